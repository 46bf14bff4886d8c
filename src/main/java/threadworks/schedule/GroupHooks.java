package threadworks.schedule;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import threadworks.schedule.report.Kind;

/**
 * What woven code calls in place of the methods of {@link ThreadGroup}, and of those about them.
 */
public final class GroupHooks {
  private static final ThreadGroup VIRTUAL =
      Thread.ofVirtual().unstarted(() -> {}).getThreadGroup();

  private GroupHooks() {}

  /** As {@link Thread#getThreadGroup}: one that has ended is in none. */
  public static @Nullable ThreadGroup of(Thread thread, int site) {
    var other = thread instanceof DemoThread demo ? demo.strand : null;
    boolean ended = other != null && other != Hooks.current && !ThreadHooks.isAlive(thread, site);
    return ended ? null : group(thread);
  }

  /** The group that a thread was made in. */
  static ThreadGroup group(Thread thread) {
    return ThreadHooks.isVirtual(thread) ? VIRTUAL : thread.getThreadGroup();
  }

  /** As {@link Thread#activeCount}. */
  public static int activeCount(int site) {
    return activeCount(group(ThreadHooks.currentThread()), site);
  }

  /** As {@link ThreadGroup#activeCount}, exact. */
  public static int activeCount(ThreadGroup group, int site) {
    return living(group, true, site).size();
  }

  /** As {@link Thread#enumerate}. */
  public static int enumerate(Thread[] list, int site) {
    return enumerate(group(ThreadHooks.currentThread()), list, true, site);
  }

  /** As {@link ThreadGroup#enumerate(Thread[])}. */
  public static int enumerate(ThreadGroup group, Thread[] list, int site) {
    return enumerate(group, list, true, site);
  }

  /** As {@link ThreadGroup#enumerate(Thread[], boolean)}. */
  public static int enumerate(ThreadGroup group, Thread[] list, boolean recurse, int site) {
    var living = living(group, recurse, site);
    int count = Math.min(living.size(), list.length);
    for (int i = 0; i < count; i++) {
      MemoryHooks.store(list, i, living.get(i), site);
    }
    return count;
  }

  /** As {@link ThreadGroup#interrupt}: one thread after another. */
  public static void interrupt(ThreadGroup group, int site) {
    living(group, true, site).forEach(Thread::interrupt);
  }

  private static List<DemoThread> living(ThreadGroup group, boolean recurse, int site) {
    var self = Hooks.current;
    if (self != null && !Hooks.inside) {
      Hooks.point(self, Kind.FOREIGN, site, group);
    }
    var scheduler = Hooks.scheduler();
    scheduler.touch(Location.ORDER, false);
    var living = new ArrayList<DemoThread>();
    for (var strand : scheduler.strands) {
      scheduler.touch(strand.id, false);
      var own = group(strand.thread);
      if (!strand.ended()
          && !strand.thread.virtual
          && (own.equals(group) || (recurse && group.parentOf(own)))) {
        living.add(strand.thread);
      }
    }
    return living;
  }

  /** As {@link UncaughtExceptionHandler#uncaughtException}. */
  public static void uncaughtException(
      UncaughtExceptionHandler handler, Thread thread, Throwable exception) {
    if (handler instanceof ThreadGroup group && !isOwn(group)) {
      uncaughtIn(group, thread, exception);
    } else {
      handler.uncaughtException(thread, exception);
    }
  }

  /** As {@link ThreadGroup#uncaughtException} itself, called by a group that overrides it. */
  public static void uncaughtIn(ThreadGroup group, Thread thread, Throwable exception) {
    var taker = taker(group.getParent());
    if (taker != null) {
      taker.uncaughtException(thread, exception);
    } else {
      Hooks.scheduler().threw((DemoThread) thread, exception);
    }
  }

  /** The nearest group that takes exceptions in a way of its own, or the handler for all. */
  static @Nullable UncaughtExceptionHandler taker(@Nullable ThreadGroup group) {
    for (var g = group; g != null; g = g.getParent()) {
      if (isOwn(g)) {
        return g;
      }
    }
    return Hooks.scheduler().handler;
  }

  /** Whether the demo says what the group does with an exception. */
  private static boolean isOwn(ThreadGroup group) {
    try {
      return group
              .getClass()
              .getMethod("uncaughtException", Thread.class, Throwable.class)
              .getDeclaringClass()
          != ThreadGroup.class;
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }
}
