package threadworks.ui.lab;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.event.EventHandler;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import threadworks.host.Hosts;
import threadworks.lesson.Demo;
import threadworks.lesson.Lesson;
import threadworks.lesson.LessonText.DemoBlock;
import threadworks.session.RunRequest;
import threadworks.session.RunSession;
import threadworks.session.RunSnapshot;
import threadworks.session.VariantRun;
import threadworks.session.VariantRun.Status;
import threadworks.trace.Trace;
import threadworks.ui.chart.CameBack;
import threadworks.ui.chart.ThreadMarks;
import threadworks.ui.chart.Timeline;
import threadworks.ui.chart.Timings;
import threadworks.ui.chart.TimingsChart;
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
 * and hands it to the views that can be seen; the others catch up when their tab is chosen.
 */
public final class LabPane extends VBox implements AutoCloseable {
  /** With the second pulse the first frame has been drawn. */
  private static final int FIRST_PULSES = 2;

  private static final RunSnapshot NOTHING = new RunSnapshot(-1, true, List.of());

  private final Messages messages;
  private final Function<RunRequest, LabRun> starter;
  private final RunControls controls;
  private final Label notice = new Label();
  private final Label hint = new Label();
  private final CodePane code;
  private final TimingsChart chart;
  private final CameBack cameBack;
  private final Timeline timeline;
  private final OutputPane output;
  private final Tab timingsTab = new Tab();
  private final Tab timelineTab = new Tab();
  private final Tab outputTab = new Tab();
  private final TabPane tabs = new TabPane(timingsTab, timelineTab, outputTab);
  private final Pulse pulse;

  /** When a variant begins or ends all views change, which would be too much for one pulse. */
  private final Spread spread = new Spread();

  private final Runnable showSource = this::showSource;
  private final Runnable showCode = this::showCode;
  private final Runnable showCameBack = this::showCameBack;
  private final Subscription subscriptions;
  private final EventHandler<KeyEvent> keys = this::key;
  private final ReadOnlyObjectWrapper<RunSnapshot> snapshot =
      new ReadOnlyObjectWrapper<>(this, "snapshot", NOTHING);

  private final ReadOnlyStringWrapper demoName = new ReadOnlyStringWrapper(this, "demoName", "");

  private final Timings timings = new Timings();
  private @Nullable Lesson lesson;
  private @Nullable Demo demo;
  private Map<String, String> labels = Map.of();
  private Map<String, Double> measured = Map.of();
  private @Nullable LabRun run;
  private boolean running;
  private @Nullable String chosen;
  private @Nullable VariantRun marked;
  private ThreadMarks marks = new ThreadMarks(Trace.EMPTY);

  /** A lab without a demo, which runs what it is shown in child JVMs of {@code hosts}. */
  public LabPane(Messages messages, Theme theme, Hosts hosts) {
    this(messages, theme, request -> adapt(RunSession.start(hosts, request)));
  }

  LabPane(Messages messages, Theme theme, Function<RunRequest, LabRun> starter) {
    this.messages = messages;
    this.starter = starter;
    controls = new RunControls(messages, this::showDemo, this::run, this::stop);
    code = new CodePane(messages, theme);
    chart = new TimingsChart(messages, this::choose);
    cameBack = new CameBack(messages, theme);
    timeline = new Timeline(messages, theme);
    output = new OutputPane(messages, theme);
    notice.getStyleClass().add("notice");
    notice.setWrapText(true);
    notice.visibleProperty().bind(notice.textProperty().isNotEmpty());
    notice.managedProperty().bind(notice.visibleProperty());
    var split = new SplitPane(code, tabs());
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
            theme.paletteProperty().subscribe((_, _) -> refreshAll()),
            tabs.getSelectionModel().selectedItemProperty().subscribe((_, _) -> refresh()),
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

  private static LabRun adapt(RunSession session) {
    return new LabRun() {
      @Override
      public RunSnapshot snapshot() {
        return session.snapshot();
      }

      @Override
      public void stop() {
        session.stop();
      }
    };
  }

  private TabPane tabs() {
    hint.textProperty().bind(messages.bind("lab.hint"));
    hint.getStyleClass().add("hint");
    hint.managedProperty().bind(hint.visibleProperty());
    hint.visibleProperty().bind(cameBack.visibleProperty().not());
    var content = new VBox(chart, hint, cameBack);
    content.getStyleClass().add("timings-tab");
    var scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    timingsTab.setContent(scroll);
    timelineTab.setContent(timeline);
    outputTab.setContent(output);
    timingsTab.textProperty().bind(messages.bind("lab.timings"));
    timelineTab.textProperty().bind(messages.bind("lab.timeline"));
    outputTab.textProperty().bind(messages.bind("lab.output"));
    timingsTab.setId("timings-tab");
    timelineTab.setId("timeline-tab");
    outputTab.setId("output-tab");
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    return tabs;
  }

  /**
   * Brings a demo into the lab. The demo shown already keeps its timings and its run; another one
   * ends them.
   *
   * @param labels what variants and parameters are called in the language now, by their names
   */
  public void show(Lesson lesson, Demo demo, Map<String, String> labels) {
    boolean same = demo.equals(this.demo);
    this.lesson = lesson;
    this.demo = demo;
    this.labels = labels;
    if (!same) {
      stop();
      run = null;
      setRunning(false);
      timings.clear();
      chosen = null;
      marked = null;
      notice.setText("");
      controls.show(lesson.demos().stream().map(Demo::name).toList(), demo);
      code.clear();
      if (getScene() == null) {
        // The lines of code are a third of what a first frame would have to lay out.
        spread.addAfter(FIRST_PULSES, showSource);
      } else {
        showSource();
      }
      snapshot.set(NOTHING);
      demoName.set(demo.name());
    }
    controls.label(labels);
    refreshAll();
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
    var what = demo;
    if (of == null || what == null || running) {
      return;
    }
    var values = controls.values();
    timings.next();
    if (!values.equals(measured)) {
      timings.clear();
      measured = values;
    }
    chosen = null;
    notice.setText("");
    try {
      run = starter.apply(new RunRequest(of, what, controls.chosen(), values, 1));
    } catch (IllegalArgumentException e) {
      notice.setText(e.getMessage());
      return;
    }
    snapshot.set(NOTHING);
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

  private void setRunning(boolean running) {
    this.running = running;
    controls.setRunning(running);
    pulse.setWanted(running);
  }

  private void pull() {
    if (run == null) {
      return;
    }
    var now = run.snapshot();
    if (now.version() == snapshot.get().version()) {
      return;
    }
    timings.show(now);
    snapshot.set(now);
    if (now.finished()) {
      setRunning(false);
    }
    showCharts();
    spread.add(showCameBack);
    // Last, as it moves for some pulses.
    spread.add(showCode);
  }

  private void choose(String variant) {
    chosen = variant;
    refresh();
  }

  private void relabel() {
    if (lesson != null && demo != null) {
      labels = labels(lesson, demo);
      controls.label(labels);
    }
    refreshAll();
  }

  private void refreshAll() {
    timeline.refresh();
    output.refresh();
    refresh();
  }

  /** Brings what can be seen up to date. */
  private void refresh() {
    showCharts();
    showCode();
    showCameBack();
  }

  private void showCharts() {
    if (demo == null) {
      return;
    }
    var selected = tabs.getSelectionModel().getSelectedItem();
    var shown = shown(Status.RUNNING);
    mark(shown);
    if (selected.equals(timingsTab)) {
      var over = over();
      chart.show(timings, demo.variants(), labels, over == null ? null : over.variant().name());
    } else if (selected.equals(timelineTab)) {
      timeline.show(shown, marks);
    } else {
      output.show(shown == null ? Trace.EMPTY : shown.trace(), marks);
    }
  }

  private void showSource() {
    if (demo != null) {
      code.show(demo);
      showCode();
    }
  }

  private void showCode() {
    if (demo == null) {
      return;
    }
    var shown = shown(Status.RUNNING);
    mark(shown);
    code.light(shown == null ? null : shown.variant());
    code.mark(
        shown != null && shown.status() == Status.RUNNING
            ? Whereabouts.of(shown.trace(), marks)
            : Map.of());
  }

  private void showCameBack() {
    if (demo == null || !tabs.getSelectionModel().getSelectedItem().equals(timingsTab)) {
      return;
    }
    var over = over();
    var label =
        over == null ? "" : labels.getOrDefault(over.variant().name(), over.variant().name());
    cameBack.show(label, over, Objects.equals(over, marked) ? marks : marksOf(over));
  }

  /** The run whose values are shown; a bar has no room to say why its variant failed. */
  private @Nullable VariantRun over() {
    var failed = shown(Status.FAILED);
    return failed != null && failed.status() == Status.FAILED ? failed : shown(Status.DONE);
  }

  private void mark(@Nullable VariantRun shown) {
    if (shown == null
        || marked == null
        || !marked.variant().equals(shown.variant())
        || marked.trace().threads() != shown.trace().threads()
        || marked.trace().nanos() > shown.trace().nanos()) {
      marks = marksOf(shown);
    }
    marked = shown;
  }

  private static ThreadMarks marksOf(@Nullable VariantRun run) {
    return new ThreadMarks(run == null ? Trace.EMPTY : run.trace());
  }

  /**
   * The run that the views show: of the variant chosen; else the latest that has the status wanted;
   * else the latest that began.
   */
  private @Nullable VariantRun shown(Status wanted) {
    if (chosen != null) {
      return timings.latest(chosen);
    }
    VariantRun found = null;
    for (var candidate : snapshot.get().runs()) {
      boolean began = candidate.status() != Status.WAITING;
      if (began && (found == null || candidate.status() == wanted || found.status() != wanted)) {
        found = candidate;
      }
    }
    return found;
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
