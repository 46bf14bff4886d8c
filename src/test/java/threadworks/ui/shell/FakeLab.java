package threadworks.ui.shell;

import java.util.Map;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import threadworks.lesson.Demo;
import threadworks.lesson.Lesson;
import threadworks.session.RunSnapshot;

/** A lab that notes what it is asked. */
final class FakeLab implements Lab {
  final SimpleObjectProperty<@Nullable RunSnapshot> latest = new SimpleObjectProperty<>();
  final ObservableMap<String, Double> measured = FXCollections.observableHashMap();
  final SimpleStringProperty demoName = new SimpleStringProperty("");
  final StackPane pane = new StackPane(new Button("lab"));
  @Nullable Demo demo;
  Map<String, String> labels = Map.of();
  int runs;
  int stops;

  @Override
  public Node node() {
    return pane;
  }

  @Override
  public void show(Lesson lesson, Demo demo, Map<String, String> labels) {
    this.demo = demo;
    demoName.set(demo.name());
    this.labels = labels;
  }

  @Override
  public ObservableValue<String> demoName() {
    return demoName;
  }

  @Override
  public void run() {
    runs++;
  }

  @Override
  public void stop() {
    stops++;
  }

  @Override
  public ObservableMap<String, Double> measured() {
    return measured;
  }

  @Override
  public ObservableValue<@Nullable RunSnapshot> latest() {
    return latest;
  }
}
