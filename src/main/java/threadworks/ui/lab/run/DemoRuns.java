package threadworks.ui.lab.run;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import threadworks.lesson.Demo;
import threadworks.session.PythonRun;
import threadworks.session.RunSession;
import threadworks.session.RunSnapshot;
import threadworks.session.TwinRun;
import threadworks.session.VariantRun;
import threadworks.session.VariantRun.Status;
import threadworks.trace.Trace;
import threadworks.ui.chart.ThreadMarks;
import threadworks.ui.chart.plot.PlotRuns;
import threadworks.ui.chart.timings.Timings;
import threadworks.ui.lab.Subject;

/** What is known of a demo's runs, also while another demo is shown; all that the views draw. */
final class DemoRuns {
  private final Demo demo;
  private final Timings timings = new Timings();
  private final PlotRuns plots = new PlotRuns();
  private final TwinRuns twin = new TwinRuns();
  private Map<String, Double> values;
  private @Nullable Subject subject;
  private @Nullable RunSnapshot latest;
  private boolean usual = true;

  /** The parameters that the run under way has now. */
  private final Map<String, Double> running = new HashMap<>();

  /** The run under way; null when none is. */
  private @Nullable RunSession session;

  /**
   * The name of the variant, or of the Python, that the learner wants to see; null for whichever is
   * of interest.
   */
  private @Nullable String chosen;

  /** Whether the twin was run after the variants. */
  private boolean twinLast;

  private @Nullable VariantRun marked;
  private ThreadMarks marks = new ThreadMarks(Trace.EMPTY);

  /**
   * Nothing has run yet.
   *
   * @param kept what parameters were set to before; they may be others by now
   */
  DemoRuns(Demo demo, Map<String, Double> kept) {
    this.demo = demo;
    values = defaults(demo);
    for (var param : demo.params()) {
      var value = kept.get(param.name());
      if (value != null && param.allows(value)) {
        values.put(param.name(), value);
      }
    }
  }

  private static Map<String, Double> defaults(Demo demo) {
    var values = new HashMap<String, Double>();
    demo.params().forEach(param -> values.put(param.name(), param.value()));
    return values;
  }

  Demo demo() {
    return demo;
  }

  /** Takes how things are called now. */
  void subject(Subject now) {
    subject = now;
  }

  /** The demo with how things are called now. */
  Subject subject() {
    return Objects.requireNonNull(subject);
  }

  /** The parameters as the controls had them when the demo was left. */
  Map<String, Double> values() {
    return values;
  }

  void values(Map<String, Double> now) {
    values = now;
  }

  Timings timings() {
    return timings;
  }

  PlotRuns plots() {
    return plots;
  }

  /** The latest run; null before the first. */
  @Nullable RunSnapshot latest() {
    return latest;
  }

  /** Another run begins, and nobody has chosen yet what to see of it. */
  void next(Map<String, Double> params) {
    if (!params.equals(timings.parameters())) {
      twin.forget();
    }
    timings.next(params);
    plots.next(params);
    twinLast = false;
    running.clear();
    running.putAll(params);
    usual = params.equals(defaults(demo));
    chosen = null;
    latest = null;
  }

  /** Whether what is shown has the parameters of the source. */
  boolean isUsual() {
    return usual;
  }

  /** It runs now. */
  void began(RunSession running) {
    session = running;
  }

  /**
   * The twin runs now. What the variants took with other values becomes the past, as it does when
   * they are run again.
   */
  void began(TwinRun running, Map<String, Double> params) {
    if (!params.equals(timings.parameters())) {
      next(params);
    }
    chosen = null;
    twinLast = true;
    twin.began(running);
  }

  TwinRuns twin() {
    return twin;
  }

  /** The Python that all views show; null while they show a variant. */
  @Nullable PythonRun shownPython() {
    return chosen != null ? twin.of(chosen) : twinLast ? twin.ofInterest() : null;
  }

  /** Whether a run is under way, or is being stopped. */
  boolean isRunning() {
    return session != null || twin.isRunning();
  }

  /** Gives the run under way those values of live parameters that are others now. */
  void move(Map<String, Double> values) {
    if (session == null) {
      return;
    }
    for (var param : demo.params()) {
      var value = values.get(param.name());
      if (param.live() && value != null && !value.equals(running.put(param.name(), value))) {
        session.set(param.name(), value);
        // A time that was measured meanwhile is of no values that anybody chose before.
        usual = false;
      }
    }
  }

  void stop() {
    twin.stop();
    if (session != null) {
      session.stop();
    }
  }

  /** Takes how the twin stands now; returns whether anything is new. */
  boolean pullTwin() {
    boolean changed = twin.pull();
    if (changed) {
      for (var run : twin.all()) {
        timings.foreign(run.python(), run.bars());
        plots.foreign(run.python(), run.trace().sweeps());
      }
    }
    return changed;
  }

  /** Takes how the run under way stands now; returns whether anything is new. */
  boolean pull() {
    if (session == null) {
      return false;
    }
    var now = session.snapshot();
    if (latest != null && now.version() == latest.version()) {
      return false;
    }
    latest = now;
    timings.show(now);
    plots.show(now);
    if (now.finished()) {
      session = null;
    }
    return true;
  }

  void choose(String variant) {
    chosen = variant;
  }

  /**
   * The run that all views show: of the variant chosen; else the one that goes on; else the one
   * whose values are of interest.
   */
  @Nullable VariantRun shown() {
    if (shownPython() != null) {
      return null;
    }
    if (chosen != null) {
      return timings.latest(chosen);
    }
    var running = last(Status.RUNNING);
    return running != null ? running : over();
  }

  /** The variant that all views show, which may not have run yet. */
  Demo.@Nullable Variant shownVariant() {
    for (var variant : demo.variants()) {
      if (variant.name().equals(chosen)) {
        return variant;
      }
    }
    var shown = shown();
    return shown == null ? null : shown.variant();
  }

  /**
   * The run whose values are shown, even while another one goes on. One that failed comes first: a
   * bar has no room to say why.
   */
  @Nullable VariantRun over() {
    if (shownPython() != null) {
      return null;
    }
    if (chosen != null) {
      return timings.latest(chosen);
    }
    var failed = last(Status.FAILED);
    var done = failed != null ? failed : last(Status.DONE);
    return done != null ? done : last(null);
  }

  /** The last run that began and has the status, or any. */
  private @Nullable VariantRun last(@Nullable Status status) {
    return latest == null
        ? null
        : latest.runs().reversed().stream()
            .filter(run -> run.began() && (status == null || run.status() == status))
            .findFirst()
            .orElse(null);
  }

  /** The letters of the threads of the run that is shown. */
  ThreadMarks marks() {
    var shown = shown();
    if (shown == null
        || marked == null
        || !marked.variant().equals(shown.variant())
        || marked.trace().threads() != shown.trace().threads()
        || marked.trace().nanos() > shown.trace().nanos()) {
      marks = new ThreadMarks(shown == null ? Trace.EMPTY : shown.trace());
    }
    marked = shown;
    return marks;
  }

  /** The letters of the threads of some run. */
  ThreadMarks marks(@Nullable VariantRun run) {
    return Objects.equals(run, shown())
        ? marks()
        : new ThreadMarks(run == null ? Trace.EMPTY : run.trace());
  }
}
