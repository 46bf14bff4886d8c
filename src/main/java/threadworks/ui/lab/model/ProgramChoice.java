package threadworks.ui.lab.model;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import threadworks.lesson.Demo;
import threadworks.schedule.report.Schedule;
import threadworks.ui.lab.Subject;

/**
 * Which program is stepped and explored: the same in both modes. What was chosen of a demo is kept
 * while others are shown.
 */
public final class ProgramChoice {
  private final Map<Demo, Chosen> known = new HashMap<>();
  private @Nullable Program program;
  private @Nullable Path path;

  /** The moves that the learner has made in a program. */
  private record Path(Program program, Schedule made) {}

  private record Chosen(Demo.Variant variant, Map<String, Double> values) {}

  /** The program; null before the first. */
  public @Nullable Program program() {
    return program;
  }

  /** These are the moves that the learner has made in a program, as he stands now. */
  public void walked(Program of, Schedule made) {
    path = new Path(of, made);
  }

  /** The moves that the learner has made in a program; null where he has made none. */
  public @Nullable Schedule pathOf(Program of) {
    var now = path;
    return now == null || now.made().size() == 0 || !now.program().isSameAs(of) ? null : now.made();
  }

  /** Takes what the lab is about, with the variant that is asked for if one is. */
  public void open(Subject subject) {
    var demo = subject.demo();
    var before = known.computeIfAbsent(demo, ProgramChoice::first);
    var variant =
        demo.variants().stream()
            .filter(one -> subject.variants().contains(one.name()))
            .findFirst()
            .orElse(before.variant());
    set(subject, variant, before.values());
  }

  /** The first variant that can be stepped, else the first, with small numbers. */
  private static Chosen first(Demo demo) {
    var values = new HashMap<String, Double>();
    demo.params().forEach(param -> values.put(param.name(), param.small()));
    var variant =
        demo.variants().stream()
            .filter(one -> one.runOnly().isEmpty())
            .findFirst()
            .orElse(demo.variants().getFirst());
    return new Chosen(variant, values);
  }

  /** Goes over to another variant of the demo, by its name; returns whether there is a demo. */
  public boolean select(String variant) {
    var now = program;
    if (now != null) {
      open(now.subject().asking(variant));
    }
    return now != null;
  }

  /** The name of the variant; empty before the first program. */
  public Optional<String> shown() {
    return Optional.ofNullable(program).map(now -> now.variant().name());
  }

  /** Gives the parameters other values. */
  void values(Map<String, Double> values) {
    var now = Objects.requireNonNull(program);
    set(now.subject().asking(now.variant().name()), now.variant(), values);
  }

  private void set(Subject subject, Demo.Variant variant, Map<String, Double> values) {
    known.put(subject.demo(), new Chosen(variant, values));
    program = new Program(subject, variant, values);
  }
}
