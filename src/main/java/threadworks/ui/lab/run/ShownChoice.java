package threadworks.ui.lab.run;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import org.jspecify.annotations.Nullable;
import threadworks.lesson.Demo;
import threadworks.session.PythonRun;
import threadworks.ui.fx.Messages;
import threadworks.ui.lab.Subject;

/** Says whose run all views show, and offers the others that there are. */
final class ShownChoice extends MenuButton {
  private final Messages messages;
  private final Consumer<String> onChoice;
  private @Nullable Subject offered;
  private List<String> pythons = List.of();

  /**
   * A choice of nothing.
   *
   * @param onChoice told the name of the variant, or of the Python, that is to be shown
   */
  ShownChoice(Messages messages, Consumer<String> onChoice) {
    this.messages = messages;
    this.onChoice = onChoice;
    setId("shown");
    getStyleClass().add("shown");
    setVisible(false);
  }

  void show(DemoRuns runs) {
    var ran = runs.twin().all().stream().map(PythonRun::python).toList();
    if (!runs.subject().equals(offered) || !ran.equals(pythons)) {
      offered = runs.subject();
      pythons = ran;
      offer(runs.subject());
    }
    var run = runs.shown();
    var python = runs.shownPython();
    var shown = python != null ? python.python() : run != null ? run.variant().name() : null;
    setVisible(shown != null && getItems().size() > 1);
    if (shown == null) {
      return;
    }
    var label = runs.subject().label(shown);
    setText(label);
    setAccessibleText(messages.get("lab.shown", label));
    for (var item : getItems()) {
      var name = String.valueOf(item.getUserData());
      var latest = runs.timings().latest(name);
      item.setDisable(!pythons.contains(name) && (latest == null || !latest.began()));
      ((RadioMenuItem) item).setSelected(name.equals(shown));
    }
  }

  private void offer(Subject subject) {
    var group = new ToggleGroup();
    getItems().clear();
    var names =
        Stream.concat(subject.demo().variants().stream().map(Demo.Variant::name), pythons.stream());
    names.forEach(
        name -> {
          var item = new RadioMenuItem(subject.label(name));
          item.setUserData(name);
          item.setToggleGroup(group);
          item.setOnAction(_ -> onChoice.accept(name));
          getItems().add(item);
        });
  }
}
