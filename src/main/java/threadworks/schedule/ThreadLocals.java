package threadworks.schedule;

import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thread's values of the thread locals. They keep the order in which they were first set: code
 * of the demo runs for each that a new thread inherits.
 */
final class ThreadLocals {
  /** One value; what is null has been set as well. */
  private record Entry(DemoThreadLocal<?> local, @Nullable Object value) {}

  /** By the locals' keys, as a demo may have its own idea of which locals are equal. */
  private final LinkedHashMap<Object, Entry> entries = new LinkedHashMap<>();

  boolean has(DemoThreadLocal<?> local) {
    return entries.containsKey(local.key);
  }

  @Nullable Object get(DemoThreadLocal<?> local) {
    var entry = entries.get(local.key);
    return entry == null ? null : entry.value;
  }

  void set(DemoThreadLocal<?> local, @Nullable Object value) {
    entries.put(local.key, new Entry(local, value));
  }

  void remove(DemoThreadLocal<?> local) {
    entries.remove(local.key);
  }

  /** What a thread starts with that is made by one with the given values. */
  static @Nullable ThreadLocals inherited(@Nullable ThreadLocals maker) {
    if (maker == null) {
      return null;
    }
    ThreadLocals copy = null;
    // The demo says what a child gets, and may set other locals of the maker meanwhile.
    for (var entry : List.copyOf(maker.entries.values())) {
      if (entry.local instanceof DemoThreadLocal.Inheritable<?> local) {
        copy = copy == null ? new ThreadLocals() : copy;
        copy.set(local, local.child(entry.value));
      }
    }
    return copy;
  }
}
