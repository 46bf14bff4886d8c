package corpus;

import java.util.ArrayList;
import java.util.List;
import threadworks.multiprocessing.TaskException;
import threadworks.multiprocessing.ThreadPool;

/** Pools of threads with Python's names. */
final class ThreadPools {
  private static int count;

  private ThreadPools() {}

  private static int squared(int n) {
    return n * n;
  }

  @Expect("returned [1, 4]")
  static List<Integer> map() throws InterruptedException {
    try (var pool = new ThreadPool(1)) {
      return pool.map(ThreadPools::squared, List.of(1, 2));
    }
  }

  @Expect(value = "returned [1, 4, 9]", many = true, idle = true)
  static List<Integer> mapOnTwo() throws InterruptedException {
    try (var pool = new ThreadPool(2)) {
      return pool.map(ThreadPools::squared, List.of(1, 2, 3));
    }
  }

  /** Workers share what tasks change. */
  @Expect(
      value = {"returned 1", "returned 2"},
      many = true,
      idle = true,
      slow = true)
  static int racyTasks() throws InterruptedException {
    try (var pool = new ThreadPool(2)) {
      pool.map(n -> count++, List.of(1, 2));
    }
    return count;
  }

  @Expect("returned 2")
  static int racyTasksOnOneThread() throws InterruptedException {
    try (var pool = new ThreadPool(1)) {
      pool.map(n -> count++, List.of(1, 2));
    }
    return count;
  }

  @Expect("returned a task failed in process 1: java.lang.IllegalStateException: 2")
  static String taskFails() throws InterruptedException {
    try (var pool = new ThreadPool(1)) {
      pool.map(
          n -> {
            throw new IllegalStateException("" + n);
          },
          List.of(2));
      return "not";
    } catch (TaskException e) {
      return e.getMessage();
    }
  }

  @Expect("returned 3")
  static int applyAsync() throws InterruptedException {
    try (var pool = new ThreadPool(1)) {
      var result = pool.applyAsync(n -> n + 1, 2);
      return result.get();
    }
  }

  /** The order is that of the arguments, whoever is first. */
  @Expect(value = "returned [1, 4]", many = true, most = 20_000, idle = true, slow = true)
  static List<Integer> imap() throws InterruptedException {
    var all = new ArrayList<Integer>();
    try (var pool = new ThreadPool(2)) {
      pool.imap(ThreadPools::squared, List.of(1, 2)).forEach(all::add);
    }
    return all;
  }

  @Expect(
      value = {"returned [1, 4]", "returned [4, 1]"},
      many = true,
      most = 20_000,
      idle = true,
      slow = true)
  static List<Integer> imapUnordered() throws InterruptedException {
    var all = new ArrayList<Integer>();
    try (var pool = new ThreadPool(2)) {
      pool.imapUnordered(ThreadPools::squared, List.of(1, 2)).forEach(all::add);
    }
    return all;
  }

  @Expect("returned 2 Thread-0 worker")
  static String initialised() throws InterruptedException {
    try (var pool = new ThreadPool(1, () -> count = 2)) {
      return count + " " + new Thread().getName() + pool.apply(n -> " worker", 1);
    }
  }
}
