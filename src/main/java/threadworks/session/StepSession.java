package threadworks.session;

import java.util.ArrayList;
import java.util.List;
import threadworks.host.ScheduleOrder;
import threadworks.host.ScheduleProcess;
import threadworks.schedule.Schedule;

/**
 * A program that a learner steps through, forth and back, in a child JVM of its own that ends with
 * the session. Any position is reached by running the moves up to it anew: the same moves always
 * come to the same position.
 *
 * <p>Each call waits for its answer, some milliseconds; calls from several threads take turns.
 */
public final class StepSession implements AutoCloseable {
  private static final char CLOCK = 'T';

  private final ScheduleTarget target;
  private final ScheduleProcess host;

  /** All moves known: those made, and behind them those taken back. */
  private List<Schedule.Move> moves = List.of();

  private StepSnapshot now;

  private StepSession(ScheduleTarget target, ScheduleProcess host) {
    this.target = target;
    this.host = host;
    now = ask(List.of());
  }

  /**
   * Starts the program and stops before its first step.
   *
   * @throws IllegalArgumentException when there is no such program, with one sentence
   */
  public static StepSession open(ScheduleTarget target) {
    var host = ScheduleProcess.startForSteps();
    try {
      return new StepSession(target, host);
    } catch (RuntimeException e) {
      host.close();
      throw e;
    }
  }

  private StepSnapshot ask(List<Schedule.Move> moves) {
    return host.ask(
        target.order(ScheduleOrder.Task.STEP, new Schedule(moves).code()),
        StepSnapshot.class,
        progress -> {});
  }

  /** Where it stands. */
  public synchronized StepSnapshot snapshot() {
    return now;
  }

  /** The code of the moves made so far. */
  public synchronized String code() {
    return now.code();
  }

  /** How many moves there are, with those that were taken back. */
  public synchronized int length() {
    return moves.size();
  }

  /**
   * Lets a thread, or the clock, make its next step.
   *
   * @param who its letter
   * @throws IllegalArgumentException when it cannot move, with the reason
   */
  public StepSnapshot step(char who) {
    return step(who, (char) 0);
  }

  /**
   * Lets a thread make its next step, which is a notify that wakes the given one.
   *
   * @param who its letter
   * @param wakes the letter of the thread it wakes, or 0 for any
   * @throws IllegalArgumentException when it cannot move, with the reason
   */
  public synchronized StepSnapshot step(char who, char wakes) {
    check(who);
    var made = new ArrayList<>(moves.subList(0, now.steps()));
    var move = Schedule.parse(wakes == 0 ? "" + who : who + ">" + wakes).moves().getFirst();
    made.add(move);
    var next = ask(made);
    if (made.size() > moves.size() || !moves.get(now.steps()).equals(move)) {
      moves = List.copyOf(made);
    }
    now = next;
    return next;
  }

  private void check(char who) {
    if (who == CLOCK) {
      if (!now.clock().canMove()) {
        throw new IllegalArgumentException("T cannot move: no alarm is set that may ring now");
      }
      return;
    }
    var thread = now.thread(who);
    if (thread == null) {
      throw new IllegalArgumentException("there is no thread " + who);
    }
    if (!thread.canMove()) {
      throw new IllegalArgumentException(who + " cannot move: it " + thread.sentence());
    }
  }

  /** Takes the last step back; does nothing at the start. */
  public synchronized StepSnapshot back() {
    return seek(Math.max(0, now.steps() - 1));
  }

  /**
   * Goes to where the first {@code n} moves lead, of all that are known.
   *
   * @throws IllegalArgumentException when there are not that many
   */
  public synchronized StepSnapshot seek(int n) {
    if (n < 0 || n > moves.size()) {
      throw new IllegalArgumentException(
          "there is no step " + n + ": the schedule has " + moves.size());
    }
    now = ask(moves.subList(0, n));
    return now;
  }

  /**
   * Forgets all moves and makes those of a code.
   *
   * @throws IllegalArgumentException when it is no code, or does not fit the program; then nothing
   *     has changed
   */
  public synchronized StepSnapshot replay(String code) {
    var given = Schedule.parse(code).moves();
    var next = ask(given);
    if (next.misfit() != null) {
      throw new IllegalArgumentException(next.misfit());
    }
    moves = given;
    now = next;
    return next;
  }

  /** Ends the program and its process. */
  @Override
  public void close() {
    host.close();
  }
}
