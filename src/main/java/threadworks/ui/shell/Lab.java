package threadworks.ui.shell;

import java.util.List;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableMap;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import threadworks.lesson.Demo;
import threadworks.lesson.Lesson;
import threadworks.session.RunSnapshot;
import threadworks.ui.fx.Shortcut;

/** What the shell asks of the lab on its right. */
public interface Lab {
  /** The lab itself. */
  Node node();

  /**
   * Brings a demo in. The demo that is there already only takes the new labels: its run goes on.
   *
   * @param labels what variants and parameters are called, by their names in the source
   */
  void show(Lesson lesson, Demo demo, Map<String, String> labels);

  /** The name of the demo shown, which the learner may choose in the lab too. */
  ObservableValue<String> demoName();

  /** Runs what is chosen, unless a run is under way. */
  void run();

  /** Stops the run under way, if one is. */
  void stop();

  /** The latest run of the demo shown, as it stands now; null before the first. */
  ObservableValue<@Nullable RunSnapshot> latest();

  /**
   * What variants took when they were run last with the parameters of the source, in seconds
   * without start-up, by lesson, demo and name as {@code queues/Polling/stopWhenEmpty}; NaN where
   * one can't be run.
   */
  ObservableMap<String, Double> measured();

  /** Keys of its own. */
  default List<Shortcut> shortcuts() {
    return List.of();
  }
}
