package threadworks.schedule;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import threadworks.schedule.report.Position;

/** Looks into collections, as nobody: what is read here is no step. */
final class Cells {
  /** So many parts are shown. */
  private static final int MOST = 12;

  /** What is no collection and yet holds something that a reader wants to see. */
  private static final Set<String> COUNTERS =
      Set.of("Semaphore", "CountDownLatch", "CyclicBarrier", "Phaser");

  private Cells() {}

  /** Whether an object of the JDK is there to hold something. */
  static boolean holds(Object object) {
    var type = object.getClass();
    return isJdk(type)
        && (object instanceof Collection
            || object instanceof Map
            || object instanceof Number
            || type.getPackageName().endsWith("java.util.concurrent.atomic")
            || COUNTERS.contains(type.getSimpleName()));
  }

  /** Code of the demo's own is not run for it, as it might never end. */
  private static boolean isJdk(Class<?> type) {
    return Lines.isInside(type.getName());
  }

  /** What a value holds; null where it is no collection and no array. */
  static Position.@Nullable Cells of(@Nullable Object value) {
    if (value == null || UnwovenCall.keepMonitors()) {
      return null;
    }
    if (value.getClass().isArray()) {
      return array(value);
    }
    if (!isJdk(value.getClass())) {
      return null;
    }
    try {
      return switch (value) {
        case Collection<?> collection -> IdentityHooks.looking(() -> collection(collection));
        case Map<?, ?> map -> IdentityHooks.looking(() -> map(map));
        default -> null;
      };
    } catch (Exception | StackOverflowError e) {
      // Threads may have damaged it.
      return null;
    }
  }

  /** How many parts a collection or map of the JDK has; -1 where it is none. */
  static int size(Object value) {
    if (!isJdk(value.getClass()) || UnwovenCall.keepMonitors()) {
      return -1;
    }
    try {
      return switch (value) {
        case Collection<?> collection -> IdentityHooks.looking(collection::size);
        case Map<?, ?> map -> IdentityHooks.looking(map::size);
        default -> -1;
      };
    } catch (Exception | StackOverflowError e) {
      // Threads may have damaged it.
      return -1;
    }
  }

  private static Position.Cells array(Object array) {
    int length = Array.getLength(array);
    var shown = new ArrayList<String>();
    for (int i = 0; i < Math.min(length, MOST); i++) {
      shown.add(Operation.show(Array.get(array, i)));
    }
    return new Position.Cells(shown, List.of(), length - shown.size());
  }

  private static Position.Cells collection(Collection<?> collection) {
    var shown = new ArrayList<String>();
    for (var part : collection) {
      if (shown.size() == MOST) {
        break;
      }
      shown.add(Operation.show(part));
    }
    return new Position.Cells(shown, List.of(), more(collection.size(), shown));
  }

  private static Position.Cells map(Map<?, ?> map) {
    var shown = new ArrayList<String>();
    var keys = new ArrayList<String>();
    for (var entry : map.entrySet()) {
      if (shown.size() == MOST) {
        break;
      }
      keys.add(Operation.show(entry.getKey()));
      shown.add(Operation.show(entry.getValue()));
    }
    return new Position.Cells(shown, keys, more(map.size(), shown));
  }

  /** One that threads have damaged may say that it has fewer. */
  private static int more(int size, List<String> shown) {
    return Math.max(0, size - shown.size());
  }
}
