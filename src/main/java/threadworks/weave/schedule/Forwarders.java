package threadworks.weave.schedule;

import static org.objectweb.asm.Opcodes.*;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Methods added to a class of the demo for those that it inherits from a class which does not know
 * the interface they belong to: {@code java.util.concurrent} may call them, which no hook in the
 * parent would tell.
 */
final class Forwarders {
  private final ScheduleWeaver weaver;
  private final ClassNode type;
  private final Set<String> done = new HashSet<>();

  Forwarders(ScheduleWeaver weaver, ClassNode type) {
    this.weaver = weaver;
    this.type = type;
  }

  void add() {
    for (var method : type.methods) {
      // So that it can be overridden by such a method; nobody else does.
      method.access &= ~ACC_FINAL;
      done.add(method.name + method.desc);
    }
    if (ScheduleWeaver.isDemo(type.superName)) {
      type.interfaces.forEach(this::add);
    }
  }

  private void add(String name) {
    var shape = weaver.shape(name);
    if (shape == null) {
      return;
    }
    if (!ScheduleWeaver.isDemo(name)) {
      for (var call : shape.offered().toList()) {
        int start = call.indexOf('(');
        var descriptor = weaver.names.mapMethodDesc(call.substring(start));
        if (isInherited(call) && done.add(call.substring(0, start) + descriptor)) {
          forward(call.substring(0, start), descriptor);
        }
      }
    }
    shape.interfaces().forEach(this::add);
  }

  private boolean isInherited(String call) {
    for (@Nullable String name = type.superName; name != null && ScheduleWeaver.isDemo(name); ) {
      var shape = weaver.shape(name);
      if (shape == null) {
        return false;
      }
      if (shape.offers(call)) {
        return shape.implementsMethod(call);
      }
      name = shape.parent();
    }
    return false;
  }

  private void forward(String name, String descriptor) {
    var method = new MethodNode(ACC_PUBLIC, name, descriptor, null, null);
    int slot = 0;
    method.visitVarInsn(ALOAD, slot++);
    for (var argument : Type.getArgumentTypes(descriptor)) {
      method.visitVarInsn(argument.getOpcode(ILOAD), slot);
      slot += argument.getSize();
    }
    method.visitMethodInsn(INVOKESPECIAL, type.superName, name, descriptor, false);
    method.visitInsn(Type.getReturnType(descriptor).getOpcode(IRETURN));
    type.methods.add(method);
  }
}
