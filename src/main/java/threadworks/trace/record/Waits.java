package threadworks.trace.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import threadworks.trace.ThreadId;

/**
 * The waits of this process that go on now, so that whoever ends one can leave its name there. Who
 * only works, and nobody waits, pays for one look at an empty array.
 *
 * <p>A name is left only where it is certain: with an element, by who put just that one; with a
 * lock, by who gave it back last before it was got; else only where one thread waits, or all are
 * woken.
 */
final class Waits {
  /** Those beyond wait without being told who ended it. */
  private static final int MOST = 64;

  private static final Wait[] NONE = {};

  private volatile Wait[] now = NONE;

  /** What is waited for. */
  enum Kind {
    /** A lock. */
    LOCK,
    /** An element of a queue. */
    ELEMENT,
    /** Room in a queue. */
    ROOM,
    /** To be woken. */
    NOTIFY
  }

  /**
   * Who ended a wait, and when on the events' axis; not before it was over where {@link
   * Long#MAX_VALUE}.
   */
  record Ender(ThreadId thread, long nanos, @Nullable Object element) {}

  /** One wait. */
  static final class Wait {
    /** Of that many elements put while it was about to take one, the latest. */
    private static final int MOST_ELEMENTS = 16;

    private final Object on;
    private final Kind kind;
    private final @Nullable Ender offers;
    private final List<Ender> enders = new ArrayList<>();

    private Wait(Object on, Kind kind, @Nullable Ender offers) {
      this.on = on;
      this.kind = kind;
      this.offers = offers;
    }

    synchronized void endedBy(Ender ender) {
      switch (kind) {
        case LOCK -> enders.clear();
        case ELEMENT -> {
          if (enders.size() == MOST_ELEMENTS) {
            enders.removeFirst();
          }
        }
        case ROOM, NOTIFY -> {
          if (!enders.isEmpty()) {
            return; // the first has done it
          }
        }
      }
      enders.add(ender);
    }

    synchronized void endedByNobodyKnown() {
      enders.clear();
    }

    /** Who ended it; null when that is not known. */
    synchronized @Nullable Ender ender(@Nullable Object element) {
      var fitting =
          kind == Kind.ELEMENT
              ? enders.stream().filter(one -> one.element == element).toList()
              : enders;
      return fitting.size() == 1 ? fitting.getFirst() : null;
    }
  }

  /**
   * The calling thread begins to wait.
   *
   * @param offers what it will put once there is room; null where it waits for something else
   */
  Wait begin(Object on, Kind kind, @Nullable Ender offers) {
    var wait = new Wait(on, kind, offers);
    synchronized (this) {
      if (kind == Kind.ELEMENT) {
        for (var other : now) {
          if (other.on == on && other.offers != null) {
            wait.endedBy(other.offers);
          }
        }
      }
      if (now.length < MOST) {
        var more = Arrays.copyOf(now, now.length + 1);
        more[now.length] = wait;
        now = more;
      }
    }
    return wait;
  }

  /** That wait is over. */
  synchronized void end(Wait wait) {
    now = Arrays.stream(now).filter(one -> one != wait).toArray(Wait[]::new);
  }

  /** Whether anybody waits, and so it is worth to say what ends it. */
  boolean any() {
    return now.length > 0;
  }

  /** Whether anybody waits for that. */
  boolean any(Object on, Kind kind) {
    for (var wait : now) {
      if (wait.on == on && wait.kind == kind) {
        return true;
      }
    }
    return false;
  }

  /** All who wait for that are told. */
  void tellAll(Object on, Kind kind, Ender ender) {
    for (var wait : now) {
      if (wait.on == on && wait.kind == kind) {
        wait.endedBy(ender);
      }
    }
  }

  /** The one who waits for that is told; of several nobody, as it is not known which it is. */
  void tellOne(Object on, Kind kind, Ender ender) {
    Wait only = null;
    for (var wait : now) {
      if (wait.on == on && wait.kind == kind) {
        if (only != null) {
          return;
        }
        only = wait;
      }
    }
    if (only != null) {
      only.endedBy(ender);
    }
  }

  /** Some lock was given back, unseen: of no lock it is known any more who gave it back last. */
  void forgetLocks() {
    for (var wait : now) {
      if (wait.kind == Kind.LOCK) {
        wait.endedByNobodyKnown();
      }
    }
  }
}
