package threadworks.session;

import java.util.concurrent.CompletableFuture;
import threadworks.host.ScheduleOrder;
import threadworks.host.ScheduleProcess;
import threadworks.schedule.report.Bounds;
import threadworks.schedule.report.Position;
import threadworks.schedule.report.Replay;
import threadworks.schedule.report.Schedule;

/** The engine in two child JVMs, each started with its first order or before. */
final class HostedEngine implements Engine {
  private final EngineJvm steps = new EngineJvm(ScheduleProcess::startForSteps);
  private final EngineJvm searches = new EngineJvm(ScheduleProcess::start);
  private final Thread sweep = Thread.ofPlatform().name("sweep").unstarted(this::end);

  HostedEngine() {
    Runtime.getRuntime().addShutdownHook(sweep);
  }

  @Override
  public void warmUp() {
    Thread.ofPlatform()
        .daemon()
        .name("engine-starter")
        .start(
            () -> {
              steps.warm();
              searches.warm();
            });
  }

  @Override
  public CompletableFuture<Position> at(ScheduleTarget target, Schedule schedule, int known) {
    return steps.send(
        ScheduleOrder.step(target.program(), target.limits(), schedule, known),
        Position.class,
        _ -> {});
  }

  @Override
  public CompletableFuture<Replay> replay(ScheduleTarget target, Schedule schedule) {
    return steps.send(
        ScheduleOrder.replay(target.program(), target.limits(), schedule), Replay.class, _ -> {});
  }

  @Override
  public Exploration explore(ScheduleTarget target, Bounds bounds) {
    return HostedExploration.begin(searches, target, bounds);
  }

  private void end() {
    steps.close();
    searches.close();
  }

  @Override
  public void close() {
    end();
    try {
      Runtime.getRuntime().removeShutdownHook(sweep);
    } catch (IllegalStateException e) {
      // The program ends, and the hook with it.
    }
  }
}
