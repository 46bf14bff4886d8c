package threadworks.schedule;

import java.util.Random;

/** Runs schedules at random: each choice evenly, or by priorities that change a few times (PCT). */
final class Chance implements Strategy, Plan {
  /** At how many moments of a schedule the thread with the highest priority loses it, at most. */
  private static final int CHANGES = 3;

  private final long seed;
  private final long count;
  private long done;
  private final Random random = new Random();
  private final double[] priorities = new double[64];
  private boolean priority;
  private int longest = 16;
  private int choices;
  private final int[] changes = new int[CHANGES];

  Chance(long count, long seed) {
    this.count = count;
    this.seed = seed;
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
    priority = (done & 1) == 1;
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
  public int choose(long able, int last) {
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
