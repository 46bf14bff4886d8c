package threadworks.ui.tour;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import threadworks.schedule.report.Bounds;
import threadworks.schedule.report.Position;
import threadworks.schedule.report.Replay;
import threadworks.schedule.report.Schedule;
import threadworks.session.Engine;
import threadworks.session.Exploration;
import threadworks.session.ScheduleTarget;
import threadworks.ui.fx.Fx;

/** An engine that knows which of its answers the window has taken. */
final class WatchedEngine implements Engine {
  private final Engine engine = Engine.open();
  private final AtomicInteger asked = new AtomicInteger();
  private int taken;
  private long takenAt;
  private @Nullable Position latest;

  /** How many positions were asked for. */
  int asked() {
    return asked.get();
  }

  /** How many the window has taken; on the JavaFX thread. */
  int taken() {
    return taken;
  }

  /** When it took the last of them, by {@link System#nanoTime}; on the JavaFX thread. */
  long takenAt() {
    return takenAt;
  }

  /** The last of them; null before the first. On the JavaFX thread. */
  @Nullable Position latest() {
    return latest;
  }

  @Override
  public CompletableFuture<Position> at(ScheduleTarget target, Schedule schedule, int known) {
    asked.incrementAndGet();
    var answer = new CompletableFuture<Position>();
    var _ =
        engine
            .at(target, schedule, known)
            .whenComplete(
                (position, failure) -> {
                  if (failure != null) {
                    answer.completeExceptionally(failure);
                    return;
                  }
                  // This has the window take it, and then it is counted.
                  answer.complete(position);
                  Fx.later(
                      () -> {
                        taken++;
                        takenAt = System.nanoTime();
                        latest = position;
                      });
                });
    return answer;
  }

  @Override
  public void warmUp() {
    engine.warmUp();
  }

  @Override
  public CompletableFuture<Replay> replay(ScheduleTarget target, Schedule schedule) {
    return engine.replay(target, schedule);
  }

  @Override
  public Exploration explore(ScheduleTarget target, Bounds bounds) {
    return engine.explore(target, bounds);
  }

  @Override
  public void close() {
    engine.close();
  }
}
