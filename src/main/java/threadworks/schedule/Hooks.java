package threadworks.schedule;

import java.io.PrintStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

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

  /** How often the current thread may still go round loops before somebody looks at the time. */
  private static int fuel;

  private static final int FUEL = 1_000_000;

  /** How long a thread may compute between two visible operations. */
  static final long MOST_SECONDS = 5;

  /** When the fuel was first found used up since the last visible operation; 0 if it was not. */
  private static long burning;

  /** How often code that runs in one go may still go round loops. */
  private static int rounds = Integer.MAX_VALUE;

  private static final int MOST_ROUNDS = 1_000_000;

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
    fuel = FUEL;
    burning = 0;
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
   * @throws Endless where it goes round and round, as in a list that threads have tied into a ring
   */
  static <T extends @Nullable Object> T undisturbed(Callable<T> code) throws Exception {
    suspend();
    rounds = MOST_ROUNDS;
    try {
      return code.call();
    } finally {
      rounds = Integer.MAX_VALUE;
      restore();
    }
  }

  /** Code that runs in one go, and so has no steps to be counted, does not come to its end. */
  static final class Endless extends RuntimeException {
    private static final long serialVersionUID = 1;

    Endless() {
      super("it goes round in a circle", null, false, false);
    }
  }

  /** Code that runs in one go goes round a loop. */
  static void round() {
    if (rounds != Integer.MAX_VALUE && --rounds < 0) {
      throw new Endless();
    }
  }

  /** Whether somebody who only looks on makes a text. */
  private static boolean looking;

  /**
   * As {@link #undisturbed}, for who looks on and is no part of the schedule: objects get no number
   * by it, as those that the program asks for later would be others.
   */
  static <T extends @Nullable Object> T looking(Callable<T> code) throws Exception {
    looking = true;
    try {
      return undisturbed(code);
    } finally {
      looking = false;
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
    fuel = FUEL;
    burning = 0;
  }

  /** Whether the current thread may go round a loop once more before its next operation. */
  static boolean burn() {
    return --fuel >= 0 || refuel();
  }

  private static boolean refuel() {
    long now = System.nanoTime();
    if (burning == 0) {
      burning = now;
    }
    fuel = FUEL;
    return now - burning < MOST_SECONDS * 1_000_000_000;
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
    if (scheduler != null && scheduler.observer != null && current != null) {
      scheduler.observer.printed(current, error, text);
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

  static Refused refuse(CodeSite place, String what, String reason) {
    return scheduler()
        .refuse(
            what
                + " at line "
                + place.line()
                + " of "
                + place.file()
                + " cannot be explored: "
                + reason);
  }

  /** Before something that cannot be modelled if it is asked for. */
  public static void refuse(boolean asked, int site) {
    if (asked) {
      refuse(site);
    }
  }

  /** As {@link System#identityHashCode}, but the same in each run of a schedule. */
  public static int identityHash(@Nullable Object object) {
    if (object == null || looking) {
      return 0;
    }
    return scheduler == null ? System.identityHashCode(object) : scheduler.hash(object);
  }

  /** Whether a class leaves the hash of its objects to their addresses. */
  private static final ClassValue<Boolean> BY_ADDRESS =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return type.isArray() || type.isHidden() || isObjects(type, "hashCode");
        }
      };

  /** Whether a class leaves the text of its objects to {@link Object}. */
  private static final ClassValue<Boolean> BARE =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return type.isArray() || type.isHidden() || isObjects(type, "toString");
        }
      };

  private static boolean isObjects(Class<?> type, String method) {
    try {
      var owner = type.getMethod(method).getDeclaringClass();
      return owner == Object.class || (owner == Enum.class && method.equals("hashCode"));
    } catch (ReflectiveOperationException | LinkageError e) {
      return false;
    }
  }

  /** As {@link Object#hashCode}, but the same in each run of a schedule. */
  public static int hash(Object object) {
    return BY_ADDRESS.get(object.getClass()) ? identityHash(object) : object.hashCode();
  }

  /** As {@link Object#toString}, but the same in each run of a schedule. */
  public static String bare(Object object) {
    return looking
        ? Operation.called(object)
        : name(object.getClass()) + "@" + Integer.toHexString(hash(object));
  }

  /** As {@link Objects#toIdentityString}, but the same in each run of a schedule. */
  public static String identityText(Object object) {
    Objects.requireNonNull(object);
    return looking
        ? Operation.called(object)
        : name(object.getClass()) + "@" + Integer.toHexString(identityHash(object));
  }

  /** An object of which text will be made, or that text where it would tell of the weaving. */
  public static @Nullable Object shown(@Nullable Object object) {
    if (object instanceof Class<?> type) {
      return (type.isInterface() ? "interface " : type.isPrimitive() ? "" : "class ") + name(type);
    }
    return object != null && BARE.get(object.getClass()) ? bare(object) : object;
  }

  /** The one stand-in that is not called after what it stands for. */
  private static final String INHERITABLE = DemoThreadLocal.Inheritable.class.getName();

  /** As {@link Class#getName}, by the name that the class has unwoven. */
  public static String name(Class<?> type) {
    var name = type.getName();
    int hidden = name.indexOf('/');
    return (hidden < 0 ? name : name.substring(0, hidden))
        .replace("woven.", "")
        .replace(INHERITABLE, "java.lang.InheritableThreadLocal")
        .replace("threadworks.schedule.Demo", "java.lang.");
  }

  /** As {@link Class#getSimpleName}, by the name that the class has unwoven. */
  public static String simpleName(Class<?> type) {
    if (type == DemoThreadLocal.Inheritable.class) {
      return "InheritableThreadLocal";
    }
    boolean standsIn = type.getName().startsWith("threadworks.schedule.Demo");
    return standsIn ? type.getSimpleName().replaceFirst("^Demo", "") : type.getSimpleName();
  }
}
