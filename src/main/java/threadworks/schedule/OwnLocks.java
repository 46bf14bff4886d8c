package threadworks.schedule;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.CharArrayReader;
import java.io.CharArrayWriter;
import java.io.FilterReader;
import java.io.FilterWriter;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The monitors that those parts of the JDK take by themselves that run unwoven. */
final class OwnLocks {
  private static final long OF_WRITERS = Escape.offset(Writer.class, "lock");
  private static final long OF_READERS = Escape.offset(Reader.class, "lock");

  /** What the views of {@link java.util.Properties} are. */
  private static final Class<?> VIEW = new Properties().values().getClass();

  private static final long OF_VIEWS = Escape.offset(VIEW, "mutex");

  /** The names of the JDK's methods of a class that are synchronized. */
  private static final ClassValue<Set<String>> SYNCHRONIZED =
      new ClassValue<>() {
        @Override
        protected Set<String> computeValue(Class<?> type) {
          return synchronizedIn(type);
        }
      };

  private OwnLocks() {}

  private static final Set<String> BUFFERED =
      Set.of("close", "mark", "read", "readLine", "ready", "reset", "skip");

  /** The methods of readers and writers that lock within, by the class that declares them. */
  private static final Map<Class<?>, Set<String>> IO =
      Map.ofEntries(
          Map.entry(Writer.class, Set.of("append", "write")),
          Map.entry(BufferedWriter.class, Set.of("append", "close", "flush", "newLine", "write")),
          Map.entry(
              CharArrayWriter.class,
              Set.of("append", "toCharArray", "toString", "write", "writeTo")),
          Map.entry(OutputStreamWriter.class, Set.of("append", "close", "flush", "write")),
          Map.entry(
              PrintWriter.class,
              Set.of("append", "close", "flush", "format", "print", "printf", "println", "write")),
          // They leave it to what they write to or read from.
          Map.entry(FilterWriter.class, Set.of()),
          Map.entry(StringWriter.class, Set.of("append", "toString", "write")),
          Map.entry(FilterReader.class, Set.of()),
          Map.entry(Reader.class, Set.of("skip")),
          Map.entry(BufferedReader.class, BUFFERED),
          Map.entry(CharArrayReader.class, BUFFERED),
          Map.entry(InputStreamReader.class, Set.of("close", "read", "ready")),
          Map.entry(PushbackReader.class, Set.of("close", "read", "ready", "skip", "unread")),
          Map.entry(StringReader.class, BUFFERED),
          Map.entry(
              PrintStream.class,
              Set.of(
                  "append",
                  "checkError",
                  "close",
                  "flush",
                  "format",
                  "print",
                  "printf",
                  "println",
                  "write",
                  "writeBytes")));

  /**
   * What a method holds from its beginning to its end; null where that is nothing.
   *
   * @param objects what it is called on, and with
   */
  static @Nullable Object of(@Nullable Object[] objects, String method) {
    var object = objects[0];
    var first = objects.length > 1 ? objects[1] : null;
    if (object instanceof Throwable) {
      // It keeps others from the object itself, whatever that locks for a line.
      return method.equals("printStackTrace") ? first : null;
    }
    return object == null ? null : of(object, method, first instanceof char[]);
  }

  private static @Nullable Object of(Object object, String method, boolean characters) {
    for (Class<?> c = object.getClass(); c != null; c = superOf(c)) {
      var locking = IO.get(c);
      if (locking != null) {
        // A writer's one method for them leaves all to the one that its heirs have.
        boolean locks = locking.contains(method) && !(c == Writer.class && characters);
        return !locks
            ? null
            : switch (object) {
              case StringWriter writer -> writer.getBuffer();
              case OutputStreamWriter writer -> writer;
              case InputStreamReader reader -> reader;
              case Writer writer -> Escape.reference(writer, OF_WRITERS);
              case Reader reader -> Escape.reference(reader, OF_READERS);
              default -> object;
            };
      }
    }
    if (VIEW.isInstance(object)) {
      // Those are left to the program to lock for.
      boolean locks = !Set.of("iterator", "spliterator", "stream").contains(method);
      return locks ? Escape.reference(object, OF_VIEWS) : null;
    }
    // What these do first is to leave all to others that lock.
    boolean stores = object instanceof Properties && method.startsWith("store");
    var name = method.equals("writeBytes") ? "write" : method;
    return stores || SYNCHRONIZED.get(object.getClass()).contains(name) ? object : null;
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
