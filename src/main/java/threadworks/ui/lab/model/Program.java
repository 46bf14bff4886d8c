package threadworks.ui.lab.model;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import threadworks.lesson.Demo;
import threadworks.lesson.VariantName;
import threadworks.session.ScheduleTarget;
import threadworks.ui.code.CodeMarks.Stretch;
import threadworks.ui.lab.Subject;

/**
 * A program as it is stepped and explored.
 *
 * @param subject the demo, and how things are called now
 * @param variant one of its variants
 * @param values a value for each parameter, by name
 */
public record Program(Subject subject, Demo.Variant variant, Map<String, Double> values) {
  public Program {
    values = Map.copyOf(values);
  }

  /** The program, as the engine is asked for it. */
  public ScheduleTarget target() {
    return ScheduleTarget.of(subject.lesson(), subject.demo(), variant, values);
  }

  /** Whether it can neither be stepped nor explored. */
  public boolean isRunOnly() {
    return !variant.runOnly().isEmpty();
  }

  /** Whether it is the same one, whatever things are called. */
  public boolean isSameAs(Program other) {
    return subject.demo().equals(other.subject.demo())
        && variant.name().equals(other.variant.name())
        && values.equals(other.values);
  }

  /** Whether its parameters are those that steps and searches start from. */
  public boolean isUsual() {
    return subject.demo().params().stream()
        .allMatch(param -> param.small() == values.getOrDefault(param.name(), param.small()));
  }

  /** The next variant that can be stepped and explored, if there is one. */
  public Optional<Demo.Variant> instead() {
    var all = subject.demo().variants();
    int here = all.indexOf(variant);
    return Stream.concat(all.stream().skip(here + 1L), all.stream().limit(here))
        .filter(one -> one.runOnly().isEmpty())
        .findFirst();
  }

  /** The variant by the name that findings have it under. */
  public String name() {
    return new VariantName(subject.demo().name(), variant.name()).of(subject.lesson().slug());
  }

  /** Where the variant stands in the source. */
  public Stretch lines() {
    var file = subject.demo().sources().getFirst().file();
    return new Stretch(file, variant.firstLine(), variant.lastLine());
  }

  /** What the variant is called. */
  public String label() {
    return subject.label(variant.name());
  }
}
