package threadworks.ui.shell;

import java.util.concurrent.CompletableFuture;
import threadworks.schedule.report.Bounds;
import threadworks.schedule.report.Position;
import threadworks.schedule.report.Replay;
import threadworks.schedule.report.Schedule;
import threadworks.session.Engine;
import threadworks.session.Exploration;
import threadworks.session.ScheduleTarget;

/** An engine that outlives the window it is lent to. */
record KeptEngine(Engine engine) implements Engine {
  @Override
  public void warmUp() {
    engine.warmUp();
  }

  @Override
  public CompletableFuture<Position> at(ScheduleTarget target, Schedule schedule, int known) {
    return engine.at(target, schedule, known);
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
  public void close() {}
}
