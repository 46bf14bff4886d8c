package threadworks.weave.schedule;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.commons.Remapper;

/**
 * Which classes of the JDK get a woven twin, and its name: the classes of {@code java.util} and
 * {@code java.util.concurrent}, under the package {@code woven}. Interfaces stay as they are, so
 * that a woven list is a {@code java.util.List} for everybody; those few that name a renamed class
 * in a method, or are sealed, go with them. Exceptions and enums stay too.
 */
final class ScheduleNames extends Remapper {
  static final String PREFIX = "woven/";
  private static final String HOOKS = "threadworks/schedule/";

  private static final Map<String, String> STAND_INS =
      Map.ofEntries(
          Map.entry("java/util/concurrent/locks/LockSupport", HOOKS + "DemoLockSupport"),
          Map.entry("java/lang/ThreadLocal", HOOKS + "DemoThreadLocal"),
          Map.entry("java/lang/InheritableThreadLocal", HOOKS + "DemoThreadLocal$Inheritable"),
          Map.entry("java/lang/ScopedValue", HOOKS + "DemoScopedValue"),
          Map.entry("java/lang/ScopedValue$Carrier", HOOKS + "DemoScopedValue$Carrier"),
          Map.entry("jdk/internal/misc/ThreadFlock", HOOKS + "DemoThreadFlock"),
          Map.entry("java/lang/Thread$Builder", HOOKS + "DemoThreadBuilder"),
          Map.entry("java/lang/Thread$Builder$OfVirtual", HOOKS + "DemoThreadBuilder$OfVirtual"),
          Map.entry("java/lang/Thread$Builder$OfPlatform", HOOKS + "DemoThreadBuilder$OfPlatform"));

  /**
   * Classes of {@code java.util} without state that threads could share, or that the JDK hands out.
   */
  private static final List<String> KEPT =
      List.of(
          "Objects",
          "Optional",
          "UUID",
          "Locale",
          "Currency",
          "Date",
          "Calendar",
          "TimeZone",
          "GregorianCalendar",
          "SimpleTimeZone",
          "Formatter",
          "Formatt",
          "Scanner",
          "ResourceBundle",
          "ServiceLoader",
          "Properties",
          "Base64",
          "HexFormat",
          "Event",
          "SummaryStatistics",
          "IntSummary",
          "LongSummary",
          "DoubleSummary",
          "Sizes",
          "JapaneseImperialCalendar",
          "concurrent/TimeUnit",
          "concurrent/Flow",
          "concurrent/Helpers$");

  /** The same for all programs, whose own classes keep their names. */
  static final ScheduleNames ALL = new ScheduleNames();

  private final Map<String, Boolean> renamed = new HashMap<>();

  private ScheduleNames() {
    super(org.objectweb.asm.Opcodes.ASM9);
  }

  @Override
  public @Nullable String map(String name) {
    var standIn = STAND_INS.get(name);
    if (standIn != null) {
      return standIn;
    }
    return isRenamed(name) ? PREFIX + name : name;
  }

  /** Whether it is the name of a woven twin of a class of the JDK. */
  static boolean isTwin(String name) {
    return name.startsWith(PREFIX);
  }

  /** The name that a class has in its class file. */
  static String original(String name) {
    return name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
  }

  synchronized boolean isRenamed(String name) {
    var known = renamed.get(name);
    if (known == null) {
      // Taken for granted while it is worked out: interfaces name one another in circles.
      renamed.put(name, false);
      known = decide(name);
      renamed.put(name, known);
    }
    return known;
  }

  private boolean decide(String name) {
    if (name.equals("java/util/stream/Collectors")
        || name.equals("jdk/internal/util/ArraysSupport")
        || name.startsWith("java/util/stream/Collectors$")) {
      return true;
    }
    if (!name.startsWith("java/util/") || !isOfPackage(name)) {
      return false;
    }
    var rest = name.substring("java/util/".length());
    for (var kept : KEPT) {
      if (rest.startsWith(kept)) {
        return false;
      }
    }
    var shape = Shapes.COMMON.of(name);
    if (shape == null || (shape.isEnum() && !name.contains("$")) || isThrowable(name)) {
      return false;
    }
    int nest = name.indexOf('$');
    if (nest > 0 && !shape.isInterface()) {
      var host = Shapes.COMMON.of(name.substring(0, nest));
      return host == null || !host.isInterface() || isRenamed(name.substring(0, nest));
    }
    return !shape.isInterface() || !shape.isPublic() || shape.isSealed() || namesRenamed(shape);
  }

  private static boolean isOfPackage(String name) {
    int last = name.lastIndexOf('/');
    return Set.of(
            "java/util",
            "java/util/concurrent",
            "java/util/concurrent/atomic",
            "java/util/concurrent/locks")
        .contains(name.substring(0, last));
  }

  /** Exceptions stay, except those that only the scopes which throw them can make. */
  private boolean isThrowable(String name) {
    return Shapes.COMMON.isA(name, "java/lang/Throwable")
        && !name.startsWith("java/util/concurrent/StructuredTaskScope$");
  }

  private boolean namesRenamed(Shape shape) {
    for (var descriptor : shape.descriptors().toList()) {
      for (var type : org.objectweb.asm.Type.getType(descriptor).getArgumentTypes()) {
        if (isRenamedType(type)) {
          return true;
        }
      }
      if (isRenamedType(org.objectweb.asm.Type.getReturnType(descriptor))) {
        return true;
      }
    }
    return false;
  }

  private boolean isRenamedType(org.objectweb.asm.Type type) {
    if (type.getSort() == org.objectweb.asm.Type.ARRAY) {
      return isRenamedType(type.getElementType());
    }
    return type.getSort() == org.objectweb.asm.Type.OBJECT && isRenamed(type.getInternalName());
  }
}
