package threadworks.schedule;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What woven code calls around calls into those parts of the JDK that run unwoven: each is one step
 * where an object goes in that threads share, and is named in the report. Over 400 lines, because
 * there are many ways for an object to go in, each short.
 */
public final class UnwovenHooks {
  private UnwovenHooks() {}

  /**
   * Before a call into a part of the JDK that runs unwoven, with an object that other threads may
   * have: one step.
   */
  public static void foreign(@Nullable Object object, int site) {
    foreign(object, null, site);
  }

  private static void foreign(@Nullable Object object, @Nullable Object lock, int site) {
    if (object != null && isShared(object)) {
      step(object, lock, site, false);
      reach(object);
    }
    arguments(object, site);
    Hooks.changes++;
  }

  /** Of arguments in any number, text may be made. */
  private static void arguments(@Nullable Object object, int site) {
    if (object != null && object.getClass() == Object[].class) {
      for (var argument : (@Nullable Object[]) object) {
        text(argument, site);
      }
    }
  }

  /** As {@link StringBuffer#append(Object)}, which makes a text of its argument under its lock. */
  public static StringBuffer append(StringBuffer buffer, @Nullable Object object, int site) {
    Hooks.changes++;
    if (!isShared(buffer)) {
      return buffer.append(String.valueOf(object));
    }
    MonitorHooks.enter(buffer, site);
    try {
      Hooks.touch(buffer, true);
      return buffer.append(String.valueOf(object));
    } finally {
      MonitorHooks.exit(buffer);
    }
  }

  /**
   * Before such a call on the first of the objects, with the others; {@link #leave} comes after it.
   */
  public static void enter(@Nullable Object[] objects, int site) {
    foreign(objects, site, true);
  }

  /** Before such a call with several objects, on none of them. */
  public static void foreign(@Nullable Object[] objects, int site) {
    foreign(objects, site, false);
  }

  private static void foreign(@Nullable Object[] objects, int site, boolean enters) {
    boolean stepped = false;
    boolean entered = false;
    for (int i = 0; i < objects.length; i++) {
      var object = objects[i];
      if (object != null && isShared(object)) {
        boolean called = enters && i == 0;
        if (!stepped || object instanceof StringBuffer) {
          boolean characters = objects.length > 1 && objects[1] instanceof char[];
          step(object, i == 0 ? lock(object, characters, site) : null, site, called);
        }
        if (called) {
          push(object);
          entered = true;
        }
        stepped = true;
        reach(object);
      }
      arguments(object, site);
    }
    if (enters && !entered) {
      pass();
    }
    Hooks.changes++;
  }

  private static @Nullable Object lock(Object object, boolean characters, int site) {
    return OwnLocks.of(object, Sites.get(site).name(), characters);
  }

  /** Stands for the object of a call that holds nothing, within one that may. */
  private static final Object NONE = new Object();

  private static void push(Object object) {
    var self = Hooks.current;
    if (self != null) {
      if (self.foreign == null) {
        self.foreign = new ArrayDeque<>();
      }
      self.foreign.push(object);
    }
  }

  /** A call that holds nothing begins, which {@link #leave} comes after all the same. */
  private static void pass() {
    var self = Hooks.current;
    if (self != null && self.isInForeign()) {
      push(NONE);
    }
  }

  /** Whether it is the object of a call, and no mark for one. */
  @SuppressWarnings("ReferenceEquality") // by identity
  static boolean isEntered(Object object) {
    return object != NONE;
  }

  /**
   * After a call on an object, also where it threw: the lock of its own is free again.
   *
   * @param characters whether its first argument is an array of characters
   */
  public static void leave(@Nullable Object object, boolean characters, int site) {
    var self = Hooks.current;
    if (self != null && self.foreign != null && !self.foreign.isEmpty()) {
      var lock =
          isEntered(self.foreign.pop()) && object != null ? lock(object, characters, site) : null;
      if (lock != null) {
        MonitorHooks.exit(lock);
      }
    }
  }

  /**
   * Before a call through an interface, on the first of the objects, which may run unwoven; {@link
   * #leave} comes after it.
   */
  public static void through(@Nullable Object[] objects, int site) {
    if (runsUnwoven(objects[0], Sites.get(site).name())) {
      enter(objects, site);
      publishRest(objects);
    } else {
      pass();
      goesOn(objects[0]);
      looksFor(objects, site);
    }
  }

  private static void publishRest(@Nullable Object[] objects) {
    for (int i = 1; i < objects.length; i++) {
      MemoryHooks.publishInto(objects[0], objects[i]);
    }
  }

  /** What never changes is asked for something, and compares it with what it holds. */
  private static void looksFor(@Nullable Object[] objects, int site) {
    var holder = objects[0];
    if (objects.length < 2 || holder == null || !isSteady(holder)) {
      return;
    }
    switch (Sites.get(site).name()) {
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

  /** Of what never changes, the iterators do. */
  private static void goesOn(@Nullable Object object) {
    if (object instanceof Iterator || object instanceof Spliterator) {
      Hooks.changes++;
    }
  }

  private static boolean runsUnwoven(@Nullable Object object, String method) {
    return object != null
        && UNWOVEN.get(object.getClass())
        && !(object instanceof Headed && isWoven(object.getClass(), method));
  }

  /** Whether a class has a method of that name which it does not inherit from one of the JDK's. */
  private static boolean isWoven(Class<?> type, String method) {
    return Stream.of(type.getMethods())
        .anyMatch(
            m ->
                m.getName().equals(method) && Headed.class.isAssignableFrom(m.getDeclaringClass()));
  }

  /** Whether a class is, or inherits from, one of the JDK's that runs unwoven and may change. */
  private static final ClassValue<Boolean> UNWOVEN =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          Class<?> unwoven = type;
          while (Headed.class.isAssignableFrom(unwoven)) {
            unwoven = unwoven.getSuperclass();
          }
          return !type.isHidden()
              && !type.isArray()
              && !Proxy.isProxyClass(type)
              && STEADY.stream().noneMatch(unwoven.getName()::startsWith);
        }
      };

  /** What begins the names of classes whose objects stay as they are, or only compute. */
  private static final List<String> STEADY =
      List.of(
          "java.lang.",
          "java.net.URI",
          "java.nio.charset.Charset",
          "java.time.",
          "java.util.Comparators",
          "java.util.Currency",
          "java.util.ImmutableCollections",
          "java.util.KeyValueHolder",
          "java.util.Locale",
          "java.util.Optional",
          "java.util.UUID",
          "java.util.regex.Pattern",
          "java.util.stream.",
          "sun.util.calendar.",
          "threadworks.");

  /** Whether other threads may have an object that somebody can change. */
  private static boolean isShared(Object object) {
    var self = Hooks.current;
    return self != null
        && !(object instanceof String || object instanceof Number || object instanceof Boolean)
        && !(object instanceof Character || object instanceof Class<?> || object instanceof Enum<?>)
        && !(object instanceof DemoOutput)
        && !Hooks.isPrivate(object, self);
  }

  private static void step(Object object, int site) {
    step(object, null, site, false);
  }

  /**
   * The step that a call is.
   *
   * @param lock what the call holds throughout, or null
   * @param stays whether {@link #leave} gives it back
   */
  private static void step(Object object, @Nullable Object lock, int site, boolean stays) {
    var self = Hooks.current;
    if (self == null) {
      return;
    }
    var held = lock == null && holdsItsMonitor(object) ? object : lock;
    self.unwoven = stays ? null : held == null ? object : held;
    boolean names = !holdsItsMonitor(object) && Hooks.isStep(self);
    if (names) {
      Hooks.scheduler().unwoven.add(site);
    }
    boolean again = held != null && MonitorHooks.holds(held);
    if (held != null) {
      MonitorHooks.enter(held, site);
      if (!stays || lock == null) {
        MonitorHooks.exit(held);
      }
    }
    if (names && (held == null || again)) {
      Hooks.point(self, Kind.FOREIGN, site, object);
    }
  }

  /** Whether what changes runs unwoven but holds its own monitor throughout. */
  private static boolean holdsItsMonitor(Object object) {
    return object instanceof StringBuffer || object instanceof Throwable;
  }

  /** Nobody knows what else an object leads to, but for texts and exceptions. */
  static void reach(Object object) {
    Hooks.touch(object, true);
    if (!(object instanceof StringBuilder || holdsItsMonitor(object))
        && Hooks.scheduler().footprint != null) {
      Hooks.scheduler().footprint.addAll();
    }
  }

  /** Before text is made of an object: what runs unwoven is read without a hook of its own. */
  public static void text(@Nullable Object object, int site) {
    if (object instanceof StringBuffer || object instanceof StringBuilder) {
      if (isShared(object)) {
        step(object, null, site, false);
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

  /** Before a call of a method that every object has, which may run unwoven. */
  private static void asked(@Nullable Object object, String method, int site) {
    if (object == null
        || object instanceof String
        || object instanceof Number
        || object instanceof Throwable) {
      return;
    }
    if (runsUnwoven(object, method)) {
      // Within java.util.concurrent it is a step of its own, as if the program had been called.
      long before = CallHooks.callback();
      foreign(object, OwnLocks.of(object, method, false), site);
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

  /**
   * After something went into an object that runs unwoven: what it leads to may change with it. As
   * soon as other threads have the one, they have the other.
   */
  public static void holds(@Nullable Object holder) {
    holds(holder, null);
  }

  /** After an object went into such an object, though nobody may know who made it. */
  public static void holds(@Nullable Object holder, @Nullable Object given) {
    var self = Hooks.current;
    if (self != null
        && holder != null
        && Hooks.isPrivate(holder, self)
        && UNWOVEN.get(holder.getClass())) {
      boolean mayChange = given != null && UNWOVEN.get(given.getClass());
      Hooks.scheduler().escape.hold(holder, mayChange ? given : null, self);
    }
  }

  /** Whether it is one of the JDK's own that nobody can change. */
  private static boolean isSteady(Object object) {
    var type = object.getClass().getName();
    return type.startsWith("java.util.ImmutableCollections")
        || type.equals("java.util.KeyValueHolder")
        || object instanceof Optional;
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

  /** Before something is computed from an array, or from the texts in it. */
  public static void array(@Nullable Object array, int site) {
    if (array != null && isShared(array)) {
      step(array, site);
      Hooks.touch(array, true);
      Hooks.changes++;
    }
    if (array instanceof CharSequence[] || (array != null && array.getClass() == Object[].class)) {
      for (var element : (@Nullable Object[]) array) {
        text(element, site);
      }
    }
  }

  /**
   * Between the two halves of a change to a text builder that threads share. It runs unwoven, but
   * is no more one step than a list's: whoever comes in between, its change of the length is lost.
   */
  public static void torn(Object builder, int site) {
    var self = Hooks.current;
    if (self == null
        || Hooks.inside
        || Hooks.isPrivate(builder, self)
        || !(builder instanceof StringBuilder text)) {
      return;
    }
    var before = text.toString();
    Hooks.point(self, Kind.FOREIGN, site, builder);
    // Beyond a length that has shrunk, the characters are still there.
    int kept = Math.min(before.length(), text.length());
    text.setLength(kept);
    text.append(before, kept, before.length());
    Hooks.touch(builder, true);
  }

  /** Before a call by reflection: those that have a hook in its place must be made by name. */
  public static void reflect(
      Method method, @Nullable Object object, @Nullable Object @Nullable [] arguments, int site) {
    var owner = method.getDeclaringClass();
    var name = method.getName();
    int modifiers = method.getModifiers();
    boolean hooked =
        (owner == Thread.class && (Modifier.isStatic(modifiers) || Modifier.isFinal(modifiers)))
            || (owner == Object.class && (name.startsWith("wait") || name.startsWith("notify")))
            || owner == System.class
            || owner == Runtime.class;
    if (hooked && Hooks.current != null) {
      throw Hooks.refuse(
          Sites.get(site),
          owner.getSimpleName() + "." + name,
          "called by reflection, it would pass the scheduler by");
    }
    if (Modifier.isStatic(modifiers)
        ? UNWOVEN.get(owner)
        : object instanceof Appendable || runsUnwoven(object, name)) {
      var objects = new ArrayList<@Nullable Object>();
      objects.add(object);
      if (arguments != null) {
        objects.addAll(Arrays.asList(arguments));
      }
      foreign(objects.toArray(), site);
      publishRest(objects.toArray());
    }
  }
}
