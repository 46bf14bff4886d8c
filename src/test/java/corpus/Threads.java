package corpus;

import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;

/** Starts threads and waits for them. */
final class Threads {
  private Threads() {}

  /** What a thread does, which may throw. */
  interface Body {
    void run() throws Exception;
  }

  static Thread start(Body body) {
    var thread =
        new Thread(
            () -> {
              try {
                body.run();
              } catch (RuntimeException e) {
                throw e;
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    thread.start();
    return thread;
  }

  /** Runs each body in a thread of its own and waits for all. */
  static void all(Body... bodies) {
    var threads = new ArrayList<Thread>();
    for (var body : bodies) {
      threads.add(start(body));
    }
    for (var thread : threads) {
      join(thread);
    }
  }

  static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
