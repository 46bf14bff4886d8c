package threadworks.schedule;

import java.io.CharArrayWriter;
import java.io.PrintStream;
import java.io.Reader;
import java.io.StringWriter;
import java.io.Writer;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The monitors that those parts of the JDK take by themselves that run unwoven. */
final class OwnLocks {
  private static final long OF_WRITERS = Escape.offset(Writer.class, "lock");
  private static final long OF_READERS = Escape.offset(Reader.class, "lock");

  /** The names of the JDK's methods of a class that are synchronized. */
  private static final ClassValue<Set<String>> SYNCHRONIZED =
      new ClassValue<>() {
        @Override
        protected Set<String> computeValue(Class<?> type) {
          return synchronizedIn(type);
        }
      };

  private OwnLocks() {}

  /** What begins the names of those methods that lock within, as all do that read or write. */
  private static final List<String> IO =
      List.of(
          "append", "close", "flush", "format", "print", "read", "reset", "skip", "unread",
          "write");

  /** What a method of an object holds from its beginning to its end; null where that is nothing. */
  static @Nullable Object of(Object object, String method) {
    boolean io = IO.stream().anyMatch(method::startsWith);
    return switch (object) {
      // It writes to a StringBuffer, which has its own.
      case StringWriter _ -> null;
      case CharArrayWriter writer when method.startsWith("to") -> writer;
      case Writer writer -> io ? Escape.reference(writer, OF_WRITERS) : null;
      case Reader reader -> io ? Escape.reference(reader, OF_READERS) : null;
      case PrintStream stream -> io ? stream : null;
      default -> SYNCHRONIZED.get(object.getClass()).contains(method) ? object : null;
    };
  }

  private static Set<String> synchronizedIn(Class<?> type) {
    var methods = new HashMap<String, Boolean>();
    for (Class<?> c = type; c != null; c = superOf(c)) {
      if (Headed.class.isAssignableFrom(c)) {
        // The program's own are woven.
        continue;
      }
      var declared = new HashMap<String, Boolean>();
      for (var method : c.getDeclaredMethods()) {
        declared.merge(
            method.getName(), Modifier.isSynchronized(method.getModifiers()), Boolean::logicalOr);
      }
      // What overrides counts, and not what it overrides.
      declared.forEach(methods::putIfAbsent);
    }
    var names = new HashSet<String>();
    methods.entrySet().stream().filter(Map.Entry::getValue).forEach(e -> names.add(e.getKey()));
    return names;
  }

  private static @Nullable Class<?> superOf(Class<?> type) {
    return type.getSuperclass();
  }
}
