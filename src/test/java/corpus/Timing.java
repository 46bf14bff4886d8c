package corpus;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import threadworks.lab.Site;

/** Sleeps and timeouts. */
final class Timing {
  private static final Object LOCK = new Object();
  private static volatile boolean ready;
  private static int count;

  private Timing() {}

  /** A sleep is no synchronisation: time may pass while the other has not moved. */
  @Expect({"returned true", "returned false"})
  static boolean sleepInsteadOfJoin() throws InterruptedException {
    Threads.start(() -> ready = true);
    Thread.sleep(1_000);
    return ready;
  }

  @Expect(value = "returned true", idle = true)
  static boolean sleepInsteadOfJoinOnAnIdleMachine() throws InterruptedException {
    return sleepInsteadOfJoin();
  }

  @Expect(value = {"returned 12", "returned 21"})
  static String sleepsOfDifferentLength() {
    var order = new StringBuffer();
    Threads.all(
        () -> {
          Thread.sleep(10);
          append(order, 1);
        },
        () -> {
          Thread.sleep(20);
          append(order, 2);
        });
    return order.toString();
  }

  /** Who looks again after each sleep gets no further until another has changed something. */
  @Expect("returned 42")
  static int asleepUntilItIsReady() throws InterruptedException {
    Threads.start(
        () -> {
          Thread.sleep(100);
          count = 42;
          ready = true;
        });
    while (!ready) {
      Thread.sleep(10);
    }
    return count;
  }

  @Expect("returned 1")
  static int asleepWhileItIsAlive() throws InterruptedException {
    var thread = Threads.start(() -> count = 1);
    while (thread.isAlive()) {
      Thread.sleep(10);
    }
    return count;
  }

  @Expect({"returned ready", "returned interrupted"})
  static String interruptedAsItLooks() {
    var seen = new String[1];
    var thread =
        Threads.start(
            () -> {
              try {
                while (!ready) {
                  Thread.sleep(10);
                }
                seen[0] = "ready";
              } catch (InterruptedException e) {
                seen[0] = "interrupted";
              }
            });
    thread.interrupt();
    ready = true;
    Threads.join(thread);
    return seen[0];
  }

  private static void append(StringBuffer order, int value) {
    order.append(value);
  }

  @Expect(value = "returned 12", idle = true)
  static String alarmsRingInOrder() {
    return sleepsOfDifferentLength();
  }

  @Expect("returned PT1H")
  static Duration anHourCostsNothing() throws InterruptedException {
    var begin = Instant.now();
    Thread.sleep(Duration.ofHours(1));
    return Duration.between(begin, Instant.now());
  }

  @Expect({"returned true", "returned false"})
  static boolean joinWithATimeout() throws InterruptedException {
    var thread = Threads.start(() -> count++);
    thread.join(100);
    return !thread.isAlive();
  }

  @Expect({"returned true", "returned false"})
  static boolean waitWithATimeout() throws InterruptedException {
    Threads.start(
        () -> {
          synchronized (LOCK) {
            ready = true;
            LOCK.notify();
          }
        });
    synchronized (LOCK) {
      if (!ready) {
        LOCK.wait(100);
      }
      return ready;
    }
  }

  @Expect({"returned 1", "returned null"})
  static Integer pollWithATimeout() throws InterruptedException {
    var queue = new ArrayBlockingQueue<Integer>(1);
    Threads.start(() -> queue.put(1));
    return queue.poll(1, TimeUnit.SECONDS);
  }

  @Expect({"returned true", "returned false"})
  static boolean offerWithATimeout() throws InterruptedException {
    var queue = new ArrayBlockingQueue<Integer>(1);
    queue.put(1);
    Threads.start(queue::take);
    return queue.offer(2, 1, TimeUnit.SECONDS);
  }

  @Expect({"returned true", "returned false"})
  static boolean tryLockWithATimeout() throws InterruptedException {
    var lock = new ReentrantLock();
    Threads.start(
        () -> {
          lock.lock();
          count++;
          lock.unlock();
        });
    boolean got = lock.tryLock(1, TimeUnit.SECONDS);
    if (got) {
      lock.unlock();
    }
    return got;
  }

  @Expect({"returned true", "returned false"})
  static boolean acquireWithATimeout() throws InterruptedException {
    var permits = new Semaphore(0);
    Threads.start(permits::release);
    return permits.tryAcquire(1, TimeUnit.SECONDS);
  }

  @Expect({"returned true", "returned false"})
  static boolean latchWithATimeout() throws InterruptedException {
    var latch = new CountDownLatch(1);
    Threads.start(latch::countDown);
    return latch.await(1, TimeUnit.SECONDS);
  }

  @Expect("returned late")
  static String parkWithATimeout() {
    long begin = System.nanoTime();
    LockSupport.parkNanos(1_000_000);
    return System.nanoTime() - begin >= 1_000_000 ? "late" : "early";
  }

  /** Waits for a time by asking for it again and again. */
  @Expect("returned done")
  static String busyWaitForATime() {
    long end = System.nanoTime() + 5_000_000;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    return "done";
  }

  @Expect("returned 3")
  static int scheduledTasks() throws InterruptedException {
    var executor = Executors.newSingleThreadScheduledExecutor();
    executor.schedule(() -> count += 1, 1, TimeUnit.SECONDS);
    executor.schedule(() -> count += 2, 2, TimeUnit.SECONDS);
    executor.shutdown();
    executor.awaitTermination(100, TimeUnit.DAYS);
    return count;
  }

  // Pages of the lab's site come by an alarm.

  @Expect({"returned ab", "returned ba"})
  static String pagesOfDifferentDelay() {
    var order = new StringBuffer();
    Threads.all(() -> order.append(Site.get("a", 1)), () -> order.append(Site.get("b", 2)));
    return order.toString();
  }

  @Expect(value = "returned ab", idle = true)
  static String pagesOnAnIdleMachine() {
    return pagesOfDifferentDelay();
  }

  /** As it is with the real one. */
  @Expect("returned a true")
  static String pageInSpiteOfAnInterrupt() {
    Thread.currentThread().interrupt();
    return Site.get("a", 1) + " " + Thread.interrupted();
  }
}
