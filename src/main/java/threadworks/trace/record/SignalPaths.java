package threadworks.trace.record;

import java.util.Date;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import threadworks.trace.record.Wait.For;

/**
 * The calls by which threads wait for each other's signals, and those that give them, in the manner
 * of {@link FastPaths}. Both are made with the monitor or lock held, so that who waits is known
 * exactly when a signal is given. To wait lets go of that lock.
 */
@SuppressWarnings("WaitNotInLoop") // the loop is the demo's, or it is not there
public final class SignalPaths {
  private SignalPaths() {}

  /** As {@link Object#wait()}. */
  public static void wait(Object monitor, int site) throws InterruptedException {
    wait(monitor, 0, site);
  }

  /** As {@link Object#wait(long)}. */
  public static void wait(Object monitor, long millis, int site) throws InterruptedException {
    wait(monitor, millis, 0, site);
  }

  /** As {@link Object#wait(long, int)}. */
  public static void wait(Object monitor, long millis, int nanos, int site)
      throws InterruptedException {
    Waits.released(monitor);
    var wait = begin(monitor, site);
    long begun = System.nanoTime();
    try {
      monitor.wait(millis, nanos);
      // Nobody says whether it was woken or the time ran out.
      if ((millis == 0 && nanos == 0)
          || System.nanoTime() - begun < TimeUnit.MILLISECONDS.toNanos(millis)) {
        wait.over(null);
      }
    } finally {
      Hooks.leave(wait);
    }
  }

  /** As {@link Object#notify()}. */
  public static void notify(Object monitor, int site) {
    Waits.signals(monitor, false);
    monitor.notify();
  }

  /** As {@link Object#notifyAll()}. */
  public static void notifyAll(Object monitor, int site) {
    Waits.signals(monitor, true);
    monitor.notifyAll();
  }

  /** As {@link Condition#await()}. */
  public static void await(Condition condition, int site) throws InterruptedException {
    Waits.releasedFor(condition);
    var wait = begin(condition, site);
    try {
      condition.await();
      wait.over(null);
    } finally {
      Hooks.leave(wait);
    }
  }

  /** As {@link Condition#awaitUninterruptibly()}. */
  public static void awaitUninterruptibly(Condition condition, int site) {
    Waits.releasedFor(condition);
    var wait = begin(condition, site);
    try {
      condition.awaitUninterruptibly();
      wait.over(null);
    } finally {
      Hooks.leave(wait);
    }
  }

  /** As {@link Condition#await(long, TimeUnit)}. */
  public static boolean await(Condition condition, long timeout, TimeUnit unit, int site)
      throws InterruptedException {
    Waits.releasedFor(condition);
    var wait = begin(condition, site);
    try {
      boolean inTime = condition.await(timeout, unit);
      if (inTime) {
        wait.over(null);
      }
      return inTime;
    } finally {
      Hooks.leave(wait);
    }
  }

  /** As {@link Condition#awaitNanos}. */
  public static long awaitNanos(Condition condition, long nanos, int site)
      throws InterruptedException {
    Waits.releasedFor(condition);
    var wait = begin(condition, site);
    try {
      long left = condition.awaitNanos(nanos);
      if (left > 0) {
        wait.over(null);
      }
      return left;
    } finally {
      Hooks.leave(wait);
    }
  }

  /** As {@link Condition#awaitUntil}. */
  public static boolean awaitUntil(Condition condition, Date deadline, int site)
      throws InterruptedException {
    Waits.releasedFor(condition);
    var wait = begin(condition, site);
    try {
      boolean inTime = condition.awaitUntil(deadline);
      if (inTime) {
        wait.over(null);
      }
      return inTime;
    } finally {
      Hooks.leave(wait);
    }
  }

  /** As {@link Condition#signal()}. */
  public static void signal(Condition condition, int site) {
    Waits.signals(condition, false);
    condition.signal();
  }

  /** As {@link Condition#signalAll()}. */
  public static void signalAll(Condition condition, int site) {
    Waits.signals(condition, true);
    condition.signalAll();
  }

  /** As {@link Thread#join()}. */
  public static void join(Thread thread, int site) throws InterruptedException {
    Hooks.enter(site);
    var wait = new Wait(thread, For.END, null);
    boolean lives = thread.isAlive();
    try {
      thread.join();
      if (lives) {
        wait.over(null);
      }
    } finally {
      Hooks.leave(wait);
    }
  }

  private static Wait begin(Object on, int site) {
    Hooks.enter(site);
    return Waits.begin(on, For.SIGNAL);
  }
}
