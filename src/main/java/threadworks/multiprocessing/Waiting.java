package threadworks.multiprocessing;

import java.time.Duration;
import java.util.List;

/** Waits that an interrupt does not cut short: it is kept for the caller. */
final class Waiting {
  private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

  private Waiting() {}

  /** What may be interrupted. */
  interface Wait {
    void run() throws InterruptedException;
  }

  /**
   * Lets others run between two looks at shared memory: where there are more processes than cores,
   * what is waited for may need this core.
   */
  @SuppressWarnings("ThreadPriorityCheck") // Nothing relies on it but speed.
  static void letOthersRun() {
    Thread.yield();
  }

  /**
   * A timeout in nanoseconds: none that is negative, and the longest, 292 years, for any longer.
   */
  static long nanos(Duration timeout) {
    if (timeout.isNegative()) {
      return 0;
    }
    return timeout.compareTo(LONGEST) > 0 ? Long.MAX_VALUE : timeout.toNanos();
  }

  static void uninterruptibly(Wait wait) {
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try {
          wait.run();
          return;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Waits until the threads, other than the caller, have ended, or the time is over. */
  static void forThreads(List<Thread> threads, long millis) {
    long until = System.nanoTime() + millis * 1_000_000;
    for (var thread : threads) {
      if (thread != Thread.currentThread()) {
        uninterruptibly(
            () -> {
              var _ = thread.join(Duration.ofNanos(Math.max(0, until - System.nanoTime())));
            });
      }
    }
  }
}
