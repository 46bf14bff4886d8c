package threadworks.ui.lab;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import threadworks.ui.fx.Messages;

/** Says what kind of truth a mode shows, short, and longer under the pointer. */
public final class Badge extends Label {
  /** A badge of these two texts. */
  public Badge(Messages messages, String key, String longKey) {
    textProperty().bind(messages.bind(key));
    getStyleClass().add("badge");
    setMinWidth(USE_PREF_SIZE);
    var meaning = new Tooltip();
    meaning.textProperty().bind(messages.bind(longKey));
    setTooltip(meaning);
    accessibleTextProperty().bind(meaning.textProperty());
  }
}
