package threadworks.weave.schedule;

import static org.objectweb.asm.Opcodes.*;
import static threadworks.weave.schedule.ScheduleWeaver.HEAD;
import static threadworks.weave.schedule.ScheduleWeaver.HEAD_TYPE;
import static threadworks.weave.schedule.ScheduleWeaver.MEMORY;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.VarInsnNode;

/** Puts the hooks before the accesses to fields that threads may share. */
final class FieldAccesses extends HookCode {
  private final ScheduleWeaver weaver;
  private final CallBridges bridges;
  private final boolean demo;

  /**
   * @param place where in the source the accesses stand; whoever comes upon one moves it
   */
  FieldAccesses(
      ScheduleWeaver weaver, ClassNode type, SourceLine place, CallBridges bridges, boolean demo) {
    super(type, place);
    this.weaver = weaver;
    this.bridges = bridges;
    this.demo = demo;
  }

  /**
   * The access with its hooks, or what stands in its place.
   *
   * @param asked whether who gets there has waited for the class: constructors and static methods
   *     begin with that, but the initialiser may hand an object of the class to another thread
   */
  InsnList of(FieldInsnNode field, boolean asked) {
    out = new InsnList();
    access(field, asked);
    return out;
  }

  private void access(FieldInsnNode field, boolean asked) {
    if (field.owner.equals("java/lang/System") && demo) {
      if (field.name.equals("in")) {
        refuse("System.in", "refused.typed");
        out.add(field);
      } else {
        emit(field.name, "()Ljava/io/PrintStream;");
      }
      return;
    }
    var owner = declaring(field.owner, field.name);
    var declared = owner == null ? null : fields(owner).get(field.name);
    // While a class is initialised, no other thread gets at its statics.
    boolean first = place.method.equals("<clinit>") && type.name.equals(owner);
    if (owner != null && declared != null && declared.has(ACC_STATIC)) {
      var initialise =
          asked || !demo ? weaver.initialise(owner, type.name) : weaver.initialise(owner);
      if (initialise != null) {
        out.add(initialise);
      }
      field.owner = weaver.holder(owner, declared);
    }
    if (declared == null && demo && Unwoven.isForeign(weaver, field)) {
      out.add(bridges.inherited(field));
      return;
    }
    if (declared == null
        || (declared.has(ACC_FINAL)
            && (owner == null
                || declared.has(ACC_STATIC)
                || !weaver.lateFinals.has(owner, field.name)))
        || (first && declared.has(ACC_STATIC))
        || declared.has(ACC_SYNTHETIC)
        || field.name.startsWith("threadworks$")) {
      if (declared != null
          && field.getOpcode() == PUTSTATIC
          && kind(field.desc).startsWith("Ljava")) {
        // The write needs no step, but what it refers to is everybody's.
        emit(DUP);
        emit("publish", "(Ljava/lang/Object;)V");
      }
      out.add(field);
      return;
    }
    switch (field.getOpcode()) {
      case GETSTATIC -> {
        emitPlace(field.owner, field.name);
        emit(MEMORY, declared.given() ? "readGiven" : "readStatic", "(I)V");
        out.add(field);
      }
      case PUTSTATIC -> {
        emit(isWide(field.desc) ? DUP2 : DUP);
        emitPlace(field.owner, field.name);
        emit(MEMORY, "writeStatic", "(" + kind(field.desc) + "I)V");
        out.add(field);
      }
      case GETFIELD -> {
        emit(DUP);
        emit(DUP);
        out.add(new FieldInsnNode(GETFIELD, field.owner, HEAD, HEAD_TYPE));
        emitPlace(field.owner, field.name);
        emit(MEMORY, "read", "(Ljava/lang/Object;" + HEAD_TYPE + "I)V");
        out.add(field);
      }
      default -> {
        if (isWide(field.desc)) {
          widePut(field);
        } else {
          emit(DUP2);
          emit(SWAP);
          write(field);
          out.add(field);
        }
      }
    }
  }

  /** The hook of a write; on the stack are the value and the object. */
  private void write(FieldInsnNode field) {
    emit(DUP);
    out.add(new FieldInsnNode(GETFIELD, field.owner, HEAD, HEAD_TYPE));
    emitPlace(field.owner, field.name);
    emit(MEMORY, "write", "(" + kind(field.desc) + "Ljava/lang/Object;" + HEAD_TYPE + "I)V");
  }

  /** A write of a value that takes two slots. */
  private void widePut(FieldInsnNode field) {
    int load = field.desc.equals("J") ? LLOAD : DLOAD;
    var outer = out;
    out = new InsnList();
    out.add(new VarInsnNode(load, 1));
    out.add(new VarInsnNode(ALOAD, 0));
    write(field);
    out.add(new VarInsnNode(ALOAD, 0));
    out.add(new VarInsnNode(load, 1));
    out.add(field);
    var bridge = bridges.add("(L" + field.owner + ";" + field.desc + ")V", out);
    out = outer;
    out.add(bridges.call(bridge));
  }

  private Map<String, Shape.Field> fields(String owner) {
    var shape = weaver.shape(owner);
    return shape == null ? Map.of() : shape.fields();
  }

  /** The class that declares a field, where it is woven. */
  private @Nullable String declaring(String owner, String name) {
    for (String c = owner; c != null && weaver.weaves(c); ) {
      var shape = weaver.shape(c);
      if (shape == null) {
        return null;
      }
      if (shape.fields().containsKey(name)) {
        return c;
      }
      for (var parent : shape.interfaces()) {
        var above = weaver.names.map(parent);
        var inherited = above != null && weaver.weaves(above) ? declaring(above, name) : null;
        if (inherited != null) {
          return inherited;
        }
      }
      c = shape.parent() == null ? null : weaver.names.map(shape.parent());
    }
    return null;
  }
}
