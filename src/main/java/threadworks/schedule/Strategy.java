package threadworks.schedule;

import threadworks.schedule.report.Schedule;

/** Decides who moves next. Sets of threads are bit masks by the threads' numbers. */
interface Strategy {
  /** What {@link #choose} returns to give the schedule up. */
  int GIVE_UP = -2;

  /** Whether {@link #choose} is to be asked even where one thread alone can move. */
  default boolean always() {
    return false;
  }

  /** Whether the next choice is given, and not made: it is nobody's turn then. */
  default boolean isGiven() {
    return false;
  }

  /**
   * Chooses who moves.
   *
   * @param able who can move, and {@link Schedule#END} where nobody has to; never empty
   * @param last who moved last
   */
  int choose(long able, int last);

  /** Chooses whom a notify wakes; two or more wait. */
  int wake(long waiting);

  /** The step that is on starts a thread. */
  default void started(int who) {}

  /** A step is over. */
  default void stepped(int who, Footprint footprint) {}

  /** The schedule has come to its end. */
  default void over() {}

  /**
   * The schedule has come to its end, but a thread has not; or the schedule was given up where the
   * thread could not move.
   *
   * @param touches what its next step would touch, as far as that can be known
   */
  default void left(int who, Footprint touches) {}

  /**
   * How many switches a move costs: one for taking the turn from a thread that could go on, and one
   * for letting time pass while a thread could move.
   */
  static int price(int choice, long able, int last) {
    if (choice == Schedule.CLOCK) {
      return able == 1L << Schedule.CLOCK ? 0 : 1;
    }
    if (choice == Schedule.END) {
      return 0;
    }
    return choice != last && last >= 0 && (able >>> last & 1) == 1 ? 1 : 0;
  }

  /**
   * Which of {@code able} moves where nobody decides: the last one while it can, the clock last.
   * Nobody wakes without a reason.
   */
  static int usual(long able, int last) {
    if (able >>> Schedule.END == 1) {
      return Schedule.END;
    }
    if (last >= 0 && (able >>> last & 1) == 1) {
      return last;
    }
    return Long.numberOfTrailingZeros(able);
  }
}
