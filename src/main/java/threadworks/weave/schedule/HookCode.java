package threadworks.weave.schedule;

import static org.objectweb.asm.Opcodes.*;
import static threadworks.weave.schedule.ScheduleWeaver.HOOKS;

import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;
import threadworks.schedule.CodeSite;
import threadworks.schedule.CodeSites;

/** Code that is being written into a class: hooks among its instructions, with their places. */
abstract class HookCode {
  final ClassNode type;
  InsnList out = new InsnList();

  /** The method and the line of the source that the code belongs to. */
  static final class SourceLine {
    String method = "";
    int line;
  }

  final SourceLine place;

  HookCode(ClassNode type, SourceLine place) {
    this.type = type;
    this.place = place;
  }

  /** The line that a method begins with, 0 where it is unknown. */
  static int firstLine(MethodNode m) {
    for (var insn : m.instructions) {
      if (insn instanceof LineNumberNode number) {
        return number.line;
      }
    }
    return 0;
  }

  int site(String owner, String name) {
    return CodeSites.add(
        new CodeSite(
            ScheduleNames.original(type.name).replace('/', '.'),
            type.sourceFile == null ? "" : type.sourceFile,
            place.method,
            place.line,
            owner.replace('/', '.'),
            simple(owner),
            name));
  }

  static String simple(String name) {
    var simple = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('$')) + 1);
    // The one implementation of a sealed interface goes by the name that a reader knows.
    return simple.replaceFirst("^(StructuredTaskScope|Subtask)Impl$", "$1");
  }

  void emit(String name, String descriptor) {
    emit(HOOKS, name, descriptor);
  }

  void emit(String hooks, String name, String descriptor) {
    out.add(new MethodInsnNode(INVOKESTATIC, hooks, name, descriptor, false));
  }

  void emit(int opcode) {
    out.add(new InsnNode(opcode));
  }

  void emitPlace(String owner, String name) {
    out.add(new LdcInsnNode(site(owner, name)));
  }

  /** A call that cannot be modelled comes next; the reason is the key of a sentence. */
  void refuse(String what, String reason) {
    out.add(new LdcInsnNode(site(what, reason)));
    emit("refuse", "(I)V");
  }

  static boolean isWide(String descriptor) {
    return descriptor.equals("J") || descriptor.equals("D");
  }

  /** The type by which a hook takes a value of that type. */
  static String kind(String descriptor) {
    return switch (descriptor.charAt(0)) {
      case 'J' -> "J";
      case 'F' -> "F";
      case 'D' -> "D";
      case 'L', '[' -> "Ljava/lang/Object;";
      default -> "I";
    };
  }

  void loadAll(String descriptor) {
    int slot = 0;
    for (var argument : Type.getArgumentTypes(descriptor)) {
      out.add(new VarInsnNode(argument.getOpcode(ILOAD), slot));
      slot += argument.getSize();
    }
  }

  boolean isInterface() {
    return (type.access & ACC_INTERFACE) != 0;
  }
}
