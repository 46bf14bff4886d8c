package threadworks.schedule;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells objects of one class apart for those who read: by the field that holds one, or by a number,
 * as the second one that a thread comes to use is {@code "Account 2"}. Whoever replays the same
 * moves finds the same names.
 */
final class Labels {
  private final IdentityHashMap<Object, Integer> numbers = new IdentityHashMap<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private final FieldNames fields;

  Labels(Program program) {
    fields = new FieldNames(program);
  }

  /** The strand comes to stand before an operation: what that is about gets its number. */
  void note(Strand strand) {
    if (strand.target != null && !(strand.target instanceof DemoThread)) {
      numbers.computeIfAbsent(
          subject(strand.target), object -> counts.merge(name(object), 1, Integer::sum));
    }
  }

  /** The strand goes on from where it stands: fields may change. */
  void passes(Strand strand) {
    fields.note(CodeSites.get(strand.site));
  }

  /** The field that holds an object, or null. */
  @Nullable String field(Object object) {
    return fields.of(object);
  }

  /** What a lock is called: by the field that holds it, if there is one. */
  String lock(@Nullable Object object) {
    var field = object == null || object instanceof Class ? null : field(object);
    return field == null ? of(object) : field;
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
    fields.clear();
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
