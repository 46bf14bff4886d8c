package threadworks.host;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.stream.Stream;

/**
 * The virtual threads of this process: no thread group holds them. The JDK keeps account of them
 * for its thread dumps, in a class that is internal to it and that code compiled for a release
 * cannot name.
 */
final class VirtualThreads {
  /** What a JVM must be started with. */
  static final String ACCESS = "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED";

  private static final MethodHandle ROOT;
  private static final MethodHandle THREADS;
  private static final MethodHandle CHILDREN;

  static {
    try {
      var lookup = MethodHandles.lookup();
      var container = Class.forName("jdk.internal.vm.ThreadContainer");
      var stream = MethodType.methodType(Stream.class);
      var take = MethodType.methodType(Stream.class, Object.class);
      ROOT =
          lookup
              .findStatic(
                  Class.forName("jdk.internal.vm.ThreadContainers"),
                  "root",
                  MethodType.methodType(container))
              .asType(MethodType.methodType(Object.class));
      THREADS = lookup.findVirtual(container, "threads", stream).asType(take);
      CHILDREN = lookup.findVirtual(container, "children", stream).asType(take);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a host needs the JVM option " + ACCESS, e);
    }
  }

  private VirtualThreads() {}

  /** Those that live. */
  static Stream<Thread> living() {
    return in(root()).filter(thread -> thread.isVirtual() && thread.isAlive());
  }

  private static Stream<Thread> in(Object container) {
    return Stream.concat(threads(container), children(container).flatMap(VirtualThreads::in));
  }

  private static Object root() {
    try {
      return (Object) ROOT.invokeExact();
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  @SuppressWarnings("unchecked") // as the JDK declares it
  private static Stream<Thread> threads(Object container) {
    try {
      return (Stream<Thread>) (Stream<?>) THREADS.invokeExact(container);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<?> children(Object container) {
    try {
      return (Stream<?>) CHILDREN.invokeExact(container);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
