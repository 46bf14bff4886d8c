package threadworks.schedule;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks all schedules, each exactly once, those with the fewest switches first.
 *
 * <p>A schedule is its list of choices, one for each moment when there was one to make. A run
 * follows a list it is given and then goes on as usual; each choice it could have made otherwise is
 * a schedule still to come. Choices that cost no further switch are taken up at once, depth first,
 * so that they need no memory but one path. Those that cost one wait until all cheaper schedules
 * are done. As many may wait as there is room for; from then on they, too, are taken up at once:
 * the order is lost, but not a schedule, and memory stays flat.
 */
final class Search implements Strategy, Plan {
  private static final int ROOM = 200_000;
  private static final int ROOM_BYTES = 64 << 20;

  /** The choices of one run, for all that branch off from it. */
  private static final class Run {
    byte[] choices = {};
    int branches;
  }

  /** A list still to follow: the first choices of a run, and then another than it made. */
  private record Branch(Run run, int at, byte other) {}

  /** By how many switches they have. */
  private final List<ArrayDeque<Branch>> waiting = new ArrayList<>();

  private int room = ROOM;
  private int roomBytes = ROOM_BYTES;
  private boolean started;
  private @Nullable Run run;
  private int lastBranch;

  /** The choices of this run, and the alternatives left at each. */
  private byte[] chosen = new byte[64];

  private long[] left = new long[64];
  private int depth;
  private int at;
  private int base;
  private int cost;
  private double explored;

  /** Which part of all schedules this one stands for, if each choice splits its part evenly. */
  private double weight;

  @Override
  public boolean next() {
    explored += weight;
    keepRun();
    while (depth > base && left[depth - 1] == 0) {
      depth--;
    }
    if (depth > base) {
      long mask = left[depth - 1];
      int choice = Long.numberOfTrailingZeros(mask);
      left[depth - 1] = mask & mask - 1;
      chosen[depth - 1] = (byte) choice;
    } else if (started && !takeWaiting()) {
      return false;
    }
    started = true;
    at = 0;
    cost = 0;
    weight = 1;
    return true;
  }

  /** Keeps the choices that this run's branches share. */
  private void keepRun() {
    if (run != null) {
      run.choices = Arrays.copyOf(chosen, lastBranch);
      roomBytes -= lastBranch;
      run = null;
    }
  }

  private boolean takeWaiting() {
    for (var level : waiting) {
      var branch = level.poll();
      if (branch != null) {
        room++;
        var choices = branch.run.choices;
        if (--branch.run.branches == 0) {
          roomBytes += choices.length;
        }
        while (chosen.length <= branch.at) {
          grow();
        }
        System.arraycopy(choices, 0, chosen, 0, branch.at);
        chosen[branch.at] = branch.other;
        depth = branch.at + 1;
        base = depth;
        return true;
      }
    }
    return false;
  }

  @Override
  public int choose(long able, int last) {
    weight /= Long.bitCount(able);
    int choice;
    if (at < depth) {
      choice = chosen[at];
    } else {
      choice = Strategy.usual(able, last);
      open(choice);
      for (long others = able & ~(1L << choice); others != 0; others &= others - 1) {
        int other = Long.numberOfTrailingZeros(others);
        int price = Strategy.price(other, able, last);
        if (price == 0 || !postpone(other, cost + price)) {
          left[at] |= 1L << other;
        }
      }
    }
    cost += Strategy.price(choice, able, last);
    at++;
    return choice;
  }

  @Override
  public int wake(long waiters) {
    weight /= Long.bitCount(waiters);
    if (at < depth) {
      return chosen[at++];
    }
    int choice = Long.numberOfTrailingZeros(waiters);
    open(choice);
    left[at++] = waiters & ~(1L << choice);
    return choice;
  }

  private void open(int choice) {
    if (depth == chosen.length) {
      grow();
    }
    chosen[depth] = (byte) choice;
    left[depth] = 0;
    depth++;
  }

  private boolean postpone(int other, int switchesThen) {
    if (room == 0 || roomBytes <= 0) {
      return false;
    }
    room--;
    while (waiting.size() <= switchesThen) {
      waiting.add(new ArrayDeque<>());
    }
    if (run == null) {
      run = new Run();
    }
    run.branches++;
    lastBranch = at;
    waiting.get(switchesThen).add(new Branch(run, at, (byte) other));
    return true;
  }

  private void grow() {
    chosen = Arrays.copyOf(chosen, chosen.length * 2);
    left = Arrays.copyOf(left, left.length * 2);
  }

  @Override
  public double explored() {
    return explored + weight;
  }

  @Override
  public Strategy strategy() {
    return this;
  }
}
