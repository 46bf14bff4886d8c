package threadworks.schedule;

import org.jspecify.annotations.Nullable;

/** Stands in for {@link java.util.concurrent.locks.LockSupport}. */
public final class DemoLockSupport {
  private DemoLockSupport() {}

  /** As {@code LockSupport.park()}. */
  public static void park() {
    ThreadHooks.park(0, false, null);
  }

  /** As {@code LockSupport.park(Object)}. */
  public static void park(@Nullable Object blocker) {
    ThreadHooks.park(0, false, blocker);
  }

  /** As {@code LockSupport.parkNanos(long)}. */
  public static void parkNanos(long nanos) {
    parkNanos(null, nanos);
  }

  /** As {@code LockSupport.parkNanos(Object, long)}. */
  public static void parkNanos(@Nullable Object blocker, long nanos) {
    if (nanos > 0) {
      ThreadHooks.park(nanos, true, blocker);
    }
  }

  /** As {@code LockSupport.parkUntil(long)}. */
  public static void parkUntil(long deadline) {
    parkUntil(null, deadline);
  }

  /** As {@code LockSupport.parkUntil(Object, long)}. */
  public static void parkUntil(@Nullable Object blocker, long deadline) {
    long millis = deadline - ClockHooks.currentTimeMillis();
    parkNanos(blocker, ThreadHooks.nanos(Math.max(millis, 0), 0));
  }

  /** As {@code LockSupport.unpark}. */
  public static void unpark(@Nullable Thread thread) {
    ThreadHooks.unpark(thread);
  }

  /** As {@code LockSupport.getBlocker}. */
  public static @Nullable Object getBlocker(Thread thread) {
    return null;
  }

  /** As {@code LockSupport.setCurrentBlocker}. */
  public static void setCurrentBlocker(@Nullable Object blocker) {
    var self = Hooks.current;
    if (self != null) {
      self.blocker = blocker;
    }
  }

  /** As {@code LockSupport}'s own, for the JDK. */
  public static long getThreadId(Thread thread) {
    return ThreadHooks.threadId(thread);
  }
}
