package threadworks.schedule;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.Cleaner;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * What the woven classes of {@code java.util.concurrent} call in place of the JDK's inside: its
 * lists of executors, its own parks, its cleaners, and what it knows of the machine.
 */
public final class JdkHooks {
  private JdkHooks() {}

  /** Starts a thread of an executor. */
  public static void start(@Nullable Object container, Thread thread) {
    thread.start();
  }

  /** Stands in for the JDK's list of executors. */
  public static @Nullable Object noContainer(Object ignored) {
    return null;
  }

  /** Starts a thread of an executor that runs one thread for each task. */
  public static void startIn(Object access, Thread thread, @Nullable Object container) {
    thread.start();
  }

  /** Stands in for the thread that carries a virtual thread. */
  public static Thread carrier(Object access) {
    return ThreadHooks.currentThread();
  }

  /** Stands in for the JDK's own park. */
  public static void unsafePark(Object unsafe, boolean absolute, long time) {
    if (absolute || time == 0) {
      // Only the pools of ForkJoinPool park until a time: an idle worker would go home then.
      DemoLockSupport.park();
    } else {
      DemoLockSupport.parkNanos(time);
    }
  }

  /** Stands in for the JDK's own unpark. */
  public static void unsafeUnpark(Object unsafe, @Nullable Object thread) {
    ThreadHooks.unpark((Thread) thread);
  }

  /**
   * Stands in for a cleaner: what a schedule leaves behind needs none, but may be cleaned early.
   */
  public static Cleaner.Cleanable register(
      @Nullable Object cleaner, Object object, Runnable action) {
    var once = new boolean[1];
    return () -> {
      if (!once[0]) {
        once[0] = true;
        action.run();
      }
    };
  }

  /** Stands in for the JDK's own cleaner. */
  public static @Nullable Cleaner cleaner() {
    return null;
  }

  /**
   * As {@link Runtime#availableProcessors}, the same on every machine: the common pool has one
   * thread less, and two of its tasks must be able to meet.
   */
  public static int processors(Object runtime) {
    return 3;
  }

  /** As {@link ProcessHandle#pid}, the same on every machine. */
  public static long pid(Object process) {
    return 1;
  }

  /** Stands in for the fast comparison of two arrays: leaves all elements to the loop after it. */
  public static int mismatch(Object a, long from, Object b, long at, int length, int scale) {
    return ~length;
  }

  /** As the JDK's own: who called the method of the JDK that asks. */
  public static Class<?> callerClass() {
    return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
        .walk(
            frames ->
                frames
                    .map(StackWalker.StackFrame::getDeclaringClass)
                    .skip(1)
                    .filter(type -> !type.getName().startsWith("woven."))
                    .findFirst()
                    .orElse(Object.class));
  }

  /** Stands in for the JDK's own check, which our twins may not call; the compiler has made it. */
  public static void mayAccess(Class<?> from, Class<?> to, @Nullable Object target, int flags) {}

  /** As {@link Enum#valueOf}. */
  @SuppressWarnings({"unchecked", "rawtypes"}) // as the demo has it
  public static Enum valueOf(Class type, String name) {
    Hooks.initialise(type);
    return Enum.valueOf(type, name);
  }

  /** As {@link Class#getEnumConstants}. */
  public static @Nullable Object @Nullable [] constants(Class<?> type) {
    Hooks.initialise(type);
    return type.getEnumConstants();
  }

  /** As the JDK's own, which it keeps: each schedule initialises the class all the same. */
  public static Enum<?> @Nullable [] sharedConstants(Object access, Class<? extends Enum<?>> type) {
    Hooks.initialise(type);
    return type.getEnumConstants();
  }

  /** As {@link MethodHandles.Lookup#findStaticVarHandle}. */
  public static VarHandle findStaticVarHandle(
      MethodHandles.Lookup lookup, Class<?> owner, String name, Class<?> type)
      throws ReflectiveOperationException {
    Hooks.initialise(owner);
    return lookup.findStaticVarHandle(owner, name, type);
  }

  /** As {@link MethodHandles.Lookup#findStaticGetter}. */
  public static MethodHandle findStaticGetter(
      MethodHandles.Lookup lookup, Class<?> owner, String name, Class<?> type)
      throws ReflectiveOperationException {
    Hooks.initialise(owner);
    return lookup.findStaticGetter(owner, name, type);
  }

  /** As {@link MethodHandles.Lookup#findStaticSetter}. */
  public static MethodHandle findStaticSetter(
      MethodHandles.Lookup lookup, Class<?> owner, String name, Class<?> type)
      throws ReflectiveOperationException {
    Hooks.initialise(owner);
    return lookup.findStaticSetter(owner, name, type);
  }

  /** Stands in for how a StringJoiner makes its text: it reads one element after another. */
  public static String join(
      Object access,
      String prefix,
      String suffix,
      String delimiter,
      String[] elements,
      int size,
      int site) {
    var text = new StringBuilder(prefix);
    for (int i = 0; i < size; i++) {
      MemoryHooks.readElement(elements, i, site);
      // One that is missing has no text, not even "null".
      text.append(i == 0 ? "" : delimiter).append(elements[i].toString());
    }
    return text.append(suffix).toString();
  }

  /** What a future that was cancelled throws: its package's own constructor, as the JDK has it. */
  public static CancellationException cancelled(String message, CancellationException cause) {
    var thrown = new CancellationException(message);
    thrown.initCause(cause);
    return thrown;
  }

  /** Does nothing. */
  public static void ignore(@Nullable Object ignored) {}
}
