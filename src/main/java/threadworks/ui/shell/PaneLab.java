package threadworks.ui.shell;

import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableMap;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import threadworks.lesson.Demo;
import threadworks.lesson.Lesson;
import threadworks.session.RunSnapshot;
import threadworks.ui.lab.LabPane;

/** The lab pane, as the shell sees it. */
final class PaneLab implements Lab {
  private final LabPane pane;
  private final ObservableValue<@Nullable RunSnapshot> latest;

  PaneLab(LabPane pane) {
    this.pane = pane;
    latest = pane.snapshotProperty().map(snapshot -> snapshot.runs().isEmpty() ? null : snapshot);
  }

  @Override
  public Node node() {
    return pane;
  }

  @Override
  public void show(Lesson lesson, Demo demo, Map<String, String> labels) {
    pane.show(lesson, demo, labels);
  }

  @Override
  public ObservableValue<String> demoName() {
    return pane.demoNameProperty();
  }

  @Override
  public void run() {
    pane.run();
  }

  @Override
  public void stop() {
    pane.stop();
  }

  @Override
  public ObservableMap<String, Double> measured() {
    return pane.measured();
  }

  @Override
  public ObservableValue<@Nullable RunSnapshot> latest() {
    return latest;
  }
}
