package threadworks.schedule;

import java.io.PrintStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import threadworks.schedule.report.Kind;
import threadworks.wording.Sentence;

/**
 * Where woven code meets the scheduler. The statics here are the state of the one schedule that
 * runs; what woven code calls is here and in the other classes that are named after hooks.
 */
public final class Hooks {
  /** The thread whose code runs; null while code runs that is no part of a schedule. */
  public static @Nullable Strand current;

  /** Whether the current thread is inside a call to {@code java.util.concurrent}. */
  public static boolean inside;

  /** The number of the schedule. */
  public static int epoch;

  /** Counts all that was changed, so that a thread can tell whether it goes round in a loop. */
  static int changes;

  private static @Nullable Scheduler scheduler;

  /** Of the last schedule, which may be over. */
  static @Nullable Scheduler last;

  private static int suspended;
  private static @Nullable Strand suspendedStrand;
  private static boolean suspendedInside;

  private Hooks() {}

  static void begin(Scheduler next) {
    scheduler = next;
    last = next;
    epoch++;
    current = null;
    inside = false;
    suspended = 0;
  }

  static void resume(Strand strand) {
    current = strand;
    inside = strand.inside;
    Fuel.refill();
  }

  static void end() {
    scheduler = null;
    current = null;
    inside = false;
  }

  static boolean isRunning() {
    return scheduler != null;
  }

  static Scheduler scheduler() {
    return Objects.requireNonNull(scheduler, "no schedule runs");
  }

  /**
   * Runs code of the demo in one go, as nobody's.
   *
   * @throws Fuel.Endless where it goes round and round, as in a list that threads have tied into a
   *     ring
   */
  static <T extends @Nullable Object> T undisturbed(Callable<T> code) throws Exception {
    suspend();
    try {
      return Fuel.limited(code);
    } finally {
      restore();
    }
  }

  /** From here to {@link #restore} code runs in one go: the initialiser of a class of the JDK. */
  public static void suspend() {
    if (suspended++ == 0) {
      suspendedStrand = current;
      suspendedInside = inside;
      current = null;
    }
  }

  /** See {@link #suspend}. */
  public static void restore() {
    if (--suspended == 0) {
      current = suspendedStrand;
      inside = suspendedInside;
      suspendedStrand = null;
    }
  }

  /** Comes back when the thread has been chosen to make its operation. */
  static void decide(Strand self) {
    scheduler().decide(self);
    Fuel.refill();
  }

  /**
   * An exception has been caught that may be a lack of memory or an overflow of the stack. How deep
   * the stack is allowed to be is no part of a schedule; and one that came within a hook leaves the
   * scheduler damaged.
   */
  public static void caught(Throwable e) {
    caughtInside(e);
    if (e instanceof StackOverflowError && scheduler != null) {
      // The hook that would have said so may not have been reached, or not have come through.
      inside = false;
      scheduler.overflowed();
    }
  }

  /** As {@link #caught}, for what the JDK catches: it may be a lack of memory. */
  public static void caughtInside(Throwable e) {
    if (e instanceof OutOfMemoryError && scheduler != null) {
      scheduler.ranOut();
    }
  }

  /**
   * Whether what a thread is about to do to what others have too is a step of its own, and not part
   * of a call into {@code java.util.concurrent}. A call on what only one thread has becomes a step
   * here, where it first leads to what others have: from an iterator or a view to the collection,
   * from a wrapper to what it wraps, from a collection to another that it is given.
   */
  static boolean isStep(Strand self) {
    if (inside && self.alone) {
      self.alone = false;
      CallHooks.begin(self, self.own, self.call);
    }
    return !inside;
  }

  /**
   * The same for what it is about to do at some place. What the JDK does within itself for a thread
   * that is alone is no step: nobody could come in between, and it is no line of the program.
   */
  static boolean isStep(Strand self, int site) {
    return isStep(self) && !(scheduler().isAlone(self) && CodeSites.isLibrary(site));
  }

  /** The thread has a visible operation to make: comes back when it has been chosen. */
  static void point(Strand self, Kind kind, int site, @Nullable Object target) {
    self.about(kind, site, target);
    decide(self);
  }

  /** Notes that the step touches an object as a whole, or what of it nobody knows. */
  static void touch(Object object, boolean write) {
    var footprint = scheduler().footprint;
    if (footprint != null) {
      footprint.add(number(object), write);
    }
  }

  /** The number of a shared object; 0 for those that have none. */
  static long number(Object object) {
    return scheduler().heads.of(object) instanceof Cell cell ? cell.id : 0;
  }

  static boolean isPrivate(Object object, Strand self) {
    return scheduler().heads.of(object) == self;
  }

  /** A reference goes where other threads may find it. */
  public static void publish(@Nullable Object value) {
    if (current != null && value != null) {
      scheduler().escape.publish(value, current);
    }
  }

  /** Something changed that has no hook of its own: a new call that holds loops. */
  public static void changed() {
    changes++;
  }

  /** Before the first use of a demo's class. */
  public static boolean initialise(Class<?> type) {
    if (scheduler == null) {
      return false;
    }
    return ClassInit.of(type).initialise(scheduler, current);
  }

  /** Before an access to a field by reflection. */
  public static void initialise(Field field) {
    if (Modifier.isStatic(field.getModifiers())) {
      initialise(field.getDeclaringClass());
    }
  }

  /** After {@link Class#forName}, which initialises the class. */
  public static Class<?> named(Class<?> type) {
    initialise(type);
    return type;
  }

  /** Stands in for {@link System#out}. */
  public static PrintStream out() {
    return DemoOutput.OUT;
  }

  /** Stands in for {@link System#err}. */
  public static PrintStream err() {
    return DemoOutput.ERR;
  }

  static void printed(boolean error, String text) {
    if (scheduler != null && current != null) {
      if (!error) {
        scheduler.prints(text);
      }
      if (scheduler.observer != null) {
        scheduler.observer.printed(current, error, text);
      }
    }
  }

  /** A call into the JDK came back to the demo. */
  static void returned(@Nullable Object value) {
    if (scheduler != null && scheduler.observer != null && current != null) {
      scheduler.observer.returned(current, value);
    }
  }

  static boolean observed() {
    return scheduler != null && scheduler.observer != null;
  }

  /** Before something that cannot be modelled. */
  public static void refuse(int site) {
    if (scheduler != null) {
      var place = CodeSites.get(site);
      throw refuse(place, place.owner(), place.name());
    }
  }

  /** The schedule ends at a call that cannot be modelled; the reason is the key of a sentence. */
  static Refused refuse(CodeSite place, String what, String reason) {
    return refuse(place, what, Sentence.of(reason));
  }

  static Refused refuse(CodeSite place, String what, Sentence reason) {
    return scheduler()
        .refuse(Sentence.of("refused.call", what, place.line(), place.file(), reason));
  }

  /** Before something that cannot be modelled if it is asked for. */
  public static void refuse(boolean asked, int site) {
    if (asked) {
      refuse(site);
    }
  }
}
