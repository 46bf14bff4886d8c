package threadworks.ui.lab;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import threadworks.ui.code.CodeMarks;
import threadworks.ui.fx.Shortcut;

/**
 * A way to have a demo run. It is named where the window is put together; the lab gives it room for
 * its controls and a tab for each of its views, and shows its marks beside the code.
 */
public interface Mode extends AutoCloseable {
  /** The key of the mode that runs demos as they are. */
  String RUN = "run";

  /** The key of the mode in which the learner says who moves. */
  String STEP = "step";

  /** The key of the mode that goes every way. */
  String EXPLORE = "explore";

  /** What it is known by: {@code lab.mode.<key>} is its name. */
  String key();

  /** What stands right of the switch between the modes. */
  Node controls();

  /** Its tabs, in order. */
  List<LabView> views();

  /** How much of the height the source has, from 0 to 1, while nobody has chosen. */
  default double codePart() {
    return 0.36;
  }

  /** What stands over the source, if anything does. */
  default Optional<Node> overCode() {
    return Optional.empty();
  }

  /**
   * What stands over a demo's twin in Python, in whichever mode, if anything does.
   *
   * @param run has the lab run the twin that it shows
   */
  default Optional<Node> overTwin(Runnable run) {
    return Optional.empty();
  }

  /** What stands beside the source, if anything does. */
  default Optional<Region> besideCode() {
    return Optional.empty();
  }

  /** The keys that it hears wherever the focus is, but in a text field or a question. */
  default List<Shortcut> keys() {
    return List.of();
  }

  /** What stands beside the tabs, if anything does. */
  default Optional<Node> besideTabs() {
    return Optional.empty();
  }

  /** Is told once how to ask the lab for something, where it leads to another mode. */
  default void asks(Consumer<LabRequest> lab) {}

  /**
   * Takes what the lab is about now. The demo that it has already keeps all that is going on; then
   * only labels may be others, and a variant may be asked for.
   */
  void open(Subject subject);

  /** Shows a variant of the demo it has, by name. */
  void select(String variant);

  /** The name of the variant that it shows, if it shows one. */
  Optional<String> shown();

  /** Does what it is there for; nothing while it is busy. */
  void go();

  /** Runs the demo's twin in Python, where it is a mode for that; nothing while it is busy. */
  default void goTwin() {}

  /** Ends what is going on; returns at once. */
  void stop();

  /** Does what its sentence offers first; returns whether it offers anything. */
  default boolean next() {
    return false;
  }

  /** Puts away what the learner did not mean, where there is such a thing; returns whether. */
  default boolean escape() {
    return false;
  }

  /** Whether something is going on that {@link #stop} ends. */
  ObservableValue<Boolean> busy();

  /** What stands beside the source. */
  ObservableValue<CodeMarks> marks();

  /** Stops, and lets go of all it holds. */
  @Override
  void close();
}
