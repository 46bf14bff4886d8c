package threadworks.ui.lab.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import threadworks.lab.Expect;
import threadworks.lesson.Demo;
import threadworks.lesson.LessonText.DemoBlock;
import threadworks.lesson.OutcomeName;
import threadworks.schedule.report.Outcome;
import threadworks.schedule.report.Report;
import threadworks.schedule.report.Schedule;
import threadworks.session.Luck;
import threadworks.ui.fx.Messages;
import threadworks.wording.Sentence;

/**
 * One thing that a variant came to, in real runs or in schedules.
 *
 * @param name the outcome
 * @param label what the lesson calls it; empty where it does not say
 * @param expect what the variant declares it to be; null where it declares nothing of the kind
 * @param luck how many of the real runs came to it
 * @param proof how many of the schedules do
 * @param shortest the shortest of those, or null where none is known
 * @param left who is left waiting for what there, where all that came to it say the same
 */
public record OutcomeRow(
    OutcomeName name,
    String label,
    @Nullable Expect expect,
    long luck,
    long proof,
    @Nullable Schedule shortest,
    List<Sentence> left) {
  public OutcomeRow {
    left = List.copyOf(left);
  }

  /**
   * All that it came to: what it declares in the order of the source, then the rest. Where it
   * declares no more than how it ends, all that ends so is one row.
   *
   * @param report what the schedules come to, or null before they were explored
   * @param luck what real runs came to, or null before there were any
   */
  public static List<OutcomeRow> of(
      DemoBlock block, Demo.Variant variant, @Nullable Report report, @Nullable Luck luck) {
    return withMissing(block, variant, report, luck).stream()
        .filter(row -> row.luck > 0 || row.proof > 0)
        .toList();
  }

  /** The same, with what it declares and did not come to. */
  public static List<OutcomeRow> withMissing(
      DemoBlock block, Demo.Variant variant, @Nullable Report report, @Nullable Luck luck) {
    var lucky = new LinkedHashMap<OutcomeName, Long>();
    if (luck != null) {
      luck.counts()
          .forEach((outcome, count) -> lucky.merge(name(variant, outcome), count, Long::sum));
    }
    var proven = new LinkedHashMap<OutcomeName, List<Report.Found>>();
    if (report != null) {
      for (var found : report.outcomes()) {
        proven.computeIfAbsent(name(variant, found.outcome()), _ -> new ArrayList<>()).add(found);
      }
    }
    var names = new LinkedHashSet<OutcomeName>();
    variant.outcomes().forEach(declared -> names.add(declared.name()));
    names.addAll(proven.keySet());
    names.addAll(lucky.keySet());
    return names.stream()
        .map(
            name -> {
              var found = proven.getOrDefault(name, List.of());
              return new OutcomeRow(
                  name,
                  block.outcome(variant.name(), name.kind(), name.value()).orElse(""),
                  variant
                      .declared(name.kind(), name.value())
                      .map(Demo.Declared::expect)
                      .orElse(null),
                  lucky.getOrDefault(name, 0L),
                  found.stream().mapToLong(Report.Found::count).sum(),
                  found.stream()
                      .min(
                          Comparator.comparingInt(Report.Found::switches)
                              .thenComparingInt(one -> one.shortest().size()))
                      .map(Report.Found::shortest)
                      .orElse(null),
                  found.size() == 1 ? found.getFirst().outcome().left() : List.of());
            })
        .toList();
  }

  /** Whether a program came to what is called so. */
  public static boolean isCalled(OutcomeName name, Outcome outcome) {
    return name.fits(kind(outcome), outcome.value());
  }

  private static threadworks.lab.Outcome.Kind kind(Outcome outcome) {
    return threadworks.lab.Outcome.Kind.valueOf(outcome.kind().name());
  }

  /** The name of the row that an outcome of a variant goes to. */
  public static OutcomeName name(Demo.Variant variant, Outcome outcome) {
    var kind = kind(outcome);
    return variant
        .declared(kind, outcome.value())
        .map(Demo.Declared::name)
        .orElse(new OutcomeName(kind, outcome.value()));
  }

  /** Whether a correct program never comes to it: it is declared so, or nobody could want it. */
  public boolean bad() {
    if (expect != null) {
      return expect == Expect.FORBIDDEN;
    }
    return switch (name.kind()) {
      case RETURNED, PRINTED, CUT -> false;
      case DEADLOCK, LIVELOCK, STUCK, THREW -> true;
    };
  }

  /** What it is, in words: the value alone where one came back, else with how it ended. */
  public String words(Messages messages) {
    if (name.kind() == threadworks.lab.Outcome.Kind.RETURNED) {
      return name.value();
    }
    var kind = messages.get("outcome." + name.kind().name());
    return name.value().isEmpty() ? kind : kind + " " + name.value();
  }
}
