package threadworks.schedule;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * A call that can stop in the middle and go on later, all on one carrier thread: the JDK's own
 * continuation, which carries its virtual threads. A coroutine that is never resumed is simply
 * garbage.
 *
 * <p>The class is internal to the JDK: the JVM must run with {@code
 * --add-exports=java.base/jdk.internal.vm=ALL-UNNAMED}. It is reached through method handles
 * because code that is compiled for a release cannot name it.
 */
final class Coroutine {
  private static final MethodHandle NEW;
  private static final MethodHandle RUN;
  private static final MethodHandle DONE;
  private static final MethodHandle YIELD;

  static {
    try {
      var lookup = MethodHandles.lookup();
      var scopes = Class.forName("jdk.internal.vm.ContinuationScope");
      var type = Class.forName("jdk.internal.vm.Continuation");
      var scope =
          lookup
              .findConstructor(scopes, MethodType.methodType(void.class, String.class))
              .invoke("threadworks");
      NEW =
          MethodHandles.insertArguments(
                  lookup.findConstructor(
                      type, MethodType.methodType(void.class, scopes, Runnable.class)),
                  0,
                  scope)
              .asType(MethodType.methodType(Object.class, Runnable.class));
      RUN =
          lookup
              .findVirtual(type, "run", MethodType.methodType(void.class))
              .asType(MethodType.methodType(void.class, Object.class));
      DONE =
          lookup
              .findVirtual(type, "isDone", MethodType.methodType(boolean.class))
              .asType(MethodType.methodType(boolean.class, Object.class));
      YIELD =
          MethodHandles.insertArguments(
              lookup.findStatic(type, "yield", MethodType.methodType(boolean.class, scopes)),
              0,
              scope);
    } catch (Throwable e) {
      throw new IllegalStateException(
          "the controlled scheduler needs the JVM option"
              + " --add-exports=java.base/jdk.internal.vm=ALL-UNNAMED",
          e);
    }
  }

  private final Object continuation;

  Coroutine(Runnable body) {
    try {
      continuation = (Object) NEW.invokeExact(body);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  /** Runs until the body yields or ends. */
  void resume() {
    try {
      RUN.invokeExact(continuation);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  /** Whether the body has ended. */
  boolean isDone() {
    try {
      return (boolean) DONE.invokeExact(continuation);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  /**
   * Stops the coroutine that runs now; {@link #resume} comes back here.
   *
   * @throws IllegalStateException when native code stands between it and its start
   */
  static void pause() {
    try {
      var _ = (boolean) YIELD.invokeExact();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }
}
