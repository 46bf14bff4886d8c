package threadworks.ui.lab;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import javafx.event.EventHandler;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import threadworks.lesson.Demo;
import threadworks.lesson.Lesson;
import threadworks.lesson.LessonText.DemoBlock;
import threadworks.lesson.VariantName;
import threadworks.session.RunRequest;
import threadworks.session.RunSession;
import threadworks.session.RunSnapshot;
import threadworks.session.VariantRun;
import threadworks.session.VariantRun.Status;
import threadworks.ui.code.CodePane;
import threadworks.ui.code.Whereabouts;
import threadworks.ui.fx.Messages;
import threadworks.ui.fx.Pulse;
import threadworks.ui.fx.Spread;
import threadworks.ui.theme.Theme;

/**
 * The lab: runs a lesson's demo and shows the code, how long each variant took, what each thread
 * did and what was printed.
 *
 * <p>No thread of a demo ever comes here. While something runs, one pulse pulls the latest snapshot
 * and hands it to the views that can be seen; the others catch up when their tab is chosen. What
 * was measured of a demo is kept while others are shown.
 */
public final class LabPane extends VBox implements AutoCloseable {
  /** With the second pulse the first frame has been drawn. */
  private static final int FIRST_PULSES = 2;

  private final Messages messages;
  private final Function<RunRequest, RunSession> starter;
  private final RunControls controls;
  private final Label notice = new Label();
  private final CodePane code;
  private final RunViews views;
  private final Pulse pulse;

  /** When a variant begins or ends all views change, which would be too much for one pulse. */
  private final Spread spread = new Spread();

  private final Runnable showSource = this::showSource;
  private final Runnable showCode = this::showCode;
  private final Runnable showCameBack;
  private final Subscription subscriptions;
  private final EventHandler<KeyEvent> keys = this::key;
  private final ReadOnlyObjectWrapper<RunSnapshot> snapshot =
      new ReadOnlyObjectWrapper<>(this, "snapshot", DemoState.NOTHING);
  private final ReadOnlyStringWrapper demoName = new ReadOnlyStringWrapper(this, "demoName", "");
  private final ObservableMap<String, Double> measuring = FXCollections.observableHashMap();
  private final ObservableMap<String, Double> measured =
      FXCollections.unmodifiableObservableMap(measuring);
  private final Map<String, DemoState> known = new HashMap<>();
  private @Nullable Lesson lesson;
  private @Nullable DemoState state;
  private @Nullable RunSession run;
  private boolean usual;
  private boolean running;

  /**
   * A lab without a demo.
   *
   * @param starter begins to run what it is handed
   */
  public LabPane(Messages messages, Theme theme, Function<RunRequest, RunSession> starter) {
    this.messages = messages;
    this.starter = starter;
    controls = new RunControls(messages, this::showDemo, this::run, this::stop);
    code = new CodePane(messages, theme);
    views = new RunViews(messages, theme, this::choose);
    showCameBack = views::showCameBack;
    notice.getStyleClass().add("notice");
    notice.setWrapText(true);
    notice.visibleProperty().bind(notice.textProperty().isNotEmpty());
    notice.managedProperty().bind(notice.visibleProperty());
    var split = new SplitPane(code, views);
    split.setOrientation(Orientation.VERTICAL);
    split.setDividerPositions(0.36);
    VBox.setVgrow(split, Priority.ALWAYS);
    getChildren().addAll(controls, notice, split);
    getStyleClass().add("lab");
    getStylesheets()
        .add(
            Objects.requireNonNull(LabPane.class.getResource("/assets/css/lab.css"))
                .toExternalForm());
    pulse = new Pulse(this, _ -> pull());
    subscriptions =
        Subscription.combine(
            messages.languageProperty().subscribe((_, _) -> relabel()),
            theme.paletteProperty().subscribe((_, _) -> redraw()),
            sceneProperty()
                .subscribe(
                    (before, now) -> {
                      if (before != null) {
                        before.removeEventHandler(KeyEvent.KEY_PRESSED, keys);
                      }
                      if (now != null) {
                        now.addEventHandler(KeyEvent.KEY_PRESSED, keys);
                      }
                    }));
  }

  /**
   * Brings a demo into the lab. The demo shown already keeps its run; another one ends it.
   *
   * @param labels what variants and parameters are called in the language now, by their names
   */
  public void show(Lesson lesson, Demo demo, Map<String, String> labels) {
    var before = state;
    this.lesson = lesson;
    if (before == null || !demo.equals(before.demo)) {
      end(before);
      var now = known.computeIfAbsent(lesson.slug() + "/" + demo.name(), _ -> new DemoState(demo));
      state = now;
      snapshot.set(now.snapshot);
      notice.setText("");
      controls.show(lesson.demos().stream().map(Demo::name).toList(), demo, now.values);
      code.clear();
      if (getScene() == null) {
        // The lines of code are a third of what a first frame would have to lay out.
        spread.addAfter(FIRST_PULSES, showSource);
      } else {
        showSource();
      }
      demoName.set(demo.name());
    }
    controls.label(labels);
    if (state != null) {
      views.show(state, labels);
    }
    showCode();
  }

  /** Ends the run of a demo that leaves the lab, and remembers how its controls stood. */
  private void end(@Nullable DemoState leaving) {
    stop();
    if (leaving != null) {
      leaving.values = controls.values();
      if (run != null && running) {
        leaving.show(run.snapshot());
      }
    }
    run = null;
    setRunning(false);
  }

  private void showDemo(String name) {
    var of = lesson;
    if (of != null) {
      of.demos().stream()
          .filter(other -> other.name().equals(name))
          .findFirst()
          .ifPresent(other -> show(of, other, labels(of, other)));
    }
  }

  private Map<String, String> labels(Lesson lesson, Demo demo) {
    for (var block : lesson.text(messages.language()).blocks()) {
      if (block instanceof DemoBlock shown && shown.demo().equals(demo.name())) {
        return shown.labels();
      }
    }
    return Map.of();
  }

  /** Runs what is chosen; does nothing while something runs. */
  public void run() {
    var of = lesson;
    var what = state;
    if (of == null || what == null || running) {
      return;
    }
    var values = controls.values();
    what.timings.next(values);
    what.chosen = null;
    usual = values.equals(DemoState.defaults(what.demo));
    notice.setText("");
    try {
      run = starter.apply(new RunRequest(of, what.demo, controls.chosen(), values, 1));
    } catch (IllegalArgumentException e) {
      notice.setText(e.getMessage());
      return;
    }
    snapshot.set(DemoState.NOTHING);
    setRunning(true);
    pull();
  }

  /** Ends the run; does nothing when nothing runs. */
  public void stop() {
    if (run != null) {
      run.stop();
    }
  }

  /** The latest snapshot of the latest run; an empty one before the first. */
  public ReadOnlyObjectProperty<RunSnapshot> snapshotProperty() {
    return snapshot.getReadOnlyProperty();
  }

  /** The name of the demo shown, which may be chosen here too; empty before the first. */
  public ReadOnlyStringProperty demoNameProperty() {
    return demoName.getReadOnlyProperty();
  }

  /**
   * What variants took when they were run last with the parameters of the source, in seconds
   * without start-up, by lesson, demo and name as {@code queues/Polling/stopWhenEmpty}; NaN where
   * one can't be run.
   */
  public ObservableMap<String, Double> measured() {
    return measured;
  }

  private void setRunning(boolean running) {
    this.running = running;
    controls.setRunning(running);
    pulse.setWanted(running);
  }

  private void pull() {
    if (run == null || state == null) {
      return;
    }
    var now = run.snapshot();
    if (now.version() == snapshot.get().version()) {
      return;
    }
    state.show(now);
    snapshot.set(now);
    if (usual) {
      now.runs().forEach(this::measure);
    }
    if (now.finished()) {
      setRunning(false);
    }
    views.showCharts();
    spread.add(showCameBack);
    // Last, as it moves for some pulses.
    spread.add(showCode);
  }

  private void measure(VariantRun run) {
    var seconds =
        switch (run.status()) {
          case DONE -> (Double) (run.elapsedNanos() / 1e9);
          case FAILED, SKIPPED -> (Double) Double.NaN;
          case WAITING, RUNNING, STOPPED -> null;
        };
    if (seconds != null && lesson != null && state != null) {
      var variant = new VariantName(state.demo.name(), run.variant().name());
      measuring.put(variant.of(lesson.slug()), seconds);
    }
  }

  private void choose(String variant) {
    if (state != null) {
      state.chosen = variant;
      views.refresh();
      showCode();
    }
  }

  private void relabel() {
    if (lesson != null && state != null) {
      var labels = labels(lesson, state.demo);
      controls.label(labels);
      views.show(state, labels);
    }
  }

  private void redraw() {
    views.refreshAll();
    showCode();
  }

  private void showSource() {
    if (state != null) {
      code.show(state.demo);
      showCode();
    }
  }

  private void showCode() {
    if (state == null) {
      return;
    }
    var shown = state.shown();
    code.light(shown == null ? null : shown.variant());
    code.mark(
        shown != null && shown.status() == Status.RUNNING
            ? Whereabouts.of(shown.trace(), views.marks())
            : Map.of());
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.F5) {
      run();
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE && running) {
      stop();
      event.consume();
    }
  }

  /** Stops the run and lets go of the language and the theme. */
  @Override
  public void close() {
    stop();
    pulse.setWanted(false);
    subscriptions.unsubscribe();
    if (getScene() != null) {
      getScene().removeEventHandler(KeyEvent.KEY_PRESSED, keys);
    }
  }
}
