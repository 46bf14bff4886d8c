package threadworks.ui.lab.step;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import threadworks.schedule.report.Bounds;
import threadworks.schedule.report.Report;
import threadworks.schedule.report.Schedule;
import threadworks.session.Engine;
import threadworks.session.Exploration;
import threadworks.ui.fx.Fx;
import threadworks.ui.fx.Messages;
import threadworks.ui.lab.Findings;
import threadworks.ui.lab.model.Judgement;
import threadworks.ui.lab.model.Program;

/**
 * Looks for the shortest schedule that comes to what it should not: in what was explored before,
 * else in an exploration of its own. On the JavaFX thread.
 */
final class Failing {
  /** For so long it looks at most; one of each kind soon finds what there is. */
  private static final double SECONDS = 10;

  private final Engine engine;
  private final Findings findings;
  private final Messages messages;
  private final Consumer<Schedule> found;
  private final Consumer<String> none;
  private @Nullable Exploration under;

  /**
   * Looks for nothing yet.
   *
   * @param found told the schedule
   * @param none told why there is none
   */
  Failing(
      Engine engine,
      Findings findings,
      Messages messages,
      Consumer<Schedule> found,
      Consumer<String> none) {
    this.engine = engine;
    this.findings = findings;
    this.messages = messages;
    this.found = found;
    this.none = none;
  }

  /** Whether it is looking. */
  boolean isLooking() {
    return under != null;
  }

  /** Looks for one; tells what came of it, unless it is stopped before. */
  void look(Program program) {
    stop();
    var before = program.isUsual() ? findings.explored().get(program.name()) : null;
    if (before != null && (before.complete() || bad(program, before).isPresent())) {
      tell(program, before);
      return;
    }
    var exploration = engine.explore(program.target(), Bounds.NONE.reduced().within(SECONDS));
    under = exploration;
    var _ =
        exploration
            .over()
            .whenComplete((report, failure) -> Fx.run(() -> take(exploration, program, report)));
  }

  private void take(Exploration of, Program program, @Nullable Report report) {
    if (of.equals(under)) {
      under = null;
      tell(program, report == null ? Report.NOTHING : report);
    }
  }

  private void tell(Program program, Report report) {
    bad(program, report)
        .ifPresentOrElse(
            bad -> found.accept(bad.shortest()), () -> none.accept(why(program, report)));
  }

  private String why(Program program, Report report) {
    if (report.refused() != null) {
      return messages.say(report.refused());
    }
    if (!report.complete()) {
      return messages.get("step.fails.unfinished", report.schedules());
    }
    if (report.outcomes().size() != 1) {
      return messages.get("step.fails.none", report.schedules());
    }
    var only = Judgement.of(program, report.outcomes().getFirst().outcome(), messages);
    return messages.get("step.fails.one", report.schedules(), only.value());
  }

  private Optional<Report.Found> bad(Program program, Report report) {
    return report.outcomes().stream()
        .filter(one -> Judgement.isBad(program, one.outcome(), messages))
        .min(
            Comparator.comparingInt(Report.Found::switches)
                .thenComparingInt(one -> one.shortest().size()));
  }

  /** Looks no more. */
  void stop() {
    if (under != null) {
      var exploration = under;
      under = null;
      exploration.cancel();
    }
  }
}
