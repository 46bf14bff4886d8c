package threadworks.multiprocessing;

import java.io.InvalidObjectException;
import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How to take a record apart and put it together again: by its fields, as its accessors may well
 * answer something else, and its constructor.
 */
final class RecordShape {
  private static final ClassValue<RecordShape> SHAPES =
      new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
          return new RecordShape(type);
        }
      };

  private final Class<?> type;
  private final Field[] fields;
  private @Nullable Constructor<?> constructor;
  private final boolean simple;

  private RecordShape(Class<?> type) {
    this.type = type;
    var components = type.getRecordComponents();
    fields = new Field[components.length];
    var types = new Class<?>[components.length];
    try {
      for (int i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
        fields[i] = type.getDeclaredField(components[i].getName());
        fields[i].setAccessible(true);
      }
      var canonical = type.getDeclaredConstructor(types);
      canonical.setAccessible(true);
      constructor = replacesItself(type) ? null : canonical;
    } catch (NoSuchFieldException | NoSuchMethodException | InaccessibleObjectException e) {
      constructor = null;
    }
    simple = open() && Arrays.stream(types).allMatch(RecordShape::simple);
  }

  /** Whether it has something else sent or made in its place, which is Java serialisation's. */
  private static boolean replacesItself(Class<?> type) {
    if (Serializable.class.isAssignableFrom(type)) {
      for (var method : type.getDeclaredMethods()) {
        var name = method.getName();
        if (method.getParameterCount() == 0
            && (name.equals("writeReplace") || name.equals("readResolve"))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean simple(Class<?> type) {
    return type.isPrimitive()
        || type == String.class
        || type == Integer.class
        || type == Long.class
        || type == Double.class
        || type == Boolean.class;
  }

  static RecordShape of(Class<?> record) {
    return SHAPES.get(record);
  }

  /** Whether the record and its module let us; if not, Java serialisation may. */
  boolean open() {
    return constructor != null;
  }

  /** Whether it holds nothing but numbers, booleans and strings, whatever its values. */
  boolean simple() {
    return simple;
  }

  int size() {
    return fields.length;
  }

  String name(int component) {
    return fields[component].getName();
  }

  @Nullable Object get(Object record, int component) {
    try {
      return fields[component].get(record);
    } catch (IllegalAccessException e) {
      throw new AssertionError("only open shapes are read", e);
    }
  }

  Object make(@Nullable Object[] values) throws InvalidObjectException {
    var constructor = this.constructor;
    if (constructor == null) {
      throw new InvalidObjectException(type.getName() + " can't be made by reflection");
    }
    try {
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      var cause = e instanceof InvocationTargetException ? e.getCause() : e;
      var failed = new InvalidObjectException(type.getName() + " was not made: " + cause);
      failed.initCause(cause);
      throw failed;
    }
  }
}
