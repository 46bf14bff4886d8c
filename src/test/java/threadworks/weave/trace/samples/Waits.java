package threadworks.weave.trace.samples;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Ways to wait. */
@SuppressWarnings({"ThreadJoinLoop", "FutureReturnValueIgnored"})
public final class Waits {
  private Waits() {}

  static Object sleeps() throws InterruptedException {
    Thread.sleep(5);
    Thread.sleep(Duration.ofMillis(5));
    TimeUnit.MILLISECONDS.sleep(5);
    return "slept";
  }

  static Object joins() throws InterruptedException {
    var main = Thread.currentThread();
    var thread = new Thread(() -> awaitWaiting(main), "helper");
    thread.start();
    thread.join();
    return thread.getName();
  }

  static Object takes() throws InterruptedException {
    var main = Thread.currentThread();
    var queue = new ArrayBlockingQueue<String>(1);
    var thread =
        Thread.ofVirtual()
            .start(
                () -> {
                  awaitWaiting(main);
                  queue.add("apple");
                });
    var taken = queue.take();
    thread.join();
    return taken;
  }

  static Object pool() throws Exception {
    try (var pool = Executors.newFixedThreadPool(2)) {
      List<Future<Integer>> futures = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        int n = i;
        futures.add(
            pool.submit(
                () -> {
                  return n * n;
                }));
      }
      var squares = new ArrayList<Integer>();
      for (var future : futures) {
        squares.add(future.get());
      }
      return squares;
    }
  }

  static Object failing() throws Exception {
    var main = Thread.currentThread();
    try (var pool = Executors.newSingleThreadExecutor()) {
      var future =
          pool.submit(
              () -> {
                awaitWaiting(main);
                throw new IllegalStateException("no");
              });
      future.get();
      return "returned";
    }
  }

  static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * What is ready already is not waited for, so whoever makes it ready lets the other wait first.
   */
  private static void awaitWaiting(Thread thread) {
    await(thread, Thread.State.WAITING);
  }

  static void await(Thread thread, Thread.State state) {
    while (thread.getState() != state) {
      pause(1);
    }
  }
}
