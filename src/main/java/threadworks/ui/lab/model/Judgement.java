package threadworks.ui.lab.model;

import org.jspecify.annotations.Nullable;
import threadworks.lab.Expect;
import threadworks.lesson.Demo;
import threadworks.schedule.report.Outcome;
import threadworks.ui.fx.Messages;

/**
 * What a lesson thinks of an outcome, and what it is called.
 *
 * @param value what it came to, in words
 * @param label what the lesson calls that; an empty string where it does not say
 * @param expect what the variant declares it to be; null where it declares nothing of the kind
 */
public record Judgement(String value, String label, @Nullable Expect expect) {
  /** Of an outcome of a program. */
  public static Judgement of(Program program, Outcome outcome, Messages messages) {
    var variant = program.variant();
    var kind = threadworks.lab.Outcome.Kind.valueOf(outcome.kind().name());
    var label = program.subject().label(variant.name(), kind, outcome.value()).orElse("");
    var expect = variant.declared(kind, outcome.value()).map(Demo.Declared::expect).orElse(null);
    return new Judgement(words(outcome, messages), label, expect);
  }

  /** What it came to: the value alone where one came back, else with how it ended. */
  private static String words(Outcome outcome, Messages messages) {
    // It stands on one line; what is printed may have several.
    var words = outcome.words(messages.wording()).replace("\n", " / ");
    if (outcome.kind() == Outcome.Kind.RETURNED) {
      return words;
    }
    var kind = messages.say(outcome.kind().sentence());
    return words.isEmpty() ? kind : messages.get("outcome.how", kind, words);
  }

  /** All of it: the value, and what the lesson calls it. */
  public String words(Messages messages) {
    return label.isEmpty() ? value : messages.get("step.labelled", value, label);
  }

  /** Whether it should not have come to this: the lesson says so, or nobody could want it. */
  public static boolean isBad(Program program, Outcome outcome, Messages messages) {
    var expect = of(program, outcome, messages).expect();
    return expect == null
        ? outcome.kind().isForEver() || outcome.kind() == Outcome.Kind.THREW
        : expect == Expect.FORBIDDEN;
  }
}
