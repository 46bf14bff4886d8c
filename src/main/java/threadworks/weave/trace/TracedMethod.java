package threadworks.weave.trace;

import java.util.HashSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;
import threadworks.trace.State;
import threadworks.weave.ReceiverName;
import threadworks.weave.WrappedBody;

/**
 * One method of a demo: its calls are replaced by calls of bridges, its monitors say when they are
 * wanted and got.
 */
final class TracedMethod {
  /** What the name of a method ends with that another stands in for. */
  static final String INSIDE = "$synchronized";

  private final TracedClass type;
  private final MethodNode method;
  private final ReceiverName names;
  private final InsnList code;
  private int line;

  TracedMethod(TracedClass type, MethodNode method) {
    this.type = type;
    this.method = method;
    this.names = new ReceiverName(method);
    this.code = method.instructions;
  }

  void rewrite() {
    for (var at : code.toArray()) {
      switch (at) {
        case LineNumberNode node -> line = node.line;
        case MethodInsnNode call when call.name.equals("<init>") -> recordNewThread(call);
        case MethodInsnNode call -> replace(call);
        case InvokeDynamicInsnNode lambda -> replaceReferences(lambda);
        case InsnNode exit when exit.getOpcode() == Opcodes.MONITOREXIT -> recordExit(exit);
        case InsnNode enter when enter.getOpcode() == Opcodes.MONITORENTER -> recordMonitor(enter);
        default -> {}
      }
    }
    if ((method.access & Opcodes.ACC_SYNCHRONIZED) != 0 && !isStatic()) {
      openSynchronized();
    }
    if (method.name.equals("run") && method.desc.equals("()V") && !isStatic() && type.isThread()) {
      recordLife();
    }
    if (method.name.equals("<clinit>")) {
      code.insert(type.sites().initialise());
    }
  }

  private void replace(MethodInsnNode call) {
    if (call.getOpcode() == Opcodes.INVOKESPECIAL && call.itf) {
      return; // Interface.super.method() can only be called from where it stands
    }
    boolean isStatic = call.getOpcode() == Opcodes.INVOKESTATIC;
    int arguments = (Type.getArgumentsAndReturnSizes(call.desc) >> 2) - 1;
    var bridge =
        type.bridge(
            call.getOpcode(),
            call.owner,
            call.name,
            call.desc,
            call.itf,
            isStatic ? null : names.find(call, arguments),
            line);
    if (bridge != null) {
      code.set(call, invoke(bridge));
    }
  }

  private static MethodInsnNode invoke(Handle bridge) {
    return new MethodInsnNode(
        Opcodes.INVOKESTATIC,
        bridge.getOwner(),
        bridge.getName(),
        bridge.getDesc(),
        bridge.isInterface());
  }

  /**
   * A thread can't be asked whether a monitor is free, so it only says that it goes to enter it;
   * the recorder finds it if it has to wait.
   */
  private void recordMonitor(InsnNode enter) {
    var name = names.find(enter, 0);
    code.insertBefore(enter, new InsnNode(Opcodes.DUP));
    code.insertBefore(enter, wantMonitor(name == null ? "synchronized" : "synchronized " + name));
    code.insertBefore(enter, new InsnNode(Opcodes.SWAP));
    code.insert(guardFrom(enter), hook("gotMonitor", "(Ljava/lang/Object;)V"));
  }

  /** The compiler keeps the monitor in a variable, so that there is always one to be given back. */
  private void recordExit(InsnNode exit) {
    code.insertBefore(exit, new InsnNode(Opcodes.DUP));
    code.insertBefore(exit, releaseMonitor());
  }

  /**
   * Makes the block that gives a monitor back begin right behind the instruction that enters it. If
   * anything could throw in between, the JVM would find monitors unbalanced and never compile the
   * method.
   */
  private LabelNode guardFrom(InsnNode enter) {
    var begins = new HashSet<LabelNode>();
    for (var at = enter.getNext(); at != null && at.getOpcode() < 0; at = at.getNext()) {
      if (at instanceof LabelNode label) {
        begins.add(label);
      }
    }
    var from = new LabelNode();
    code.insert(enter, from);
    for (var block : method.tryCatchBlocks) {
      if (begins.contains(block.start)) {
        block.start = from;
      }
    }
    return from;
  }

  /** A synchronized method takes its monitor in its own code, so that it can say when. */
  private void openSynchronized() {
    method.access &= ~Opcodes.ACC_SYNCHRONIZED;
    line = firstLine();
    var first = new InsnList();
    first.add(loadOwnMonitor());
    first.add(wantMonitor("synchronized " + method.name));
    first.add(loadOwnMonitor());
    first.add(new InsnNode(Opcodes.MONITORENTER));
    code.insert(hook("gotMonitor", "(Ljava/lang/Object;)V"));
    new WrappedBody(method)
        .wrap(
            type.name(),
            first,
            () -> {
              var last = new InsnList();
              last.add(loadOwnMonitor());
              last.add(releaseMonitor());
              last.add(loadOwnMonitor());
              last.add(new InsnNode(Opcodes.MONITOREXIT));
              return last;
            });
  }

  /**
   * What stands in for a static synchronized method and calls it under another name; null for any
   * other method. Its monitor, the class, can't be taken in its own code: it would need a local
   * variable in every stack map frame, for the JVM compiles a method only if it sees that it enters
   * and leaves the same object.
   */
  @Nullable MethodNode takeOutside() {
    if ((method.access & Opcodes.ACC_SYNCHRONIZED) == 0 || !isStatic()) {
      return null;
    }
    line = firstLine();
    var outside =
        new MethodNode(
            Opcodes.ASM9,
            method.access & ~Opcodes.ACC_SYNCHRONIZED,
            method.name,
            method.desc,
            method.signature,
            method.exceptions.toArray(String[]::new));
    outside.visibleAnnotations = method.visibleAnnotations;
    method.visibleAnnotations = null;
    method.name += INSIDE;
    method.access &= ~(Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED);
    method.access |= Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC;
    var got = new InsnList();
    got.add(hook("gotMonitor", "()V"));
    new WrappedBody(method)
        .wrap(
            null,
            got,
            () -> {
              var last = new InsnList();
              last.add(loadClass());
              last.add(releaseMonitor());
              return last;
            });
    outside.instructions.add(loadClass());
    outside.instructions.add(wantMonitor("synchronized " + outside.name));
    outside.instructions.add(new InsnNode(Opcodes.POP));
    int local = 0;
    for (var argument : Type.getArgumentTypes(method.desc)) {
      outside.instructions.add(new VarInsnNode(argument.getOpcode(Opcodes.ILOAD), local));
      local += argument.getSize();
    }
    outside.instructions.add(
        new MethodInsnNode(
            Opcodes.INVOKESTATIC, type.name(), method.name, method.desc, type.isInterface()));
    var result = Type.getReturnType(method.desc);
    outside.instructions.add(new InsnNode(result.getOpcode(Opcodes.IRETURN)));
    outside.maxLocals = local;
    outside.maxStack = Math.max(Math.max(local, result.getSize()), 2);
    return outside;
  }

  private InsnList wantMonitor(String what) {
    var list = new InsnList();
    type.sites().load(list, type.site(State.LOCK, what, line));
    list.add(hook("wantMonitor", "(Ljava/lang/Object;I)Ljava/lang/Object;"));
    return list;
  }

  private static AbstractInsnNode releaseMonitor() {
    return hook("releaseMonitor", "(Ljava/lang/Object;)V");
  }

  private AbstractInsnNode loadClass() {
    return new LdcInsnNode(Type.getObjectType(type.name()));
  }

  private static AbstractInsnNode loadOwnMonitor() {
    return new VarInsnNode(Opcodes.ALOAD, 0);
  }

  /** The {@code run} of a subclass of Thread: its begin and each way out are recorded. */
  private void recordLife() {
    new WrappedBody(method).wrap(type.name(), life("began"), () -> life("ended"));
  }

  private static InsnList life(String hook) {
    var list = new InsnList();
    list.add(new VarInsnNode(Opcodes.ALOAD, 0));
    list.add(hook(hook, "(Ljava/lang/Thread;)V"));
    return list;
  }

  private boolean isStatic() {
    return (method.access & Opcodes.ACC_STATIC) != 0;
  }

  private int firstLine() {
    for (var node : code) {
      if (node instanceof LineNumberNode first) {
        return first.line;
      }
    }
    return 0;
  }

  private static MethodInsnNode hook(String name, String descriptor) {
    return new MethodInsnNode(Opcodes.INVOKESTATIC, Bridge.HOOKS, name, descriptor, false);
  }

  /** A constructor can't be bridged, so the Runnable is replaced where it lies on the stack. */
  private void recordNewThread(MethodInsnNode call) {
    if (!call.owner.equals("java/lang/Thread")) {
      return;
    }
    var hook = new InsnList();
    switch (call.desc) {
      case "(Ljava/lang/Runnable;)V", "(Ljava/lang/ThreadGroup;Ljava/lang/Runnable;)V" ->
          hook.add(threadHook());
      case "(Ljava/lang/Runnable;Ljava/lang/String;)V",
          "(Ljava/lang/ThreadGroup;Ljava/lang/Runnable;Ljava/lang/String;)V" -> {
        hook.add(new InsnNode(Opcodes.SWAP));
        hook.add(threadHook());
        hook.add(new InsnNode(Opcodes.SWAP));
      }
      default -> {} // its begin and end will be noticed, a little late
    }
    code.insertBefore(call, hook);
  }

  private static AbstractInsnNode threadHook() {
    return hook("thread", "(Ljava/lang/Runnable;)Ljava/lang/Runnable;");
  }

  /**
   * Method references to what is bridged become references to the bridge. Not those of serialisable
   * lambdas: the compiler has written the method's name into the code that reads them back.
   */
  private void replaceReferences(InvokeDynamicInsnNode lambda) {
    if (!lambda.bsm.getOwner().equals("java/lang/invoke/LambdaMetafactory")
        || !lambda.bsm.getName().equals("metafactory")) {
      return;
    }
    if (lambda.bsmArgs[1] instanceof Handle method) {
      int opcode =
          switch (method.getTag()) {
            case Opcodes.H_INVOKEVIRTUAL -> Opcodes.INVOKEVIRTUAL;
            case Opcodes.H_INVOKEINTERFACE -> Opcodes.INVOKEINTERFACE;
            case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
            case Opcodes.H_NEWINVOKESPECIAL -> Opcodes.NEW;
            default -> Opcodes.NOP;
          };
      var bridge =
          opcode == Opcodes.NOP
              ? null
              : type.bridge(
                  opcode,
                  method.getOwner(),
                  method.getName(),
                  method.getDesc(),
                  method.isInterface(),
                  null,
                  line);
      if (bridge != null) {
        lambda.bsmArgs[1] = bridge;
      }
    }
  }
}
