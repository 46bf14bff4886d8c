package threadworks.weave.trace.samples;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import threadworks.weave.trace.Woven;

/** Ways to hold and to wait for monitors and locks. */
@SuppressWarnings({
  "ThreadJoinLoop",
  "WaitNotInLoop",
  "StaticGuardedByInstance",
  "LockNotBeforeTry"
})
public final class Monitors {
  private static final Object left = new Object();
  private static final Object right = new Object();
  private static final ReentrantLock lock = new ReentrantLock();

  private int count;

  private Monitors() {}

  synchronized int add(int n) {
    for (int i = 0; i < n; i++) {
      count++;
    }
    return count;
  }

  /** The first one in waits until the other one is seen to want to come in. */
  synchronized void addSlowly(List<Thread> both) {
    if (count == 0) {
      var me = Thread.currentThread();
      Waits.await(both.get(both.getFirst() == me ? 1 : 0), Thread.State.BLOCKED);
      Woven.awaitSpan("LOCK synchronized addSlowly");
    }
    count++;
  }

  private static int seen;

  /** The same with a static method, whose monitor is the class. */
  static synchronized double addSlowlyToAll(List<Thread> both, long a, double b) {
    if (seen++ == 0) {
      var me = Thread.currentThread();
      Waits.await(both.get(both.getFirst() == me ? 1 : 0), Thread.State.BLOCKED);
      Woven.awaitSpan("LOCK synchronized addSlowlyToAll");
    }
    return a + b + seen;
  }

  static Object contendedStaticMethod() throws InterruptedException {
    seen = 0;
    var both = new ArrayList<Thread>();
    var sums = Collections.synchronizedList(new ArrayList<Double>());
    both.add(new Thread(() -> sums.add(addSlowlyToAll(both, 1, 0.5)), "one"));
    both.add(new Thread(() -> sums.add(addSlowlyToAll(both, 1, 0.5)), "two"));
    for (var thread : both) {
      thread.start();
    }
    for (var thread : both) {
      thread.join();
    }
    return sums.stream().sorted().toList();
  }

  static synchronized long sum(long a, double b) {
    if (a < 0) {
      throw new IllegalArgumentException("negative");
    }
    return a + (long) b;
  }

  static synchronized void nothing() {}

  static Object contendedMonitor() throws InterruptedException {
    var main = Thread.currentThread();
    var held = new CountDownLatch(1);
    var holder =
        new Thread(
            () -> {
              synchronized (left) {
                held.countDown();
                Waits.await(main, Thread.State.BLOCKED);
                Woven.awaitSpan("LOCK synchronized left");
              }
            });
    holder.start();
    held.await();
    synchronized (left) {
      holder.join();
    }
    return "done";
  }

  static Object contendedMethod() throws InterruptedException {
    var monitors = new Monitors();
    var both = new ArrayList<Thread>();
    both.add(Thread.ofPlatform().name("one").unstarted(() -> monitors.addSlowly(both)));
    both.add(Thread.ofVirtual().name("two").unstarted(() -> monitors.addSlowly(both)));
    for (var thread : both) {
      thread.start();
    }
    for (var thread : both) {
      thread.join();
    }
    return monitors.add(1);
  }

  static Object contendedLock() throws InterruptedException {
    var held = new CountDownLatch(1);
    var holder =
        new Thread(
            () -> {
              lock.lock();
              try {
                held.countDown();
                while (!lock.hasQueuedThreads()) {
                  Waits.pause(1);
                }
              } finally {
                lock.unlock();
              }
            });
    holder.start();
    held.await();
    lock.lock();
    lock.unlock();
    holder.join();
    return "done";
  }

  static Object freeLocks() {
    for (int i = 0; i < 1000; i++) {
      lock.lock();
      lock.unlock();
      synchronized (left) {
        synchronized (right) {
          nothing();
        }
      }
    }
    return new Monitors().add(5) + sum(2, 3);
  }

  static Object throwing() {
    try {
      return sum(-1, 0);
    } catch (IllegalArgumentException e) {
      // Were the monitor still held, this thread would own it.
      return Thread.holdsLock(Monitors.class);
    }
  }

  static Object waitsAndNotifies() throws InterruptedException {
    var thread =
        new Thread(
            () -> {
              synchronized (left) {
                left.notifyAll();
              }
            });
    synchronized (left) {
      thread.start();
      left.wait(1000);
    }
    thread.join();
    return "notified";
  }

  static Object loopsInMonitor() {
    int rounds = 0;
    synchronized (left) {
      while (rounds < 3) {
        rounds++;
      }
    }
    synchronized (right) {
      try {
        do {
          rounds++;
        } while (rounds < 6);
      } catch (IllegalStateException e) {
        rounds = -1;
      }
    }
    return rounds;
  }

  static void deadlock() {
    var both = new CountDownLatch(2);
    Thread.ofPlatform().daemon().name("first").start(() -> takeBoth(both, left, right));
    Thread.ofVirtual().name("second").start(() -> takeBoth(both, right, left));
  }

  private static void takeBoth(CountDownLatch both, Object mine, Object other) {
    synchronized (mine) {
      both.countDown();
      try {
        both.await();
      } catch (InterruptedException e) {
        return;
      }
      synchronized (other) {
        both.countDown();
      }
    }
  }
}
