package corpus;

import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** What others can see of a thread's end, and programs that have one or only seem to have none. */
final class Ends {
  private static final Object LOCK = new Object();
  private static int count;
  private static int other;
  private static boolean ready;

  private Ends() {}

  // A thread lives on for a while after the last that it does.

  @Expect({"returned 0 true", "returned 0 false", "returned 1 true", "returned 1 false"})
  static String writtenAndAlive() {
    var thread = Threads.start(() -> count = 1);
    return count + " " + thread.isAlive();
  }

  @Expect({"returned true", "returned false"})
  static boolean countedDownAndAlive() throws InterruptedException {
    var latch = new CountDownLatch(1);
    var thread = Threads.start(latch::countDown);
    latch.await();
    return thread.isAlive();
  }

  @Expect({"returned RUNNABLE", "returned TERMINATED"})
  static Thread.State countedDownAndRunnable() throws InterruptedException {
    var latch = new CountDownLatch(1);
    var thread = Threads.start(latch::countDown);
    latch.await();
    return thread.getState();
  }

  @Expect({"returned 0 true", "returned 0 false", "returned 1 true", "returned 1 false"})
  static String writtenAndJoined() throws InterruptedException {
    var thread = Threads.start(() -> count = 1);
    return count + " " + thread.join(Duration.ofSeconds(1));
  }

  /** Who was joined has ended, for all. */
  @Expect({"returned true", "returned false"})
  static boolean twoLook() {
    var seen = new boolean[1];
    var thread = Threads.start(() -> count = 1);
    var looks = Threads.start(() -> seen[0] = thread.isAlive());
    Threads.join(thread);
    assert !thread.isAlive();
    Threads.join(looks);
    return seen[0];
  }

  @Expect("returned 1")
  static int goesRoundUntilTheEnd() {
    var thread = Threads.start(() -> count = 1);
    while (thread.isAlive()) {
      Thread.onSpinWait();
    }
    return count;
  }

  @Expect("returned 1")
  static int goesRoundUntilTheFirstEnd() {
    var latch = new CountDownLatch(1);
    var thread = Threads.start(() -> count = 1);
    var waits = Threads.start(latch::await);
    while (thread.isAlive() && waits.isAlive()) {
      Thread.onSpinWait();
    }
    latch.countDown();
    return count;
  }

  /** The last that the thread does is to interrupt who waits for its end. */
  @Expect({"returned joined true", "returned interrupted false"})
  static String interruptedByTheOneThatEnds() {
    var main = Thread.currentThread();
    return joined(Threads.start(main::interrupt));
  }

  @Expect({"returned joined false", "returned joined true", "returned interrupted false"})
  static String interruptedWhileOneEnds() {
    var main = Thread.currentThread();
    var thread = Threads.start(() -> count = 1);
    Threads.start(main::interrupt);
    return joined(thread);
  }

  /** Who has ended can be joined, interrupted or not. */
  @Expect("returned joined true")
  static String interruptedAndEnded() {
    var main = Thread.currentThread();
    var thread = Threads.start(main::interrupt);
    while (thread.isAlive()) {
      Thread.onSpinWait();
    }
    return joined(thread);
  }

  private static String joined(Thread thread) {
    String how;
    try {
      thread.join();
      how = "joined ";
    } catch (InterruptedException e) {
      how = "interrupted ";
    }
    return how + Thread.interrupted();
  }

  // A thread needs its own monitor to end.

  @Expect("returned 1")
  static int joinUnderItsOwnLock() throws InterruptedException {
    var thread = new Thread(() -> count = 1);
    synchronized (thread) {
      thread.start();
      thread.join();
    }
    return count;
  }

  @Expect({"returned true true", "returned false false"})
  static String doesNotEndUnderItsLock() {
    var thread = Threads.start(() -> count = 1);
    synchronized (thread) {
      return thread.isAlive() + " " + thread.isAlive();
    }
  }

  @Expect("deadlock M waits for A, A waits for B, B waits in CountDownLatch.await")
  static String neverEndsUnderItsLock() {
    var latch = new CountDownLatch(1);
    var thread =
        Threads.start(
            () -> {
              while (count == 0) {
                Thread.onSpinWait();
              }
            });
    Threads.start(
        () -> {
          synchronized (thread) {
            count = 1;
            latch.await();
          }
        });
    Threads.join(thread);
    return "done";
  }

  // What it comes to.

  /** Which of two threads that have nothing in common ended first, nobody can tell. */
  @Expect("threw IllegalStateException, NoSuchElementException; returned 2")
  static int twoThrow() throws InterruptedException {
    var first =
        new Thread(
            () -> {
              count++;
              throw new NoSuchElementException();
            });
    var second =
        new Thread(
            () -> {
              other++;
              throw new IllegalStateException();
            });
    first.start();
    second.start();
    first.join();
    second.join();
    return count + other;
  }

  /** A handler takes the exception, but the method has returned nothing. */
  @Expect("threw IllegalStateException")
  static int mainThrowsToAHandler() {
    Thread.setDefaultUncaughtExceptionHandler((thread, e) -> count++);
    throw new IllegalStateException();
  }

  /** A wait may end by itself, but nobody may count on it. */
  @Expect(
      value = {"returned true", "deadlock M waits for a notify that came too early"},
      spurious = true)
  static boolean lostNotifyInSpiteOfIt() throws InterruptedException {
    Threads.start(
        () -> {
          synchronized (LOCK) {
            ready = true;
            LOCK.notify();
          }
        });
    boolean seen;
    do {
      synchronized (LOCK) {
        LOCK.wait();
        seen = ready;
      }
    } while (!seen);
    return true;
  }

  @Expect(
      value = {"returned 0", "deadlock M is parked"},
      spurious = true)
  static int parkForNobody() {
    LockSupport.park();
    return count;
  }

  /** Though nobody else can move but by itself, its time comes. */
  @Expect(
      value = {"returned true", "returned false"},
      idle = true,
      spurious = true)
  static boolean timeoutInSpiteOfIt() throws InterruptedException {
    long start = System.nanoTime();
    synchronized (LOCK) {
      LOCK.wait(1_000);
    }
    return System.nanoTime() - start >= 1_000_000_000;
  }

  /** It would go on to sleep for ever. */
  @Expect(
      value = {"returned 0", "cut after 10,000 steps"},
      idle = true,
      slow = true)
  static int swallowedInterrupt() {
    var thread =
        Threads.start(
            () -> {
              while (!Thread.currentThread().isInterrupted()) {
                try {
                  Thread.sleep(10);
                } catch (InterruptedException e) {
                  // What the program is about: the interrupt is forgotten.
                }
              }
            });
    thread.interrupt();
    Threads.join(thread);
    return 0;
  }

  // Who goes through what never changes gets on.

  @Expect({"returned 0", "returned 1", "returned 2"})
  static int throughAListThatNeverChanges() {
    return through(List.of(1, 1));
  }

  @Expect({"returned 0", "returned 1", "returned 2"})
  static int throughASetThatNeverChanges() {
    return through(Set.of(1, 2));
  }

  private static int through(Iterable<Integer> elements) {
    Threads.start(() -> ready = true);
    int seen = 0;
    for (var _ : elements) {
      if (ready) {
        seen++;
      }
    }
    return seen;
  }

  @Expect("returned 0")
  static int throughAListAlone() {
    int seen = 0;
    for (var _ : List.of(1, 1)) {
      if (ready) {
        seen++;
      }
    }
    return seen;
  }
}
