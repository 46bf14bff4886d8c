package threadworks.schedule;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks into the locks of {@code java.util.concurrent}: who has them, and who waits for what. */
final class JdkLocks {
  private static final String LOCKS = "woven.java.util.concurrent.locks.";

  private JdkLocks() {}

  /** The lock of java.util.concurrent that has an owner, within one that is called; or null. */
  static @Nullable Object ownable(Object lock) {
    Class<?> type = lock.getClass();
    while (type != null && !type.getName().startsWith(LOCKS)) {
      type = parent(type);
    }
    if (type == null) {
      return null;
    }
    var sync = held(lock, "sync");
    if (sync == null) {
      sync = lock;
    }
    for (Class<?> c = sync.getClass(); c != null; c = parent(c)) {
      if (c.getSimpleName().equals("AbstractOwnableSynchronizer")) {
        return sync;
      }
    }
    return null;
  }

  /**
   * What a parked thread waits to get: also the lock of a condition, once it has been signalled.
   */
  static @Nullable Object wanted(Strand strand) {
    var lock = lockOfCondition(strand.blocker);
    return lock == null ? strand.blocker : awaitsSignal(strand) ? null : lock;
  }

  /** The lock that a condition of java.util.concurrent belongs to; null for any other object. */
  static @Nullable Object lockOfCondition(@Nullable Object condition) {
    return condition != null && condition.getClass().getSimpleName().equals("ConditionObject")
        ? held(condition, "this$0")
        : null;
  }

  /** Whether the condition that a thread is parked on has it still among those who wait. */
  static boolean awaitsSignal(Strand strand) {
    for (var node = held(strand.blocker, "firstWaiter");
        node != null;
        node = held(node, "nextWaiter")) {
      if (strand.thread.equals(held(node, "waiter"))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Those of the threads that hold the read lock of a ReentrantReadWriteLock; nobody for any other.
   * The first of them is in the lock itself, the others count their holds each for itself.
   */
  static List<Strand> readers(@Nullable Object sync, List<Strand> strands) {
    var first = held(sync, "firstReader");
    var holds = held(sync, "readHolds") instanceof DemoThreadLocal<?> local ? local : null;
    var readers = new ArrayList<Strand>();
    for (var strand : strands) {
      var own = strand.thread.locals;
      Object counter = own == null || holds == null ? null : own.get(holds);
      if (strand.thread.equals(first)
          || (held(counter, "count") instanceof Integer count && count > 0)) {
        readers.add(strand);
      }
    }
    return readers;
  }

  private static @Nullable Object held(@Nullable Object object, String name) {
    try {
      var field = object == null ? null : Operation.field(object.getClass(), name);
      return field == null ? null : field.get(object);
    } catch (IllegalAccessException e) {
      return null;
    }
  }

  /** The thread that holds the lock of java.util.concurrent which another is parked on. */
  static @Nullable Strand owner(@Nullable Object lock) {
    for (Class<?> c = lock == null ? null : lock.getClass(); c != null; c = parent(c)) {
      if (c.getSimpleName().equals("AbstractOwnableSynchronizer")) {
        return held(lock, "exclusiveOwnerThread") instanceof DemoThread owner ? owner.strand : null;
      }
    }
    return null;
  }

  private static @Nullable Class<?> parent(Class<?> type) {
    return type.getSuperclass();
  }
}
