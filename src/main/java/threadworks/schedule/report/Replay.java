package threadworks.schedule.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import threadworks.wording.Sentence;

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
    List<Printed> output,
    @Nullable Sentence misfit,
    @Nullable Sentence refused) {

  /**
   * One step.
   *
   * @param number its number, from 1
   * @param who the letter of the thread, or T
   * @param name the thread's name, or an empty string for the clock
   * @param file the file of the source, empty when unknown
   * @param line the line in it, 0 when unknown
   * @param operation what it did
   * @param value what it read or wrote or what came back, or null
   */
  public record Step(
      int number,
      char who,
      String name,
      String file,
      int line,
      Sentence operation,
      @Nullable String value) {}
}
