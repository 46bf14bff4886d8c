package threadworks.multiprocessing;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds where in an object the part is that Java serialisation stumbled on. */
final class Unsendable {
  private static final int DEPTH = 32;
  private static final int LONGEST_KEY = 40;

  private final String className;
  private final IdentityHashMap<Object, Boolean> seen = new IdentityHashMap<>();

  private Unsendable(String className) {
    this.className = className;
  }

  static String reason(@Nullable String className) {
    return className + " is not serializable";
  }

  /** The way to the part, as {@code shop.Order.customer.socket}. */
  static String path(Object root, @Nullable String className) {
    var path = new Unsendable(String.valueOf(className)).find(root, DEPTH);
    return root.getClass().getTypeName() + (path == null ? "" : path);
  }

  private @Nullable String find(@Nullable Object object, int depth) {
    if (object == null || depth == 0 || seen.put(object, true) != null) {
      return null;
    }
    if (object.getClass().getName().equals(className)) {
      return "";
    }
    if (object instanceof Object[] || object instanceof Collection<?>) {
      return findInElements(object, depth);
    }
    if (object instanceof Map<?, ?> map) {
      for (var entry : map.entrySet()) {
        var path = find(entry.getValue(), depth - 1);
        if (path != null) {
          return key(entry.getKey()) + path;
        }
      }
      return null;
    }
    for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
      var path = findInFields(object, type, depth);
      if (path != null) {
        return path;
      }
    }
    return null;
  }

  /** A map's key, as far as it can be shown in a line. */
  static String key(@Nullable Object key) {
    try {
      var text = String.valueOf(key);
      return text.length() > LONGEST_KEY
          ? "[" + text.substring(0, LONGEST_KEY) + "…]"
          : "[" + text + "]";
    } catch (RuntimeException | StackOverflowError e) {
      return "[a " + (key == null ? "null" : key.getClass().getTypeName()) + "]";
    }
  }

  private @Nullable String findInElements(Object object, int depth) {
    var elements = object instanceof Collection<?> collection ? collection.toArray() : object;
    for (int i = 0; i < Array.getLength(elements); i++) {
      var path = find(Array.get(elements, i), depth - 1);
      if (path != null) {
        return "[" + i + "]" + path;
      }
    }
    return null;
  }

  private @Nullable String findInFields(Object object, Class<?> type, int depth) {
    for (Field field : type.getDeclaredFields()) {
      if (field.getType().isPrimitive()
          || Modifier.isStatic(field.getModifiers())
          || Modifier.isTransient(field.getModifiers())
          || !field.trySetAccessible()) {
        continue;
      }
      try {
        var path = find(field.get(object), depth - 1);
        if (path != null) {
          return "." + field.getName() + path;
        }
      } catch (IllegalAccessException e) {
        throw new AssertionError("it was made accessible", e);
      }
    }
    return null;
  }
}
