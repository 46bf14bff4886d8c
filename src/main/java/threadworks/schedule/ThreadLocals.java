package threadworks.schedule;

import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/** One thread's values of the thread locals. */
final class ThreadLocals {
  final IdentityHashMap<DemoThreadLocal<?>, @Nullable Object> values = new IdentityHashMap<>();

  /** What a thread starts with that is made by one with the given values. */
  static @Nullable ThreadLocals inherited(@Nullable ThreadLocals maker) {
    if (maker == null) {
      return null;
    }
    ThreadLocals copy = null;
    for (var entry : maker.values.entrySet()) {
      if (entry.getKey() instanceof DemoThreadLocal.Inheritable<?> local) {
        copy = copy == null ? new ThreadLocals() : copy;
        copy.values.put(local, local.child(entry.getValue()));
      }
    }
    return copy;
  }
}
