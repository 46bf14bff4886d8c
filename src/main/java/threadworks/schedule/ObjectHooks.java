package threadworks.schedule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What woven code calls before any object is asked for its text or its hash, or compared with
 * another: what answers may run unwoven, or hold what does.
 */
public final class ObjectHooks {
  private ObjectHooks() {}

  /** Before text is made of an object: what runs unwoven is read without a hook of its own. */
  public static void text(@Nullable Object object, int site) {
    if (object instanceof StringBuffer || object instanceof StringBuilder) {
      if (UnwovenHooks.isShared(object)) {
        UnwovenHooks.step(object, site);
        Hooks.touch(object, true);
      }
    } else {
      asked(object, "toString", site);
    }
  }

  /** Before an object is asked for its hash. */
  public static void hashed(@Nullable Object object, int site) {
    asked(object, "hashCode", site);
  }

  /** Before two objects are compared by {@link Object#equals}. */
  public static void equal(@Nullable Object one, @Nullable Object other, int site) {
    asked(one, "equals", site);
    asked(other, "equals", site);
  }

  /** Before two objects are compared in their own order. */
  public static void compared(@Nullable Object one, @Nullable Object other, int site) {
    for (var object : new @Nullable Object[] {one, other}) {
      if (object instanceof StringBuilder || object instanceof StringBuffer) {
        text(object, site);
      } else {
        asked(object, "compareTo", site);
      }
    }
  }

  /** Before two objects are compared by a comparator, which may leave it to them. */
  public static void compared(
      @Nullable Comparator<?> comparator, @Nullable Object one, @Nullable Object other, int site) {
    if (comparator != null && comparator.getClass().getName().startsWith("java.util.Co")) {
      compared(one, other, site);
    }
  }

  /**
   * What goes into a call that asks objects for their hashes, and whether they are equal, at once
   * or as they come.
   *
   * @return the same, or what stands for it
   */
  public static @Nullable Object compares(@Nullable Object given, int site) {
    switch (given) {
      case Stream<?> stream -> {
        return stream.peek(element -> asked(element, "hashCode", site));
      }
      case Collection<?> all when !isSteady(all) -> {
        // It is gone through as the JDK does it.
        var elements = new ArrayList<@Nullable Object>(all.size());
        for (var element : all) {
          asked(element, "hashCode", site);
          elements.add(element);
        }
        return elements;
      }
      case Map<?, ?> map when !isSteady(map) -> {
        if (map.isEmpty()) {
          return Map.of();
        }
        var entries = map.entrySet().toArray(new Map.Entry<?, ?>[0]);
        compares(entries, site);
        return Map.ofEntries(entries);
      }
      case Object[] elements -> {
        for (var element : elements) {
          asked(element instanceof Map.Entry<?, ?> e ? e.getKey() : element, "hashCode", site);
        }
      }
      case null, default -> asked(given, "hashCode", site);
    }
    return given;
  }

  /** As {@link Predicate#isEqual}. */
  public static Predicate<@Nullable Object> isEqual(@Nullable Object target, int site) {
    return object -> {
      equal(target, object, site);
      return Objects.equals(target, object);
    };
  }

  /** The natural order, for what would compare by it where no hook sees it. */
  public static Comparator<Object> order(int site) {
    return (one, other) -> {
      compared(one, other, site);
      @SuppressWarnings("unchecked") // as where it is compared without this
      var comparable = (Comparable<Object>) one;
      return comparable.compareTo(other);
    };
  }

  /** Before text is made of a record by the method that the JVM makes for it. */
  public static void textOf(Object holder, int site) {
    Escape.forEachReference(holder, part -> text(part, site));
  }

  /** Before such a method makes a hash of it. */
  public static void hashOf(Object holder, int site) {
    Escape.forEachReference(holder, part -> hashed(part, site));
  }

  /** Before such a method compares it with another. */
  public static void equalOf(Object holder, @Nullable Object other, int site) {
    if (other != null && other.getClass() == holder.getClass()) {
      Escape.forEachReference(holder, part -> asked(part, "equals", site));
      Escape.forEachReference(other, part -> asked(part, "equals", site));
    }
  }

  /** What gives texts of which one text will be made: each is read when its turn comes. */
  public static <T extends @Nullable Object> @Nullable Iterable<T> texts(
      @Nullable Iterable<T> elements, int site) {
    return elements == null
        ? null
        : () -> {
          var all = elements.iterator();
          return new Iterator<T>() {
            @Override
            public boolean hasNext() {
              return all.hasNext();
            }

            @Override
            public T next() {
              var element = all.next();
              text(element, site);
              return element;
            }
          };
        };
  }

  /** What never changes is asked for something, and compares it with what it holds. */
  static void looksFor(@Nullable Object[] objects, int site) {
    var holder = objects[0];
    if (objects.length < 2 || holder == null || !isSteady(holder)) {
      return;
    }
    switch (CodeSites.get(site).name()) {
      case "contains", "containsAll", "containsKey", "containsValue", "indexOf", "lastIndexOf" ->
          equal(holder, objects[1], site);
      case "equals", "get", "getOrDefault" -> {
        if (!(holder instanceof List && objects[1] instanceof Integer)) {
          equal(holder, objects[1], site);
        }
      }
      default -> {}
    }
  }

  /** Before a call of a method that every object has, which may run unwoven. */
  private static void asked(@Nullable Object object, String method, int site) {
    if (object == null
        || object instanceof String
        || object instanceof Number
        || object instanceof Throwable) {
      return;
    }
    if (UnwovenHooks.runsUnwoven(object, method)) {
      // Within java.util.concurrent it is a step of its own, as if the program had been called.
      long before = CallHooks.callback();
      UnwovenHooks.foreign(object, OwnLocks.of(new Object[] {object}, method), site);
      CallHooks.back(before, site);
    } else if (isSteady(object)) {
      // What never changes may hold what does.
      Consumer<@Nullable Object> part =
          method.equals("toString") ? e -> text(e, site) : e -> asked(e, method, site);
      switch (object) {
        case Collection<?> all -> all.forEach(part);
        case Map<?, ?> map ->
            map.forEach(
                (key, value) -> {
                  part.accept(key);
                  part.accept(value);
                });
        case Map.Entry<?, ?> entry -> {
          part.accept(entry.getKey());
          part.accept(entry.getValue());
        }
        case Optional<?> optional -> optional.ifPresent(part);
        default -> {}
      }
    }
  }

  /** Whether it is one of the JDK's own that nobody can change. */
  private static boolean isSteady(Object object) {
    var type = object.getClass().getName();
    return type.startsWith("java.util.ImmutableCollections")
        || type.equals("java.util.KeyValueHolder")
        || object instanceof Optional;
  }
}
