package threadworks.schedule;

import java.util.List;
import threadworks.schedule.report.Limits;
import threadworks.schedule.report.Replay;
import threadworks.schedule.report.Schedule;

/** Runs one schedule again, and writes down what happens, step by step. */
public final class Replayer {
  private Replayer() {}

  /** Runs a schedule, and goes on as usual where it ends before the program does. */
  public static Replay of(Program program, Limits limits, Schedule schedule) {
    return Carrier.call(() -> run(program, limits, schedule));
  }

  private static Replay run(Program program, Limits limits, Schedule schedule) {
    var scheduler = new Scheduler(program, limits.with(schedule), false);
    var log = new StepLog(scheduler, 0);
    scheduler.observer = log;
    var follow = new Follow(schedule, true);
    scheduler.run(follow);
    var refused = scheduler.refused();
    return new Replay(
        List.copyOf(log.steps()),
        Verdict.of(scheduler),
        Verdict.again(scheduler),
        scheduler.schedule(),
        List.copyOf(log.output()),
        refused == null ? follow.misfit() : null,
        refused == null ? null : refused.sentence());
  }
}
