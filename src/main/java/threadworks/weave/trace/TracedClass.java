package threadworks.weave.trace;

import static org.objectweb.asm.Opcodes.ACC_ABSTRACT;
import static org.objectweb.asm.Opcodes.ACC_INTERFACE;
import static org.objectweb.asm.Opcodes.ACC_NATIVE;
import static org.objectweb.asm.Opcodes.ASM9;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;
import threadworks.trace.CallSite;
import threadworks.trace.State;

/** One class on its way through {@link TraceRules}: its methods are rewritten, bridges added. */
final class TracedClass extends ClassVisitor {
  private final Hierarchy types;
  private final Map<BridgeKey, Bridge> bridges = new LinkedHashMap<>();
  private @Nullable TracedSites sites;
  private String name = "";
  private String file = "";
  private boolean isInterface;
  private boolean isInitialised;

  TracedClass(ClassVisitor next, Hierarchy types) {
    super(ASM9, next);
    this.types = types;
  }

  private record BridgeKey(Bridge.Call call, int site, int line) {}

  @Override
  public void visit(
      int version,
      int access,
      String name,
      @Nullable String signature,
      @Nullable String superName,
      String @Nullable [] interfaces) {
    this.name = name;
    isInterface = (access & ACC_INTERFACE) != 0;
    sites = new TracedSites(name, isInterface);
    super.visit(version, access, name, signature, superName, interfaces);
  }

  @Override
  public void visitSource(@Nullable String source, @Nullable String debug) {
    file = source == null ? "" : source;
    super.visitSource(source, debug);
  }

  @Override
  public MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    if ((access & (ACC_ABSTRACT | ACC_NATIVE)) != 0) {
      return super.visitMethod(access, name, descriptor, signature, exceptions);
    }
    isInitialised |= name.equals("<clinit>");
    return new MethodNode(ASM9, access, name, descriptor, signature, exceptions) {
      @Override
      public void visitEnd() {
        var method = new TracedMethod(TracedClass.this, this);
        method.rewrite();
        var outside = method.takeOutside();
        if (outside != null) {
          outside.accept(cv);
        }
        accept(cv);
      }
    };
  }

  /** The places in this class that hooks are told of. */
  TracedSites sites() {
    return Objects.requireNonNull(sites);
  }

  /** A place in the source of this class. */
  CallSite site(State state, String what, int line) {
    return new CallSite(state, what, file, line);
  }

  String name() {
    return name;
  }

  boolean isInterface() {
    return isInterface;
  }

  boolean isThread() {
    return types.isA(name, "java/lang/Thread");
  }

  @Override
  public void visitEnd() {
    bridges.values().forEach(bridge -> bridge.writeTo(cv));
    sites().writeTo(cv, isInitialised);
    super.visitEnd();
  }

  /**
   * The method that is to stand for a call, as a handle.
   *
   * @param receiverName what the source calls the receiver; null for the class's own name
   * @param line the source line of the call
   * @return null when the call is to stay as it is
   */
  @Nullable Handle bridge(
      int opcode,
      String owner,
      String method,
      String descriptor,
      boolean onInterface,
      @Nullable String receiverName,
      int line) {
    var state = BlockingCalls.stateIn(types, owner, method, descriptor);
    var handsOver = HandOvers.kindOf(types, owner, method);
    // A call by super would come back to the method that makes it.
    var fastPath =
        opcode == Opcodes.INVOKESPECIAL
            ? null
            : FastPathTable.find(types, owner, method, descriptor);
    if (state == null && handsOver == null && fastPath == null) {
      return null;
    }
    // A call by super may only be made on an object of the class that makes it.
    var receiver = opcode == Opcodes.INVOKESPECIAL ? name : owner;
    var call = new Bridge.Call(opcode, owner, receiver, method, descriptor, onInterface);
    var simpleName = owner.substring(Math.max(owner.lastIndexOf('/'), owner.lastIndexOf('$')) + 1);
    var what = (receiverName == null ? simpleName : receiverName) + "." + method;
    int site = sites().number(site(state == null ? State.RUNNING : state, what, line));
    var bridge =
        bridges.computeIfAbsent(
            new BridgeKey(call, site, line),
            key ->
                new Bridge(
                    Bridge.PREFIX + method.replace("<init>", "new") + "$" + bridges.size(),
                    call,
                    state != null,
                    handsOver,
                    sites(),
                    site,
                    line,
                    fastPath));
    return new Handle(
        Opcodes.H_INVOKESTATIC, name, bridge.name(), call.bridgeDescriptor(), isInterface);
  }
}
