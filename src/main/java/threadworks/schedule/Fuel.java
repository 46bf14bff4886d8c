package threadworks.schedule;

import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** How far code may go round loops that hold no visible operation. */
final class Fuel {
  /** How long a thread may compute between two visible operations. */
  static final long MOST_SECONDS = 5;

  /** What time it is, in nanoseconds; a test has it pass faster. */
  static LongSupplier clock = System::nanoTime;

  private static final int FULL = 1_000_000;
  private static final int MOST_ROUNDS = 1_000_000;

  /** How often the current thread may still go round loops before somebody looks at the time. */
  private static int fuel;

  /** When the fuel was first found used up since the last visible operation; 0 if it was not. */
  private static long burning;

  /** How often code that runs in one go may still go round loops. */
  private static int rounds = Integer.MAX_VALUE;

  private Fuel() {}

  /** The thread has come to a visible operation. */
  static void refill() {
    fuel = FULL;
    burning = 0;
  }

  /** Whether the current thread may go round a loop once more before its next operation. */
  static boolean burn() {
    return --fuel >= 0 || isInTime();
  }

  private static boolean isInTime() {
    long now = clock.getAsLong();
    if (burning == 0) {
      burning = now;
    }
    fuel = FULL;
    return now - burning < MOST_SECONDS * 1_000_000_000;
  }

  /**
   * Runs code in one go, and so far only.
   *
   * @throws Endless where it goes round more often
   */
  static <T extends @Nullable Object> T limited(Callable<T> code) throws Exception {
    rounds = MOST_ROUNDS;
    try {
      return code.call();
    } finally {
      rounds = Integer.MAX_VALUE;
    }
  }

  /** Code that runs in one go goes round a loop. */
  static void round() {
    if (rounds != Integer.MAX_VALUE && --rounds < 0) {
      throw new Endless();
    }
  }

  /** Code that runs in one go, and so has no steps to be counted, does not come to its end. */
  static final class Endless extends RuntimeException {
    private static final long serialVersionUID = 1;

    Endless() {
      super("it goes round in a circle", null, false, false);
    }
  }
}
