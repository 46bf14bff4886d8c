package threadworks.schedule;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * What woven code calls for all that is made of an object's address or of a class's name: the first
 * differs from run to run, the second would tell of the weaving.
 */
public final class IdentityHooks {
  /** Whether somebody who only looks on makes a text. */
  private static boolean looking;

  private IdentityHooks() {}

  /**
   * As {@link Hooks#undisturbed}, for who looks on and is no part of the schedule: objects get no
   * number by it, as those that the program asks for later would be others.
   */
  static <T extends @Nullable Object> T looking(Callable<T> code) throws Exception {
    looking = true;
    try {
      return Hooks.undisturbed(code);
    } finally {
      looking = false;
    }
  }

  /** As {@link System#identityHashCode}, but the same in each run of a schedule. */
  public static int identityHash(@Nullable Object object) {
    if (object == null || looking) {
      return 0;
    }
    return Hooks.isRunning() ? Hooks.scheduler().hash(object) : System.identityHashCode(object);
  }

  /** Whether a class leaves the hash of its objects to their addresses. */
  private static final ClassValue<Boolean> BY_ADDRESS =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return type.isArray() || type.isHidden() || isObjects(type, "hashCode");
        }
      };

  /** Whether a class leaves the text of its objects to {@link Object}. */
  private static final ClassValue<Boolean> BARE =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return type.isArray() || type.isHidden() || isObjects(type, "toString");
        }
      };

  private static boolean isObjects(Class<?> type, String method) {
    try {
      var owner = type.getMethod(method).getDeclaringClass();
      return owner == Object.class || (owner == Enum.class && method.equals("hashCode"));
    } catch (ReflectiveOperationException | LinkageError e) {
      return false;
    }
  }

  /** As {@link Object#hashCode}, but the same in each run of a schedule. */
  public static int hash(Object object) {
    return BY_ADDRESS.get(object.getClass()) ? identityHash(object) : object.hashCode();
  }

  /** As {@link Object#toString}, but the same in each run of a schedule. */
  public static String bare(Object object) {
    return looking
        ? Operation.called(object)
        : name(object.getClass()) + "@" + Integer.toHexString(hash(object));
  }

  /** As {@link Objects#toIdentityString}, but the same in each run of a schedule. */
  public static String identityText(Object object) {
    Objects.requireNonNull(object);
    return looking
        ? Operation.called(object)
        : name(object.getClass()) + "@" + Integer.toHexString(identityHash(object));
  }

  /** An object of which text will be made, or that text where it would tell of the weaving. */
  public static @Nullable Object shown(@Nullable Object object) {
    if (object instanceof Class<?> type) {
      return (type.isInterface() ? "interface " : type.isPrimitive() ? "" : "class ") + name(type);
    }
    return object != null && BARE.get(object.getClass()) ? bare(object) : object;
  }

  /** The one stand-in that is not called after what it stands for. */
  private static final String INHERITABLE = DemoThreadLocal.Inheritable.class.getName();

  /** As {@link Class#getName}, by the name that the class has unwoven. */
  public static String name(Class<?> type) {
    var name = type.getName();
    int hidden = name.indexOf('/');
    return (hidden < 0 ? name : name.substring(0, hidden))
        .replace("woven.", "")
        .replace(INHERITABLE, "java.lang.InheritableThreadLocal")
        .replace("threadworks.schedule.Demo", "java.lang.");
  }

  /** As {@link Class#getSimpleName}, by the name that the class has unwoven. */
  public static String simpleName(Class<?> type) {
    if (type == DemoThreadLocal.Inheritable.class) {
      return "InheritableThreadLocal";
    }
    boolean standsIn = type.getName().startsWith("threadworks.schedule.Demo");
    return standsIn ? type.getSimpleName().replaceFirst("^Demo", "") : type.getSimpleName();
  }
}
