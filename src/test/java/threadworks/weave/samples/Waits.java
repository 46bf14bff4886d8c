package threadworks.weave.samples;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
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
    var thread = new Thread(() -> pause(20), "helper");
    thread.start();
    thread.join();
    return thread.getName();
  }

  static Object takes() throws InterruptedException {
    var queue = new ArrayBlockingQueue<String>(1);
    var thread =
        Thread.ofVirtual()
            .start(
                () -> {
                  pause(20);
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
                  pause(5);
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

  static Object invokeAll() throws Exception {
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<String>> tasks = List.of(() -> "a", () -> "b", () -> "c");
      var all = new ArrayList<String>();
      for (var future : pool.invokeAll(tasks)) {
        all.add(future.get());
      }
      return all;
    }
  }

  static Object future() {
    return CompletableFuture.supplyAsync(() -> 20).thenApplyAsync(n -> n + 1).join();
  }

  static Object failing() throws Exception {
    try (var pool = Executors.newSingleThreadExecutor()) {
      var future =
          pool.submit(
              () -> {
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
}
