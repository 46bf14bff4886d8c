package corpus;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Programs that take more memory than there is, or more time than anybody waits. */
final class Exhausted {
  private static int count;

  private Exhausted() {}

  private static int tooMuch() {
    return new long[Integer.MAX_VALUE].length;
  }

  static String catchesIt() {
    try {
      return "" + tooMuch();
    } catch (OutOfMemoryError e) {
      return "full";
    }
  }

  /** The first who catches it is a pool. */
  static String hearsOfIt() throws InterruptedException {
    try (var pool = Executors.newSingleThreadExecutor()) {
      return "" + pool.submit(Exhausted::tooMuch).get();
    } catch (ExecutionException e) {
      return "full";
    }
  }

  /** What the handler of an exception throws, nobody hears of. */
  static String isNotTold() throws InterruptedException {
    var thread =
        new Thread(
            () -> {
              throw new IllegalStateException();
            });
    thread.setUncaughtExceptionHandler((t, e) -> count = tooMuch());
    thread.start();
    thread.join();
    return "over";
  }

  /** Never touches anything shared, and catches whatever would end it. */
  static int computesForEver() {
    long n = 0;
    while (n >= 0) {
      try {
        n = n * 31 + 1 & Long.MAX_VALUE;
      } catch (Throwable e) {
        n = 0;
      }
    }
    return 0;
  }

  static void waitsForWhoComputes() {
    Threads.join(Threads.start(Exhausted::computesForEver));
  }

  static void waitsForVirtualThread() throws InterruptedException {
    Thread.startVirtualThread(Exhausted::computesForEver).join();
  }

  /** A daemon ends with the program, wherever it is. */
  static String leavesDaemon() {
    var daemon = new Thread(Exhausted::computesForEver);
    daemon.setDaemon(true);
    daemon.start();
    return "over";
  }
}
