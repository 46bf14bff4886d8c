package threadworks.schedule;

import java.lang.invoke.VarHandle;
import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;
import threadworks.schedule.report.Kind;

/**
 * What woven code calls around its accesses to memory: fields, elements, and variables that it
 * reaches through a VarHandle. An access to what only its own thread can reach is no step.
 *
 * <p>It is long because each type of value has a hook of its own, so that none is boxed.
 */
public final class MemoryHooks {
  /** A copy of more elements is one step. */
  private static final int MOST_ELEMENTS = 16;

  private MemoryHooks() {}

  /** Before a read of a field. */
  public static void read(Object object, @Nullable Head head, int site) {
    if (head != Hooks.current) {
      access(Kind.READ, object, site, 0);
    }
  }

  /** Before a write of an {@code int} or shorter to a field. */
  public static void write(int value, Object object, @Nullable Head head, int site) {
    if (head != Hooks.current && Hooks.current != null) {
      Hooks.current.number = value;
      access(Kind.WRITE, object, site, 'I');
    }
    Hooks.changes++;
  }

  /** Before a write of a {@code float} to a field. */
  public static void write(float value, Object object, @Nullable Head head, int site) {
    if (head != Hooks.current && Hooks.current != null) {
      Hooks.current.number = Float.floatToRawIntBits(value);
      access(Kind.WRITE, object, site, 'F');
    }
    Hooks.changes++;
  }

  /** Before a write of a {@code long} to a field. */
  public static void write(long value, Object object, @Nullable Head head, int site) {
    if (head != Hooks.current && Hooks.current != null) {
      Hooks.current.number = value;
      access(Kind.WRITE, object, site, 'J');
    }
    Hooks.changes++;
  }

  /** Before a write of a {@code double} to a field. */
  public static void write(double value, Object object, @Nullable Head head, int site) {
    if (head != Hooks.current && Hooks.current != null) {
      Hooks.current.number = Double.doubleToRawLongBits(value);
      access(Kind.WRITE, object, site, 'D');
    }
    Hooks.changes++;
  }

  /** Before a write of a reference to a field. */
  public static void write(@Nullable Object value, Object object, @Nullable Head head, int site) {
    var self = Hooks.current;
    if (head != self && self != null) {
      self.value = value;
      access(Kind.WRITE, object, site, 'L');
      self.value = null;
      Hooks.scheduler().escape.publish(value, self);
    }
    Hooks.changes++;
  }

  private static void access(Kind kind, Object object, int site, int type) {
    var self = Hooks.current;
    if (self == null) {
      return;
    }
    if (Hooks.isStep(self, site)) {
      var value = self.value;
      self.about(kind, site, object);
      self.value = value;
      self.type = (char) type;
      Hooks.decide(self);
    }
    var footprint = Hooks.scheduler().footprint;
    if (footprint != null) {
      long whole = Hooks.number(object);
      footprint.addPart(whole, Location.field(whole, site), kind == Kind.WRITE);
    }
  }

  /** Before a read of a static field. */
  public static void readStatic(int site) {
    var self = Hooks.current;
    if (self != null) {
      if (Hooks.isStep(self, site)) {
        Hooks.point(self, Kind.READ, site, null);
      }
      touchStatic(site, false);
    }
  }

  /** Before a read of a parameter, which is no step: its value was there before the run. */
  public static void readGiven(int site) {
    if (Hooks.current != null) {
      touchStatic(site, false);
    }
  }

  /** Before a write of an {@code int} or shorter to a static field. */
  public static void writeStatic(int value, int site) {
    if (Hooks.current != null) {
      Hooks.current.number = value;
    }
    writeStatic(site, 'I', null);
  }

  /** Before a write of a {@code float} to a static field. */
  public static void writeStatic(float value, int site) {
    if (Hooks.current != null) {
      Hooks.current.number = Float.floatToRawIntBits(value);
    }
    writeStatic(site, 'F', null);
  }

  /** Before a write of a {@code long} to a static field. */
  public static void writeStatic(long value, int site) {
    if (Hooks.current != null) {
      Hooks.current.number = value;
    }
    writeStatic(site, 'J', null);
  }

  /** Before a write of a {@code double} to a static field. */
  public static void writeStatic(double value, int site) {
    if (Hooks.current != null) {
      Hooks.current.number = Double.doubleToRawLongBits(value);
    }
    writeStatic(site, 'D', null);
  }

  /** Before a write of a reference to a static field. */
  public static void writeStatic(@Nullable Object value, int site) {
    writeStatic(site, 'L', value);
  }

  private static void writeStatic(int site, int type, @Nullable Object value) {
    var self = Hooks.current;
    if (self != null) {
      if (Hooks.isStep(self, site)) {
        self.about(Kind.WRITE, site, null);
        self.type = (char) type;
        self.value = value;
        Hooks.decide(self);
      }
      touchStatic(site, true);
      Hooks.scheduler().escape.publish(value, self);
    }
    Hooks.changes++;
  }

  private static void touchStatic(int site, boolean write) {
    var footprint = Hooks.scheduler().footprint;
    if (footprint != null) {
      footprint.add(Location.variable(site), write);
    }
  }

  /** A new array, or an object that has no place for a head, is its maker's. */
  public static void made(Object array) {
    Hooks.changes++;
    var self = Hooks.current;
    if (self != null && Hooks.scheduler().heads.hasRoom()) {
      Hooks.scheduler().heads.put(array, self);
    }
  }

  /** Before an object is cloned: all of it is read in one step. */
  public static void cloning(@Nullable Object original, int site) {
    var self = Hooks.current;
    if (self != null && original != null && !Hooks.isPrivate(original, self)) {
      if (OwnLocks.of(new Object[] {original}, "clone") != null) {
        MonitorHooks.enter(original, site);
        MonitorHooks.exit(original);
      } else if (Hooks.isStep(self, site)) {
        Hooks.point(self, Kind.FOREIGN, site, original);
      }
      Hooks.touch(original, false);
    }
  }

  /** A clone is its maker's, whatever the original was. */
  public static void cloned(Object copy) {
    if (copy instanceof Headed headed) {
      headed.threadworks$head(Hooks.current);
    } else {
      made(copy);
    }
  }

  /** The array that a collection has copied itself into, and, where that runs unwoven, let go. */
  public static Object[] copied(Object[] array, Object collection) {
    if (!(collection instanceof Headed)) {
      made(array);
    }
    return array;
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

  /**
   * As {@link System#arraycopy}. Of arrays that threads share, each element is read in a step and
   * written in a step, as by a loop, so that others may come in between; but a copy of very many is
   * one step, and the report names it.
   */
  @SuppressWarnings("SuspiciousSystemArraycopy") // the demo's arguments
  public static void arraycopy(Object from, int start, Object to, int place, int length, int site) {
    Hooks.changes++;
    var self = Hooks.current;
    if (self == null || from == null || to == null) {
      System.arraycopy(from, start, to, place, length);
      return;
    }
    boolean reads = Hooks.scheduler().heads.get(from) != self;
    boolean writes = Hooks.scheduler().heads.get(to) != self;
    boolean few = length > 0 && length <= MOST_ELEMENTS;
    if (few
        && (reads || writes)
        && !Hooks.inside
        && fits(from, start, length)
        && fits(to, place, length)) {
      // What is copied onto itself further on begins at its end.
      boolean backwards = start < place;
      var element = Array.newInstance(from.getClass().getComponentType(), 1);
      for (int i = 0; i < length; i++) {
        int at = backwards ? length - 1 - i : i;
        if (reads) {
          element(Kind.READ, from, start + at, site, 0, null);
        }
        System.arraycopy(from, start + at, element, 0, 1);
        if (writes) {
          var value = Array.get(element, 0);
          element(Kind.WRITE, to, place + at, site, 'L', value);
          Hooks.scheduler().escape.publish(value, self);
        }
        System.arraycopy(element, 0, to, place + at, 1);
      }
      return;
    }
    if ((reads || writes) && length > 0) {
      if (Hooks.isStep(self, site)) {
        Hooks.scheduler().unwoven.add(site);
        Hooks.point(self, Kind.FOREIGN, site, writes ? to : from);
      }
      if (writes) {
        Hooks.touch(to, true);
      }
      if (reads) {
        Hooks.touch(from, false);
      }
      if (writes && from instanceof Object[] objects) {
        for (int i = 0; i < length && start >= 0 && start + i < objects.length; i++) {
          Hooks.scheduler().escape.publish(objects[start + i], self);
        }
      }
    }
    System.arraycopy(from, start, to, place, length);
  }

  private static boolean fits(Object array, int start, int length) {
    return array.getClass().isArray() && start >= 0 && start <= Array.getLength(array) - length;
  }

  /** As an array's {@code clone}. */
  public static Object clone(Object array, int site) {
    int length = Array.getLength(array);
    var copy = Array.newInstance(array.getClass().getComponentType(), length);
    made(copy);
    arraycopy(array, 0, copy, 0, length, site);
    return copy;
  }

  /**
   * Before an access through a VarHandle or Unsafe.
   *
   * @param object the object or array whose variable it is; null for a static variable
   */
  public static void variable(@Nullable Object object, int site, boolean write) {
    var self = Hooks.current;
    if (self == null || (object != null && Hooks.isPrivate(object, self))) {
      return;
    }
    // A thread's own random numbers are there too.
    boolean own = Hooks.inside && object == self.thread;
    if (!own && Hooks.isStep(self, site)) {
      Hooks.point(self, write ? Kind.UPDATE : Kind.READ, site, object);
    }
    if (object != null) {
      Hooks.touch(object, write);
    } else if (Hooks.scheduler().footprint != null) {
      Hooks.scheduler().footprint.addAll();
    }
  }

  /** Before an access through a VarHandle. */
  public static void variable(VarHandle handle, @Nullable Object first, int site, boolean write) {
    if (Hooks.current != null) {
      variable(handle.coordinateTypes().isEmpty() ? null : first, site, write);
    }
  }

  /** A reference goes into a variable of {@code object} through a VarHandle or Unsafe. */
  public static void publishInto(@Nullable Object object, @Nullable Object value) {
    if (Hooks.current != null
        && value != null
        && (object == null || !Hooks.isPrivate(object, Hooks.current))) {
      Hooks.scheduler().escape.publish(value, Hooks.current);
    }
  }

  /** A reference is the first argument of an access through a VarHandle: the value of a static? */
  public static void publishValue(Object handle, @Nullable Object value) {
    if (handle instanceof VarHandle variable && variable.coordinateTypes().isEmpty()) {
      Hooks.publish(value);
    }
  }

  /** A compare-and-set came back. */
  public static boolean updated(boolean success) {
    if (success) {
      Hooks.changes++;
    }
    return success;
  }

  /** A get-and-set came back: what it set is a change if it is another value. */
  public static void exchanged(int before, int after) {
    exchanged((long) before, after);
  }

  /** A get-and-set came back. */
  public static void exchanged(float before, float after) {
    exchanged(Float.floatToRawIntBits(before), Float.floatToRawIntBits(after));
  }

  /** A get-and-set came back. */
  public static void exchanged(double before, double after) {
    exchanged(Double.doubleToRawLongBits(before), Double.doubleToRawLongBits(after));
  }

  /** A get-and-set came back. */
  public static void exchanged(long before, long after) {
    Hooks.changes += before == after ? 0 : 1;
  }

  /** A get-and-set came back. */
  @SuppressWarnings("ReferenceEquality") // by identity
  public static void exchanged(@Nullable Object before, @Nullable Object after) {
    Hooks.changes += before == after ? 0 : 1;
  }

  /** Before a read of an element. */
  public static void readElement(@Nullable Object array, int index, int site) {
    element(Kind.READ, array, index, site, 0, null);
  }

  private static boolean element(
      Kind kind, @Nullable Object array, int index, int site, int type, @Nullable Object value) {
    var self = Hooks.current;
    if (self == null || array == null || Hooks.scheduler().heads.get(array) == self) {
      Hooks.changes += kind == Kind.WRITE ? 1 : 0;
      return false;
    }
    if (Hooks.isStep(self, site)) {
      self.about(kind, site, array);
      self.element = index;
      self.type = (char) type;
      self.value = value;
      Hooks.decide(self);
    }
    Hooks.changes += kind == Kind.WRITE ? 1 : 0;
    var footprint = Hooks.scheduler().footprint;
    if (footprint != null) {
      long whole = Hooks.number(array);
      footprint.addPart(whole, Location.element(whole, index), kind == Kind.WRITE);
    }
    return true;
  }

  private static void number(long number) {
    if (Hooks.current != null) {
      Hooks.current.number = number;
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
    if (element(Kind.WRITE, array, index, site, 'L', value) && Hooks.current != null) {
      Hooks.scheduler().escape.publish(value, Hooks.current);
    }
    array[index] = value;
  }
}
