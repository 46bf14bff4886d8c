package threadworks.schedule;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the line of the demo from which the JDK was called. */
final class Lines {
  private static final StackWalker STACK =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private static final StackTraceElement FIRST =
      new StackTraceElement("java.lang.Thread", "getStackTrace", "Thread.java", -1);

  private static final List<String> INSIDE =
      List.of(
          "java.",
          "javax.",
          "jdk.",
          "sun.",
          "woven.",
          "threadworks.multiprocessing.",
          "threadworks.schedule.");

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

  /** Whether a class is no part of a demo: the JDK's, or the lab's own. */
  static boolean isInside(String name) {
    return INSIDE.stream().anyMatch(name::startsWith);
  }

  private static StackTraceElement element(StackWalker.StackFrame frame) {
    return new StackTraceElement(
        frame.getClassName(),
        frame.getMethodName().replace("$threadworks", ""),
        frame.getFileName(),
        frame.getLineNumber());
  }

  /** Where in the demo an exception came from, or null where it does not say. */
  static @Nullable Place of(Throwable thrown) {
    return Stream.of(thrown.getStackTrace())
        .filter(frame -> !isInside(frame.getClassName()))
        .findFirst()
        .map(frame -> new Place(frame, "", 0))
        .orElse(null);
  }

  /**
   * Where the running thread is in the demo's own code, or null where the site has it or there is
   * none.
   */
  static @Nullable Place of(CodeSite site, ClassLoader demo) {
    return site.line() > 0 && !site.isLibrary() ? null : STACK.walk(frames -> of(frames, demo));
  }

  private static @Nullable Place of(Stream<StackWalker.StackFrame> frames, ClassLoader demo) {
    StackWalker.StackFrame called = null;
    for (var frame : (Iterable<StackWalker.StackFrame>) frames::iterator) {
      if (isOf(demo, frame)) {
        return new Place(
            element(frame), called == null ? "" : call(called), frame.getByteCodeIndex());
      }
      var name = frame.getClassName();
      if (isInside(name) && !name.startsWith("threadworks.schedule.")) {
        called = frame;
      }
    }
    return null;
  }

  /** What the demo has called, as a reader knows it; an empty text where that has no name. */
  private static String call(StackWalker.StackFrame called) {
    var type = called.getDeclaringClass();
    var method = called.getMethodName().replace("$threadworks", "");
    boolean isNamed = isInside(type.getName()) && !type.isAnonymousClass();
    return !isNamed || method.contains("$")
        ? ""
        : method.equals("<init>")
            ? "new " + type.getSimpleName()
            : type.getSimpleName() + "." + method;
  }
}
