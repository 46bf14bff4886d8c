package threadworks.schedule;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import threadworks.schedule.report.Limits;
import threadworks.schedule.report.Printed;
import threadworks.schedule.report.Replay;
import threadworks.schedule.report.Schedule;
import threadworks.wording.Sentence;

/** Runs one schedule again, and writes down what happens, step by step. */
public final class Replayer {
  private Replayer() {}

  /** Runs a schedule, and goes on as usual where it ends before the program does. */
  public static Replay of(Program program, Limits limits, Schedule schedule) {
    return Carrier.call(() -> run(program, limits, schedule));
  }

  private static Replay run(Program program, Limits limits, Schedule schedule) {
    var scheduler = new Scheduler(program, limits, false);
    var log = new StepLog(scheduler);
    scheduler.observer = log;
    var follow = new Follow(schedule, true);
    scheduler.run(follow);
    var refused = scheduler.refused();
    return new Replay(
        List.copyOf(log.steps()),
        Verdict.of(scheduler),
        scheduler.schedule(),
        List.copyOf(log.output()),
        refused == null ? follow.misfit() : null,
        refused == null ? null : refused.sentence());
  }

  /** Writes down what happens. */
  private static final class StepLog implements Observer {
    private final List<Replay.Step> steps = new ArrayList<>();
    private final List<Printed> output = new ArrayList<>();
    private final Scheduler scheduler;
    private int started = -1;

    StepLog(Scheduler scheduler) {
      this.scheduler = scheduler;
    }

    List<Replay.Step> steps() {
      return steps;
    }

    List<Printed> output() {
      return output;
    }

    @Override
    public void moving(Strand strand) {
      var operation = Operation.of(strand, scheduler);
      started = strand.index;
      steps.add(
          new Replay.Step(
              steps.size() + 1,
              strand.letter(),
              strand.thread.getName(),
              operation.site().file(),
              operation.site().line(),
              operation.text(),
              operation.value()));
    }

    @Override
    public void ringing(@Nullable Strand sleeper) {
      var what =
          sleeper == null
              ? Sentence.of("step.clock.ticks")
              : Sentence.of("step.clock.wakes", sleeper.letter());
      started = -1;
      steps.add(
          new Replay.Step(
              steps.size() + 1, Schedule.letter(Schedule.CLOCK), "", "", 0, what, null));
    }

    @Override
    public void returned(Strand strand, @Nullable Object value) {
      if (!steps.isEmpty() && started == strand.index) {
        var step = steps.removeLast();
        steps.add(
            new Replay.Step(
                step.number(),
                step.who(),
                step.name(),
                step.file(),
                step.line(),
                step.operation(),
                Operation.show(value)));
      }
    }

    @Override
    public void threw(Strand strand, Throwable exception) {
      output.add(new Printed(strand.letter(), Printed.Kind.THROWN, String.valueOf(exception)));
    }

    @Override
    public void printed(Strand strand, boolean error, String text) {
      output.add(new Printed(strand.letter(), error ? Printed.Kind.ERR : Printed.Kind.OUT, text));
    }
  }
}
