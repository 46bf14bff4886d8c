package threadworks.weave.trace;

import static org.objectweb.asm.Opcodes.ACC_PRIVATE;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SYNTHETIC;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.InstructionAdapter;

/**
 * A method added to a demo's class that stands for one call in it: it takes what the call takes off
 * the stack, makes the call between two hooks, and leaves what the call leaves. So the call
 * instruction, or a method reference, is replaced by one that names the bridge, and nothing around
 * it changes.
 *
 * @param name the bridge's name, unique in its class
 * @param call the call it stands for
 * @param waits whether the call may block
 * @param handsOver what becomes of code among its arguments
 * @param sites the call sites of its class
 * @param site the number of its own among them
 * @param line its source line, 0 when unknown
 * @param fastPath the method that makes the call and its hooks; null when the bridge does
 */
record Bridge(
    String name,
    Call call,
    boolean waits,
    HandOvers.@Nullable Kind handsOver,
    TracedSites sites,
    int site,
    int line,
    @Nullable Handle fastPath) {
  /** What all bridges' names begin with; no Java source gives a method such a name by chance. */
  static final String PREFIX = "trace$";

  static final String HOOKS = "threadworks/trace/record/Hooks";
  private static final String TASK_HOOKS = "threadworks/trace/record/TaskHooks";

  /**
   * A call.
   *
   * @param opcode the instruction; NEW for a constructor that a method reference names
   * @param owner the class named in it
   * @param receiver the class that the bridge takes as the receiver
   */
  record Call(
      int opcode,
      String owner,
      String receiver,
      String name,
      String descriptor,
      boolean onInterface) {

    boolean isStatic() {
      return opcode == Opcodes.INVOKESTATIC || opcode == Opcodes.NEW;
    }

    /** The descriptor of the static method that stands for the call. */
    String bridgeDescriptor() {
      if (opcode == Opcodes.NEW) {
        return Type.getMethodDescriptor(
            Type.getObjectType(owner), Type.getArgumentTypes(descriptor));
      }
      return isStatic() ? descriptor : "(L" + receiver + ";" + descriptor.substring(1);
    }
  }

  void writeTo(ClassVisitor type) {
    var descriptor = call.bridgeDescriptor();
    var method =
        type.visitMethod(ACC_PRIVATE | ACC_STATIC | ACC_SYNTHETIC, name, descriptor, null, null);
    method.visitCode();
    var from = new Label();
    var to = new Label();
    var thrown = new Label();
    method.visitLabel(from);
    method.visitLineNumber(line, from);
    var code = new InstructionAdapter(method);
    if (fastPath != null) {
      load(code, Type.getArgumentTypes(descriptor));
      sites.load(code, site);
      code.invokestatic(fastPath.getOwner(), fastPath.getName(), fastPath.getDesc(), false);
      code.areturn(Type.getReturnType(descriptor));
      method.visitMaxs(0, 0);
      method.visitEnd();
      return;
    }
    if (waits) {
      sites.load(code, site);
      code.invokestatic(HOOKS, "enter", "(I)V", false);
      from = new Label();
      method.visitLabel(from);
    }
    makeCall(code, Type.getArgumentTypes(descriptor));
    if (waits) {
      method.visitLabel(to);
      code.invokestatic(HOOKS, "leave", "()V", false);
    }
    code.areturn(Type.getReturnType(descriptor));
    if (waits) {
      method.visitTryCatchBlock(from, to, thrown, null);
      method.visitLabel(thrown);
      method.visitFrame(Opcodes.F_SAME1, 0, null, 1, new Object[] {"java/lang/Throwable"});
      code.invokestatic(HOOKS, "leave", "()V", false);
      code.athrow();
    }
    method.visitMaxs(0, 0);
    method.visitEnd();
  }

  private static void load(InstructionAdapter code, Type[] arguments) {
    int slot = 0;
    for (var argument : arguments) {
      code.load(slot, argument);
      slot += argument.getSize();
    }
  }

  private void makeCall(InstructionAdapter code, Type[] arguments) {
    int opcode = call.opcode;
    if (opcode == Opcodes.NEW) {
      code.anew(Type.getObjectType(call.owner));
      code.dup();
      opcode = Opcodes.INVOKESPECIAL;
    }
    int slot = 0;
    for (int i = 0; i < arguments.length; i++) {
      code.load(slot, arguments[i]);
      slot += arguments[i].getSize();
      if (handsOver != null && (i > 0 || call.isStatic())) {
        record(code, arguments[i], handsOver);
      }
    }
    code.visitMethodInsn(opcode, call.owner, call.name, call.descriptor, call.onInterface);
  }

  /** Replaces code on top of the stack by itself with its begin and end recorded. */
  private void record(InstructionAdapter code, Type argument, HandOvers.Kind kind) {
    if (argument.getSort() != Type.OBJECT) {
      return;
    }
    var type = argument.getInternalName();
    var hook = HandOvers.taskHook(type);
    if (hook == null) {
      return;
    }
    if (kind == HandOvers.Kind.THREAD) {
      recordThread(code);
      return;
    }
    if (call.isStatic()) {
      code.aconst(null);
    } else {
      code.load(0, Type.getObjectType(call.receiver));
    }
    sites.load(code, site);
    code.invokestatic(TASK_HOOKS, hook, "(L" + type + ";Ljava/lang/Object;I)L" + type + ";", false);
  }

  /** Replaces the Runnable on top of the stack by itself with a thread's begin and end recorded. */
  static void recordThread(MethodVisitor code) {
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC, HOOKS, "thread", "(Ljava/lang/Runnable;)Ljava/lang/Runnable;", false);
  }
}
