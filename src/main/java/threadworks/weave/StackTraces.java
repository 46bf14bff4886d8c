package threadworks.weave;

import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shows stack traces as the demo's source would have made them. */
public final class StackTraces {
  private StackTraces() {}

  /** Takes the frames that weaving added out of an exception, its causes and its suppressed. */
  public static void clean(Throwable thrown) {
    clean(thrown, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private static void clean(@Nullable Throwable thrown, Set<Throwable> done) {
    if (thrown == null || !done.add(thrown)) {
      return;
    }
    thrown.setStackTrace(
        Arrays.stream(thrown.getStackTrace())
            .filter(frame -> !isWoven(frame))
            .toArray(StackTraceElement[]::new));
    clean(thrown.getCause(), done);
    for (var suppressed : thrown.getSuppressed()) {
      clean(suppressed, done);
    }
  }

  private static boolean isWoven(StackTraceElement frame) {
    return frame.getMethodName().startsWith(Bridge.PREFIX)
        || frame.getClassName().startsWith("threadworks.trace.");
  }
}
