package threadworks.session;

import java.util.concurrent.CompletableFuture;
import threadworks.schedule.report.Bounds;
import threadworks.schedule.report.Position;
import threadworks.schedule.report.Replay;
import threadworks.schedule.report.Schedule;

/**
 * Programs under the controlled scheduler, in child JVMs that are kept warm: one for steps and one
 * for searches. No call waits. A later order of the same kind replaces the one under way, whose
 * answer then is a {@link java.util.concurrent.CancellationException}; every other failure is a
 * {@link threadworks.wording.SentenceException}. Safe for use by any thread.
 */
public interface Engine extends AutoCloseable {
  /** Opens it; nothing is started yet. */
  static Engine open() {
    return new HostedEngine();
  }

  /** Has its JVMs started in the background, so that the first order is soon done. */
  void warmUp();

  /**
   * Where a program stands after the moves of a schedule.
   *
   * @param known of how many of the moves the position need not say what they did
   */
  CompletableFuture<Position> at(ScheduleTarget target, Schedule schedule, int known);

  /** Runs a schedule to the program's end, step by step; of the same kind as {@link #at}. */
  CompletableFuture<Replay> replay(ScheduleTarget target, Schedule schedule);

  /** Begins to explore a program. */
  Exploration explore(ScheduleTarget target, Bounds bounds);

  /** Ends its JVMs, and waits for that. */
  @Override
  void close();
}
