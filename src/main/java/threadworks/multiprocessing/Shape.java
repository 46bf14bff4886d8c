package threadworks.multiprocessing;

import java.io.InvalidObjectException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How to take a record apart and put it together again. */
final class Shape {
  private static final ClassValue<Shape> SHAPES =
      new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
          return new Shape(type);
        }
      };

  private final Class<?> type;
  private final RecordComponent[] components;
  private final @Nullable Method[] accessors;
  private @Nullable Constructor<?> constructor;
  private final boolean simple;

  private Shape(Class<?> type) {
    this.type = type;
    components = type.getRecordComponents();
    accessors = new @Nullable Method[components.length];
    var types = new Class<?>[components.length];
    try {
      for (int i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
        var accessor = components[i].getAccessor();
        accessor.setAccessible(true);
        accessors[i] = accessor;
      }
      var canonical = type.getDeclaredConstructor(types);
      canonical.setAccessible(true);
      constructor = canonical;
    } catch (NoSuchMethodException | InaccessibleObjectException e) {
      constructor = null;
    }
    simple = open() && Arrays.stream(types).allMatch(Shape::simple);
  }

  private static boolean simple(Class<?> type) {
    return type.isPrimitive()
        || type == String.class
        || type == Integer.class
        || type == Long.class
        || type == Double.class
        || type == Boolean.class;
  }

  static Shape of(Class<?> record) {
    return SHAPES.get(record);
  }

  /** Whether the record's module lets us; if not, Java serialisation may. */
  boolean open() {
    return constructor != null;
  }

  /** Whether it holds nothing but numbers, booleans and strings, whatever its values. */
  boolean simple() {
    return simple;
  }

  int size() {
    return components.length;
  }

  String name(int component) {
    return components[component].getName();
  }

  @Nullable Object get(Object record, int component) {
    var accessor = accessors[component];
    if (accessor == null) {
      throw new AssertionError("only open shapes are read");
    }
    try {
      return accessor.invoke(record);
    } catch (IllegalAccessException e) {
      throw new AssertionError("it was made accessible", e);
    } catch (InvocationTargetException e) {
      throw NotSendableException.of("its accessor threw " + e.getCause()).in("." + name(component));
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
