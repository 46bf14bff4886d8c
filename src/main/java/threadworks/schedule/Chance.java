package threadworks.schedule;

import java.util.Random;
import java.util.function.BooleanSupplier;

/** Runs schedules at random: each choice evenly, or by priorities that change a few times (PCT). */
final class Chance implements Strategy, Plan {
  /** At how many moments of a schedule the thread with the highest priority loses it, at most. */
  private static final int CHANGES = 3;

  private final long seed;
  private final long count;
  private long done;
  private final Random random = new Random();
  private final double[] priorities = new double[64];

  /** How many moves of a whole run pass until it asks again whether it is wanted. */
  private static final int LOOK = 1 << 12;

  private final boolean whole;
  private BooleanSupplier wanted = () -> true;
  private int moves;
  private boolean priority;
  private int longest;
  private int choices;
  private final int[] changes = new int[CHANGES];

  Chance(long count, long seed) {
    this(count, seed, false, 16);
  }

  private Chance(long count, long seed, boolean whole, int longest) {
    this.count = count;
    this.seed = seed;
    this.whole = whole;
    this.longest = longest;
  }

  /**
   * As many as are wanted, of many steps each, all by priorities: the code of one with few switches
   * is short.
   *
   * @param steps how many a schedule has at least
   */
  static Chance ofWholeRuns(long seed, int steps) {
    return new Chance(Long.MAX_VALUE, seed, true, steps);
  }

  /** From now on, gives a whole run up as soon as nobody wants it any more. */
  void goOnWhile(BooleanSupplier wanted) {
    this.wanted = wanted;
  }

  /** Whether the schedule could have gone another way. */
  boolean hadChoices() {
    return choices > 0;
  }

  /**
   * Every other schedule goes by priorities, as in Burckhardt and others, A Randomized Scheduler
   * with Probabilistic Guarantees of Finding Bugs, 2010: bugs that need few switches turn up
   * sooner.
   */
  @Override
  public boolean next() {
    if (done == count) {
      return false;
    }
    longest = Math.max(longest, choices);
    choices = 0;
    random.setSeed(seed + done * 0x9E3779B97F4A7C15L);
    priority = whole || (done & 1) == 1;
    done++;
    for (int i = 0; i < priorities.length; i++) {
      priorities[i] = 1 + random.nextDouble();
    }
    for (int i = 0; i < CHANGES; i++) {
      changes[i] = random.nextInt(longest);
    }
    return true;
  }

  @Override
  public Strategy strategy() {
    return this;
  }

  @Override
  public double explored() {
    return 0;
  }

  @Override
  public boolean exhausts() {
    return false;
  }

  @Override
  public boolean always() {
    return whole;
  }

  @Override
  public int choose(long able, int last) {
    if (whole && ++moves % LOOK == 0 && !wanted.getAsBoolean()) {
      return GIVE_UP;
    }
    if ((able & able - 1) == 0) {
      return Long.numberOfTrailingZeros(able);
    }
    choices++;
    if (!priority) {
      return any(able);
    }
    int best = best(able);
    for (int change : changes) {
      if (change == choices) {
        priorities[best] -= 1;
        best = best(able);
      }
    }
    return best;
  }

  private int best(long able) {
    int best = -1;
    for (long rest = able; rest != 0; rest &= rest - 1) {
      int i = Long.numberOfTrailingZeros(rest);
      if (best < 0 || priorities[i] > priorities[best]) {
        best = i;
      }
    }
    return best;
  }

  @Override
  public int wake(long waiting) {
    return any(waiting);
  }

  private int any(long options) {
    long rest = options;
    for (int skip = random.nextInt(Long.bitCount(options)); skip > 0; skip--) {
      rest &= rest - 1;
    }
    return Long.numberOfTrailingZeros(rest);
  }
}
