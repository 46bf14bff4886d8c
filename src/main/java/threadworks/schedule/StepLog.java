package threadworks.schedule;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import threadworks.schedule.report.Printed;
import threadworks.schedule.report.Schedule;
import threadworks.schedule.report.Step;
import threadworks.wording.Sentence;

/** Writes down what happens, the steps from a certain one on. */
final class StepLog implements Observer {
  private final List<Step> steps = new ArrayList<>();
  private final List<Printed> output = new ArrayList<>();
  private final Scheduler scheduler;

  private final int from;

  private int made;
  private int started = -1;

  /**
   * An empty log.
   *
   * @param from how many steps it leaves out
   */
  StepLog(Scheduler scheduler, int from) {
    this.scheduler = scheduler;
    this.from = from;
  }

  List<Step> steps() {
    return steps;
  }

  /** How many steps have been made, those left out too. */
  int made() {
    return made;
  }

  List<Printed> output() {
    return output;
  }

  @Override
  public void moving(Strand strand) {
    started = strand.index;
    if (++made <= from) {
      return;
    }
    var operation = Operation.of(strand, scheduler);
    steps.add(
        new Step(
            made,
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
    if (++made > from) {
      steps.add(new Step(made, Schedule.letter(Schedule.CLOCK), "", "", 0, what, null));
    }
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
    output.add(new Printed(strand.letter(), Printed.Kind.THROWN, String.valueOf(exception)));
  }

  @Override
  public void printed(Strand strand, boolean error, String text) {
    output.add(new Printed(strand.letter(), error ? Printed.Kind.ERR : Printed.Kind.OUT, text));
  }
}
