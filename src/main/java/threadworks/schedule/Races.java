package threadworks.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import threadworks.schedule.report.Schedule;

/**
 * The steps of the schedule that runs, what happened before what, and which of them race: two steps
 * of different threads that depend on each other, neither of which had to come first. Where steps
 * race, the later one has to be tried first, too; whoever has to move for that is wanted at the
 * moment before the earlier one.
 *
 * <p>What happened before what is told by vector clocks: a step's clock says how many steps of each
 * thread it comes after (Mattern, Virtual Time and Global States of Distributed Systems, 1989).
 */
final class Races {
  private static final int THREADS = 64;
  private static final int[] START = new int[THREADS];

  /** One step, and the moment before it. */
  static final class Step {
    /** Who could move. */
    final long able;

    /** Who has to be tried. */
    long wanted;

    private int who;

    /** What it touches. */
    private Footprint touched = new Footprint();

    /** How many steps of each thread come before its end, itself among them. */
    private int[] clock = START;

    /** Where the step of its thread before this one is; -1 for the first. */
    private int previous = -1;

    Step(long able, int first) {
      this.able = able;
      // To leave it at that is a choice that touches nothing, and so races with nothing.
      wanted = first == Schedule.END ? able : 1L << first;
    }

    boolean isAble(int who) {
      return (able >>> who & 1) == 1;
    }
  }

  private final List<Step> steps = new ArrayList<>();

  /** How many of them are known from the schedule before, which began with the same. */
  private int known;

  private int at;

  /** Where each thread's last step so far is, and the one that started it; -1 for none. */
  private final int[] last = new int[THREADS];

  private final int[] starts = new int[THREADS];

  /** A schedule begins that starts as the one before did, with the steps that are left of it. */
  void begin() {
    known = Math.max(0, steps.size() - 1);
    at = 0;
    Arrays.fill(last, -1);
    Arrays.fill(starts, -1);
  }

  /**
   * A moment has come up that was not there in the schedule before. Who could move at the one
   * before and can't any more may never make that move: an alarm was taken back, or nobody looks
   * any more whether a thread has ended.
   */
  void comeTo(long able) {
    if (!steps.isEmpty()) {
      var before = steps.getLast();
      before.wanted |= before.able & ~able & ~(1L << before.who);
    }
  }

  void add(Step step) {
    steps.add(step);
  }

  void removeLast() {
    steps.removeLast();
  }

  /** The step that is on starts a thread. */
  void started(int who) {
    starts[who] = at;
  }

  /**
   * The step is over that was next.
   *
   * @param who whose it was
   * @return whether it is new, and not known from the schedule before
   */
  boolean stepped(int who, Footprint footprint) {
    boolean fresh = at >= known;
    if (fresh) {
      var step = steps.get(at);
      step.who = who;
      step.touched = footprint.copy();
      step.previous = last[who];
      step.clock = compare(who, footprint);
      step.clock[who]++;
    }
    last[who] = at;
    at++;
    return fresh;
  }

  /** The schedule is over, and with it what else could have been the last step. */
  void over() {
    if (!steps.isEmpty()) {
      steps.getLast().wanted |= steps.getLast().able;
    }
  }

  /**
   * The schedule is over, but a thread is not: its next step races with others, too.
   *
   * @param touches what it would touch, as far as it is known
   */
  void left(int who, Footprint touches) {
    compare(who, touches);
  }

  /**
   * The clock of what comes before the next step of a thread in any case. A thread may have the
   * letter of one that has ended, whose steps come before its start.
   */
  private int[] base(int who) {
    int before = Math.max(last[who], starts[who]);
    return before >= 0 ? steps.get(before).clock : START;
  }

  /**
   * Compares a thread's next step with all that may race with it.
   *
   * @return the step's clock, but for the step itself
   */
  private int[] compare(int who, Footprint touches) {
    var base = base(who);
    var clock = base.clone();
    var racing = new ArrayList<Integer>();
    for (int other = 0; other < THREADS; other++) {
      for (int i = other == who ? -1 : last[other]; i >= 0; i = steps.get(i).previous) {
        var step = steps.get(i);
        if (step.clock[other] <= base[other]) {
          break;
        }
        if (!step.touched.commutesWith(touches)) {
          racing.add(i);
          join(clock, step.clock);
        }
      }
    }
    for (int i : racing) {
      race(i, who, clock);
    }
    return clock;
  }

  private static void join(int[] clock, int[] other) {
    for (int i = 0; i < THREADS; i++) {
      clock[i] = Math.max(clock[i], other[i]);
    }
  }

  /**
   * Wants somebody to be tried before step {@code i} who can begin what brings the thread's next
   * step before it.
   */
  private void race(int i, int who, int[] clock) {
    var step = steps.get(i);
    long first = first(i, who, clock);
    long able = first & step.able;
    if (able == 0) {
      // Who only waits for this step, to leave a monitor as it may be, can't come before it.
      boolean waits =
          first == 1L << who
              && last[who] < i
              && i + 1 < steps.size()
              && steps.get(i + 1).isAble(who);
      if (!waits) {
        step.wanted |= step.able;
      }
    } else if ((able & step.wanted) == 0) {
      step.wanted |= Long.lowestOneBit(able);
    }
  }

  /**
   * Who can be the first of those that go on without step {@code i}, up to the thread's next step.
   * (They are the initials of Abdulla, Aronis, Jonsson and Sagonas, Source Sets: A Foundation for
   * Optimal Dynamic Partial Order Reduction, 2017.)
   *
   * @param clock what comes before the thread's next step
   */
  private long first(int i, int who, int[] clock) {
    var step = steps.get(i);
    long seen = 0;
    long first = 0;
    int[] from = new int[THREADS];
    for (int k = i + 1; k < at; k++) {
      var next = steps.get(k);
      if (next.clock[step.who] < step.clock[step.who] && (seen >>> next.who & 1) == 0) {
        if (comesAfterNone(next.clock, seen, from)) {
          first |= 1L << next.who;
        }
        seen |= 1L << next.who;
        from[next.who] = next.clock[next.who];
      }
    }
    return (seen >>> who & 1) == 0 && comesAfterNone(clock, seen, from) ? first | 1L << who : first;
  }

  /** Whether none of those threads, from that step of theirs on, has one before that clock. */
  private static boolean comesAfterNone(int[] clock, long threads, int[] from) {
    for (long left = threads; left != 0; left &= left - 1) {
      int thread = Long.numberOfTrailingZeros(left);
      if (clock[thread] >= from[thread]) {
        return false;
      }
    }
    return true;
  }
}
