package threadworks.schedule.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import threadworks.wording.Sentence;

/**
 * Where a program stands after the moves of a schedule: what a learner sees who steps through it.
 *
 * @param schedule the moves
 * @param threads the threads, in order of their letters
 * @param clock the clock
 * @param variables what threads share and have used, in the order of first use, and what they are
 *     about to use
 * @param locks the locks that were used or are about to be
 * @param output what was printed so far
 * @param done what the moves did; where the first of them were known to who asked, the others
 * @param outcome what it came to, or null while it can go on
 * @param again where it goes round for ever; null where it does not
 * @param misfit why the schedule does not fit the program, or null where it does
 * @param refused why the program cannot be run under the scheduler, or null
 */
public record Position(
    Schedule schedule,
    List<ThreadState> threads,
    Clock clock,
    List<Variable> variables,
    List<Lock> locks,
    List<Printed> output,
    List<Step> done,
    @Nullable Outcome outcome,
    @Nullable Again again,
    @Nullable Sentence misfit,
    @Nullable Sentence refused) {

  /**
   * A thread.
   *
   * @param letter its letter
   * @param name its name
   * @param canMove whether it may be the next
   * @param ended whether it is over
   * @param kind what its next operation is
   * @param operation the operation
   * @param value what it is about to write or print, or would read now; null where there is none
   * @param read what it last read of the variable it is about to write, or null
   * @param file the source file
   * @param line the line of the operation, 0 when unknown
   * @param within tells the call into a library that its next step is a part of from other calls;
   *     empty where it is part of none
   * @param sentence what it is about to do, or why it cannot move
   * @param waitsFor the letter of who would have to move first, T for the clock, or null where that
   *     is no single one
   * @param wakes the letters of those among which its notify chooses; empty where there is no
   *     choice
   */
  public record ThreadState(
      String letter,
      String name,
      boolean canMove,
      boolean ended,
      Kind kind,
      Sentence operation,
      @Nullable String value,
      @Nullable String read,
      String file,
      int line,
      String within,
      Sentence sentence,
      @Nullable String waitsFor,
      List<String> wakes) {}

  /**
   * The clock, whose move is T.
   *
   * @param canMove whether it may be the next
   * @param nanos what it shows, from 0
   * @param wakes the letter of the thread whose alarm is next, or null
   * @param inNanos how long until then
   */
  public record Clock(boolean canMove, long nanos, @Nullable String wakes, long inNanos) {}

  /**
   * A variable, or an object that is as good as one: a collection, a counter.
   *
   * @param name its name, with its class where two have the same
   * @param value what it holds
   * @param cells its parts; null where it is no collection or has none to show
   * @param written who wrote it last, or null
   * @param read who read it last, or null
   * @param called who called a method of it last, which may have read or written it; or null
   * @param guard how it was guarded while there was more than one thread; null while nobody used it
   *     then
   */
  public record Variable(
      String name,
      @Nullable String value,
      @Nullable Cells cells,
      @Nullable Use written,
      @Nullable Use read,
      @Nullable Use called,
      @Nullable Guard guard) {}

  /**
   * How the uses of a variable were guarded: what was only ever used by a thread alone, before the
   * others began and after they ended, needs no lock, and such uses do not count. (Savage et al.,
   * Eraser, 1997.)
   *
   * @param users the letters of the threads that used it, in their order
   * @param locks what each of them held at each use, by their names
   */
  public record Guard(List<String> users, List<String> locks) {}

  /**
   * What a small collection or array holds.
   *
   * @param shown its first parts, in their order
   * @param keys for each of them its key in a map; empty where it is none
   * @param more how many more there are
   */
  public record Cells(List<String> shown, List<String> keys, int more) {}

  /**
   * A use of a variable.
   *
   * @param who the letter of the thread
   * @param step the number of the step, from 1
   */
  public record Use(String who, int step) {}

  /**
   * A lock.
   *
   * @param name its class
   * @param field the field of the program that holds it; null where none was found
   * @param owner the letter of the thread that has it, those of several readers, or null
   * @param entering the letters of those that wait to get it
   * @param waiting the letters of those that wait to be notified or signalled
   */
  public record Lock(
      String name,
      @Nullable String field,
      @Nullable String owner,
      List<String> entering,
      List<String> waiting) {}

  /** The same, but this is what the moves did. */
  public Position withDone(List<Step> done) {
    return new Position(
        schedule, threads, clock, variables, locks, output, done, outcome, again, misfit, refused);
  }

  /** How many moves there are. */
  public int steps() {
    return schedule.size();
  }

  /** The thread with that letter, or null. */
  public @Nullable ThreadState thread(char letter) {
    return threads.stream()
        .filter(thread -> thread.letter().charAt(0) == letter)
        .findFirst()
        .orElse(null);
  }
}
