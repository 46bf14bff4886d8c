package threadworks.ui.lab.model;

import java.util.Optional;
import threadworks.lesson.Demo;
import threadworks.ui.fx.Messages;
import threadworks.ui.lab.StateLine.Next;

/**
 * A smaller number, with which a program is likely to have fewer steps and fewer schedules.
 *
 * @param param which of its parameters
 * @param value what it is to be
 */
public record Smaller(Demo.Param param, long value) {
  /** The least change that may help; empty where no count of the program can be smaller. */
  public static Optional<Smaller> of(Program program) {
    return program.subject().demo().params().stream()
        .filter(Demo.Param::whole)
        .map(param -> of(param, program.values().getOrDefault(param.name(), param.small())))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** What searches usually start from; where that is no smaller, half. */
  private static Optional<Smaller> of(Demo.Param param, double now) {
    double next = now > param.small() ? param.small() : Math.max(param.min(), Math.floor(now / 2));
    return next < now ? Optional.of(new Smaller(param, (long) next)) : Optional.empty();
  }

  /** Offers it, by what the lesson calls the parameter. */
  public Next offer(Program program, Messages messages, Runnable action) {
    var name = program.subject().label(param.name());
    return new Next("set-smaller", messages.get("lab.setTo", name, value), action);
  }
}
