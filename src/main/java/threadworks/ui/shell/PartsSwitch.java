package threadworks.ui.shell;

import java.util.Locale;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import threadworks.ui.fx.Messages;
import threadworks.ui.shell.Parts.Shown;

/** A button each for the page, for page and lab, and for the lab; one of them is pressed. */
final class PartsSwitch extends HBox {
  private static final Map<Shown, Feather> ICONS =
      Map.of(
          Shown.PAGE, Feather.BOOK_OPEN, Shown.BOTH, Feather.COLUMNS, Shown.LAB, Feather.ACTIVITY);

  PartsSwitch(Messages messages, ObjectProperty<Shown> shown) {
    getStyleClass().add("parts-switch");
    setMaxHeight(USE_PREF_SIZE);
    for (var one : new Shown[] {Shown.PAGE, Shown.BOTH, Shown.LAB}) {
      var name = one.name().toLowerCase(Locale.ROOT);
      var button = new ToggleButton(null, new FontIcon(ICONS.get(one)));
      button.getStyleClass().add("flat");
      button.setId("show-" + name);
      button.setMinWidth(USE_PREF_SIZE);
      var tip = new Tooltip();
      tip.textProperty().bind(messages.bind("shell.show." + name));
      button.setTooltip(tip);
      button.accessibleTextProperty().bind(tip.textProperty());
      button.setOnAction(
          _ -> {
            shown.set(one);
            // Pressed again, it stays pressed.
            button.setSelected(true);
          });
      shown.subscribe(now -> button.setSelected(now == one));
      getChildren().add(button);
    }
  }
}
