package threadworks.trace;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Roughly how many bytes of memory parts of a trace take. */
final class Weight {
  private static final long OBJECT = 48;

  private Weight() {}

  static long of(Task task) {
    return 2 * OBJECT + value(task.value());
  }

  static long of(Event.Printed line) {
    return 2 * OBJECT + line.text().length();
  }

  private static long value(@Nullable Object value) {
    return switch (value) {
      case null -> 0;
      case String text -> OBJECT + text.length();
      case List<?> items -> {
        long sum = OBJECT;
        for (var item : items) {
          sum += value(item);
        }
        yield sum;
      }
      case Map<?, ?> map -> {
        long sum = OBJECT;
        for (var entry : map.entrySet()) {
          sum += OBJECT + value(entry.getKey()) + value(entry.getValue());
        }
        yield sum;
      }
      default -> OBJECT / 2;
    };
  }
}
