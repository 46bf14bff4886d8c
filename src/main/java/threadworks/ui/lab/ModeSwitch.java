package threadworks.ui.lab;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import threadworks.ui.fx.Messages;

/** A button for each mode, one of them pressed; not there when there is no choice. */
final class ModeSwitch extends HBox {
  private final ToggleGroup group = new ToggleGroup();

  /**
   * A switch on which nothing is pressed.
   *
   * @param onChoice told which mode the learner chose
   */
  ModeSwitch(List<Mode> modes, Messages messages, Consumer<Mode> onChoice) {
    getStyleClass().addAll("segments", "modes");
    setMaxHeight(USE_PREF_SIZE);
    for (var mode : modes) {
      var button = new ToggleButton();
      button.textProperty().bind(messages.bind("lab.mode." + mode.key()));
      button.setId("mode-" + mode.key());
      button.setMinWidth(USE_PREF_SIZE);
      // An arrow here is a step of the mode; the buttons are reached by Tab.
      button.getStyleClass().add("mode-keys");
      button.setToggleGroup(group);
      button.setUserData(mode);
      button.setOnAction(
          _ -> {
            // Pressed again, it stays pressed.
            button.setSelected(true);
            onChoice.accept(mode);
          });
      getChildren().add(button);
    }
    setVisible(modes.size() > 1);
    setManaged(isVisible());
  }

  /** Presses the button of a mode. */
  void show(Mode mode) {
    for (var toggle : group.getToggles()) {
      toggle.setSelected(mode.equals(toggle.getUserData()));
    }
  }
}
