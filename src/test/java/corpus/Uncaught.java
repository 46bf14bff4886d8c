package corpus;

import java.util.concurrent.CountDownLatch;

/** Who takes an exception that nobody caught. */
final class Uncaught {
  private static final Object LOCK = new Object();
  private static int count;

  private Uncaught() {}

  private static void fail() {
    throw new IllegalStateException();
  }

  /** The exception comes before the handler is there, or after. */
  @Expect({"returned done", "threw IllegalStateException; returned done"})
  static String handlerForAllComesLate() throws InterruptedException {
    var thread = Threads.start(Uncaught::fail);
    Thread.setDefaultUncaughtExceptionHandler((_, _) -> {});
    thread.join();
    return "done";
  }

  @Expect({"returned done", "threw IllegalStateException; returned done"})
  static String ownHandlerComesLate() throws InterruptedException {
    var thread = Threads.start(Uncaught::fail);
    thread.setUncaughtExceptionHandler((_, _) -> {});
    thread.join();
    return "done";
  }

  @Expect({"returned 1", "returned 2"})
  static int noHandlerYet() {
    Threads.Body body =
        () -> {
          if (Thread.getDefaultUncaughtExceptionHandler() == null) {
            Thread.setDefaultUncaughtExceptionHandler((_, _) -> {});
            synchronized (LOCK) {
              count++;
            }
          }
        };
    Threads.all(body, body);
    return count;
  }

  private static final class Failing extends Thread {
    int asked;

    @Override
    public void run() {
      fail();
    }

    @Override
    public UncaughtExceptionHandler getUncaughtExceptionHandler() {
      asked++;
      return (_, _) -> {};
    }
  }

  private static final class Refusing extends Thread {
    @Override
    public void run() {
      fail();
    }

    @Override
    public UncaughtExceptionHandler getUncaughtExceptionHandler() {
      throw new IllegalArgumentException("nobody");
    }
  }

  /** Who does not say who takes its exceptions ends as if nobody did, and the others go on. */
  @Expect("threw IllegalStateException; returned 1")
  static int handlerIsAskedForInVain() throws InterruptedException {
    var thread = new Refusing();
    thread.start();
    thread.join();
    return ++count;
  }

  /** The thread itself says who takes its exceptions. */
  @Expect("returned 1")
  static int handlerIsAskedFor() throws InterruptedException {
    var thread = new Failing();
    thread.start();
    thread.join();
    return thread.asked;
  }

  /** With the last other thread a daemon ends, before it has come to its exception or after. */
  @Expect({"returned done", "threw IllegalStateException; returned done"})
  static String daemonThrows() {
    var thread =
        new Thread(
            () -> {
              count++;
              fail();
            });
    thread.setDaemon(true);
    thread.start();
    return "done";
  }

  @Expect({"returned done", "threw IllegalStateException; returned done"})
  static String daemonThrowsOnceItMay() {
    var latch = new CountDownLatch(1);
    Thread.startVirtualThread(
        () -> {
          try {
            latch.await();
          } catch (InterruptedException e) {
            return;
          }
          fail();
        });
    latch.countDown();
    return "done";
  }

  /** A daemon that waits for the program to end waits for ever. */
  @Expect("returned done")
  static String daemonAwaitsTheEnd() {
    var main = Thread.currentThread();
    var thread =
        new Thread(
            () -> {
              Threads.join(main);
              while (main.isAlive()) {
                Thread.onSpinWait();
              }
            });
    thread.setDaemon(true);
    thread.start();
    return "done";
  }

  @Expect("returned true")
  static boolean noHandlerAfterTheEnd() {
    var thread = new Thread(() -> count = 1);
    thread.setUncaughtExceptionHandler((_, _) -> {});
    thread.start();
    Threads.join(thread);
    return thread.getUncaughtExceptionHandler() == null;
  }

  @Expect({"returned true", "returned false"})
  static boolean handlerUntilTheEnd() {
    return Threads.start(() -> count = 1).getUncaughtExceptionHandler() == null;
  }
}
