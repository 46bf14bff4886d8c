package threadworks.weave.schedule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads class files and remembers their shapes. Those of the JDK and of the lab are the same for
 * all programs, and read once.
 */
final class Shapes {
  /** Those that all programs share. */
  static final Shapes COMMON = new Shapes(Shapes.class.getClassLoader());

  private final ClassLoader classFiles;
  private final Map<String, @Nullable Shape> shapes = new HashMap<>();

  Shapes(ClassLoader classFiles) {
    this.classFiles = classFiles;
  }

  /** The class's bytes, or null where there is no such class. */
  byte @Nullable [] bytes(String name) {
    try (var in = classFiles.getResourceAsStream(name + ".class")) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("the class file of " + name + " cannot be read", e);
    }
  }

  /** The class's shape, or null where there is no such class. */
  @Nullable Shape of(String name) {
    return ScheduleWeaver.isDemo(name) ? own(name) : COMMON.own(name);
  }

  private synchronized @Nullable Shape own(String name) {
    if (!shapes.containsKey(name)) {
      var bytes = bytes(name);
      shapes.put(name, bytes == null ? null : Shape.read(bytes));
    }
    return shapes.get(name);
  }

  boolean isA(String name, String base) {
    for (String type = name; type != null; ) {
      if (type.equals(base)) {
        return true;
      }
      var shape = of(type);
      if (shape == null) {
        return false;
      }
      for (var parent : shape.interfaces()) {
        if (isA(parent, base)) {
          return true;
        }
      }
      type = shape.parent();
    }
    return false;
  }
}
