package threadworks.schedule;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.Charset;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides what only one thread can reach. A new object is its maker's; it is shared, for good, from
 * the moment a reference to it is stored where another thread might find it, and with it everything
 * that can be reached from it. What is private needs no scheduling point.
 *
 * <p>Objects of the JDK that run unwoven (a lambda, an Optional, an exception) have no head of
 * their own; they are looked through each time.
 */
final class Escape {
  private static final Object UNSAFE;
  private static final MethodHandle OFFSET;
  private static final MethodHandle GET;

  static {
    try {
      var type = Class.forName("jdk.internal.misc.Unsafe");
      var lookup = MethodHandles.lookup();
      var unsafe = lookup.findStatic(type, "getUnsafe", MethodType.methodType(type)).invoke();
      UNSAFE = unsafe;
      OFFSET =
          lookup
              .findVirtual(
                  type, "objectFieldOffset", MethodType.methodType(long.class, Field.class))
              .bindTo(unsafe);
      GET =
          lookup
              .findVirtual(
                  type,
                  "getReference",
                  MethodType.methodType(Object.class, Object.class, long.class))
              .bindTo(unsafe);
    } catch (Throwable e) {
      throw new IllegalStateException(
          "the controlled scheduler needs the JVM option"
              + " --add-exports=java.base/jdk.internal.misc=ALL-UNNAMED",
          e);
    }
  }

  /** The JDK's own way to reach into objects; code that is compiled for a release can't name it. */
  static Object unsafe() {
    return UNSAFE;
  }

  /** Where the references of a class's objects are. */
  private static final ClassValue<long[]> REFERENCES =
      new ClassValue<>() {
        @Override
        protected long[] computeValue(Class<?> type) {
          return references(type);
        }
      };

  private static final int RECENT = 64;

  private final Heads heads;

  /** The classes that were looked up last, by the end of their hash, and what was found. */
  private final Class<?>[] recent = new Class<?>[RECENT];

  private final long[][] found = new long[RECENT][];
  private final ArrayDeque<Object> open = new ArrayDeque<>();
  private @Nullable Set<Object> seen;

  /** Objects that run unwoven, by what they lead to and only their maker has. */
  private final IdentityHashMap<Object, List<Object>> holders = new IdentityHashMap<>();

  /** Whether every shared object gets a number. */
  boolean numbering;

  Escape(Heads heads) {
    this.heads = heads;
  }

  /** From now on {@code root} and all that it refers to can be reached by every thread. */
  void publish(@Nullable Object root, Strand maker) {
    if (root == null || root instanceof String || (isDone(root, maker) && holders.isEmpty())) {
      return;
    }
    open.push(root);
    while (!open.isEmpty()) {
      var object = open.pop();
      if (share(object, maker)) {
        pushReferences(object);
      }
      if (!holders.isEmpty()) {
        open.addAll(holders.getOrDefault(object, List.of()));
        holders.remove(object);
      }
    }
    seen = null;
  }

  /**
   * An object that runs unwoven, and that only its maker has, may lead to other objects: it will be
   * shared with the first of them that is.
   */
  @SuppressWarnings("ReferenceEquality") // by identity
  void hold(Object holder, @Nullable Object given, Strand maker) {
    var met = Collections.newSetFromMap(new IdentityHashMap<>());
    var way = new ArrayDeque<Object>();
    way.push(holder);
    boolean shared = false;
    while (!way.isEmpty()) {
      forEachReference(
          way.pop(),
          object -> {
            if (object == null || object instanceof String || !met.add(object)) {
              return;
            }
            if (!isKnown(object) && object != given) {
              way.push(object);
            }
          });
    }
    for (var object : met) {
      if (isKnown(object) || object == given) {
        if (Hooks.isPrivate(object, maker)) {
          holders.computeIfAbsent(object, _ -> new ArrayList<>()).add(holder);
        } else {
          shared = true;
        }
      }
    }
    if (shared) {
      publish(holder, maker);
    }
  }

  /** Whether an object was made by the program, and not by what runs unwoven for itself. */
  private boolean isKnown(Object object) {
    return object instanceof Headed || heads.get(object) != null;
  }

  /** Forgets the schedule before. */
  void clear() {
    if (!holders.isEmpty()) {
      holders.clear();
    }
  }

  /** What an object refers to that may change. */
  static void forEachReference(Object object, Consumer<@Nullable Object> action) {
    if (object instanceof Object[] array) {
      for (var element : array) {
        action.accept(element);
      }
    } else if (!object.getClass().isArray()) {
      for (long offset : REFERENCES.get(object.getClass())) {
        action.accept(reference(object, offset));
      }
    }
  }

  /** Whether an object was shared before, as most have been. */
  @SuppressWarnings("ReferenceEquality") // a strand is itself and no other
  private static boolean isDone(Object object, Strand maker) {
    return object instanceof Headed headed && headed.threadworks$head() != maker;
  }

  /** As {@link #REFERENCES} has it, which is slower than a step may be. */
  @SuppressWarnings("ReferenceEquality") // by identity
  private long[] references(Object object) {
    var type = object.getClass();
    int slot = type.hashCode() & RECENT - 1;
    if (recent[slot] != type) {
      recent[slot] = type;
      found[slot] = REFERENCES.get(type);
    }
    return found[slot];
  }

  /** Marks an object as shared; false where it was before, and so was all behind it. */
  private boolean share(Object object, Strand maker) {
    if (object instanceof Headed headed) {
      if (headed.threadworks$head() != maker) {
        return false;
      }
      headed.threadworks$head(numbering ? new Cell(Location.nextObject(maker)) : null);
      return true;
    }
    if (object.getClass().isArray()) {
      var head = heads.get(object);
      if (head != null && head != maker) {
        return false;
      }
      heads.put(object, numbering ? new Cell(Location.nextObject(maker)) : Cell.SHARED);
      return true;
    }
    var references = references(object);
    if (object.getClass().isHidden()) {
      // A lambda: it has no head, and what it holds was there before it, so no way leads back.
      return references.length > 0;
    }
    if (heads.get(object) == maker) {
      heads.put(object, numbering ? new Cell(Location.nextObject(maker)) : Cell.SHARED);
    }
    if (references.length == 0) {
      return false;
    }
    if (seen == null) {
      seen = Collections.newSetFromMap(new IdentityHashMap<>());
    }
    return seen.add(object);
  }

  private void pushReferences(Object object) {
    if (object.getClass().isArray()) {
      forEachReference(object, this::push);
    } else {
      for (long offset : references(object)) {
        push(reference(object, offset));
      }
    }
  }

  private void push(@Nullable Object object) {
    if (object != null && !(object instanceof String)) {
      open.push(object);
    }
  }

  /** What a field of an object refers to. */
  static @Nullable Object reference(Object object, long offset) {
    try {
      return (Object) GET.invokeExact(object, offset);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  private static long[] references(Class<?> type) {
    var offsets = new ArrayList<Long>();
    if (!isClosed(type)) {
      for (Class<?> c = type; c != null && !ENDS.contains(c); c = superOf(c)) {
        for (var field : c.getDeclaredFields()) {
          if (!Modifier.isStatic(field.getModifiers()) && isOpen(field)) {
            offsets.add(offset(field));
          }
        }
      }
    }
    return offsets.stream().mapToLong(Long::longValue).toArray();
  }

  /** Where a field of a class of the JDK is in its objects. */
  static long offset(Class<?> type, String name) {
    try {
      return offset(type.getDeclaredField(name));
    } catch (NoSuchFieldException e) {
      throw new AssertionError(e);
    }
  }

  private static long offset(Field field) {
    try {
      return (long) OFFSET.invokeExact(field);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  /** Where the way up to {@link Object} ends: what is there leads only to the JDK. */
  private static final Set<Class<?>> ENDS = Set.of(Object.class, Thread.class, ThreadGroup.class);

  /** Of a method handle, only what is bound to it, or the handle that it goes on to. */
  private static boolean isOpen(Field field) {
    var type = field.getType();
    return MethodHandle.class.isAssignableFrom(field.getDeclaringClass())
        ? type == Object.class || type == MethodHandle.class
        : !type.isPrimitive() && !isClosed(type);
  }

  private static @Nullable Class<?> superOf(Class<?> type) {
    return type.getSuperclass();
  }

  /** Types of the JDK whose objects never lead to an object of the demo. */
  private static boolean isClosed(Class<?> type) {
    return type == String.class
        || type == Class.class
        || type == Strand.class
        || Head.class.isAssignableFrom(type)
        || ClassLoader.class.isAssignableFrom(type)
        || (Number.class.isAssignableFrom(type) && type.getName().startsWith("java.lang."))
        || type == Boolean.class
        || type == Character.class
        || type == StackTraceElement[].class
        || VarHandle.class.isAssignableFrom(type)
        || MethodHandles.Lookup.class == type
        || MethodType.class == type
        || Charset.class.isAssignableFrom(type)
        || Pattern.class == type
        || (TemporalAccessor.class.isAssignableFrom(type)
            && type.getName().startsWith("java.time."))
        || (type.isEnum() && type.getName().startsWith("java."))
        || AccessibleObject.class.isAssignableFrom(type)
        || (type.getName().startsWith("java.io.") && !isStream(type))
        || ThreadGroup.class == type;
  }

  /** Those that read from and write to each other, unless they are what a program prints to. */
  private static boolean isStream(Class<?> type) {
    return type != DemoOutput.class
        && (Reader.class.isAssignableFrom(type)
            || Writer.class.isAssignableFrom(type)
            || InputStream.class.isAssignableFrom(type)
            || OutputStream.class.isAssignableFrom(type));
  }
}
