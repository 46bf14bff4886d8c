package threadworks.schedule;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import threadworks.lab.Site;
import threadworks.schedule.report.Kind;

/**
 * What woven code calls in place of {@link Thread}'s methods. Over 400 lines, because each of them
 * has its own here, and each is short.
 */
public final class ThreadHooks {
  /**
   * A timeout of a day is how {@code ExecutorService.close} says for ever: it waits days on end,
   * and a schedule in which they pass would have no end either. Others who give a day or more mean
   * that it will not come to it: such a time passes only when nobody could move.
   */
  private static final long DAY = 86_400_000_000_000L;

  /** So long a timeout means that there is none. */
  private static final long FOR_EVER = Long.MAX_VALUE / 2;

  private ThreadHooks() {}

  /** As {@link Thread#currentThread}. */
  public static Thread currentThread() {
    var self = Hooks.current;
    return self != null ? self.thread : Thread.currentThread();
  }

  static void start(DemoThread thread) {
    var self = self();
    if (thread.strand == null && !Hooks.inside) {
      Hooks.point(self, Kind.START, 0, thread);
    }
    if (thread.strand != null) {
      touchStart(thread, false);
      throw new IllegalThreadStateException();
    }
    Hooks.changes++;
    // A pool of one's own is no more so once a worker of it runs.
    self.alone = false;
    Hooks.scheduler().start(self, thread);
  }

  /** As {@link Thread#join()}. */
  public static void join(Thread thread, int site) throws InterruptedException {
    join(thread, 0L, site);
  }

  /** As {@link Thread#join(long)}. */
  public static void join(Thread thread, long millis, int site) throws InterruptedException {
    if (millis < 0) {
      throw new IllegalArgumentException("timeout value is negative");
    }
    join(thread, millis == 0 ? Long.MAX_VALUE : nanos(millis, 0), millis != 0, site);
  }

  /** As {@link Thread#join(long, int)}. */
  public static void join(Thread thread, long millis, int nanos, int site)
      throws InterruptedException {
    if (millis < 0 || nanos < 0 || nanos > 999_999) {
      throw new IllegalArgumentException("timeout value is negative or out of range");
    }
    boolean timed = millis > 0 || nanos > 0;
    join(thread, timed ? nanos(millis, nanos) : Long.MAX_VALUE, timed, site);
  }

  /** As {@link Thread#join(Duration)}. */
  public static boolean join(Thread thread, Duration time, int site) throws InterruptedException {
    if (strand(thread) == null) {
      throw new IllegalThreadStateException("Thread not started");
    }
    join(thread, TimeUnit.NANOSECONDS.convert(time), true, site);
    return !isAlive(thread, 0);
  }

  private static void join(Thread thread, long nanos, boolean timed, int site)
      throws InterruptedException {
    var self = self();
    var other = strand(thread);
    if (other == null) {
      touchStart(thread, false);
      return;
    }
    var scheduler = Hooks.scheduler();
    if (timed && !Hooks.inside) {
      Hooks.point(self, Kind.ALIVE, site, thread);
      scheduler.touch(other.id, false);
      if (nanos <= 0) {
        throwIfInterrupted(self);
        return;
      }
    }
    if (timed) {
      scheduler.clock.alarm(self, nanos);
    }
    self.about(Kind.JOIN, site, thread);
    if (!Hooks.inside || !scheduler.ability.can(self)) {
      Hooks.decide(self);
    }
    boolean rung = scheduler.clock.quiet(self);
    scheduler.touch(other.id, false);
    scheduler.touch(Location.interrupt(self), false);
    if (other.lingers && !rung && !self.thread.interrupted) {
      scheduler.end(other);
    }
    if (!hasEnded(other)) {
      throwIfInterrupted(self);
    }
  }

  private static boolean hasEnded(Strand strand) {
    return strand.ended() && !strand.lingers;
  }

  /** As {@link Thread#sleep(long)}. */
  public static void sleep(long millis, int site) throws InterruptedException {
    sleepNanos(nanos(millis, 0), site);
  }

  /** As {@link Thread#sleep(long, int)}. */
  public static void sleep(long millis, int nanos, int site) throws InterruptedException {
    sleepNanos(nanos(millis, nanos), site);
  }

  /** As {@link Thread#sleep(Duration)}. */
  public static void sleep(Duration time, int site) throws InterruptedException {
    sleepNanos(TimeUnit.NANOSECONDS.convert(time), site);
  }

  /** As {@link TimeUnit#sleep}. */
  public static void sleep(TimeUnit unit, long time, int site) throws InterruptedException {
    if (time > 0) {
      sleepNanos(unit.toNanos(time), site);
    }
  }

  /** As {@link TimeUnit#timedJoin}. */
  public static void timedJoin(TimeUnit unit, Thread thread, long time, int site)
      throws InterruptedException {
    if (time > 0) {
      join(thread, unit.toNanos(time), true, site);
    }
  }

  /** As {@link TimeUnit#timedWait}. */
  public static void timedWait(TimeUnit unit, Object object, long time, int site)
      throws InterruptedException {
    if (time > 0) {
      MonitorHooks.await(object, Math.max(1, unit.toMillis(time)), 0, site);
    }
  }

  private static void sleepNanos(long nanos, int site) throws InterruptedException {
    if (nanos < 0) {
      throw new IllegalArgumentException("timeout value is negative");
    }
    var self = self();
    if (!Hooks.inside) {
      Hooks.point(self, Kind.SLEEP, site, null);
    }
    throwIfInterrupted(self);
    if (nanos == 0) {
      return;
    }
    Hooks.scheduler().clock.alarm(self, nanos);
    Hooks.scheduler().clock.napped();
    Hooks.point(self, Kind.AWAKE, site, null);
    Hooks.scheduler().clock.quiet(self);
    throwIfInterrupted(self);
  }

  /** As {@link Site#get}: the page comes when an alarm rings, and no interrupt ends that. */
  public static String page(String page, double seconds, int site) {
    var self = self();
    if (!Hooks.inside) {
      Hooks.point(self, Kind.ASK, site, null);
    }
    Hooks.scheduler().clock.alarm(self, Math.round(seconds * 1_000) * 1_000_000);
    Hooks.scheduler().clock.napped();
    Hooks.point(self, Kind.PAGE, site, null);
    Hooks.scheduler().clock.quiet(self);
    return page;
  }

  /** As {@link Thread#onSpinWait}: nothing that another thread could tell. */
  public static void spinWait() {}

  /** As {@link Thread#yield}: no step, except within the JDK, which waits for others by it. */
  public static void giveWay(int site) {
    var self = Hooks.current;
    if (self != null && Hooks.inside) {
      Hooks.inside = false;
      Hooks.point(self, Kind.YIELD, site, null);
      Hooks.inside = true;
    }
  }

  static void interrupt(DemoThread thread) {
    var self = self();
    if (!Hooks.inside && (thread != self.thread)) {
      Hooks.point(self, Kind.INTERRUPT, 0, thread);
    }
    Hooks.changes++;
    touch(thread, true);
    thread.interrupted = true;
  }

  static boolean isInterrupted(DemoThread thread, boolean clear) {
    var self = Hooks.current;
    if (self == null) {
      return thread.interrupted;
    }
    if (!Hooks.inside) {
      Hooks.point(self, Kind.INTERRUPTED, 0, thread);
    }
    boolean interrupted = thread.interrupted;
    touch(thread, clear && interrupted);
    if (clear && interrupted) {
      Hooks.changes++;
      thread.interrupted = false;
    }
    return interrupted;
  }

  /** As {@link Thread#interrupted}. */
  public static boolean interrupted() {
    var self = Hooks.current;
    return self != null && isInterrupted(self.thread, true);
  }

  static void throwIfInterrupted(Strand self) throws InterruptedException {
    Hooks.scheduler().touch(Location.interrupt(self), false);
    if (self.thread.interrupted) {
      self.thread.interrupted = false;
      Hooks.changes++;
      touch(self.thread, true);
      throw new InterruptedException();
    }
  }

  private static void touch(DemoThread thread, boolean write) {
    var strand = thread.strand;
    if (strand != null) {
      Hooks.scheduler().touch(Location.interrupt(strand), write);
    } else {
      touchStart(thread, write);
    }
  }

  /** Notes that a step depends on whether a thread has been started, or on what that will find. */
  private static void touchStart(Thread thread, boolean write) {
    if (Hooks.current != null && !Hooks.isPrivate(thread, Hooks.current)) {
      Hooks.touch(thread, write);
    }
  }

  /** As {@link Thread#isAlive}. */
  public static boolean isAlive(Thread thread, int site) {
    return isAlive(thread, Kind.ALIVE, site);
  }

  private static boolean isAlive(Thread thread, Kind kind, int site) {
    var self = Hooks.current;
    if (self != null
        && !Hooks.inside
        && (strand(thread) != null || !Hooks.isPrivate(thread, self))) {
      Hooks.point(self, kind, site, thread);
    }
    var strand = strand(thread);
    if (strand == null || self == null) {
      touchStart(thread, false);
      return strand != null && !strand.ended();
    }
    Hooks.scheduler().touch(strand.id, false);
    // Within a call that is one step nobody can tell who lingers from who has ended.
    boolean alive = Hooks.inside ? !strand.ended() : !hasEnded(strand);
    self.saw = alive ? self.saw | 1L << strand.index : self.saw & ~(1L << strand.index);
    return alive;
  }

  /** As {@link Thread#getState}. */
  static Thread.State state(DemoThread thread) {
    var scheduler = Hooks.scheduler();
    scheduler.isWatched = true;
    isAlive(thread, Kind.STATE, 0);
    var strand = thread.strand;
    if (strand == null) {
      return Thread.State.NEW;
    }
    if (Hooks.current != null) {
      Hooks.current.watched |= 1L << strand.index;
    }
    if (scheduler.footprint != null) {
      // Each step of the other may change what it waits for next.
      scheduler.footprint.addAll();
    }
    // Within a call that is one step nobody can tell who is about to wait from who waits.
    boolean waits =
        Hooks.inside ? strand.kind != Kind.WAKE && !scheduler.ability.can(strand) : strand.arrived;
    return switch (strand.kind) {
      case END -> strand.lingers ? Thread.State.RUNNABLE : Thread.State.TERMINATED;
      case ENTER -> waits ? Thread.State.BLOCKED : Thread.State.RUNNABLE;
      case AWAKE -> Thread.State.TIMED_WAITING;
      case WAKE -> strand.notified || waits ? Thread.State.BLOCKED : waiting(strand);
      case PARK, JOIN -> waits ? waiting(strand) : Thread.State.RUNNABLE;
      default -> Thread.State.RUNNABLE;
    };
  }

  private static Thread.State waiting(Strand strand) {
    return strand.alarmed || strand.rung ? Thread.State.TIMED_WAITING : Thread.State.WAITING;
  }

  /** As {@link Thread#threadId}: threads are numbered as they start, and before that all alike. */
  public static long threadId(Thread thread) {
    if (!(thread instanceof DemoThread demo)) {
      return thread.threadId();
    }
    if (!Hooks.isRunning()) {
      // Somebody looks at where the program came to.
    } else if (demo.strand != null) {
      Hooks.scheduler().touch(Location.ORDER, false);
    } else {
      touchStart(thread, false);
    }
    return demo.strand == null ? 100 : demo.strand.ordinal;
  }

  /** As {@link Thread#getName}; a thread's look at its own name is no step. */
  public static String name(Thread thread, int site) {
    var self = Hooks.current;
    if (self != null && thread != self.thread) {
      named(self, thread, site);
    }
    if (self != null) {
      Hooks.touch(thread, false);
    }
    return thread.getName();
  }

  /** As {@link Thread#setName}. */
  public static void setName(Thread thread, String name, int site) {
    var self = Hooks.current;
    if (self != null) {
      named(self, thread, site);
      Hooks.touch(thread, true);
    }
    Hooks.changes++;
    thread.setName(name);
  }

  private static void named(Strand self, Thread thread, int site) {
    if (!Hooks.inside && !Hooks.isPrivate(thread, self)) {
      Hooks.point(self, Kind.FOREIGN, site, thread);
    }
  }

  /** As {@link Thread#isVirtual}. */
  public static boolean isVirtual(Thread thread) {
    return thread instanceof DemoThread demo && demo.virtual;
  }

  /** As {@link Thread#isDaemon}. */
  public static boolean isDaemon(Thread thread) {
    return thread instanceof DemoThread demo ? demo.daemon : thread.isDaemon();
  }

  /** As {@link Thread#setDaemon}. */
  public static void setDaemon(Thread thread, boolean on) {
    var demo = (DemoThread) thread;
    if (demo.virtual && !on) {
      throw new IllegalArgumentException("'false' not legal for virtual threads");
    }
    if (demo.strand != null && !demo.strand.ended()) {
      throw new IllegalThreadStateException();
    }
    touchStart(thread, true);
    demo.daemon = on;
  }

  /** As {@link Thread#setDefaultUncaughtExceptionHandler}. */
  public static void setDefaultHandler(
      Thread.@Nullable UncaughtExceptionHandler handler, int site) {
    Hooks.publish(handler);
    handlers(null, site, true);
    Hooks.scheduler().handler = handler;
  }

  /** As {@link Thread#getDefaultUncaughtExceptionHandler}. */
  public static Thread.@Nullable UncaughtExceptionHandler defaultHandler(int site) {
    handlers(null, site, false);
    return Hooks.scheduler().handler;
  }

  /** Before who takes uncaught exceptions is set, or asked for: of all threads, or of one. */
  static void handlers(@Nullable DemoThread thread, int site, boolean set) {
    var self = Hooks.current;
    if (self != null && !Hooks.inside && (thread == null || !Hooks.isPrivate(thread, self))) {
      Hooks.point(self, Kind.FOREIGN, site, thread);
    }
    Hooks.scheduler().touch(Location.HANDLERS, set);
    Hooks.changes += set ? 1 : 0;
  }

  /** As {@link Thread#ofVirtual}. */
  public static DemoThreadBuilder.OfVirtual ofVirtual() {
    return new DemoThreadBuilder.OfVirtual();
  }

  /** As {@link Thread#ofPlatform}. */
  public static DemoThreadBuilder.OfPlatform ofPlatform() {
    return new DemoThreadBuilder.OfPlatform();
  }

  /** As {@link Thread#startVirtualThread}. */
  public static Thread startVirtualThread(Runnable task) {
    return ofVirtual().start(Objects.requireNonNull(task));
  }

  /** As {@code Executors.defaultThreadFactory} of virtual threads. */
  public static ThreadFactory virtualFactory() {
    return ofVirtual().factory();
  }

  /** As {@code LockSupport.park}. */
  static void park(long nanos, boolean withTimeout, @Nullable Object blocker) {
    boolean timed = withTimeout && nanos < FOR_EVER && !(nanos == DAY && closes());
    var self = self();
    var scheduler = Hooks.scheduler();
    if (timed && !Hooks.inside) {
      Hooks.point(self, Kind.CLOCK, 0, null);
    }
    if (timed) {
      scheduler.clock.alarm(self, nanos);
      self.patient = nanos >= DAY;
    }
    if (blocker != null) {
      self.blocker = blocker;
    }
    if (!Hooks.inside) {
      Hooks.point(self, Kind.PARK, 0, blocker);
    } else {
      self.kind = Kind.PARK;
      self.site = self.call;
      if (!scheduler.ability.can(self)) {
        Hooks.changes++;
        Hooks.decide(self);
      }
    }
    self.blocker = null;
    boolean rung = scheduler.clock.quiet(self);
    if (!self.permit && !rung && !self.thread.interrupted) {
      self.spurious = true;
    }
    scheduler.touch(Location.permit(self), true);
    scheduler.touch(Location.interrupt(self), false);
    self.permit = false;
  }

  private static boolean closes() {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames.anyMatch(
                    frame ->
                        frame.getMethodName().equals("close")
                            && frame.getClassName().contains("java.util.concurrent.")));
  }

  static void unpark(@Nullable Thread thread) {
    if (!(thread instanceof DemoThread demo)) {
      return;
    }
    if (demo.strand == null) {
      touchStart(thread, false);
      return;
    }
    var other = demo.strand;
    if (!Hooks.inside) {
      Hooks.point(self(), Kind.UNPARK, 0, thread);
    }
    if (!other.permit) {
      Hooks.changes++;
    }
    other.permit = true;
    Hooks.scheduler().touch(Location.permit(other), true);
    if (other.kind == Kind.PARK && other.alarmed) {
      other.alarmed = false;
      Hooks.scheduler().touch(Location.CLOCK, true);
    }
  }

  static Strand self() {
    return Objects.requireNonNull(
        Hooks.current, "a class of the JDK waits while it is initialised");
  }

  private static @Nullable Strand strand(Thread thread) {
    return ((DemoThread) thread).strand;
  }

  static long nanos(long millis, int nanos) {
    return millis > Long.MAX_VALUE / 1_000_000 - 1 ? Long.MAX_VALUE : millis * 1_000_000 + nanos;
  }
}
