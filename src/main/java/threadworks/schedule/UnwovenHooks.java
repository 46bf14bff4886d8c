package threadworks.schedule;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import threadworks.schedule.report.Kind;

/**
 * What woven code calls around calls into those parts of the JDK that run unwoven: each is one step
 * where an object goes in that threads share, and is named in the report.
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

  /**
   * The same for a call that holds a lock throughout, which is not known to be in use when it calls
   * the program back.
   */
  static void foreign(@Nullable Object object, @Nullable Object lock, int site) {
    if (object != null && isShared(object)) {
      step(object, lock, site, null);
      reach(object);
    }
    arguments(object, site);
    Hooks.changes++;
  }

  /** Of arguments in any number, text may be made. */
  private static void arguments(@Nullable Object object, int site) {
    if (object != null && object.getClass() == Object[].class) {
      for (var argument : (@Nullable Object[]) object) {
        ObjectHooks.text(argument, site);
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
    enter(objects, CodeSites.get(site).name(), site);
  }

  static void enter(@Nullable Object[] objects, String method, int site) {
    var self = Hooks.current;
    if (self != null) {
      var call = UnwovenCall.begin(self, site);
      call.object = objects[0];
      foreign(objects, method, call);
    }
  }

  /** Before such a call of a static method; {@link #leave} comes after it. */
  public static void enterStatic(@Nullable Object[] objects, int site) {
    var self = Hooks.current;
    if (self != null) {
      foreign(objects, "", UnwovenCall.begin(self, site));
    }
  }

  private static void foreign(@Nullable Object[] objects, String method, UnwovenCall call) {
    boolean stepped = false;
    for (var object : objects) {
      if (object != null && isShared(object)) {
        if (!stepped) {
          step(object, lock(objects, object, method, call), call.site, call);
        } else if (object instanceof StringBuffer) {
          step(object, call.site);
        }
        stepped = true;
        reach(object);
      }
      arguments(object, call.site);
    }
    Hooks.changes++;
  }

  /** What a call holds that is about an object which others have. */
  @SuppressWarnings("ReferenceEquality") // by identity
  private static @Nullable Object lock(
      @Nullable Object[] objects, Object shared, String method, UnwovenCall call) {
    boolean isIts = shared == call.object || call.object instanceof Throwable;
    var lock = isIts ? OwnLocks.of(objects, method) : null;
    return lock != null && isShared(lock) ? lock : null;
  }

  /** A call that is woven begins, which {@link #leave} comes after all the same. */
  private static void pass() {
    var self = Hooks.current;
    if (self != null && self.foreign != null) {
      UnwovenCall.begin(self, 0);
    }
  }

  /** After a call, also where it threw: the locks that it took by itself are free again. */
  public static void leave() {
    var self = Hooks.current;
    if (self != null && self.foreign != null) {
      self.foreign.end(self);
    }
  }

  /**
   * Before a call through an interface, on the first of the objects, which may run unwoven; {@link
   * #leave} comes after it.
   */
  public static void through(@Nullable Object[] objects, int site) {
    var object = objects[0];
    if (object != null
        && UNWOVEN.get(object.getClass())
        && runsUnwoven(object, CodeSites.get(site).name())) {
      enter(objects, site);
      publishRest(objects);
    } else {
      pass();
      goesOn(object);
      ObjectHooks.looksFor(objects, site);
    }
  }

  private static void publishRest(@Nullable Object[] objects) {
    for (int i = 1; i < objects.length; i++) {
      MemoryHooks.publishInto(objects[0], objects[i]);
    }
  }

  /** Of what never changes, the iterators do. */
  private static void goesOn(@Nullable Object object) {
    if (object instanceof Iterator || object instanceof Spliterator) {
      Hooks.changes++;
    }
  }

  static boolean runsUnwoven(@Nullable Object object, String method) {
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
  static boolean isShared(Object object) {
    var self = Hooks.current;
    return self != null
        && !(object instanceof String || object instanceof Number || object instanceof Boolean)
        && !(object instanceof Character || object instanceof Class<?> || object instanceof Enum<?>)
        && !(object instanceof DemoOutput)
        && !Hooks.isPrivate(object, self);
  }

  static void step(Object object, int site) {
    step(object, null, site, null);
  }

  /**
   * The step that a call is.
   *
   * @param lock what the call holds throughout, or null
   * @param call gives it back at its end; null where that is not known
   */
  private static void step(
      Object object, @Nullable Object lock, int site, @Nullable UnwovenCall call) {
    var self = Hooks.current;
    if (self == null) {
      return;
    }
    var held = lock == null && holdsItsMonitor(object) ? object : lock;
    self.unwoven = call != null ? null : held == null ? object : held;
    boolean names = !holdsItsMonitor(object) && Hooks.isStep(self);
    if (names) {
      Hooks.scheduler().unwoven.add(site);
    }
    boolean again = held != null && MonitorHooks.holds(held);
    if (held != null) {
      MonitorHooks.enter(held, site);
      if (call == null || lock == null) {
        MonitorHooks.exit(held);
      } else {
        call.lock = lock;
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

  /** Before something is computed from an array, or from the texts in it. */
  public static void array(@Nullable Object array, int site) {
    if (array != null && isShared(array)) {
      step(array, site);
      Hooks.touch(array, true);
      Hooks.changes++;
    }
    if (array instanceof CharSequence[] || (array != null && array.getClass() == Object[].class)) {
      for (var element : (@Nullable Object[]) array) {
        ObjectHooks.text(element, site);
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

  /**
   * Before a call by reflection: those that have a hook in its place must be made by name. {@link
   * #leave} comes after it.
   */
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
          CodeSites.get(site), owner.getSimpleName() + "." + name, "refused.reflection");
    }
    if (Modifier.isStatic(modifiers)
        ? UNWOVEN.get(owner)
        : object instanceof Appendable || runsUnwoven(object, name)) {
      var objects = new ArrayList<@Nullable Object>();
      objects.add(object);
      if (arguments != null) {
        objects.addAll(Arrays.asList(arguments));
      }
      enter(objects.toArray(), name, site);
      publishRest(objects.toArray());
    } else {
      pass();
    }
  }
}
