package threadworks.ui.lab;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import threadworks.lesson.Demo;
import threadworks.session.RunSnapshot;
import threadworks.session.VariantRun;
import threadworks.session.VariantRun.Status;
import threadworks.ui.chart.Timings;

/** What the lab knows of a demo, also while another one is shown in it. */
final class DemoState {
  static final RunSnapshot NOTHING = new RunSnapshot(-1, true, List.of());

  final Demo demo;
  final Timings timings = new Timings();

  /** The parameters as the controls have them. */
  Map<String, Double> values;

  /** The latest run; {@link #NOTHING} before the first. */
  RunSnapshot snapshot = NOTHING;

  /**
   * The name of the variant that the learner wants to see, or null for whichever is of interest.
   */
  @Nullable String chosen;

  DemoState(Demo demo) {
    this.demo = demo;
    values = defaults(demo);
  }

  static Map<String, Double> defaults(Demo demo) {
    var values = new HashMap<String, Double>();
    demo.params().forEach(param -> values.put(param.name(), param.value()));
    return values;
  }

  void show(RunSnapshot now) {
    snapshot = now;
    timings.show(now);
  }

  /**
   * The run that all views show: of the variant chosen; else the one that goes on; else the one
   * whose values are of interest.
   */
  @Nullable VariantRun shown() {
    if (chosen != null) {
      return timings.latest(chosen);
    }
    var running = last(Status.RUNNING);
    return running != null ? running : over();
  }

  /**
   * The run whose values are shown, even while another one goes on. One that failed comes first: a
   * bar has no room to say why.
   */
  @Nullable VariantRun over() {
    if (chosen != null) {
      return timings.latest(chosen);
    }
    var failed = last(Status.FAILED);
    var done = failed != null ? failed : last(Status.DONE);
    return done != null ? done : last(null);
  }

  /** The last run that began and has the status, or any. */
  private @Nullable VariantRun last(@Nullable Status status) {
    return snapshot.runs().reversed().stream()
        .filter(run -> run.began() && (status == null || run.status() == status))
        .findFirst()
        .orElse(null);
  }
}
