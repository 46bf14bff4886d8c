package threadworks.schedule;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the line of the demo from which the JDK was called. */
final class Lines {
  private static final StackWalker STACK =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private static final StackTraceElement FIRST =
      new StackTraceElement("java.lang.Thread", "getStackTrace", "Thread.java", -1);

  private Lines() {}

  /** As {@link Thread#getStackTrace} of the running thread, of the demo's own code alone. */
  static StackTraceElement[] trace(ClassLoader demo) {
    return STACK.walk(
        frames ->
            Stream.concat(
                    Stream.of(FIRST), frames.filter(frame -> isOf(demo, frame)).map(Lines::element))
                .toArray(StackTraceElement[]::new));
  }

  @SuppressWarnings("ReferenceEquality") // a loader is itself and no other
  private static boolean isOf(ClassLoader demo, StackWalker.StackFrame frame) {
    return frame.getLineNumber() > 0
        && frame.getDeclaringClass().getClassLoader() == demo
        && !frame.getClassName().startsWith("woven.");
  }

  /** How many methods of the demo the running thread is in. */
  static int depth(ClassLoader demo) {
    return STACK.walk(frames -> (int) frames.filter(frame -> isCall(demo, frame)).count());
  }

  /** Whether the program would have that frame if it were not woven. */
  @SuppressWarnings("ReferenceEquality") // a loader is itself and no other
  private static boolean isCall(ClassLoader demo, StackWalker.StackFrame frame) {
    if (frame.getDeclaringClass().getClassLoader() != demo) {
      return false;
    }
    var name = frame.getMethodName();
    return !name.startsWith("threadworks$")
        && !name.endsWith("$threadworks")
        && !frame.getClassName().startsWith("woven.");
  }

  /** Whether a class is no part of a demo. */
  static boolean isInside(String name) {
    return Stream.of("java.", "javax.", "jdk.", "sun.", "woven.", "threadworks.schedule.")
        .anyMatch(name::startsWith);
  }

  private static StackTraceElement element(StackWalker.StackFrame frame) {
    return new StackTraceElement(
        frame.getClassName(),
        frame.getMethodName().replace("$threadworks", ""),
        frame.getFileName(),
        frame.getLineNumber());
  }

  /** Where in the demo an exception came from, or null where it does not say. */
  static @Nullable StackTraceElement of(Throwable thrown) {
    return Stream.of(thrown.getStackTrace())
        .filter(frame -> !isInside(frame.getClassName()))
        .findFirst()
        .orElse(null);
  }

  /**
   * Where the running thread is in the demo's own code, or null where the site has it or there is
   * none.
   */
  static @Nullable StackTraceElement of(CodeSite site, ClassLoader demo) {
    if (site.line() > 0 && !site.className().startsWith("java.")) {
      return null;
    }
    return STACK.walk(
        frames ->
            frames.filter(frame -> isOf(demo, frame)).findFirst().map(Lines::element).orElse(null));
  }
}
