package threadworks.ui.fx;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A small button that is all icon: what it does is said by its tooltip, and to who can't see. */
public final class IconButton extends Button {
  /**
   * A button.
   *
   * @param key of the text that says what it does
   */
  public IconButton(Feather icon, String key, Messages messages, Runnable action) {
    super(null, new FontIcon(icon));
    getStyleClass().addAll("flat", "small-icon");
    setMinWidth(Region.USE_PREF_SIZE);
    setOnAction(_ -> action.run());
    accessibleTextProperty().bind(messages.bind(key));
    var tooltip = new Tooltip();
    tooltip.textProperty().bind(messages.bind(key));
    setTooltip(tooltip);
  }
}
