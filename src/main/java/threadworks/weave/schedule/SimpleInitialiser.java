package threadworks.weave.schedule;

import static org.objectweb.asm.Opcodes.*;

import java.util.Set;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Tells an initialiser that only makes new objects and puts them in its own class: nobody can tell
 * when it ran, and by whom, so that it needs no step.
 */
final class SimpleInitialiser {
  private static final Set<String> PURE = Set.of("valueOf", "of", "desiredAssertionStatus");

  private SimpleInitialiser() {}

  /** Whether that is all that the class does, before it is woven. */
  static boolean is(ClassNode type, ScheduleWeaver weaver) {
    for (var m : type.methods) {
      boolean made = m.name.equals("<init>") && (type.access & ACC_ENUM) != 0;
      if (m.name.equals("<clinit>") || made) {
        for (var insn : m.instructions) {
          if (!isSimple(insn, type, weaver)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private static boolean isSimple(AbstractInsnNode insn, ClassNode type, ScheduleWeaver weaver) {
    return switch (insn) {
      case FieldInsnNode field ->
          field.getOpcode() == PUTFIELD
              || field.owner.equals(type.name)
              || !weaver.weaves(field.owner);
      case MethodInsnNode call when call.owner.equals(type.name) ->
          call.name.equals("$values")
              || (call.name.equals("<init>") && (type.access & ACC_ENUM) != 0);
      case MethodInsnNode call ->
          !ScheduleWeaver.isDemo(call.owner)
              && (call.name.equals("<init>") || PURE.contains(call.name));
      case InvokeDynamicInsnNode dynamic ->
          dynamic.bsm.getOwner().equals("java/lang/invoke/LambdaMetafactory");
      default -> insn.getOpcode() != ATHROW && insn.getOpcode() != MONITORENTER;
    };
  }
}
