package threadworks.weave.schedule;

import static org.objectweb.asm.Opcodes.*;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Makes an enum's constants the same objects in every schedule, because the JDK remembers them: for
 * {@code EnumMap}, for {@code switch}, for {@code valueOf}. So its constructors become methods, and
 * each schedule has them run on what the first one made.
 */
final class EnumConstants {
  private static final String AGAIN = "threadworks$again";
  private static final String HOOKS = "threadworks/schedule/EnumHooks";

  private EnumConstants() {}

  /** Rewrites an enum, or the class of a constant with a body of its own, once it is woven. */
  static void remake(ClassNode type) {
    for (var field : type.fields) {
      if ((field.access & ACC_STATIC) == 0) {
        field.access &= ~ACC_FINAL;
      }
    }
    for (var m : type.methods) {
      if (m.name.equals("<init>")) {
        again(m, type);
      } else if (m.name.equals("<clinit>")) {
        constants(m);
      }
    }
  }

  /** Makes a method of a constructor. */
  private static void again(MethodNode m, ClassNode type) {
    m.name = AGAIN;
    m.access = ACC_PUBLIC | ACC_SYNTHETIC;
    int unfinished = 0;
    for (var insn : m.instructions.toArray()) {
      if (insn.getOpcode() == NEW) {
        unfinished++;
      } else if (insn instanceof FrameNode frame) {
        replace(frame.local, Map.of(UNINITIALIZED_THIS, type.name));
        replace(frame.stack, Map.of(UNINITIALIZED_THIS, type.name));
      } else if (insn instanceof MethodInsnNode call && call.name.equals("<init>")) {
        if (unfinished-- > 0) {
          continue;
        }
        unfinished = 0;
        if (call.owner.equals("java/lang/Enum")) {
          // Its name and its number stay.
          m.instructions.insertBefore(call, new InsnNode(POP2));
          m.instructions.set(call, new InsnNode(POP));
        } else {
          call.name = AGAIN;
        }
      }
    }
    m.instructions.insert(cleared(type));
  }

  private static InsnList cleared(ClassNode type) {
    var code = new InsnList();
    for (var field : type.fields) {
      if ((field.access & ACC_STATIC) == 0 && !field.name.equals(ScheduleWeaver.HEAD)) {
        code.add(new VarInsnNode(ALOAD, 0));
        code.add(ScheduleWeaver.zero(Type.getType(field.desc)));
        code.add(new FieldInsnNode(PUTFIELD, type.name, field.name, field.desc));
      }
    }
    return code;
  }

  /** Has an initialiser take each constant as it is, in place of a new one. */
  private static void constants(MethodNode m) {
    var places = new HashMap<Object, Object>();
    for (var insn : m.instructions.toArray()) {
      if (insn instanceof TypeInsnNode made && made.getOpcode() == NEW) {
        var name = next(next(made));
        if (name instanceof LdcInsnNode constant && constant.cst instanceof String) {
          for (var at = made.getPrevious();
              at != null && at.getOpcode() < 0;
              at = at.getPrevious()) {
            if (at instanceof LabelNode) {
              places.put(at, made.desc);
            }
          }
          finish(made);
          m.instructions.insertBefore(made, new LdcInsnNode(Type.getObjectType(made.desc)));
          m.instructions.insertBefore(made, new LdcInsnNode(constant.cst));
          m.instructions.insertBefore(made, next(name).clone(Map.of()));
          m.instructions.insertBefore(
              made,
              new MethodInsnNode(
                  INVOKESTATIC,
                  HOOKS,
                  "constant",
                  "(Ljava/lang/Class;Ljava/lang/String;I)Ljava/lang/Object;",
                  false));
          m.instructions.set(made, new TypeInsnNode(CHECKCAST, made.desc));
        }
      }
    }
    for (var insn : m.instructions) {
      if (insn instanceof FrameNode frame) {
        replace(frame.stack, places);
      }
    }
  }

  /** Turns the constructor call that belongs to a new constant into one of the method. */
  private static void finish(TypeInsnNode made) {
    int open = 1;
    for (AbstractInsnNode at = made.getNext(); at != null; at = at.getNext()) {
      if (at.getOpcode() == NEW) {
        open++;
      } else if (at instanceof MethodInsnNode call && call.name.equals("<init>") && --open == 0) {
        call.setOpcode(INVOKEVIRTUAL);
        call.name = AGAIN;
        return;
      }
    }
  }

  private static AbstractInsnNode next(AbstractInsnNode insn) {
    AbstractInsnNode at = insn.getNext();
    while (at.getOpcode() < 0) {
      at = at.getNext();
    }
    return at;
  }

  private static void replace(@Nullable List<Object> types, Map<?, ?> replaced) {
    if (types != null) {
      types.replaceAll(type -> replaced.containsKey(type) ? replaced.get(type) : type);
    }
  }
}
