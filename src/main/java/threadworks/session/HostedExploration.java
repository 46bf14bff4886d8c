package threadworks.session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import threadworks.host.ScheduleOrder;
import threadworks.schedule.report.Bounds;
import threadworks.schedule.report.Report;
import threadworks.wording.Sentence;
import threadworks.wording.SentenceException;

/** An exploration in a child JVM. */
final class HostedExploration implements Exploration {
  /**
   * For how much longer than the search may take the JVM may say nothing. It gives up by itself
   * three seconds past that, but a busy machine may need longer to start it.
   */
  private static final long GRACE_MILLIS = 30_000;

  private final EngineJvm jvm;
  private final ScheduleTarget target;
  private final double silenceMillis;
  private final CompletableFuture<Report> over = new CompletableFuture<>();
  private volatile Report last = Report.NOTHING;

  /** When the JVM last told how far it is. */
  private volatile long heard = System.nanoTime();

  private HostedExploration(EngineJvm jvm, ScheduleTarget target, double silenceMillis) {
    this.jvm = jvm;
    this.target = target;
    this.silenceMillis = silenceMillis;
  }

  static HostedExploration begin(EngineJvm jvm, ScheduleTarget target, Bounds bounds) {
    return begin(jvm, target, bounds, GRACE_MILLIS);
  }

  /** The same with another time for the JVM to say nothing. */
  static HostedExploration begin(
      EngineJvm jvm, ScheduleTarget target, Bounds bounds, long graceMillis) {
    var exploration = new HostedExploration(jvm, target, bounds.seconds() * 1_000 + graceMillis);
    var _ =
        jvm.send(
                ScheduleOrder.explore(target.program(), target.limits(), bounds),
                Report.class,
                exploration::hears)
            .whenComplete(exploration::ends);
    exploration.watch();
    return exploration;
  }

  private void hears(Report report) {
    heard = System.nanoTime();
    last = report;
  }

  private void ends(@Nullable Report report, @Nullable Throwable failure) {
    var cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (report != null) {
      last = report;
    } else if (cause instanceof SentenceException said) {
      if (last.schedules() == 0) {
        over.completeExceptionally(said);
        return;
      }
      last = last.cutShort(said.sentence());
    }
    over.complete(last);
  }

  /** A JVM that hangs as a whole would never say anything. */
  private void watch() {
    double left = silenceMillis - (System.nanoTime() - heard) / 1e6;
    if (over.isDone() || left > Long.MAX_VALUE / 2.0) {
      return;
    }
    if (left <= 0) {
      last = last.cutShort(Sentence.of("cut.silent"));
      over.complete(last);
      jvm.kill();
    } else {
      CompletableFuture.delayedExecutor((long) left + 1, TimeUnit.MILLISECONDS)
          .execute(this::watch);
    }
  }

  @Override
  public Report report() {
    return last;
  }

  @Override
  public CompletableFuture<Report> over() {
    return over;
  }

  @Override
  public void cancel() {
    if (!over.isDone()) {
      over.complete(last);
      jvm.rest(target);
    }
  }
}
