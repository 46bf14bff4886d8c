package threadworks.weave.trace.samples;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import threadworks.weave.trace.Woven;

/** Threads of which one gives what others wait for. */
@SuppressWarnings({
  "ThreadJoinLoop",
  "WaitNotInLoop",
  "NakedNotify",
  "LockNotBeforeTry",
  "NotifyAll"
})
public final class HandOffs {
  private static final Object monitor = new Object();

  private HandOffs() {}

  private interface Body {
    void run() throws InterruptedException;
  }

  private static Thread start(String name, Body body) {
    return Thread.ofPlatform()
        .name(name)
        .start(
            () -> {
              try {
                body.run();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  private static void join(Thread... threads) {
    for (var thread : threads) {
      Waits.await(thread, Thread.State.TERMINATED);
    }
  }

  static void lock() throws InterruptedException {
    var lock = new ReentrantLock();
    var held = new CountDownLatch(1);
    var giver =
        start(
            "giver",
            () -> {
              lock.lock();
              held.countDown();
              while (!lock.hasQueuedThreads()) {
                Waits.pause(1);
              }
              lock.unlock();
            });
    held.await();
    var taker =
        start(
            "taker",
            () -> {
              lock.lock();
              lock.unlock();
            });
    join(giver, taker);
  }

  static void monitor() throws InterruptedException {
    var held = new CountDownLatch(1);
    var giver =
        start(
            "giver",
            () -> {
              synchronized (monitor) {
                held.countDown();
                Woven.awaitSpan("LOCK synchronized monitor");
              }
            });
    held.await();
    var taker =
        start(
            "taker",
            () -> {
              synchronized (monitor) {
                held.countDown();
              }
            });
    join(giver, taker);
  }

  static synchronized void hold(CountDownLatch held) {
    held.countDown();
    Woven.awaitSpan("LOCK synchronized come");
  }

  static synchronized void come() {}

  static void staticMethod() throws InterruptedException {
    var held = new CountDownLatch(1);
    var giver = start("giver", () -> hold(held));
    held.await();
    var taker = start("taker", HandOffs::come);
    join(giver, taker);
  }

  static void waitLetsGo() throws InterruptedException {
    var held = new CountDownLatch(1);
    var giver =
        start(
            "giver",
            () -> {
              synchronized (monitor) {
                held.countDown();
                Woven.awaitSpan("LOCK synchronized monitor");
                monitor.wait();
              }
            });
    held.await();
    var taker =
        start(
            "taker",
            () -> {
              synchronized (monitor) {
                held.countDown();
              }
            });
    Waits.await(taker, Thread.State.TERMINATED);
    giver.interrupt();
    join(giver);
  }

  static void item() {
    var belt = new LinkedBlockingQueue<String>();
    var taker = start("taker", belt::take);
    Waits.await(taker, Thread.State.WAITING);
    var giver = start("giver", () -> belt.put("crate"));
    join(giver, taker);
  }

  static void room() throws InterruptedException {
    var belt = new ArrayBlockingQueue<String>(1);
    belt.put("first");
    var taker = start("taker", () -> belt.put("second"));
    Waits.await(taker, Thread.State.WAITING);
    join(start("giver", belt::take), taker);
  }

  static void roomForOneOfTwo() throws InterruptedException {
    var belt = new ArrayBlockingQueue<String>(1);
    belt.put("first");
    var one = start("taker", () -> belt.put("second"));
    var two = start("other", () -> belt.put("third"));
    Waits.await(one, Thread.State.WAITING);
    Waits.await(two, Thread.State.WAITING);
    join(start("giver", belt::take));
    while (belt.remainingCapacity() > 0) {
      Waits.pause(1);
    }
    one.interrupt();
    two.interrupt();
    join(one, two);
  }

  private static Thread waiting(String name) {
    var thread =
        start(
            name,
            () -> {
              synchronized (monitor) {
                monitor.wait();
              }
            });
    Waits.await(thread, Thread.State.WAITING);
    return thread;
  }

  private static Thread notifying(boolean everyone) {
    return start(
        "giver",
        () -> {
          synchronized (monitor) {
            if (everyone) {
              monitor.notifyAll();
            } else {
              monitor.notify();
            }
          }
        });
  }

  static void notifyOne() {
    join(waiting("taker"), notifying(false));
  }

  static void notifyOneOfTwo() {
    var one = waiting("taker");
    var two = waiting("other");
    join(notifying(false));
    join(notifying(false), one, two);
  }

  static void notifyBoth() {
    var one = waiting("taker");
    var two = waiting("taker");
    join(notifying(true), one, two);
  }

  static void signal() {
    var lock = new ReentrantLock();
    var full = lock.newCondition();
    var taker =
        start(
            "taker",
            () -> {
              lock.lock();
              full.await();
              lock.unlock();
            });
    Waits.await(taker, Thread.State.WAITING);
    var giver =
        start(
            "giver",
            () -> {
              lock.lock();
              full.signal();
              lock.unlock();
            });
    join(giver, taker);
  }

  static void ending() {
    var giver = new Thread(() -> Woven.awaitSpan("JOIN giver.join"), "giver");
    giver.start();
    join(start("taker", () -> giver.join()));
  }

  /** To wait for a condition gives its lock back. */
  static void conditionLetsGo() throws InterruptedException {
    var lock = new ReentrantLock();
    var never = lock.newCondition();
    var held = new CountDownLatch(1);
    var giver =
        start(
            "giver",
            () -> {
              lock.lock();
              held.countDown();
              while (!lock.hasQueuedThreads()) {
                Waits.pause(1);
              }
              never.awaitNanos(Long.MAX_VALUE);
            });
    held.await();
    var taker =
        start(
            "taker",
            () -> {
              lock.lock();
              lock.unlock();
            });
    join(taker);
    giver.interrupt();
    join(giver);
  }

  /** A reader waits behind a writer: the reader who goes away first is not who lets it in. */
  static void readers() throws InterruptedException {
    var both = new ReentrantReadWriteLock();
    var held = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    var first =
        start(
            "first",
            () -> {
              both.readLock().lock();
              held.countDown();
              go.await();
              both.readLock().unlock();
            });
    held.await();
    var writer =
        start(
            "writer",
            () -> {
              both.writeLock().lock();
              both.writeLock().unlock();
            });
    while (both.getQueueLength() < 1) {
      Waits.pause(1);
    }
    var second =
        start(
            "second",
            () -> {
              both.readLock().lock();
              both.readLock().unlock();
            });
    while (both.getQueueLength() < 2) {
      Waits.pause(1);
    }
    go.countDown();
    join(first, writer, second);
  }
}
