package threadworks.weave.schedule;

import static org.objectweb.asm.Opcodes.*;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Which calls of a demo go to parts of the JDK that run unwoven, and what they do there. */
final class Unwoven {
  /** Classes of the JDK that only compute, or whose objects never change. */
  private static final List<String> PURE =
      List.of(
          "java/lang/",
          "java/util/function/",
          "java/time/",
          "java/math/",
          "java/util/Objects",
          "java/util/Optional",
          "java/util/UUID",
          "java/util/Locale",
          "java/util/regex/",
          "java/util/stream/",
          "threadworks/lab/Lab");

  static final String BUILDER = "java/lang/StringBuilder";
  static final String RANDOM = "Lwoven/java/util/Random;";
  private static final String THROWABLE = "java/lang/Throwable";
  static final String BUFFER = "java/lang/StringBuffer";

  /** What in those packages is not like that. */
  private static final List<String> IMPURE =
      List.of(
          BUILDER,
          BUFFER,
          "java/lang/AutoCloseable",
          "java/lang/ref/",
          "java/lang/reflect/Array",
          "java/lang/reflect/Field",
          "java/util/regex/Matcher");

  /** What reads or changes an exception that has been made. */
  private static final Set<String> EXCEPTIONS =
      Set.of(
          "addSuppressed",
          "fillInStackTrace",
          "getCause",
          "getStackTrace",
          "getSuppressed",
          "initCause",
          "printStackTrace",
          "setStackTrace");

  /** Types of those packages that may stand for an object of any other. */
  private static final Set<String> OPEN =
      Set.of(
          "java/lang/Object",
          "java/lang/Appendable",
          "java/lang/CharSequence",
          "java/lang/Comparable",
          "java/lang/Iterable");

  /** What changes the length of a {@code StringBuilder}. */
  static final Set<String> CHANGES =
      Set.of(
          "append",
          "appendCodePoint",
          "insert",
          "delete",
          "deleteCharAt",
          "replace",
          "repeat",
          "setLength");

  private Unwoven() {}

  /** Whether the call makes text of its last argument, which may be a text builder. */
  static boolean isText(MethodInsnNode call) {
    return call.desc.startsWith("(Ljava/lang/Object;)")
        && switch (call.name) {
          case "valueOf" -> call.owner.equals("java/lang/String");
          case "toString" -> call.owner.equals("java/util/Objects");
          case "append" -> call.owner.equals(BUILDER) || call.owner.equals(BUFFER);
          case "print", "println" -> call.owner.equals("java/io/PrintStream");
          default -> false;
        };
  }

  /** Whether the call makes text of its argument before it takes a lock of its own. */
  static boolean makesTextFirst(MethodInsnNode call) {
    return call.owner.startsWith("java/io/")
        && switch (call.name) {
          case "print", "println" -> call.desc.startsWith("(Ljava/lang/Object;)");
          case "append" -> call.desc.startsWith("(Ljava/lang/CharSequence;)");
          default -> false;
        };
  }

  /** Whether the call leaves order to the objects, and would take a comparator too. */
  static boolean ordersByNature(MethodInsnNode call) {
    return switch (call.owner + "." + call.name) {
      case "java/util/stream/Stream.sorted",
          "java/util/Map$Entry.comparingByKey",
          "java/util/Map$Entry.comparingByValue" ->
          call.desc.startsWith("()");
      case "java/util/Comparator.comparing", "java/util/Comparator.thenComparing" ->
          call.desc.startsWith("(Ljava/util/function/Function;)");
      default -> false;
    };
  }

  static boolean isOutside(ScheduleWeaver weaver, String owner) {
    return !weaver.weaves(owner) && !owner.startsWith("threadworks/") && !owner.startsWith("[");
  }

  static boolean isPure(String owner) {
    return PURE.stream().anyMatch(owner::startsWith)
        && IMPURE.stream().noneMatch(owner::startsWith);
  }

  /** Whether an argument of that type is an object that nobody can change. */
  static boolean isPureArgument(Type type) {
    return type.getSort() < Type.ARRAY
        || (isPure(type.getInternalName()) && !OPEN.contains(type.getInternalName()));
  }

  /** Whether an object of that type may be a text builder, for all that is known of it. */
  static boolean isTextLike(String type) {
    return type.equals("java/lang/CharSequence") || type.equals("java/lang/Appendable");
  }

  /** Whether a call that only computes may do so from an array or a text that threads share. */
  static boolean reads(ScheduleWeaver weaver, MethodInsnNode call) {
    boolean textLike = isTextLike(call.owner);
    return isOutside(weaver, call.owner)
        && (call.getOpcode() != INVOKEINTERFACE || textLike)
        && (textLike
            || call.desc.contains(RANDOM)
            || Stream.of(Type.getArgumentTypes(call.desc))
                .anyMatch(
                    type ->
                        type.getSort() == Type.ARRAY
                            || (type.getSort() == Type.OBJECT
                                && isTextLike(type.getInternalName()))));
  }

  /**
   * Whether the call goes to a part of the JDK that runs unwoven and may keep or change state; a
   * class of the demo may have inherited it from there.
   */
  static boolean isForeign(ScheduleWeaver weaver, MethodInsnNode call) {
    if (call.owner.equals("java/lang/invoke/MethodHandle")) {
      return call.name.startsWith("invoke");
    }
    if (EXCEPTIONS.contains(call.name)) {
      return weaver.shapes().isA(ScheduleNames.original(call.owner), THROWABLE);
    }
    return !call.itf
        && mayChange(
            weaver,
            declaring(
                weaver, call.owner, type -> type.declares(call.name + call.desc, weaver.names)));
  }

  /** Whether the field is one that a class of the demo inherits from a class that runs unwoven. */
  static boolean isForeign(ScheduleWeaver weaver, FieldInsnNode field) {
    boolean isStatic = field.getOpcode() == GETSTATIC || field.getOpcode() == PUTSTATIC;
    return !isStatic
        && mayChange(
            weaver, declaring(weaver, field.owner, type -> type.fields().containsKey(field.name)));
  }

  private static boolean mayChange(ScheduleWeaver weaver, String owner) {
    return isOutside(weaver, owner) && !isPure(owner) && !weaver.shapes().isA(owner, THROWABLE);
  }

  /** The class, or the first of its ancestors, that declares it or runs unwoven. */
  private static String declaring(ScheduleWeaver weaver, String owner, Predicate<Shape> declares) {
    for (String name = owner; ; ) {
      var shape = weaver.weaves(name) ? weaver.shape(name) : null;
      if (shape == null || shape.parent() == null || declares.test(shape)) {
        return name;
      }
      name = Objects.requireNonNull(weaver.names.map(shape.parent()));
    }
  }

  /** Whether the call may go to an object of the JDK that runs unwoven, or inherits from one. */
  static boolean isThrough(ScheduleWeaver weaver, MethodInsnNode call) {
    return call.getOpcode() == INVOKEINTERFACE
        && (ScheduleWeaver.isDemo(call.owner) || isOutside(weaver, call.owner))
        && !isPure(call.owner)
        && !call.owner.equals("java/util/Comparator");
  }

  /** Whether a collection that is woven asks another, which may run unwoven, for all it holds. */
  static boolean copies(MethodInsnNode call) {
    return call.owner.equals("java/util/Collection") && call.name.equals("toArray");
  }

  /** Whether the call returns a new array with all that a collection holds. */
  static boolean isCopy(MethodInsnNode call) {
    return call.getOpcode() == INVOKEINTERFACE
        && call.name.equals("toArray")
        && call.desc.equals("()[Ljava/lang/Object;");
  }

  /** Whether the call compares what it is given with each other, or will, where no hook sees it. */
  static boolean comparesInside(MethodInsnNode call) {
    return switch (call.owner) {
      case "java/util/Set", "java/util/Map" ->
          call.getOpcode() == INVOKESTATIC
              && (call.name.equals("of")
                  || call.name.equals("ofEntries")
                  || call.name.equals("copyOf"));
      case "java/util/stream/Stream" -> call.name.equals("distinct");
      default -> false;
    };
  }

  /** Whether the call changes something though it goes to a class that mostly computes. */
  static boolean isChange(MethodInsnNode call) {
    return switch (call.owner) {
      case "java/lang/reflect/Array", "java/lang/Thread", "java/lang/System" ->
          call.name.startsWith("set");
      case "java/lang/invoke/MethodHandle" -> call.name.startsWith("invoke");
      default -> false;
    };
  }

  static boolean isAccess(String name) {
    return (name.startsWith("get")
            || name.startsWith("set")
            || name.startsWith("put")
            || name.startsWith("compareAnd")
            || name.startsWith("weakCompareAnd"))
        && !name.startsWith("getUnsafe");
  }
}
