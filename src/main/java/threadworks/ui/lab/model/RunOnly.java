package threadworks.ui.lab.model;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import threadworks.lesson.Demo;
import threadworks.ui.fx.Messages;
import threadworks.ui.lab.StateLine.Kind;
import threadworks.ui.lab.StateLine.Next;
import threadworks.ui.lab.StateLine.Says;

/** Says why a variant can only be run, and offers one that can be stepped and explored. */
public final class RunOnly {
  private RunOnly() {}

  /** What stands where there is nothing of a program to see: that it can only be run, or this. */
  public static String orElse(@Nullable Program program, String key, Messages messages) {
    return messages.get(program != null && program.isRunOnly() ? "lab.runOnly.empty" : key);
  }

  /**
   * What is to be said of a program that can only be run; nothing of any other.
   *
   * @param insteadKey of the words on the button, which take the other variant's name
   * @param choose is told of the other variant
   */
  public static Optional<Says> of(
      Program program, Messages messages, String insteadKey, Consumer<Demo.Variant> choose) {
    var why = program.subject().text().runOnly(program.variant());
    if (why.isEmpty()) {
      return Optional.empty();
    }
    List<Next> next =
        program
            .instead()
            .map(
                variant ->
                    new Next(
                        "instead",
                        messages.get(insteadKey, program.subject().label(variant.name())),
                        () -> choose.accept(variant)))
            .stream()
            .toList();
    var text = messages.get("lab.runOnly", program.label(), why);
    return Optional.of(new Says(Kind.PLAIN, text, next));
  }
}
