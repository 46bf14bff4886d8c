package threadworks.ui.lab;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Says in one sentence how things stand, and offers what to do next. It takes no focus and covers
 * nothing; the newest sentence replaces the one before. Its sign says the kind, then its colour.
 */
public final class StateLine extends HBox {
  private final FontIcon sign = new FontIcon();
  private final Label text = new Label();
  private Says now = Says.NOTHING;

  /** What kind of thing is said. */
  public enum Kind {
    /** How things stand. */
    PLAIN("plain"),
    /** As it should be. */
    GOOD("good"),
    /** As it should not be. */
    BAD("bad"),
    /** Something to mind. */
    WARN("warn");

    private final String style;

    Kind(String style) {
      this.style = style;
    }

    private Ikon sign() {
      return switch (this) {
        case PLAIN -> Feather.INFO;
        case GOOD -> Feather.CHECK;
        case BAD -> Feather.X_OCTAGON;
        case WARN -> Feather.ALERT_TRIANGLE;
      };
    }
  }

  /**
   * What is said.
   *
   * @param text one sentence; empty for nothing
   * @param next what may be done about it, the usual thing first
   */
  public record Says(Kind kind, String text, List<Next> next) {
    /** Nothing. */
    public static final Says NOTHING = new Says(Kind.PLAIN, "", List.of());

    /** A sentence and what may be done about it. */
    public static Says of(Kind kind, String text, Next... next) {
      return new Says(kind, text, List.of(next));
    }
  }

  /**
   * Something to do.
   *
   * @param id of its button
   * @param label what stands on it
   */
  public record Next(String id, String label, Runnable action) {}

  /** A line that says nothing. */
  public StateLine() {
    getStyleClass().add("state-line");
    setAlignment(Pos.CENTER_LEFT);
    text.setWrapText(true);
    text.setMaxWidth(Double.MAX_VALUE);
    // Never cut: it has as many lines as it needs.
    text.setMinHeight(USE_PREF_SIZE);
    text.setAccessibleRole(AccessibleRole.TEXT);
    HBox.setHgrow(text, Priority.ALWAYS);
    managedProperty().bind(visibleProperty());
    setVisible(false);
  }

  /** Says this, in place of what was said before. */
  public void say(Says what) {
    if (what.kind() == now.kind()
        && what.text().equals(now.text())
        && labels(what).equals(labels(now))) {
      return;
    }
    getStyleClass().removeAll(List.of(now.kind().style));
    getStyleClass().add(what.kind().style);
    now = what;
    sign.setIconCode(what.kind().sign());
    text.setText(what.text());
    getChildren().setAll(sign, text);
    what.next().forEach(next -> getChildren().add(button(next)));
    setVisible(!what.text().isEmpty());
  }

  /** What is said. */
  public String text() {
    return now.text();
  }

  /** Does the usual thing that may be done about what is said; returns whether there is one. */
  public boolean press() {
    boolean can = isVisible() && !now.next().isEmpty();
    if (can) {
      now.next().getFirst().action().run();
    }
    return can;
  }

  private static List<String> labels(Says says) {
    return says.next().stream().map(Next::label).toList();
  }

  private static Button button(Next next) {
    var button = new Button(next.label());
    button.setId(next.id());
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(_ -> next.action().run());
    return button;
  }
}
