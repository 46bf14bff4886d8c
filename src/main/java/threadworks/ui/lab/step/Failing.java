package threadworks.ui.lab.step;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import threadworks.schedule.report.Bounds;
import threadworks.schedule.report.Report;
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
  private @Nullable Exploration under;

  Failing(Engine engine, Findings findings, Messages messages) {
    this.engine = engine;
    this.findings = findings;
    this.messages = messages;
  }

  /** Whether it is looking. */
  boolean isLooking() {
    return under != null;
  }

  /**
   * Looks for one.
   *
   * @param found told what it found, and of how far it has looked, unless it was stopped before
   */
  void look(Program program, BiConsumer<Optional<Report.Found>, Report> found) {
    stop();
    var before = program.isUsual() ? findings.explored().get(program.name()) : null;
    if (before != null && (before.complete() || bad(program, before).isPresent())) {
      found.accept(bad(program, before), before);
      return;
    }
    var exploration = engine.explore(program.target(), Bounds.NONE.reduced().within(SECONDS));
    under = exploration;
    var _ =
        exploration
            .over()
            .whenComplete(
                (report, failure) -> Fx.run(() -> take(exploration, program, report, found)));
  }

  private void take(
      Exploration of,
      Program program,
      @Nullable Report report,
      BiConsumer<Optional<Report.Found>, Report> found) {
    if (of.equals(under)) {
      under = null;
      var what = report == null ? Report.NOTHING : report;
      found.accept(bad(program, what), what);
    }
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
