package threadworks.weave.schedule;

import static org.objectweb.asm.Opcodes.*;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.AnalyzerAdapter;

/**
 * Knows the final fields that another thread may see before they are written: those that a
 * constructor writes after it has let {@code this} out. It has done so once it, or the parent's,
 * has passed an object of its own class to anyone.
 */
final class LateFinals {
  private record Found(boolean leaks, Set<String> late) {}

  private static final Found NONE = new Found(false, Set.of());

  private final ScheduleWeaver weaver;
  private final Map<String, Found> known = new HashMap<>();

  LateFinals(ScheduleWeaver weaver) {
    this.weaver = weaver;
  }

  /** Whether the final field of that class is one of them. */
  boolean has(String owner, String field) {
    return of(owner).late.contains(field);
  }

  private Found of(String name) {
    var found = known.get(name);
    if (found == null) {
      found = ScheduleWeaver.isDemo(name) ? read(name) : NONE;
      known.put(name, found);
    }
    return found;
  }

  private Found read(String name) {
    var bytes = weaver.shapes().bytes(name);
    var shape = weaver.shape(name);
    if (bytes == null || shape == null || shape.parent() == null) {
      return NONE;
    }
    var constructors = new Constructors(name, of(shape.parent()).leaks);
    new ClassReader(bytes).accept(constructors, ClassReader.EXPAND_FRAMES);
    return new Found(constructors.leak, constructors.late);
  }

  private static final class Constructors extends ClassVisitor {
    private final String owner;
    private final boolean parentLeaks;
    private final Set<String> late = new HashSet<>();
    private boolean leak;

    Constructors(String owner, boolean parentLeaks) {
      super(ASM9);
      this.owner = owner;
      this.parentLeaks = parentLeaks;
      leak = parentLeaks;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      return name.equals("<init>") ? new Constructor(access, name, descriptor) : null;
    }

    /** Follows the types on the stack through one constructor. */
    private final class Constructor extends AnalyzerAdapter {
      private boolean leaks = parentLeaks;

      Constructor(int access, String name, String descriptor) {
        super(ASM9, owner, access, name, descriptor, null);
      }

      private void pass(int slots) {
        for (int i = 1; stack != null && i <= Math.min(slots, stack.size()); i++) {
          if (owner.equals(stack.get(stack.size() - i))) {
            leaks = true;
            leak = true;
          }
        }
      }

      @Override
      public void visitFieldInsn(int opcode, String in, String name, String descriptor) {
        if (opcode == PUTFIELD || opcode == PUTSTATIC) {
          if (leaks && opcode == PUTFIELD && in.equals(owner)) {
            late.add(name);
          }
          pass(1);
        }
        super.visitFieldInsn(opcode, in, name, descriptor);
      }

      @Override
      public void visitInsn(int opcode) {
        if (opcode == AASTORE) {
          pass(1);
        }
        super.visitInsn(opcode);
      }

      @Override
      public void visitMethodInsn(
          int opcode, String in, String name, String descriptor, boolean onInterface) {
        pass(slots(descriptor) + (opcode == INVOKESTATIC ? 0 : 1));
        super.visitMethodInsn(opcode, in, name, descriptor, onInterface);
      }

      @Override
      public void visitInvokeDynamicInsn(
          String name, String descriptor, Handle bootstrap, Object... arguments) {
        pass(slots(descriptor));
        super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
      }

      private static int slots(String descriptor) {
        return (Type.getArgumentsAndReturnSizes(descriptor) >> 2) - 1;
      }
    }
  }
}
