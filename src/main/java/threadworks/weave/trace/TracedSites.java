package threadworks.weave.trace;

import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PRIVATE;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SYNTHETIC;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.InstructionAdapter;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodNode;
import threadworks.trace.CallSite;
import threadworks.trace.record.CallSites;

/**
 * The places in one class that hooks are told of. The class numbers them from 0; a static field,
 * set when the class is initialised, holds what its process adds to that. So what is woven here may
 * be loaded anywhere.
 */
final class TracedSites {
  private static final String NAME = Bridge.PREFIX + "sites";
  private static final String CALL_SITES = "threadworks/trace/record/CallSites";

  private final String type;
  private final boolean isInterface;
  private final Map<CallSite, Integer> numbers = new LinkedHashMap<>();

  /** Those of the class with that internal name. */
  TracedSites(String type, boolean isInterface) {
    this.type = type;
    this.isInterface = isInterface;
  }

  /** The number of a place in the class. */
  int number(CallSite site) {
    return numbers.computeIfAbsent(site, _ -> numbers.size());
  }

  /** Puts the number that the place has in the process onto the stack. */
  void load(InsnList code, CallSite site) {
    append(code, to -> load(to, number(site)));
  }

  /** The same for a place by its number in the class. */
  void load(InstructionAdapter code, int number) {
    code.getstatic(type, NAME, "I");
    code.iconst(number);
    code.add(Type.INT_TYPE);
  }

  /** What the initialiser of the class begins with. */
  InsnList initialise() {
    var code = new InsnList();
    append(code, this::initialise);
    return code;
  }

  private void initialise(InstructionAdapter code) {
    code.invokestatic(type, NAME, "()I", isInterface);
    code.putstatic(type, NAME, "I");
  }

  private interface Writer {
    void writeTo(InstructionAdapter code);
  }

  private static void append(InsnList list, Writer writer) {
    var code = new MethodNode();
    writer.writeTo(new InstructionAdapter(code));
    list.add(code.instructions);
  }

  /**
   * Writes the field, the method that gets its value, and an initialiser where there is none: all
   * places are known now.
   */
  void writeTo(ClassVisitor to, boolean isInitialised) {
    int access = (isInterface ? ACC_PUBLIC : ACC_PRIVATE) | ACC_STATIC | ACC_SYNTHETIC;
    to.visitField(access | ACC_FINAL, NAME, "I", null, null).visitEnd();
    var value = method(to, ACC_PRIVATE | ACC_STATIC | ACC_SYNTHETIC, NAME, "()I");
    value.aconst(numbers.keySet().stream().map(CallSites::row).collect(Collectors.joining()));
    value.invokestatic(CALL_SITES, "numbers", "(Ljava/lang/String;)I", false);
    value.areturn(Type.INT_TYPE);
    end(value);
    if (!isInitialised) {
      var initialiser = method(to, ACC_STATIC, "<clinit>", "()V");
      initialise(initialiser);
      initialiser.areturn(Type.VOID_TYPE);
      end(initialiser);
    }
  }

  private static InstructionAdapter method(
      ClassVisitor to, int access, String name, String descriptor) {
    MethodVisitor method = to.visitMethod(access, name, descriptor, null, null);
    method.visitCode();
    return new InstructionAdapter(method);
  }

  private static void end(InstructionAdapter method) {
    method.visitMaxs(0, 0);
    method.visitEnd();
  }
}
