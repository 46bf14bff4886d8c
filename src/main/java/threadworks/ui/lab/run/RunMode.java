package threadworks.ui.lab.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import threadworks.lesson.Demo;
import threadworks.lesson.VariantName;
import threadworks.session.RunRequest;
import threadworks.session.RunSession;
import threadworks.session.TwinSnapshot;
import threadworks.session.Twins;
import threadworks.session.VariantRun;
import threadworks.session.VariantRun.Status;
import threadworks.ui.code.CodeMarks;
import threadworks.ui.code.CodeMarks.Stretch;
import threadworks.ui.fx.Fx;
import threadworks.ui.fx.Messages;
import threadworks.ui.fx.Pulse;
import threadworks.ui.fx.Spread;
import threadworks.ui.lab.Findings;
import threadworks.ui.lab.LabView;
import threadworks.ui.lab.Mode;
import threadworks.ui.lab.Subject;
import threadworks.ui.lab.ValueMemory;
import threadworks.ui.theme.Theme;
import threadworks.wording.SentenceException;

/**
 * Runs a demo as it is, and shows how long each variant took, what came back, what each thread did
 * and what was printed.
 *
 * <p>While something runs, one pulse pulls the latest snapshot and has the view that can be seen
 * draw it. What was measured of a demo is kept while others are shown.
 */
public final class RunMode implements Mode {
  private final Messages messages;
  private final Function<RunRequest, RunSession> starter;
  private final Twins twins;
  private final Findings findings;
  private final ValueMemory memory;
  private final RunControls controls;
  private final TwinStrip strip;
  private final ShownChoice choice;
  private final List<RunView> views;
  private final Pulse pulse;

  /** When a variant begins or ends all views change, which would be too much for one pulse. */
  private final Spread spread = new Spread();

  private final Runnable mark = this::mark;
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
  private final ObjectProperty<CodeMarks> marks =
      new SimpleObjectProperty<>(this, "marks", CodeMarks.NONE);
  private final Map<Demo, DemoRuns> known = new HashMap<>();
  private @Nullable DemoRuns runs;

  /**
   * A mode in which nothing has run.
   *
   * @param starter begins to run what it is handed
   * @param twins runs the demos' twins
   * @param findings is told what comes of it
   * @param memory knows what parameters were set to before
   */
  public RunMode(
      Messages messages,
      Theme theme,
      Function<RunRequest, RunSession> starter,
      Twins twins,
      Findings findings,
      ValueMemory memory) {
    this.messages = messages;
    this.starter = starter;
    this.twins = twins;
    this.findings = findings;
    this.memory = memory;
    strip = new TwinStrip(messages, twins, this::stop);
    controls = new RunControls(messages, this::go, this::stop, this::keep);
    choice = new ShownChoice(messages, this::select);
    views =
        List.of(
            new TimingsView(messages, theme, spread, findings.predicted(), this::select),
            new TimelineView(messages, theme),
            new PlotView(messages, theme),
            new DataView(messages, theme),
            new OutputView(messages, theme));
    pulse = new Pulse(controls, _ -> pull());
  }

  @Override
  public String key() {
    return RUN;
  }

  @Override
  public Node controls() {
    return controls;
  }

  @Override
  public List<LabView> views() {
    return List.copyOf(views);
  }

  @Override
  public Optional<Node> besideTabs() {
    return Optional.of(choice);
  }

  @Override
  public Optional<Node> overTwin(Runnable run) {
    strip.runs(run);
    return Optional.of(strip);
  }

  @Override
  public ObservableValue<Boolean> busy() {
    return busy.getReadOnlyProperty();
  }

  @Override
  public ObservableValue<CodeMarks> marks() {
    return marks;
  }

  @Override
  public void open(Subject subject) {
    var before = runs;
    var now =
        known.computeIfAbsent(
            subject.demo(),
            demo -> new DemoRuns(demo, memory.values(subject.lesson().slug(), demo.name())));
    now.subject(subject);
    if (!now.equals(before)) {
      leave(before);
      runs = now;
      take(now);
      findings.ran(now.latest());
      controls.show(now.demo(), now.values());
      views.forEach(view -> view.show(now));
      setBusy(now.isRunning());
    }
    controls.label(subject);
    choice.show(now);
    mark();
  }

  /** Ends the run of a demo that leaves the lab, and remembers how its controls stood. */
  private void leave(@Nullable DemoRuns leaving) {
    if (leaving != null) {
      leaving.stop();
      leaving.values(controls.values());
    }
  }

  @Override
  public void go() {
    var what = runs;
    if (what == null || busy.get()) {
      return;
    }
    var values = controls.values();
    what.next(values);
    controls.notice("");
    try {
      what.began(
          starter.apply(
              new RunRequest(what.subject().lesson(), what.demo(), controls.chosen(), values, 1)));
    } catch (SentenceException e) {
      controls.notice(messages.say(e.sentence()));
      return;
    }
    findings.ran(null);
    setBusy(true);
    pull();
  }

  @Override
  public void goTwin() {
    var what = runs;
    if (what == null || busy.get() || what.demo().python() == null || !strip.canRun()) {
      return;
    }
    var values = controls.values();
    controls.notice("");
    try {
      what.began(twins.start(what.demo(), values), values);
    } catch (SentenceException e) {
      controls.notice(messages.say(e.sentence()));
      return;
    }
    findings.ran(what.latest());
    setBusy(true);
    pull();
  }

  /** Why a twin that is over came to nothing, or not to its end. */
  private void sayHowTwinEnded(TwinSnapshot over) {
    if (over.refused() != null) {
      controls.notice(messages.say(over.refused()));
    }
    for (var run : over.runs()) {
      if (run.error() != null) {
        controls.notice(messages.get("lab.twin.failed", run.python(), messages.say(run.error())));
      }
    }
  }

  @Override
  public void stop() {
    if (runs != null) {
      runs.stop();
    }
  }

  /** Keeps the values, and hands those that are live to what runs. */
  private void keep() {
    var what = runs;
    if (what != null) {
      memory.values(what.subject().lesson().slug(), what.demo().name(), controls.values());
      what.move(controls.values());
    }
  }

  private void setBusy(boolean now) {
    controls.setRunning(now);
    strip.setRunning(now && runs != null && runs.twin().isRunning(), now);
    busy.set(now);
    pulse.setWanted(now);
  }

  private void pull() {
    var what = runs;
    if (what == null || !take(what)) {
      return;
    }
    findings.ran(what.latest());
    if (!what.isRunning()) {
      setBusy(false);
    }
    draw(what);
    // Last, as it moves for some pulses.
    spread.add(mark);
  }

  /** Takes how a run stands, and what was measured; returns whether anything is new. */
  private boolean take(DemoRuns what) {
    boolean changed = what.pull();
    boolean twinChanged = what.pullTwin();
    var twin = what.twin().latest();
    if (twinChanged && twin != null && twin.finished()) {
      sayHowTwinEnded(twin);
    }
    var now = what.latest();
    if (changed && now != null && what.isUsual()) {
      now.runs().forEach(run -> measure(what, run));
    }
    return changed || twinChanged;
  }

  private void measure(DemoRuns what, VariantRun run) {
    var seconds =
        switch (run.status()) {
          case DONE -> (Double) (run.elapsedNanos() / 1e9);
          case FAILED, SKIPPED -> (Double) Double.NaN;
          case WAITING, RUNNING, STOPPED -> null;
        };
    if (seconds != null) {
      findings.measured(
          what.subject().lesson().slug(),
          new VariantName(what.demo().name(), run.variant().name()),
          seconds);
    }
  }

  @Override
  public void select(String variant) {
    var what = runs;
    if (what != null) {
      what.choose(variant);
      draw(what);
      mark();
    }
  }

  @Override
  public Optional<String> shown() {
    var chosen = controls.chosen();
    return chosen.size() == 1
        ? Optional.of(chosen.getFirst().name())
        : Optional.ofNullable(runs).map(DemoRuns::shown).map(run -> run.variant().name());
  }

  private void draw(DemoRuns what) {
    choice.show(what);
    for (var view : views) {
      if (Fx.canBeSeen(view.node())) {
        view.refresh();
      }
    }
  }

  /** Says where the threads are, and lights the variant that is shown. */
  private void mark() {
    var what = runs;
    if (what == null) {
      return;
    }
    var file = what.demo().sources().getFirst().file();
    var variant = what.shownVariant();
    var shown = what.shown();
    marks.set(
        new CodeMarks(
            shown != null && shown.status() == Status.RUNNING
                ? Whereabouts.of(shown.trace(), what.marks())
                : Map.of(),
            variant == null ? null : new Stretch(file, variant.firstLine(), variant.lastLine())));
  }

  @Override
  public void close() {
    stop();
    pulse.setWanted(false);
  }
}
