package threadworks.lesson;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The literal a static field starts from, read from the class's initialiser, where the compiler
 * leaves {@code static int n = 4} as a constant that goes straight into the field.
 */
final class Initialiser {
  private Initialiser() {}

  /** The literal, or empty where the field has none or starts from something worked out. */
  static Optional<Number> of(ClassModel model, String field) {
    var code =
        model.methods().stream()
            .filter(method -> method.methodName().equalsString("<clinit>"))
            .flatMap(method -> method.code().stream())
            .flatMap(body -> body.elementList().stream())
            .filter(element -> !(element instanceof LineNumber))
            .toList();
    @Nullable CodeElement before = null;
    for (var element : code) {
      if (element instanceof FieldInstruction put
          && put.opcode() == Opcode.PUTSTATIC
          && put.owner().asSymbol().equals(model.thisClass().asSymbol())
          && put.name().equalsString(field)) {
        return before instanceof ConstantInstruction constant
                && constant.constantValue() instanceof Number number
            ? Optional.of(number)
            : Optional.empty();
      }
      before = element;
    }
    return Optional.empty();
  }
}
