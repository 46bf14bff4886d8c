package threadworks.multiprocessing;

import java.io.InvalidClassException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Looks classes up by name in one class loader, and remembers them. */
final class Classes {
  private static final Map<String, Class<?>> PRIMITIVES =
      Map.of(
          "boolean", boolean.class,
          "byte", byte.class,
          "char", char.class,
          "short", short.class,
          "int", int.class,
          "long", long.class,
          "float", float.class,
          "double", double.class,
          "void", void.class);

  private final @Nullable ClassLoader loader;
  private final Map<String, Class<?>> known = new ConcurrentHashMap<>();

  Classes(@Nullable ClassLoader loader) {
    this.loader = loader;
  }

  /** Those that the calling thread's context class loader finds. */
  static Classes ofContext() {
    return new Classes(Thread.currentThread().getContextClassLoader());
  }

  /**
   * The class of a binary name.
   *
   * @throws InvalidClassException when this process has none
   */
  Class<?> named(String name) throws InvalidClassException {
    var type = known.get(name);
    if (type == null) {
      type = find(name);
      known.put(name, type);
    }
    return type;
  }

  private Class<?> find(String name) throws InvalidClassException {
    var primitive = PRIMITIVES.get(name);
    if (primitive != null) {
      return primitive;
    }
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      try {
        return Class.forName(name, false, Classes.class.getClassLoader());
      } catch (ClassNotFoundException | LinkageError again) {
        throw new InvalidClassException(name, "the class is not found in this process");
      }
    }
  }
}
