package threadworks.multiprocessing;

import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The one way from a name that another process sent to a class, and the rule which classes that may
 * be: what a call needs, which is what it is made of.
 *
 * <p>The owner of a call says what that is: a worker reads, of all that is no JDK class, whatever
 * class its owner sends. On the way back a class must be of a folder or jar that a class came from
 * which the owner has sent, or be declared by such a class as what it extends or as the type of a
 * field. Both ways there may be exceptions, and those classes of the JDK that are plain values. The
 * system property {@value #ACCEPT} permits more, as a pattern of {@link ObjectInputFilter.Config}.
 * The sender keeps the same rule, so that what would be refused is not even sent.
 *
 * <p>It is no table for each call because a task may answer with classes that only it knows, which
 * are, but for such a library's, in the same folder or jar as the task.
 */
final class Classes {
  static final String ACCEPT = "threadworks.accept";

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

  /** Packages of the JDK whose serializable classes are values. */
  private static final Set<String> VALUES =
      Set.of(
          "java.awt.geom",
          "java.io",
          "java.lang",
          "java.math",
          "java.net",
          "java.nio.charset",
          "java.nio.file",
          "java.nio.file.attribute",
          "java.text",
          "java.time",
          "java.time.chrono",
          "java.time.format",
          "java.time.temporal",
          "java.time.zone",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "java.util.concurrent.locks",
          "java.util.function",
          "java.util.regex",
          "java.util.stream",
          // What time zones are.
          "sun.util.calendar");

  /** The same where the package holds other things too. */
  private static final Set<String> SINGLE_VALUES =
      Set.of(
          "java.awt.Color",
          "java.awt.Dimension",
          "java.awt.Insets",
          "java.awt.Point",
          "java.awt.Rectangle",
          // Makes but lambdas of the class that it names, which goes through here too.
          "java.lang.invoke.SerializedLambda",
          "java.sql.Date",
          "java.sql.Time",
          "java.sql.Timestamp");

  /** Where the classes come from that the owner sent, and what such classes declare. */
  private static final Set<Object> NAMED = weakSet();

  /** The classes that were permitted on the way back, and all they declare with them. */
  private static final Set<Class<?>> KNOWN = weakSet();

  /** Whether an owner may send a class; if so, others from there may come back. */
  private static final ClassValue<Boolean> SENT =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          boolean allowed = !isOfJdk(type) || isValue(type) || isAccepted(type);
          if (allowed && !isOfJdk(type)) {
            NAMED.add(type.getProtectionDomain());
          }
          return allowed;
        }
      };

  static {
    NAMED.add(Classes.class.getProtectionDomain());
  }

  private static volatile boolean worker;

  private final @Nullable ClassLoader loader;
  private final boolean ofOwner;
  private final Map<String, Class<?>> known = new ConcurrentHashMap<>();

  private Classes(boolean ofOwner) {
    loader = Thread.currentThread().getContextClassLoader();
    this.ofOwner = ofOwner;
  }

  /** For what workers send: those that the calling thread's context class loader finds. */
  static Classes ofContext() {
    return new Classes(false);
  }

  /** For what its owner sends to a worker, which is what this process is. */
  static Classes ofOwner() {
    worker = true;
    return new Classes(true);
  }

  /** For what any process may have sent. */
  static Classes ofAnyone() {
    return new Classes(worker);
  }

  /** Whether this process is a worker. */
  static boolean areWorkers() {
    return worker;
  }

  private static <T> Set<T> weakSet() {
    return Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
  }

  /**
   * The class of a binary name.
   *
   * @throws InvalidClassException when this process has none, or it is not permitted
   */
  Class<?> named(String name) throws InvalidClassException {
    var type = known.get(name);
    if (type == null) {
      type = find(name);
      if (!isAllowed(type, ofOwner)) {
        throw new InvalidClassException(refusal(type));
      }
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
      } catch (ClassNotFoundException again) {
        throw notFound(name, "the class is not found in this process", e);
      } catch (LinkageError again) {
        throw notFound(name, "the class can't be loaded in this process: " + again, again);
      }
    }
  }

  private static InvalidClassException notFound(String name, String why, Throwable cause) {
    var thrown =
        new InvalidClassException(
            name, cause instanceof LinkageError ? why + ", by " + cause : why);
    thrown.initCause(cause);
    return thrown;
  }

  /** Whether an owner may send a class, or else a worker. */
  static boolean isAllowed(Class<?> type, boolean byOwner) {
    while (type.isArray()) {
      type = type.getComponentType();
    }
    return type.isPrimitive() || (byOwner ? SENT.get(type) : isAllowedBack(type));
  }

  private static boolean isAllowedBack(Class<?> type) {
    if (KNOWN.contains(type)) {
      return true;
    }
    boolean allowed =
        isOfJdk(type)
            ? isValue(type)
            : NAMED.contains(type.getProtectionDomain())
                || NAMED.contains(type)
                || Throwable.class.isAssignableFrom(type);
    if (!allowed && !isAccepted(type)) {
      return false;
    }
    if (!isOfJdk(type)) {
      nameDeclared(type);
    }
    KNOWN.add(type);
    return true;
  }

  /** An object of a class can't do without what that extends, nor its fields without theirs. */
  private static void nameDeclared(Class<?> type) {
    var parent = type.getSuperclass();
    if (parent != null && !isOfJdk(parent)) {
      NAMED.add(parent);
    }
    for (var field : type.getDeclaredFields()) {
      Class<?> declared = field.getType();
      while (declared.isArray()) {
        declared = declared.getComponentType();
      }
      if (!declared.isPrimitive() && !isOfJdk(declared)) {
        NAMED.add(declared);
      }
    }
  }

  private static boolean isOfJdk(Class<?> type) {
    var loader = type.getClassLoader();
    return loader == null || loader.equals(ClassLoader.getPlatformClassLoader());
  }

  private static boolean isValue(Class<?> type) {
    return VALUES.contains(type.getPackageName())
        || SINGLE_VALUES.contains(type.getName())
        || Throwable.class.isAssignableFrom(type);
  }

  private static boolean isAccepted(Class<?> type) {
    var pattern = System.getProperty(ACCEPT);
    return pattern != null
        && ObjectInputFilter.Config.createFilter(pattern).checkInput(new Asked(type))
            == ObjectInputFilter.Status.ALLOWED;
  }

  /** What a filter is asked: about a class, and no more. */
  private record Asked(Class<?> serialClass) implements ObjectInputFilter.FilterInfo {
    @Override
    public long arrayLength() {
      return -1;
    }

    @Override
    public long depth() {
      return 1;
    }

    @Override
    public long references() {
      return 1;
    }

    @Override
    public long streamBytes() {
      return 1;
    }
  }

  /** Why a class is refused. */
  static String refusal(Class<?> type) {
    while (type.isArray()) {
      type = type.getComponentType();
    }
    return type.getName()
        + (isOfJdk(type)
            ? " is not among the JDK's classes that may be sent"
            : " is of a library that the call has not named")
        + ", unless -D"
        + ACCEPT
        + "="
        + type.getName()
        + " permits it";
  }
}
