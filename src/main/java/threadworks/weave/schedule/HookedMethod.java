package threadworks.weave.schedule;

import static org.objectweb.asm.Opcodes.*;
import static threadworks.weave.schedule.ScheduleWeaver.CALLS;
import static threadworks.weave.schedule.ScheduleWeaver.MONITORS;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/** A method that begins and ends with a hook: its body moves to a method of its own. */
final class HookedMethod extends HookCode {
  HookedMethod(ClassNode type) {
    super(type, new SourceLine());
  }

  /** Moves the method's body to a method of its own, and calls it between two hooks. */
  void wrap(MethodNode m, boolean entry, boolean callback, boolean synced) {
    place.method = m.name;
    place.line = firstLine(m);
    boolean isStatic = (m.access & ACC_STATIC) != 0;
    var inner =
        new MethodNode(
            ACC_PRIVATE | ACC_SYNTHETIC | (m.access & ACC_STATIC),
            m.name + "$threadworks",
            m.desc,
            null,
            m.exceptions.toArray(String[]::new));
    inner.instructions = m.instructions;
    inner.tryCatchBlocks = m.tryCatchBlocks;
    inner.localVariables = m.localVariables;
    type.methods.add(inner);
    m.instructions = new InsnList();
    m.tryCatchBlocks = new ArrayList<>();
    m.localVariables = new ArrayList<>();
    m.visibleLocalVariableAnnotations = null;
    m.invisibleLocalVariableAnnotations = null;
    m.access &= ~ACC_SYNCHRONIZED;
    var arguments = new ArrayList<Type>();
    if (!isStatic) {
      arguments.add(Type.getObjectType(type.name));
    }
    arguments.addAll(List.of(Type.getArgumentTypes(m.desc)));
    int saved = arguments.stream().mapToInt(Type::getSize).sum();
    var result = Type.getReturnType(m.desc);
    out = m.instructions;
    var start = new LabelNode();
    var end = new LabelNode();
    var handler = new LabelNode();
    if (entry) {
      out.add(new VarInsnNode(ALOAD, 0));
      emitPlace(type.name, m.name);
      emit(CALLS, "enter", "(Ljava/lang/Object;I)Z");
      out.add(new VarInsnNode(ISTORE, saved));
    } else if (callback) {
      emit(CALLS, "callback", "()J");
      out.add(new VarInsnNode(LSTORE, saved));
    }
    if (synced) {
      lock(isStatic);
      emitPlace(type.name, m.name);
      emit(MONITORS, "enter", "(Ljava/lang/Object;I)V");
    }
    out.add(start);
    int slot = 0;
    for (var argument : arguments) {
      out.add(new VarInsnNode(argument.getOpcode(ILOAD), slot));
      slot += argument.getSize();
    }
    out.add(
        new MethodInsnNode(
            isStatic ? INVOKESTATIC : INVOKESPECIAL,
            type.name,
            inner.name,
            inner.desc,
            isInterface()));
    out.add(end);
    after(entry, callback, synced, isStatic, saved, result);
    emit(result.getOpcode(IRETURN));
    out.add(handler);
    var locals = new ArrayList<Object>();
    arguments.forEach(argument -> locals.add(frameType(argument)));
    if (entry || callback) {
      locals.add(entry ? INTEGER : LONG);
    }
    out.add(
        new FrameNode(
            F_NEW, locals.size(), locals.toArray(), 1, new Object[] {"java/lang/Throwable"}));
    after(entry, callback, synced, isStatic, saved, null);
    emit(ATHROW);
    m.tryCatchBlocks.add(new TryCatchBlockNode(start, end, handler, null));
  }

  /** Puts a hook at the beginning of what a stage does when the future before it is completed. */
  void follow(MethodNode m) {
    place.method = m.name;
    place.line = firstLine(m);
    out = new InsnList();
    out.add(new VarInsnNode(ILOAD, 1));
    out.add(new VarInsnNode(ALOAD, 0));
    emitPlace("woven/java/util/concurrent/CompletableFuture", "complete");
    emit(CALLS, "follow", "(ILjava/lang/Object;I)V");
    m.instructions.insert(out);
  }

  private void after(
      boolean entry,
      boolean callback,
      boolean synced,
      boolean isStatic,
      int saved,
      @Nullable Type result) {
    if (synced) {
      lock(isStatic);
      emit(MONITORS, "exit", "(Ljava/lang/Object;)V");
    }
    if (callback) {
      out.add(new VarInsnNode(LLOAD, saved));
      emitPlace(type.name, place.method);
      emit(CALLS, "back", "(JI)V");
    }
    if (!entry) {
      return;
    }
    int sort = result == null ? Type.VOID : result.getSort();
    if (sort == Type.VOID || sort == Type.FLOAT || sort == Type.DOUBLE) {
      out.add(new VarInsnNode(ILOAD, saved));
      emit(CALLS, "leave", "(Z)V");
      return;
    }
    emit(sort == Type.LONG ? DUP2 : DUP);
    out.add(new VarInsnNode(ILOAD, saved));
    if (sort == Type.LONG) {
      emit(CALLS, "leave", "(JZ)V");
    } else if (sort >= Type.ARRAY) {
      emit(CALLS, "leave", "(Ljava/lang/Object;Z)V");
    } else {
      emit(CALLS, sort == Type.BOOLEAN ? "leaveBoolean" : "leave", "(IZ)V");
    }
  }

  private void lock(boolean isStatic) {
    out.add(isStatic ? new LdcInsnNode(Type.getObjectType(type.name)) : new VarInsnNode(ALOAD, 0));
  }

  private static Object frameType(Type type) {
    return switch (type.getSort()) {
      case Type.LONG -> LONG;
      case Type.FLOAT -> FLOAT;
      case Type.DOUBLE -> DOUBLE;
      case Type.ARRAY, Type.OBJECT -> type.getInternalName();
      default -> INTEGER;
    };
  }
}
