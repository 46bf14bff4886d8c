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
  OK("ok", Feather.CHECK, "✓"),
  /** Nobody has said what to think of it. */
  NONE("none", Feather.MINUS, "–"),
  /** Something to mind. */
  WARN("warn", Feather.ALERT_TRIANGLE, "!"),
  /** As it should not be. */
  BAD("bad", Feather.X, "×");

  private final String style;
  private final Ikon icon;
  private final String sign;

  Mark(String style, Ikon icon, String sign) {
    this.style = style;
    this.icon = icon;
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
    return icon;
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
