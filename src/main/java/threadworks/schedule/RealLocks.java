package threadworks.schedule;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * The monitors that code which runs unwoven has really taken on the stack of the current thread:
 * woven code takes none. A call of it that calls the program back is found to hold them only then.
 *
 * <p>The JDK's live stack frames tell; the class is internal to it, so the JVM must run with {@code
 * --add-opens=java.base/java.lang=ALL-UNNAMED}.
 */
final class RealLocks {
  private static final StackWalker WALKER;
  private static final MethodHandle MONITORS;

  static {
    try {
      var frames = Class.forName("java.lang.LiveStackFrame");
      var lookup = MethodHandles.privateLookupIn(frames, MethodHandles.lookup());
      WALKER =
          (StackWalker)
              lookup
                  .findStatic(frames, "getStackWalker", MethodType.methodType(StackWalker.class))
                  .invoke();
      MONITORS =
          lookup
              .findVirtual(frames, "getMonitors", MethodType.methodType(Object[].class))
              .asType(MethodType.methodType(Object[].class, StackWalker.StackFrame.class));
    } catch (Throwable e) {
      throw new IllegalStateException(
          "the controlled scheduler needs the JVM option"
              + " --add-opens=java.base/java.lang=ALL-UNNAMED",
          e);
    }
  }

  private RealLocks() {}

  /** Those of the current thread, by identity. */
  static Set<Object> held() {
    Set<Object> held = Collections.newSetFromMap(new IdentityHashMap<>());
    WALKER.forEach(frame -> Collections.addAll(held, monitors(frame)));
    return held;
  }

  private static Object[] monitors(StackWalker.StackFrame frame) {
    try {
      return (Object[]) MONITORS.invokeExact(frame);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }
}
