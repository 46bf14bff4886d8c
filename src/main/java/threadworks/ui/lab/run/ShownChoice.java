package threadworks.ui.lab.run;

import java.util.function.Consumer;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import org.jspecify.annotations.Nullable;
import threadworks.ui.fx.Messages;
import threadworks.ui.lab.Subject;

/** Says whose run all views show, and offers the others that there are. */
final class ShownChoice extends MenuButton {
  private final Messages messages;
  private final Consumer<String> onChoice;
  private @Nullable Subject offered;

  /**
   * A choice of nothing.
   *
   * @param onChoice told the name of the variant that is to be shown
   */
  ShownChoice(Messages messages, Consumer<String> onChoice) {
    this.messages = messages;
    this.onChoice = onChoice;
    setId("shown");
    getStyleClass().add("shown");
    setVisible(false);
  }

  void show(DemoRuns runs) {
    if (!runs.subject().equals(offered)) {
      offered = runs.subject();
      offer(runs.subject());
    }
    var shown = runs.shown();
    setVisible(shown != null && getItems().size() > 1);
    if (shown == null) {
      return;
    }
    var label = runs.subject().label(shown.variant().name());
    setText(label);
    setAccessibleText(messages.get("lab.shown", label));
    for (var item : getItems()) {
      var name = String.valueOf(item.getUserData());
      var run = runs.timings().latest(name);
      item.setDisable(run == null || !run.began());
      ((RadioMenuItem) item).setSelected(name.equals(shown.variant().name()));
    }
  }

  private void offer(Subject subject) {
    var group = new ToggleGroup();
    getItems().clear();
    for (var variant : subject.demo().variants()) {
      var item = new RadioMenuItem(subject.label(variant.name()));
      item.setUserData(variant.name());
      item.setToggleGroup(group);
      item.setOnAction(_ -> onChoice.accept(variant.name()));
      getItems().add(item);
    }
  }
}
