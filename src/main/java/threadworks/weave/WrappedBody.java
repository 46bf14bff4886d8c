package threadworks.weave;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * Puts a method's body between something done first and something done on each way out, as try and
 * finally would. Neither may leave anything on the stack or in a local variable.
 */
public final class WrappedBody {
  private final MethodNode method;
  private final InsnList code;
  private final LabelNode thrown = new LabelNode();

  /** Of a method that is to be rewritten in place. */
  public WrappedBody(MethodNode method) {
    this.method = method;
    this.code = method.instructions;
  }

  /**
   * Rewrites the method.
   *
   * @param receiver the class of what {@code last} finds in the first variable; null where it looks
   *     at none
   */
  public void wrap(@Nullable String receiver, InsnList first, Supplier<InsnList> last) {
    guard(last);
    code.insert(first);
    code.add(thrown);
    code.add(
        new FrameNode(
            Opcodes.F_FULL,
            receiver == null ? 0 : 1,
            receiver == null ? new Object[0] : new Object[] {receiver},
            1,
            new Object[] {"java/lang/Throwable"}));
    code.add(last.get());
    var done = new LabelNode();
    code.add(done);
    code.add(new InsnNode(Opcodes.ATHROW));
    guard(thrown, done);
  }

  /**
   * Guards all but the returns themselves; also what is done last, as the compiler does: a method
   * is only ever compiled if no instruction could end it with a monitor held.
   */
  private void guard(Supplier<InsnList> last) {
    LabelNode from = null;
    for (var node : code.toArray()) {
      int opcode = node.getOpcode();
      if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
        if (from == null) {
          from = new LabelNode();
          code.insertBefore(node, from);
        }
        code.insertBefore(node, last.get());
        var to = new LabelNode();
        code.insertBefore(node, to);
        guard(from, to);
        from = null;
      } else if (opcode >= 0 && from == null) {
        from = new LabelNode();
        code.insertBefore(node, from);
      }
    }
    if (from != null) {
      var to = new LabelNode();
      code.add(to);
      guard(from, to);
    }
  }

  private void guard(LabelNode from, LabelNode to) {
    method.tryCatchBlocks.add(new TryCatchBlockNode(from, to, thrown, null));
  }
}
