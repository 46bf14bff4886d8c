package threadworks.host;

import java.time.Instant;

/**
 * One moment read on two clocks: the wall clock, which all processes of a machine share, and this
 * process's {@link System#nanoTime()}, which need not be. From the readings of two processes either
 * can work out the other's {@code nanoTime} for any moment, whatever their origins.
 *
 * @param wall nanoseconds since 1970
 * @param nanoTime the process's {@code nanoTime} at that moment
 */
record Clock(long wall, long nanoTime) {
  private static final int TRIES = 20;

  /** Reads both clocks; of several readings it takes the one that was interrupted least. */
  static Clock read() {
    long narrowest = Long.MAX_VALUE;
    var best = new Clock(0, 0);
    for (int i = 0; i < TRIES; i++) {
      long before = System.nanoTime();
      var now = Instant.now();
      long width = System.nanoTime() - before;
      if (width < narrowest) {
        narrowest = width;
        long wall = now.getEpochSecond() * 1_000_000_000 + now.getNano();
        best = new Clock(wall, before + width / 2);
      }
    }
    return best;
  }

  /**
   * What this reading's process read on its {@code nanoTime} when {@code other}'s process read
   * {@code nanoTime} on its own.
   */
  long here(Clock other, long nanoTime) {
    return this.nanoTime + (nanoTime - other.nanoTime) + (other.wall - wall);
  }

  /** As a system property carries it. */
  @Override
  public String toString() {
    return wall + "," + nanoTime;
  }

  /** Reads what {@link #toString()} wrote. */
  static Clock parse(String text) {
    int comma = text.indexOf(',');
    return new Clock(
        Long.parseLong(text.substring(0, comma)), Long.parseLong(text.substring(comma + 1)));
  }
}
