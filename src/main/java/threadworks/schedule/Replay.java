package threadworks.schedule;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened when one schedule was run again, step by step.
 *
 * @param steps the steps, in order
 * @param outcome what it came to
 * @param schedule the whole schedule, with what was added where the given one ended early
 * @param output what was printed, in order
 * @param misfit why the given schedule does not fit the program, or null where it does
 * @param refused why the program cannot be explored, or null
 */
public record Replay(
    List<Step> steps,
    Outcome outcome,
    Schedule schedule,
    List<String> output,
    @Nullable String misfit,
    @Nullable String refused) {

  /**
   * One step.
   *
   * @param number its number, from 1
   * @param who the letter of the thread, or T
   * @param name the thread's name, or an empty string for the clock
   * @param file the file of the source, empty when unknown
   * @param line the line in it, 0 when unknown
   * @param operation what it did, as {@code "write count"}
   * @param value what it read or wrote or what came back, or null
   */
  public record Step(
      int number,
      char who,
      String name,
      String file,
      int line,
      String operation,
      @Nullable String value) {}

  /** Runs the schedule, and goes on as usual where it ends before the program does. */
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
        refused == null ? null : refused.getMessage());
  }

  /** Writes down what happens. */
  private static final class StepLog implements Observer {
    private final List<Step> steps = new ArrayList<>();
    private final List<String> output = new ArrayList<>();
    private final Scheduler scheduler;
    private int started = -1;

    StepLog(Scheduler scheduler) {
      this.scheduler = scheduler;
    }

    List<Step> steps() {
      return steps;
    }

    List<String> output() {
      return output;
    }

    @Override
    public void moving(Strand strand) {
      var operation = Operation.of(strand, scheduler);
      started = strand.index;
      steps.add(
          new Step(
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
      var what = sleeper == null ? "the clock ticks" : "the clock wakes " + sleeper.letter();
      started = -1;
      steps.add(new Step(steps.size() + 1, Schedule.letter(Schedule.CLOCK), "", "", 0, what, null));
    }

    @Override
    public void returned(Strand strand, @Nullable Object value) {
      if (!steps.isEmpty() && started == strand.index) {
        var step = steps.removeLast();
        steps.add(
            new Step(
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
      output.add(strand.letter() + " ends with " + exception);
    }

    @Override
    public void printed(Strand strand, boolean error, String text) {
      output.add(text);
    }
  }
}
