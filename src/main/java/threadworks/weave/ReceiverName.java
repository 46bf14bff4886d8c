package threadworks.weave;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Finds out what a value on the stack is called in the source: the local variable or the field that
 * it was loaded from. It walks back over the straight line of instructions before the one that uses
 * the value, and gives up at anything it does not know.
 */
public final class ReceiverName {
  private final MethodNode method;

  /** The names of values that a method, as it was compiled, uses. */
  public ReceiverName(MethodNode method) {
    this.method = method;
  }

  /**
   * The name of a value.
   *
   * @param user the instruction that uses it
   * @param above how many words of the stack lie on top of it
   * @return null when it has none, or is {@code this}
   */
  public @Nullable String find(AbstractInsnNode user, int above) {
    int depth = above;
    for (var at = user.getPrevious(); at != null; at = at.getPrevious()) {
      if (at.getOpcode() < 0 || at.getOpcode() == Opcodes.CHECKCAST) {
        continue; // a label, a line or a frame
      }
      int before = beforeCopy(at.getOpcode(), depth);
      if (before >= 0) {
        depth = before;
        continue;
      }
      if (at.getOpcode() == Opcodes.ASTORE) {
        depth++;
        continue;
      }
      var effect = effect(at);
      if (effect == null) {
        return null;
      }
      if (depth < effect.pushes) {
        return nameOf(at);
      }
      depth += effect.pops - effect.pushes;
    }
    return null;
  }

  /** How deep a word lay before the top of the stack was copied; -1 where it is no such copy. */
  private static int beforeCopy(int opcode, int depth) {
    return switch (opcode) {
      case Opcodes.DUP -> Math.max(depth - 1, 0);
      case Opcodes.DUP_X1 -> depth < 2 ? depth : depth == 2 ? 0 : depth - 1;
      case Opcodes.DUP2 -> depth < 2 ? depth : depth - 2;
      default -> -1;
    };
  }

  /** How many words an instruction takes off the stack, and how many it puts there. */
  private record Effect(int pops, int pushes) {}

  private static @Nullable Effect effect(AbstractInsnNode at) {
    int opcode = at.getOpcode();
    return switch (at) {
      case VarInsnNode load when opcode <= Opcodes.ALOAD ->
          new Effect(0, opcode == Opcodes.LLOAD || opcode == Opcodes.DLOAD ? 2 : 1);
      case LdcInsnNode constant ->
          new Effect(0, constant.cst instanceof Long || constant.cst instanceof Double ? 2 : 1);
      case IntInsnNode constant when opcode != Opcodes.NEWARRAY -> new Effect(0, 1);
      case FieldInsnNode field when opcode == Opcodes.GETSTATIC ->
          new Effect(0, Type.getType(field.desc).getSize());
      case FieldInsnNode field when opcode == Opcodes.GETFIELD ->
          new Effect(1, Type.getType(field.desc).getSize());
      case FieldInsnNode field when opcode == Opcodes.PUTFIELD ->
          new Effect(1 + Type.getType(field.desc).getSize(), 0);
      case MethodInsnNode call -> call(call.desc, opcode == Opcodes.INVOKESTATIC ? 0 : 1);
      case InvokeDynamicInsnNode call -> call(call.desc, 0);
      default -> plain(opcode);
    };
  }

  private static Effect call(String descriptor, int receiver) {
    // Both kinds of sizes count words; that of the arguments includes one for a receiver.
    int sizes = Type.getArgumentsAndReturnSizes(descriptor);
    return new Effect((sizes >> 2) - 1 + receiver, sizes & 3);
  }

  private static @Nullable Effect plain(int opcode) {
    return switch (opcode) {
      case Opcodes.LCONST_0, Opcodes.LCONST_1, Opcodes.DCONST_0, Opcodes.DCONST_1 ->
          new Effect(0, 2);
      case Opcodes.IADD, Opcodes.ISUB, Opcodes.IMUL, Opcodes.IDIV, Opcodes.IREM -> new Effect(2, 1);
      case Opcodes.LADD, Opcodes.LSUB, Opcodes.LMUL, Opcodes.LDIV, Opcodes.LREM -> new Effect(4, 2);
      case Opcodes.I2L, Opcodes.I2D -> new Effect(1, 2);
      case Opcodes.L2I, Opcodes.D2I -> new Effect(2, 1);
      case Opcodes.D2L, Opcodes.L2D -> new Effect(2, 2);
      case Opcodes.AALOAD, Opcodes.IALOAD -> new Effect(2, 1);
      default ->
          opcode >= Opcodes.ACONST_NULL && opcode <= Opcodes.FCONST_2 ? new Effect(0, 1) : null;
    };
  }

  private @Nullable String nameOf(AbstractInsnNode source) {
    return switch (source) {
      case FieldInsnNode field -> field.name;
      case VarInsnNode load when method.localVariables != null -> {
        int at = method.instructions.indexOf(load);
        for (var local : method.localVariables) {
          if (local.index == load.var
              && !local.name.equals("this")
              && method.instructions.indexOf(local.start) <= at
              && at < method.instructions.indexOf(local.end)) {
            yield local.name;
          }
        }
        yield null;
      }
      default -> null;
    };
  }
}
