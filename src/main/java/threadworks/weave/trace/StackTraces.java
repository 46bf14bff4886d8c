package threadworks.weave.trace;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shows stack traces as the demo's source would have made them. */
public final class StackTraces {
  /** The classes between a caller by reflection and what it calls. */
  private static final List<String> REFLECTION =
      List.of("java.lang.reflect.", "jdk.internal.reflect.", "java.lang.Class");

  private StackTraces() {}

  /**
   * Takes the frames that are not the demo's doing out of an exception, its causes and its
   * suppressed: those that weaving added, and those below the demo's first.
   *
   * @param caller the package of the class that calls the demo by reflection
   */
  public static void clean(Throwable thrown, String caller) {
    clean(thrown, caller, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private static void clean(@Nullable Throwable thrown, String caller, Set<Throwable> done) {
    if (thrown == null || !done.add(thrown)) {
      return;
    }
    var frames = new ArrayList<StackTraceElement>();
    boolean standsIn = false;
    for (var frame : above(caller, List.of(thrown.getStackTrace()))) {
      if (!standsIn && !isWoven(frame)) {
        frames.add(named(frame));
      }
      standsIn = frame.getMethodName().endsWith(TracedMethod.INSIDE);
    }
    thrown.setStackTrace(frames.toArray(StackTraceElement[]::new));
    clean(thrown.getCause(), caller, done);
    for (var suppressed : thrown.getSuppressed()) {
      clean(suppressed, caller, done);
    }
  }

  /** The frames of what the caller called; all of them where it is none of theirs. */
  private static List<StackTraceElement> above(String caller, List<StackTraceElement> frames) {
    int end = 0;
    while (end < frames.size() && !packageOf(frames.get(end)).equals(caller)) {
      end++;
    }
    if (end == frames.size()) {
      return frames;
    }
    while (end > 0 && isReflection(frames.get(end - 1))) {
      end--;
    }
    return frames.subList(0, end);
  }

  private static String packageOf(StackTraceElement frame) {
    var name = frame.getClassName();
    return name.substring(0, Math.max(0, name.lastIndexOf('.')));
  }

  private static boolean isReflection(StackTraceElement frame) {
    return REFLECTION.stream().anyMatch(frame.getClassName()::startsWith);
  }

  /** The frame with the name that its method has in the source. */
  private static StackTraceElement named(StackTraceElement frame) {
    var name = frame.getMethodName();
    if (!name.endsWith(TracedMethod.INSIDE)) {
      return frame;
    }
    return new StackTraceElement(
        frame.getClassName(),
        name.substring(0, name.length() - TracedMethod.INSIDE.length()),
        frame.getFileName(),
        frame.getLineNumber());
  }

  private static boolean isWoven(StackTraceElement frame) {
    return frame.getMethodName().startsWith(Bridge.PREFIX)
        || frame.getClassName().startsWith("threadworks.trace.");
  }
}
