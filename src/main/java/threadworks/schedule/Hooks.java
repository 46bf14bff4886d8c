package threadworks.schedule;

import java.io.PrintStream;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * What woven code calls around each access to memory and each call into the JDK. The statics here
 * are the state of the one schedule that runs.
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

  /** How often the current thread may still go round loops before its next visible operation. */
  private static int fuel;

  private static final int FUEL = 20_000_000;
  private static @Nullable Scheduler scheduler;
  private static int suspended;
  private static @Nullable Strand suspendedStrand;
  private static boolean suspendedInside;

  private Hooks() {}

  // The scheduler's side.

  static void begin(Scheduler next) {
    scheduler = next;
    epoch++;
    current = null;
    inside = false;
    suspended = 0;
  }

  static void resume(Strand strand) {
    current = strand;
    inside = strand.inside;
    fuel = FUEL;
  }

  static void end() {
    scheduler = null;
    current = null;
    inside = false;
  }

  static Scheduler scheduler() {
    return Objects.requireNonNull(scheduler, "no schedule runs");
  }

  static @Nullable Strand self() {
    return current;
  }

  /** Runs code of the demo in one go, as nobody's. */
  static <T extends @Nullable Object> T undisturbed(Callable<T> code) throws Exception {
    suspend();
    try {
      return code.call();
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

  /** The thread has a visible operation to make: comes back when it has been chosen. */
  static void point(Strand self, Kind kind, int site, @Nullable Object target) {
    self.about(kind, site, target);
    scheduler().decide(self);
    fuel = FUEL;
  }

  // Fields.

  /** Before a read of a field. */
  public static void read(Object object, @Nullable Head head, int site) {
    if (head != current) {
      access(Kind.READ, object, site, 0);
    }
  }

  /** Before a write of an {@code int} or shorter to a field. */
  public static void write(int value, Object object, @Nullable Head head, int site) {
    if (head != current && current != null) {
      current.number = value;
      access(Kind.WRITE, object, site, 'I');
    }
    changes++;
  }

  /** Before a write of a {@code float} to a field. */
  public static void write(float value, Object object, @Nullable Head head, int site) {
    if (head != current && current != null) {
      current.number = Float.floatToRawIntBits(value);
      access(Kind.WRITE, object, site, 'F');
    }
    changes++;
  }

  /** Before a write of a {@code long} to a field. */
  public static void write(long value, Object object, @Nullable Head head, int site) {
    if (head != current && current != null) {
      current.number = value;
      access(Kind.WRITE, object, site, 'J');
    }
    changes++;
  }

  /** Before a write of a {@code double} to a field. */
  public static void write(double value, Object object, @Nullable Head head, int site) {
    if (head != current && current != null) {
      current.number = Double.doubleToRawLongBits(value);
      access(Kind.WRITE, object, site, 'D');
    }
    changes++;
  }

  /** Before a write of a reference to a field. */
  public static void write(@Nullable Object value, Object object, @Nullable Head head, int site) {
    var self = current;
    if (head != self && self != null) {
      self.value = value;
      access(Kind.WRITE, object, site, 'L');
      self.value = null;
      scheduler().escape.publish(value, self);
    }
    changes++;
  }

  private static void access(Kind kind, Object object, int site, int type) {
    var self = current;
    if (self == null) {
      return;
    }
    if (!inside) {
      var value = self.value;
      self.about(kind, site, object);
      self.value = value;
      self.type = (char) type;
      scheduler().decide(self);
      fuel = FUEL;
    }
    touch(object, kind == Kind.WRITE);
  }

  /** Before a read of a static field. */
  public static void readStatic(int site) {
    var self = current;
    if (self != null) {
      if (!inside) {
        point(self, Kind.READ, site, null);
      }
      touchStatic(site, false);
    }
  }

  /** Before a write of an {@code int} or shorter to a static field. */
  public static void writeStatic(int value, int site) {
    if (current != null) {
      current.number = value;
    }
    writeStatic(site, 'I', null);
  }

  /** Before a write of a {@code float} to a static field. */
  public static void writeStatic(float value, int site) {
    if (current != null) {
      current.number = Float.floatToRawIntBits(value);
    }
    writeStatic(site, 'F', null);
  }

  /** Before a write of a {@code long} to a static field. */
  public static void writeStatic(long value, int site) {
    if (current != null) {
      current.number = value;
    }
    writeStatic(site, 'J', null);
  }

  /** Before a write of a {@code double} to a static field. */
  public static void writeStatic(double value, int site) {
    if (current != null) {
      current.number = Double.doubleToRawLongBits(value);
    }
    writeStatic(site, 'D', null);
  }

  /** Before a write of a reference to a static field. */
  public static void writeStatic(@Nullable Object value, int site) {
    writeStatic(site, 'L', value);
  }

  private static void writeStatic(int site, int type, @Nullable Object value) {
    var self = current;
    if (self != null) {
      if (!inside) {
        self.about(Kind.WRITE, site, null);
        self.type = (char) type;
        self.value = value;
        scheduler().decide(self);
        fuel = FUEL;
      }
      touchStatic(site, true);
      scheduler().escape.publish(value, self);
    }
    changes++;
  }

  /** Notes that the step touches an object. */
  static void touch(Object object, boolean write) {
    var footprint = scheduler().footprint;
    if (footprint != null) {
      footprint.add(Escape.mix(number(object), 0), write);
    }
  }

  private static void touchStatic(int site, boolean write) {
    var footprint = scheduler().footprint;
    if (footprint != null) {
      footprint.add(Escape.mix(Sites.fieldKey(site), 5), write);
    }
  }

  /** The number of a shared object; 0 for those that have none. */
  static long number(Object object) {
    var head =
        object instanceof Headed headed ? headed.threadworks$head() : scheduler().heads.get(object);
    return head instanceof Cell cell ? cell.id : 0;
  }

  // Arrays and other objects without a head.

  /** A new array is its maker's. */
  public static void made(Object array) {
    changes++;
    var self = current;
    if (self != null && scheduler().heads.hasRoom()) {
      scheduler().heads.put(array, self);
    }
  }

  /** A clone is its maker's, whatever the original was. */
  public static void cloned(Object copy) {
    if (copy instanceof Headed headed) {
      headed.threadworks$head(current);
    } else {
      made(copy);
    }
  }

  static boolean isPrivate(Object object, Strand self) {
    return object instanceof Headed headed
        ? headed.threadworks$head() == self
        : scheduler().heads.get(object) == self;
  }

  /** A new array of arrays is its maker's. */
  public static void madeAll(Object array) {
    made(array);
    if (array instanceof Object[] rows) {
      for (var row : rows) {
        if (row != null && row.getClass().isArray()) {
          madeAll(row);
        }
      }
    }
  }

  /** As {@link System#arraycopy}, in one step. */
  @SuppressWarnings("SuspiciousSystemArraycopy") // the demo's arguments
  public static void arraycopy(Object from, int start, Object to, int place, int length, int site) {
    var self = current;
    if (self != null && from != null && to != null) {
      boolean toShared = scheduler().heads.get(to) != self;
      boolean fromShared = scheduler().heads.get(from) != self;
      if ((toShared || fromShared) && !inside) {
        point(self, Kind.FOREIGN, site, toShared ? to : from);
      }
      if (toShared) {
        touch(to, true);
      }
      if (fromShared) {
        touch(from, false);
      }
      if (toShared && from instanceof Object[] objects) {
        for (int i = 0; i < length && start >= 0 && start + i < objects.length; i++) {
          scheduler().escape.publish(objects[start + i], self);
        }
      }
    }
    changes++;
    System.arraycopy(from, start, to, place, length);
  }

  /**
   * Before an access through a VarHandle or Unsafe.
   *
   * @param object the object or array whose variable it is; null for a static variable
   */
  public static void variable(@Nullable Object object, int site, boolean write) {
    var self = current;
    if (self == null || (object != null && isPrivate(object, self))) {
      return;
    }
    if (!inside) {
      point(self, write ? Kind.UPDATE : Kind.READ, site, object);
    }
    if (object != null) {
      touch(object, write);
    } else if (scheduler().footprint != null) {
      scheduler().footprint.addAll();
    }
  }

  /** Before an access through a VarHandle. */
  public static void variable(VarHandle handle, @Nullable Object first, int site, boolean write) {
    if (current != null) {
      variable(handle.coordinateTypes().isEmpty() ? null : first, site, write);
    }
  }

  /** A reference goes into a variable of {@code object} through a VarHandle or Unsafe. */
  public static void publishInto(@Nullable Object object, @Nullable Object value) {
    if (current != null && value != null && (object == null || !isPrivate(object, current))) {
      scheduler().escape.publish(value, current);
    }
  }

  /** A reference is the first argument of an access through a VarHandle: the value of a static? */
  public static void publishValue(Object handle, @Nullable Object value) {
    if (handle instanceof VarHandle variable && variable.coordinateTypes().isEmpty()) {
      publish(value);
    }
  }

  /** A compare-and-set came back. */
  public static boolean updated(boolean success) {
    if (success) {
      changes++;
    }
    return success;
  }

  /** Before a read of an element. */
  public static void readElement(@Nullable Object array, int index, int site) {
    element(Kind.READ, array, index, site, 0, null);
  }

  private static boolean element(
      Kind kind, @Nullable Object array, int index, int site, int type, @Nullable Object value) {
    var self = current;
    if (self == null || array == null || scheduler().heads.get(array) == self) {
      changes += kind == Kind.WRITE ? 1 : 0;
      return false;
    }
    if (!inside) {
      self.about(kind, site, array);
      self.element = index;
      self.type = (char) type;
      self.value = value;
      scheduler().decide(self);
      fuel = FUEL;
    }
    changes += kind == Kind.WRITE ? 1 : 0;
    touch(array, kind == Kind.WRITE);
    return true;
  }

  private static void number(long number) {
    if (current != null) {
      current.number = number;
    }
  }

  /** Writes an element. */
  public static void store(int[] array, int index, int value, int site) {
    number(value);
    element(Kind.WRITE, array, index, site, 'I', null);
    array[index] = value;
  }

  /** Writes an element. */
  public static void store(short[] array, int index, int value, int site) {
    number(value);
    element(Kind.WRITE, array, index, site, 'I', null);
    array[index] = (short) value;
  }

  /** Writes an element. */
  public static void store(char[] array, int index, int value, int site) {
    number(value);
    element(Kind.WRITE, array, index, site, 'C', null);
    array[index] = (char) value;
  }

  /** Writes an element of a {@code byte[]} or a {@code boolean[]}. */
  public static void store(Object array, int index, int value, int site) {
    number(value);
    element(Kind.WRITE, array, index, site, array instanceof byte[] ? 'I' : 'Z', null);
    if (array instanceof byte[] bytes) {
      bytes[index] = (byte) value;
    } else {
      ((boolean[]) array)[index] = (value & 1) == 1;
    }
  }

  /** Writes an element. */
  public static void store(long[] array, int index, long value, int site) {
    number(value);
    element(Kind.WRITE, array, index, site, 'J', null);
    array[index] = value;
  }

  /** Writes an element. */
  public static void store(float[] array, int index, float value, int site) {
    number(Float.floatToRawIntBits(value));
    element(Kind.WRITE, array, index, site, 'F', null);
    array[index] = value;
  }

  /** Writes an element. */
  public static void store(double[] array, int index, double value, int site) {
    number(Double.doubleToRawLongBits(value));
    element(Kind.WRITE, array, index, site, 'D', null);
    array[index] = value;
  }

  /** Writes an element. */
  public static void store(@Nullable Object[] array, int index, @Nullable Object value, int site) {
    if (element(Kind.WRITE, array, index, site, 'L', value) && current != null) {
      scheduler().escape.publish(value, current);
    }
    array[index] = value;
  }

  /**
   * Before a call into a part of the JDK that runs unwoven, with an object that other threads may
   * have: one step.
   */
  public static void foreign(@Nullable Object object, int site, boolean write) {
    var self = current;
    if (self != null && object != null && !isPrivate(object, self)) {
      if (!inside) {
        scheduler().unwoven.add(site);
        point(self, Kind.FOREIGN, site, object);
      }
      touch(object, true);
    }
    changes += write ? 1 : 0;
  }

  /**
   * Before a call of a {@code StringBuffer}. It runs unwoven but holds its own monitor throughout:
   * one step, possible while nobody else is in that monitor.
   */
  public static void guarded(@Nullable Object object, int site) {
    var self = current;
    if (self != null && object != null && !isPrivate(object, self)) {
      MonitorHooks.enter(object, site);
      MonitorHooks.exit(object);
      touch(object, true);
    }
    changes++;
  }

  /** Before text is made of an object: a text builder is read without a hook of its own. */
  public static void text(@Nullable Object object, int site) {
    if (object instanceof StringBuffer) {
      guarded(object, site);
    } else if (object instanceof StringBuilder) {
      foreign(object, site, false);
    }
  }

  /**
   * Between the two halves of a change to a text builder that threads share. It runs unwoven, but
   * is no more one step than a list's: whoever comes in between, its change is lost.
   */
  public static void torn(Object builder, int site) {
    var self = current;
    if (self == null
        || inside
        || isPrivate(builder, self)
        || !(builder instanceof StringBuilder text)) {
      return;
    }
    var before = text.toString();
    point(self, Kind.FOREIGN, site, builder);
    text.setLength(0);
    text.append(before);
    touch(builder, true);
  }

  /** A reference goes where other threads may find it. */
  public static void publish(@Nullable Object value) {
    if (current != null && value != null) {
      scheduler().escape.publish(value, current);
    }
  }

  // java.util.concurrent.

  /**
   * A call into {@code java.util.concurrent} begins.
   *
   * @return whether it comes from outside
   */
  public static boolean enter(Object object, int site) {
    if (inside) {
      return false;
    }
    var self = current;
    if (self != null) {
      if (!isPrivate(object, self)) {
        self.works = self.steps == 0;
        point(self, self.works ? Kind.BEGIN : Kind.CALL, site, object);
      } else {
        self.site = site;
        self.line = 0;
      }
      inside = true;
    }
    return true;
  }

  /** That call ends. */
  public static void leave(boolean outside) {
    if (outside) {
      inside = false;
    }
  }

  /** That call ends with a value. */
  public static void leave(@Nullable Object value, boolean outside) {
    if (outside) {
      inside = false;
      if (scheduler != null && scheduler.observer != null && current != null) {
        scheduler.observer.returned(current, value);
      }
    }
  }

  /** That call ends with a value. */
  public static void leave(int value, boolean outside) {
    if (outside) {
      inside = false;
      if (scheduler != null && scheduler.observer != null) {
        leave((Object) value, true);
      }
    }
  }

  /** That call ends with a value. */
  public static void leaveBoolean(int value, boolean outside) {
    if (outside) {
      inside = false;
      if (scheduler != null && scheduler.observer != null) {
        leave((Object) (value != 0), true);
      }
    }
  }

  /** That call ends with a value. */
  public static void leave(long value, boolean outside) {
    if (outside) {
      inside = false;
      if (scheduler != null && scheduler.observer != null) {
        leave((Object) value, true);
      }
    }
  }

  /**
   * A method of the demo begins that {@code java.util.concurrent} may have called.
   *
   * @return what to give {@link #back}
   */
  public static int callback() {
    var self = current;
    if (!inside || self == null) {
      return -1;
    }
    inside = false;
    int before = self.steps << 1 | (self.works ? 1 : 0);
    self.works = false;
    return before;
  }

  /**
   * That method ends: what follows is a step of its own if the method made one. If it was a task of
   * a worker, it always is: others may come between the taking of a task and its end.
   */
  public static void back(int before, int site) {
    var self = current;
    if (before >= 0 && self != null) {
      boolean works = (before & 1) == 1;
      if (works || self.steps != before >> 1) {
        point(self, Kind.RETURN, site, null);
      }
      self.works = works;
      inside = true;
    }
  }

  // Loops.

  /** Adds an {@code int} to what a loop depends on. */
  public static void local(int value) {
    local((long) value);
  }

  /** Adds a {@code long} to what a loop depends on. */
  public static void local(long value) {
    var self = current;
    if (self != null) {
      locals = locals * 0x9E3779B97F4A7C15L + value + 1;
    }
  }

  /** Adds a {@code float} to what a loop depends on. */
  public static void local(float value) {
    local((long) Float.floatToRawIntBits(value));
  }

  /** Adds a {@code double} to what a loop depends on. */
  public static void local(double value) {
    local(Double.doubleToRawLongBits(value));
  }

  /** Adds a reference to what a loop depends on. */
  public static void local(@Nullable Object value) {
    local((long) System.identityHashCode(value));
  }

  private static long locals;

  /**
   * The head of a loop of the demo. A thread that comes by again with the same local variables
   * while nothing at all was changed would do the same for ever: it waits until another thread
   * changes something.
   */
  public static void loop(int site) {
    var self = current;
    long state = locals;
    locals = 0;
    if (self == null) {
      return;
    }
    if (--fuel < 0) {
      throw endless(self, site);
    }
    self.inLine = 0;
    if (self.loop == site && self.locals == state && self.changes == changes && !inside) {
      self.about(Kind.SPIN, site, null);
      self.seen = changes;
      scheduler().decide(self);
    } else if (self.loop != site || self.changes != changes) {
      self.readsClock = false;
    }
    self.loop = site;
    self.locals = state;
    self.changes = changes;
  }

  private static Refused endless(Strand self, int site) {
    return scheduler()
        .refuse(
            "thread "
                + self.letter()
                + " goes round the loop at line "
                + Sites.get(site).line()
                + " without ever touching anything that threads share");
  }

  /** Something changed that has no hook of its own: a new call that holds loops. */
  public static void changed() {
    changes++;
  }

  // The rest.

  /** Before the first use of a demo's class. */
  public static boolean initialise(Class<?> type) {
    if (scheduler == null) {
      return false;
    }
    return ClassInit.of(type).initialise(scheduler, current);
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

  static boolean observed() {
    return scheduler != null && scheduler.observer != null;
  }

  /** Before something that cannot be modelled. */
  public static void refuse(int site) {
    if (current != null) {
      var place = Sites.get(site);
      throw scheduler()
          .refuse(
              place.owner()
                  + " at line "
                  + place.line()
                  + " of "
                  + place.file()
                  + " cannot be explored: "
                  + place.name());
    }
  }

  static void start(DemoThread thread) {
    ThreadHooks.start(thread);
  }

  static void interrupt(DemoThread thread) {
    ThreadHooks.interrupt(thread);
  }

  static boolean isInterrupted(DemoThread thread, boolean clear) {
    return ThreadHooks.isInterrupted(thread, clear);
  }

  static Thread.State state(DemoThread thread) {
    return ThreadHooks.state(thread);
  }

  static long threadId(DemoThread thread) {
    return ThreadHooks.threadId(thread);
  }

  /** As {@link System#identityHashCode}, but the same in each run of a schedule. */
  public static int identityHash(@Nullable Object object) {
    if (object == null) {
      return 0;
    }
    return scheduler == null ? System.identityHashCode(object) : scheduler.hash(object);
  }
}
