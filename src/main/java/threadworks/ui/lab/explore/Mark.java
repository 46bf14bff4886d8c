package threadworks.ui.lab.explore;

import javafx.scene.paint.Color;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import threadworks.lab.Expect;
import threadworks.ui.lab.model.OutcomeRow;
import threadworks.ui.theme.Palette;

/** How an outcome is marked: by a sign and by a colour. */
enum Mark {
  /** As it should be. */
  OK("ok", "✓"),
  /** Nobody has said what to think of it. */
  NONE("none", "–"),
  /** Something to mind. */
  WARN("warn", "!"),
  /** As it should not be. */
  BAD("bad", "×");

  private final String style;
  private final String sign;

  Mark(String style, String sign) {
    this.style = style;
    this.sign = sign;
  }

  static Mark of(OutcomeRow row) {
    if (row.bad()) {
      return BAD;
    }
    return row.expect() == null ? NONE : row.expect() == Expect.INTERESTING ? WARN : OK;
  }

  /** Its style class. */
  String style() {
    return style;
  }

  Ikon icon() {
    return switch (this) {
      case OK -> Feather.CHECK;
      case NONE -> Feather.MINUS;
      case WARN -> Feather.ALERT_TRIANGLE;
      case BAD -> Feather.X;
    };
  }

  /** Its sign as a character. */
  String sign() {
    return sign;
  }

  Color colour(Palette palette) {
    return switch (this) {
      case OK -> palette.ok();
      case NONE -> palette.muted();
      case WARN -> palette.warn();
      case BAD -> palette.bad();
    };
  }
}
