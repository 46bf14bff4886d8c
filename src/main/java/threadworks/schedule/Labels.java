package threadworks.schedule;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells objects of one class apart for those who read: the second one that a thread comes to use is
 * {@code "Account 2"}. Whoever replays the same moves finds the same numbers.
 */
final class Labels {
  private final IdentityHashMap<Object, Integer> numbers = new IdentityHashMap<>();
  private final Map<String, Integer> counts = new HashMap<>();

  /** The strand comes to stand before an operation: what that is about gets its number. */
  void note(Strand strand) {
    if (strand.target != null && !(strand.target instanceof DemoThread)) {
      numbers.computeIfAbsent(
          subject(strand.target), object -> counts.merge(name(object), 1, Integer::sum));
    }
  }

  /** What an object is called, with its number unless it is the first. */
  String of(@Nullable Object object) {
    if (object == null) {
      return "";
    }
    var subject = subject(object);
    return number(object) > 1 ? name(subject) + " " + number(object) : name(subject);
  }

  /** What tells the object from the first of its class, in brackets; empty for the first. */
  String suffix(@Nullable Object object) {
    return object != null && number(object) > 1 ? " (" + of(object) + ")" : "";
  }

  private int number(Object object) {
    return numbers.getOrDefault(subject(object), 1);
  }

  void clear() {
    // Each schedule begins with it, and few have anything to forget.
    if (!numbers.isEmpty()) {
      numbers.clear();
      counts.clear();
    }
  }

  /** A lock of java.util.concurrent and its two halves are one thing. */
  private static Object subject(Object object) {
    var lock = JdkLocks.ownable(object);
    return lock == null ? object : lock;
  }

  /** A lock of java.util.concurrent is known by the class around what has its owner. */
  private static String name(Object subject) {
    var around = JdkLocks.ownable(subject) == null ? null : subject.getClass().getEnclosingClass();
    return around == null ? Operation.called(subject) : around.getSimpleName();
  }
}
