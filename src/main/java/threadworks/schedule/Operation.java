package threadworks.schedule;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a thread is about to do.
 *
 * @param kind what sort of step it is
 * @param site where in the program; its line is that of the program itself, also where the step is
 *     within a call into the JDK
 * @param text the operation, as {@code "write count"}
 * @param value what it is about to write, or would read now; null where there is no such value
 */
public record Operation(Kind kind, Site site, String text, @Nullable String value) {
  private static final int LONGEST = 200;

  /** The operation that the strand stands before. */
  static Operation of(Strand strand, Program program) {
    var site = Sites.get(strand.site);
    return new Operation(
        strand.kind,
        strand.line == 0 ? site : site.at(strand.line),
        text(strand, site),
        value(strand, site, program));
  }

  private static String text(Strand strand, Site site) {
    return switch (strand.kind) {
      case READ -> "read " + variable(strand, site);
      case WRITE -> "write " + variable(strand, site);
      case UPDATE -> site.name() + " " + called(strand.target);
      case CALL, BEGIN, FOREIGN -> site.name().isEmpty() ? "begin" : call(site);
      case RETURN ->
          site.name().isEmpty() ? "close the scopes left open" : "come back from " + site.name();
      case START -> "start " + letter(strand.target);
      case JOIN -> "join " + letter(strand.target);
      case SLEEP -> "sleep";
      case ENTER ->
          strand.target instanceof StringBuffer ? call(site) : "enter " + called(strand.target);
      case WAIT -> "wait for a notify of " + called(strand.target);
      case AWAKE -> "go on after its sleep";
      case WAKE -> "go on after its wait, with " + called(strand.target);
      case NOTIFY -> "notify " + called(strand.target);
      case NOTIFY_ALL -> "notify all of " + called(strand.target);
      case PARK -> site.name().isEmpty() ? "go on after its park" : "go on in " + call(site);
      case UNPARK -> "unpark " + letter(strand.target);
      case INTERRUPT -> "interrupt " + letter(strand.target);
      case INTERRUPTED -> "ask whether " + letter(strand.target) + " was interrupted";
      case CLOCK -> "read the clock";
      case ALIVE -> "ask whether " + letter(strand.target) + " lives";
      case INITIALISE -> "initialise the class " + strand.target;
      case SPIN -> "go round the loop again";
      case YIELD -> "yield";
      case UNCAUGHT -> "hand over its uncaught " + called(strand.target);
      case END -> "end";
    };
  }

  private static String call(Site site) {
    return site.owner() + "." + site.name();
  }

  /** The variable, by its name in the source. */
  static String variable(Strand strand, Site site) {
    var target = strand.target;
    return target != null && target.getClass().isArray() ? "[" + strand.element + "]" : site.name();
  }

  private static String letter(@Nullable Object thread) {
    return switch (thread) {
      case DemoThread demo when demo.strand != null -> String.valueOf(demo.strand.letter());
      case DemoThread demo -> demo.getName();
      case null, default -> "a thread";
    };
  }

  /** What an object is called: its class, in words that a reader knows. */
  static String called(@Nullable Object object) {
    return switch (object) {
      case null -> "";
      case DemoObject _ -> "Object";
      case Class<?> type -> type.getSimpleName() + ".class";
      default -> object.getClass().getSimpleName();
    };
  }

  private static @Nullable String value(Strand strand, Site site, Program program) {
    return switch (strand.kind) {
      case READ -> peek(strand.target, strand.element, site, program);
      case WRITE -> written(strand);
      default -> null;
    };
  }

  private static @Nullable String written(Strand strand) {
    return switch (strand.type) {
      case 'I', 'J' -> Long.toString(strand.number);
      case 'C' -> show((char) strand.number);
      case 'Z' -> Boolean.toString((strand.number & 1) == 1);
      case 'F' -> Float.toString(Float.intBitsToFloat((int) strand.number));
      case 'D' -> Double.toString(Double.longBitsToDouble(strand.number));
      case 'L' -> show(strand.value);
      default -> null;
    };
  }

  /** What the variable holds at this moment, as text; null where it cannot be told. */
  static @Nullable String peek(@Nullable Object target, int element, Site site, Program program) {
    var value = held(target, element, site, program);
    return UNKNOWN.equals(value) ? null : show(value);
  }

  /** What {@link #held} returns where the variable cannot be read. */
  static final Object UNKNOWN = new Object();

  /** What the variable holds at this moment. */
  static @Nullable Object held(@Nullable Object target, int element, Site site, Program program) {
    try {
      if (target != null && target.getClass().isArray()) {
        return element < 0 || element >= Array.getLength(target)
            ? UNKNOWN
            : Array.get(target, element);
      }
      var type =
          target != null
              ? target.getClass()
              : Class.forName(site.ownerClass(), false, program.loader());
      var field = field(type, site.name());
      return field == null ? UNKNOWN : field.get(target);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      return UNKNOWN;
    }
  }

  /** Looking a field up takes longer than a step. */
  private static final ClassValue<Map<String, Optional<Field>>> FIELDS =
      new ClassValue<>() {
        @Override
        protected Map<String, Optional<Field>> computeValue(Class<?> type) {
          return new ConcurrentHashMap<>();
        }
      };

  /** A field of a class or of its ancestors, made readable. */
  static @Nullable Field field(Class<?> type, String name) {
    var known = FIELDS.get(type);
    var field = known.get(name);
    if (field == null) {
      field = find(type, name);
      known.put(name, field);
    }
    return field.orElse(null);
  }

  private static Optional<Field> find(Class<?> type, String name) {
    for (Class<?> c = type; c != null; c = parent(c)) {
      try {
        var field = c.getDeclaredField(name);
        field.setAccessible(true);
        return Optional.of(field);
      } catch (NoSuchFieldException e) {
        // One of its ancestors has it.
      }
    }
    return Optional.empty();
  }

  private static @Nullable Class<?> parent(Class<?> type) {
    return type.getSuperclass();
  }

  /** Whether making text of a value reads nothing that a thread may write. */
  static boolean isPlain(@Nullable Object value) {
    return value == null
        || value instanceof String
        || value instanceof Boolean
        || value instanceof Character
        || (value instanceof Number && value.getClass().getName().startsWith("java.lang."));
  }

  /** A value as people read it; the demo's own toString runs as nobody's. */
  static String show(@Nullable Object value) {
    String text;
    try {
      text = value instanceof String s ? "\"" + s + "\"" : Hooks.looking(() -> bare(value));
    } catch (Exception | StackOverflowError e) {
      text = called(value);
    }
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }

  /** An object without a text of its own is called by its class. */
  private static String bare(@Nullable Object value) {
    var text = text(value);
    if (text.contains("$$Lambda")) {
      return "a lambda";
    }
    boolean hasOwn =
        value == null
            || !(value instanceof DemoObject || text.startsWith(value.getClass().getName() + "@"));
    return hasOwn ? text : called(value);
  }

  /** What the JVM calls a lambda, by where it happens to lie. */
  private static final Pattern LAMBDA =
      Pattern.compile("(\\$\\$Lambda)/0x\\p{XDigit}+@\\p{XDigit}+");

  /**
   * As {@link String#valueOf(Object)}, with the elements of an array, and the same in each run also
   * for lambdas.
   */
  static String text(@Nullable Object value) {
    var text = String.valueOf(value instanceof Class<?> ? Hooks.shown(value) : value);
    if (value != null && value.getClass().isArray()) {
      var elements = Arrays.deepToString(new Object[] {value});
      text = elements.substring(1, elements.length() - 1);
    }
    return text.contains("$$Lambda/") ? LAMBDA.matcher(text).replaceAll("$1") : text;
  }
}
