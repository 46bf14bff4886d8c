package threadworks.schedule;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import threadworks.schedule.report.Kind;

/** What woven code calls for {@code synchronized}, {@code wait} and {@code notify}. */
public final class MonitorHooks {
  private MonitorHooks() {}

  /** Enters an object's monitor. */
  public static void enter(Object object, int site) {
    Objects.requireNonNull(object);
    var self = Hooks.current;
    if (self == null) {
      return;
    }
    boolean step = !Hooks.isPrivate(object, self) && Hooks.isStep(self);
    var cell = cell(object, self);
    if (cell.owner != self && (step || cell.owner != null)) {
      self.cell = cell;
      self.stood = cell.entered;
      Hooks.point(self, Kind.ENTER, site, object);
    }
    Hooks.scheduler().touch(Location.monitor(cell), true);
    Printing.cameThrough(cell);
    Hooks.scheduler().locksOutput |= object instanceof DemoOutput;
    cell.owner = self;
    cell.entries++;
    cell.entered++;
  }

  /** Leaves an object's monitor; never a step of its own, because nobody could tell. */
  public static void exit(Object object) {
    var self = Hooks.current;
    if (self == null) {
      return;
    }
    var cell = owned(object, self);
    Hooks.scheduler().touch(Location.monitor(cell), true);
    if (--cell.entries == 0) {
      cell.owner = null;
      cell.leaver = self;
      cell.leftAt = self.steps;
      Printing.leave(self, cell);
    }
  }

  /** As {@link Object#wait()}. */
  public static void await(Object object, int site) throws InterruptedException {
    await(object, 0, 0, site);
  }

  /** As {@link Object#wait(long)}. */
  public static void await(Object object, long millis, int site) throws InterruptedException {
    await(object, millis, 0, site);
  }

  /** As {@link Object#wait(long, int)}. */
  public static void await(Object object, long millis, int nanos, int site)
      throws InterruptedException {
    if (millis < 0 || nanos < 0 || nanos > 999_999) {
      throw new IllegalArgumentException("timeout value is negative or out of range");
    }
    var self = ThreadHooks.self();
    var scheduler = Hooks.scheduler();
    var cell = owned(object, self);
    if (!Hooks.inside) {
      Hooks.point(self, Kind.WAIT, site, object);
    }
    ThreadHooks.throwIfInterrupted(self);
    int entries = cell.entries;
    cell.entries = 0;
    cell.owner = null;
    cell.waiters.add(self);
    scheduler.touch(Location.monitor(cell), true);
    Hooks.changes++;
    self.notified = false;
    if (millis > 0 || nanos > 0) {
      scheduler.clock.alarm(self, ThreadHooks.nanos(millis, nanos));
    }
    self.cell = cell;
    Hooks.point(self, Kind.WAKE, site, object);
    boolean rung = scheduler.clock.quiet(self);
    Printing.cameThrough(cell);
    cell.waiters.remove(self);
    cell.owner = self;
    cell.entries = entries;
    Hooks.changes++;
    scheduler.touch(Location.monitor(cell), true);
    scheduler.touch(self.id, true);
    boolean notified = self.notified;
    self.notified = false;
    if (!notified) {
      ThreadHooks.throwIfInterrupted(self);
      self.spurious |= !rung;
    }
  }

  /**
   * As {@link Object#notify}: any of those that wait may be the one. Who was interrupted may have
   * stopped waiting; where nobody else waits, the notify may be lost, which counts as waking
   * oneself.
   */
  public static void wake(Object object, int site) {
    var cell = notifying(Kind.NOTIFY, object, site);
    long waiting = 0;
    boolean sure = false;
    for (var waiter : cell.waiters) {
      if (!waiter.notified) {
        Hooks.scheduler().touch(Location.interrupt(waiter), false);
        waiting |= 1L << waiter.index;
        sure |= !waiter.thread.interrupted;
      }
    }
    int self = ThreadHooks.self().index;
    if (waiting != 0 && !sure) {
      waiting |= 1L << self;
    }
    if (waiting == 0) {
      cell.lost++;
      return;
    }
    int woken =
        (waiting & waiting - 1) == 0
            ? Long.numberOfTrailingZeros(waiting)
            : Hooks.scheduler().wake(waiting);
    if (woken == self) {
      cell.waiters.removeIf(waiter -> waiter.thread.interrupted);
      return;
    }
    notified(Hooks.scheduler().strands.get(woken));
  }

  /**
   * As {@link Object#notifyAll}. Either all who were interrupted have stopped waiting, which counts
   * as waking oneself, or none has.
   */
  public static void wakeAll(Object object, int site) {
    var cell = notifying(Kind.NOTIFY_ALL, object, site);
    if (cell.waiters.isEmpty()) {
      cell.lost++;
    }
    for (var waiter : cell.waiters) {
      if (!waiter.notified) {
        Hooks.scheduler().touch(Location.interrupt(waiter), false);
      }
    }
    int self = ThreadHooks.self().index;
    for (var waiter : cell.waiters) {
      if (waiter.thread.interrupted && !waiter.notified) {
        if (Hooks.scheduler().wake(1L << waiter.index | 1L << self) == self) {
          cell.waiters.removeIf(other -> other.thread.interrupted && !other.notified);
        }
        break;
      }
    }
    for (var waiter : cell.waiters) {
      notified(waiter);
    }
  }

  /** Who has a thread's own monitor, which it needs to end; or null. */
  static @Nullable Strand endsAfter(DemoThread thread) {
    return !thread.virtual && thread.threadworks$head() instanceof Cell cell ? cell.owner : null;
  }

  /** A thread has ended: all wake who wait for that. */
  static void ended(DemoThread thread) {
    if (!thread.virtual && Hooks.scheduler().heads.of(thread) instanceof Cell cell) {
      Hooks.scheduler().touch(Location.monitor(cell), true);
      cell.waiters.forEach(MonitorHooks::notified);
    }
  }

  /**
   * A call that runs unwoven was found to hold an object's monitor: it has taken it since the last
   * step began, so no other thread saw it free in between.
   *
   * @return why the program cannot have come here, where it can't; null where the monitor was free
   */
  static @Nullable String find(Object object, Strand self) {
    var cell = cell(object, self);
    if (cell.owner != null) {
      return "refused.unwoven.takes";
    }
    if (cell.waiters.contains(self)) {
      return "refused.unwoven.keeps";
    }
    Hooks.scheduler().touch(Location.monitor(cell), true);
    cell.owner = self;
    cell.entries = 1;
    cell.entered++;
    return null;
  }

  /** As {@link Thread#holdsLock}. */
  public static boolean holds(Object object) {
    var self = Hooks.current;
    return self != null
        && Hooks.scheduler().heads.of(object) instanceof Cell cell
        && cell.owner == self;
  }

  private static Cell notifying(Kind kind, Object object, int site) {
    var self = ThreadHooks.self();
    var cell = owned(object, self);
    if (!Hooks.inside) {
      Hooks.point(self, kind, site, object);
    }
    Hooks.changes++;
    Hooks.scheduler().touch(Location.monitor(cell), true);
    return cell;
  }

  private static void notified(Strand waiter) {
    waiter.notified = true;
    Hooks.scheduler().clock.quiet(waiter);
    Hooks.scheduler().touch(waiter.id, true);
  }

  private static Cell owned(Object object, Strand self) {
    if (Hooks.scheduler().heads.of(object) instanceof Cell cell && cell.owner == self) {
      return cell;
    }
    throw new IllegalMonitorStateException("current thread is not owner");
  }

  /** The object's cell. An object that is locked is treated as shared from then on. */
  static Cell cell(Object object, Strand self) {
    if (Hooks.scheduler().heads.of(object) == self) {
      Hooks.publish(object);
    }
    if (Hooks.scheduler().heads.of(object) instanceof Cell cell && cell != Cell.SHARED) {
      return cell;
    }
    var cell = new Cell(object instanceof DemoOutput ? Location.OUTPUTS : 0);
    if (object instanceof Headed headed) {
      headed.threadworks$head(cell);
    } else {
      Hooks.scheduler().heads.put(object, cell);
    }
    return cell;
  }
}
