package threadworks.trace.record;

import java.util.Arrays;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import threadworks.trace.record.Wait.For;

/**
 * Who waits just now. Only a thread that waits enters itself, or is entered by the {@link
 * MonitorWatch}; one that lets go of a lock, puts, takes or notifies looks whether there is anyone,
 * which costs it next to nothing where nobody waits.
 */
@SuppressWarnings("ReferenceEquality") // a lock, a queue, a wait: that very one
final class Waits {
  /** Each that gives something looks through all. */
  private static final int MOST = 64;

  private static final Wait[] NONE = {};

  @SuppressWarnings("VolatileArray") // it is replaced, never written to
  private static volatile Wait[] all = NONE;

  /** How many wait that there was no room for. */
  private static int unseen;

  private Waits() {}

  /** The calling thread is going to wait. */
  static Wait begin(Object on, For what) {
    return begin(on, what, null);
  }

  /** The same for one that will put that item as soon as there is room. */
  static Wait begin(Object on, For what, @Nullable Object item) {
    var wait = new Wait(on, what, item);
    if (what == For.ITEM) {
      for (var other : all) {
        if (other.on == on && other.what == For.ROOM) {
          wait.offeredBy(other);
        }
      }
    }
    add(wait);
    return wait;
  }

  static synchronized void add(Wait wait) {
    if (all.length == MOST) {
      unseen++;
      wait.unseen = true;
      return;
    }
    var more = Arrays.copyOf(all, all.length + 1);
    more[all.length] = wait;
    all = more;
  }

  static synchronized void remove(Wait wait) {
    int at = Arrays.asList(all).indexOf(wait);
    if (at < 0) {
      unseen -= wait.unseen ? 1 : 0;
      return;
    }
    var rest = Arrays.copyOf(all, all.length - 1);
    if (at < rest.length) {
      rest[at] = all[rest.length];
    }
    all = rest.length == 0 ? NONE : rest;
  }

  /** The calling thread is about to let go of a lock or monitor. */
  static void released(Object lock) {
    var now = all;
    if (now != NONE) {
      for (var wait : now) {
        if (wait.on == lock && wait.what == For.LOCK) {
          wait.released();
        }
      }
    }
  }

  /** The calling thread is about to let go of the lock that a condition belongs to. */
  static void releasedFor(Condition condition) {
    for (var wait : all) {
      if (wait.what == For.LOCK && wait.on instanceof ReentrantLock lock && has(lock, condition)) {
        wait.released();
      }
    }
  }

  private static boolean has(ReentrantLock lock, Condition condition) {
    if (!lock.isHeldByCurrentThread()) {
      return false;
    }
    try {
      var _ = lock.hasWaiters(condition);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** The calling thread is about to put an item into a queue. */
  static void puts(Object queue, Object item) {
    var now = all;
    if (now != NONE) {
      for (var wait : now) {
        if (wait.on == queue && wait.what == For.ITEM) {
          wait.told(item);
        }
      }
    }
  }

  /** The calling thread is about to take an item out of a queue. */
  static void takes(Object queue) {
    if (all != NONE) {
      tell(queue, For.ROOM, false);
    }
  }

  /**
   * The calling thread is about to signal.
   *
   * @param everyone whether all that wait go on, not just one of them
   */
  static void signals(Object monitor, boolean everyone) {
    if (all != NONE) {
      tell(monitor, For.SIGNAL, everyone);
    }
  }

  private static void tell(Object on, For what, boolean everyone) {
    var now = all;
    int count = unseen();
    for (var wait : now) {
      if (wait.on == on && wait.what == what && !(what == For.SIGNAL && wait.isTold())) {
        count++;
      }
    }
    for (var wait : now) {
      if (wait.on == on && wait.what == what) {
        if (everyone || count == 1) {
          wait.told(null);
        } else {
          wait.mayBe();
        }
      }
    }
  }

  private static synchronized int unseen() {
    return unseen;
  }
}
