package threadworks.trace.record;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Finds the threads that wait for a monitor. Nothing tells a thread whether the monitor it is about
 * to enter is free, and to read the clock at each would cost several times what the monitor does.
 * So a thread only notes which site it is at, and this one looks, once a millisecond, whether a
 * thread that is at one is blocked. A wait is seen up to a millisecond late, a shorter one perhaps
 * not at all.
 */
final class MonitorWatch implements Runnable {
  private static final long PERIOD = TimeUnit.MILLISECONDS.toNanos(1);

  private final Queue<ThreadLog> watched = new ConcurrentLinkedQueue<>();
  private boolean started;
  private volatile boolean stopped;

  /** Watches a thread from now on, until it ends. */
  synchronized void add(ThreadLog log) {
    watched.add(log);
    if (!started && !stopped) {
      started = true;
      Thread.ofPlatform().group(outermost()).daemon().name("threadworks-monitor-watch").start(this);
    }
  }

  /** A group that no demo's threads are counted in: this one is not to be taken for the demo's. */
  private static ThreadGroup outermost() {
    var group = Thread.currentThread().getThreadGroup();
    while (group.getParent() != null) {
      group = group.getParent();
    }
    return group;
  }

  /** Ends the watch. */
  synchronized void stop() {
    stopped = true;
  }

  @Override
  public void run() {
    while (!stopped) {
      LockSupport.parkNanos(PERIOD);
      watched.removeIf(log -> !log.owner.isAlive());
      for (var log : watched) {
        log.lookAtMonitor();
      }
    }
  }
}
