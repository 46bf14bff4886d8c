package threadworks.schedule;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import threadworks.schedule.report.Kind;
import threadworks.schedule.report.Shown;
import threadworks.wording.Sentence;

/**
 * What a thread is about to do.
 *
 * @param kind what sort of step it is
 * @param site where in the program; its line is that of the program itself, also where the step is
 *     within a call into the JDK
 * @param text the operation, as <i>write count</i>
 * @param value what it is about to write or to print, or would read now; null where there is no
 *     such value
 */
public record Operation(Kind kind, CodeSite site, Sentence text, @Nullable String value) {
  /** A value of more characters is cut. */
  private static final int LONGEST = 60;

  private static final int BEGINNING = 40;
  private static final int END = 12;

  /** What the compiler's names of lambdas begin with. */
  private static final String LAMBDA_METHOD = "lambda$";

  /** The operation that the strand stands before. */
  static Operation of(Strand strand, Scheduler scheduler) {
    var site = CodeSites.get(strand.site);
    var text = text(strand, site, scheduler.labels);
    var place = strand.place;
    return new Operation(
        strand.kind,
        place != null ? site.at(place.line()) : site.isLibrary() ? site.nowhere() : site,
        scheduler.ability.mayArrive(strand) ? Sentence.of("step.arrive", text) : text,
        value(strand, site, scheduler.program));
  }

  private static Sentence text(Strand strand, CodeSite site, Labels labels) {
    var target = strand.target;
    var key = "step." + strand.kind;
    return switch (strand.kind) {
      case READ, WRITE -> Sentence.of(key, variable(strand, site, labels));
      case UPDATE -> Sentence.of("step.call", site.name() + " " + labels.of(target));
      case CALL, BEGIN, FOREIGN ->
          site.name().isEmpty() || isWorker(site)
              ? Sentence.of("step.BEGIN")
              : Sentence.of("step.call", call(site) + labels.suffix(target));
      case RETURN ->
          site.name().isEmpty()
              ? Sentence.of("step.closes")
              : Sentence.of(key, site.name().startsWith(LAMBDA_METHOD) ? "lambda" : site.name());
      case START, JOIN, UNPARK, INTERRUPT, INTERRUPTED, ALIVE, STATE ->
          Sentence.of(key, letter(target));
      case ENTER ->
          target instanceof StringBuffer
              ? Sentence.of("step.call", call(site))
              : Sentence.of(key, labels.lock(target));
      case WAIT, WAKE, NOTIFY, NOTIFY_ALL -> Sentence.of(key, labels.lock(target));
      case PARK ->
          isWorker(site)
              ? Sentence.of("step.works", site.owner())
              : site.name().isEmpty() ? Sentence.of(key) : Sentence.of("step.goesOn", call(site));
      case INITIALISE -> Sentence.of(key, target);
      case UNCAUGHT -> Sentence.of(key, called(target));
      case SLEEP, AWAKE, ASK, PAGE, CLOCK, PRINT, SPIN, YIELD, END -> Sentence.of(key);
    };
  }

  /** The method, as a reader knows it. */
  static String call(CodeSite site) {
    if (site.name().startsWith(LAMBDA_METHOD)) {
      return site.owner() + " (lambda)";
    }
    var owner = site.owner().equals("ConditionObject") ? "Condition" : site.owner();
    // A class without a name has a number.
    boolean isNamed = owner.isEmpty() || !Character.isDigit(owner.charAt(0));
    return isNamed ? owner + "." + site.name() : site.name();
  }

  /** Whether it is what a thread of a pool of the lab's does, which has no name. */
  private static boolean isWorker(CodeSite site) {
    return site.isLibrary() && site.name().startsWith(LAMBDA_METHOD);
  }

  /**
   * The variable in words: whose it is where that is not the first of its class, and within what
   * call where only a library knows it.
   */
  static Object variable(Strand strand, CodeSite site, Labels labels) {
    var name = variable(strand, site) + labels.suffix(strand.target);
    var place = strand.place;
    return place == null || place.call().isEmpty()
        ? name
        : Sentence.of("step.within", name, place.call());
  }

  /** The variable, by its name in the source. */
  static String variable(Strand strand, CodeSite site) {
    var target = strand.target;
    return target != null && target.getClass().isArray()
        ? arrayName(site) + "[" + strand.element + "]"
        : site.name();
  }

  /**
   * What the source calls the array of which a site uses an element; empty where it has no name.
   */
  static String arrayName(CodeSite site) {
    var name = site.name();
    return name.endsWith("[]") ? name.substring(0, name.length() - 2) : "";
  }

  private static String letter(@Nullable Object thread) {
    return switch (thread) {
      case DemoThread demo when demo.strand != null -> String.valueOf(demo.strand.letter());
      case DemoThread demo -> demo.getName();
      case null, default -> "?";
    };
  }

  /** What an object is called: its class, in words that a reader knows. */
  static String called(@Nullable Object object) {
    return switch (object) {
      case null -> "";
      case DemoObject _ -> "Object";
      case Class<?> type -> type.getSimpleName() + ".class";
      default -> Shown.type(object.getClass());
    };
  }

  private static @Nullable String value(Strand strand, CodeSite site, Program program) {
    return switch (strand.kind) {
      case READ -> peek(strand.target, strand.element, site, program);
      case WRITE -> written(strand, site, program);
      case PRINT -> show(String.valueOf(strand.value).stripTrailing());
      default -> null;
    };
  }

  private static @Nullable String written(Strand strand, CodeSite site, Program program) {
    return switch (strand.type) {
      case 'I' -> {
        // For the JVM all small types are int.
        var now = held(strand.target, strand.element, site, program);
        yield now instanceof Boolean
            ? Boolean.toString((strand.number & 1) == 1)
            : now instanceof Character ? show((char) strand.number) : Long.toString(strand.number);
      }
      case 'J' -> Long.toString(strand.number);
      case 'C' -> show((char) strand.number);
      case 'Z' -> Boolean.toString((strand.number & 1) == 1);
      case 'F' -> Float.toString(Float.intBitsToFloat((int) strand.number));
      case 'D' -> Double.toString(Double.longBitsToDouble(strand.number));
      case 'L' -> show(strand.value);
      default -> null;
    };
  }

  /** What the variable holds at this moment, as text; null where it cannot be told. */
  static @Nullable String peek(
      @Nullable Object target, int element, CodeSite site, Program program) {
    var value = held(target, element, site, program);
    return UNKNOWN.equals(value) ? null : show(value);
  }

  /** What {@link #held} returns where the variable cannot be read. */
  static final Object UNKNOWN = new Object();

  /** What the variable holds at this moment. */
  static @Nullable Object held(
      @Nullable Object target, int element, CodeSite site, Program program) {
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
    if (!isPlain(value) && UnwovenCall.keepMonitors()) {
      return called(value);
    }
    String text;
    try {
      text = value instanceof String s ? "\"" + s + "\"" : IdentityHooks.looking(() -> bare(value));
    } catch (Exception | StackOverflowError e) {
      text = called(value);
    }
    return oneLine(text.length() > LONGEST ? cut(text) + size(value) : text);
  }

  /** Its beginning and its end: a text's last quote and a list's last bracket stay. */
  private static String cut(String text) {
    return text.substring(0, BEGINNING) + "…" + text.substring(text.length() - END);
  }

  /** How much there is of what was cut, in brackets. */
  private static String size(@Nullable Object value) {
    int size =
        switch (value) {
          case String text -> text.length();
          case Object array when array.getClass().isArray() -> Array.getLength(array);
          case Object parts -> Cells.size(parts);
          case null -> -1;
        };
    return size < 0 ? "" : " (" + size + ")";
  }

  /** Line breaks and what else a terminal would obey, as they stand in a source. */
  static String oneLine(String text) {
    return CONTROL
        .matcher(text)
        .replaceAll(
            found ->
                switch (found.group().charAt(0)) {
                  case '\n' -> "\\\\n";
                  case '\r' -> "\\\\r";
                  case '\t' -> "\\\\t";
                  default -> String.format("\\\\u%04x", (int) found.group().charAt(0));
                });
  }

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\x{2028}\\x{2029}]");

  /** An object without a text of its own is called by its class. */
  private static String bare(@Nullable Object value) {
    var text = text(value);
    if (text.contains("$$Lambda")) {
      return "lambda";
    }
    boolean hasOwn =
        value == null
            || !(value instanceof DemoObject || text.startsWith(value.getClass().getName() + "@"));
    return hasOwn ? text : called(value);
  }

  /** As {@link Shown#value}, with a class by the name that the demo knows it by. */
  static String text(@Nullable Object value) {
    return Shown.value(value instanceof Class<?> ? IdentityHooks.shown(value) : value);
  }
}
