package corpus;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Recursions without end: the stack overflows at a depth that is the same in each run. */
final class Recursion {
  private static int count;
  private static volatile int number;

  private final int depth;

  private Recursion(int depth) {
    this.depth = depth;
    new Recursion(depth + 1);
  }

  private static int down(int n) {
    return 1 + down(n + 1);
  }

  static String overflows() {
    try {
      return "" + down(0);
    } catch (StackOverflowError e) {
      return "deep";
    }
  }

  static String overflowsByConstructor() {
    try {
      return "" + new Recursion(0).depth;
    } catch (StackOverflowError e) {
      return "deep";
    }
  }

  private static void countDown() {
    count++;
    countDown();
  }

  /** Each call makes steps, as many together as a schedule may have. */
  static String overflowsBetweenSteps() {
    var other = Threads.start(() -> number = 1);
    try {
      countDown();
      return "back";
    } catch (StackOverflowError e) {
      Threads.join(other);
      return "deep";
    }
  }

  /** What comes after the overflow in a pool, and in a map, is step by step as ever. */
  static String overflowsInPool() throws InterruptedException {
    try (var pool = Executors.newSingleThreadExecutor()) {
      pool.submit(() -> down(0)).get();
      return "back";
    } catch (ExecutionException e) {
      var map = new ConcurrentHashMap<Integer, Integer>();
      try {
        map.computeIfAbsent(1, Recursion::down);
      } catch (StackOverflowError again) {
        map.put(2, 2);
      }
      return "deep " + map.get(2);
    }
  }

  static void overflowsUncaught() {
    Threads.all(() -> down(0), () -> number = 1);
  }

  /** How deep it came, in an array that only this thread has. */
  static int depth() {
    var depth = new int[1];
    try {
      count(depth);
    } catch (StackOverflowError e) {
      return depth[0];
    }
    return 0;
  }

  private static void count(int[] depth) {
    depth[0]++;
    count(depth);
  }
}
