package threadworks.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import threadworks.schedule.report.Schedule;

/** The moves of the schedule that runs. */
final class Moves {
  private byte[] who = new byte[256];
  private byte[] woken = new byte[256];
  private int size;
  private int switches;
  private int last;
  private int inARow;

  void clear() {
    size = 0;
    switches = 0;
    last = Schedule.NOBODY;
    inARow = 0;
  }

  /**
   * Adds a move.
   *
   * @param able which threads could have moved
   */
  void add(int mover, long able) {
    boolean clock = mover == Schedule.CLOCK;
    if (clock ? able != 0 : mover != last && last >= 0 && (able >>> last & 1) == 1) {
      switches++;
    }
    if (!clock) {
      inARow = mover == last ? inARow + 1 : 1;
      last = mover;
    }
    if (size == who.length) {
      who = Arrays.copyOf(who, size * 2);
      woken = Arrays.copyOf(woken, size * 2);
    }
    who[size] = (byte) mover;
    woken[size] = (byte) Schedule.NOBODY;
    size++;
  }

  /** The last move wakes a thread, one of several. */
  void wakes(int thread) {
    woken[size - 1] = (byte) thread;
  }

  int size() {
    return size;
  }

  /** The number of the next move of somebody after the first {@code n}; 0 for none. */
  int next(int mover, int n) {
    for (int i = n; i < size; i++) {
      if (who[i] == mover) {
        return i + 1;
      }
    }
    return 0;
  }

  /** How often a move took the turn from a thread that could have gone on. */
  int switches() {
    return switches;
  }

  /** Whose the last move was, be it the clock's. */
  int latest() {
    return who[size - 1];
  }

  /** Which thread moved last, or {@link Schedule#NOBODY}. */
  int last() {
    return last;
  }

  /** How often it has moved since another thread did. */
  int inARow() {
    return inARow;
  }

  Schedule schedule() {
    var list = new ArrayList<Schedule.Move>(size);
    for (int i = 0; i < size; i++) {
      list.add(new Schedule.Move(who[i], woken[i]));
    }
    return new Schedule(list);
  }
}
