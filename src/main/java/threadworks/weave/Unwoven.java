package threadworks.weave;

import static org.objectweb.asm.Opcodes.*;

import java.util.List;
import java.util.Set;
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
  static final String BUFFER = "java/lang/StringBuffer";

  /** What in those packages is not like that. */
  private static final List<String> IMPURE =
      List.of(
          BUILDER, BUFFER, "java/lang/ref/", "java/lang/reflect/Field", "java/util/regex/Matcher");

  /** What changes a {@code StringBuilder}. */
  static final Set<String> CHANGES =
      Set.of(
          "append",
          "appendCodePoint",
          "insert",
          "delete",
          "deleteCharAt",
          "replace",
          "repeat",
          "reverse",
          "setCharAt",
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

  static boolean isOutside(ScheduleWeaver weaver, String owner) {
    return !weaver.weaves(owner) && !owner.startsWith("threadworks/") && !owner.startsWith("[");
  }

  static boolean isPure(String owner) {
    return PURE.stream().anyMatch(owner::startsWith)
        && IMPURE.stream().noneMatch(owner::startsWith);
  }

  /** Whether the call goes to a part of the JDK that runs unwoven and may keep or change state. */
  static boolean isForeign(ScheduleWeaver weaver, MethodInsnNode call) {
    return !call.itf
        && isOutside(weaver, call.owner)
        && !isPure(call.owner)
        && !weaver.shapes().isA(call.owner, "java/lang/Throwable")
        && !call.owner.equals("java/io/PrintStream");
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
