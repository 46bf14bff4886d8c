package threadworks.schedule;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import threadworks.weave.schedule.ScheduledProgram;

/** Weaves a program of the tests and explores it. */
final class Exploring {
  private Exploring() {}

  static Program program(String className, String method) {
    return ScheduledProgram.of(Exploring.class.getClassLoader(), className, method, Map.of());
  }

  static Explorer.Report all(Program program, Limits limits, boolean reduce) {
    return upTo(Long.MAX_VALUE, program, limits, reduce);
  }

  static Explorer.Report upTo(long schedules, Program program, boolean reduce) {
    return upTo(schedules, program, Limits.USUAL, reduce);
  }

  static Explorer.Report upTo(long schedules, Program program, Limits limits, boolean reduce) {
    return Explorer.explore(
        program,
        new Explorer.Options(limits, schedules, Double.POSITIVE_INFINITY, reduce, 0, 0),
        report -> true);
  }

  static Explorer.Report all(String className, String method) {
    return all(program(className, method), Limits.USUAL, false);
  }

  /** The outcomes, each as {@code "returned 2"}. */
  static Set<String> outcomes(Explorer.Report report) {
    var outcomes = new TreeSet<String>();
    for (var found : report.outcomes()) {
      outcomes.add(text(found.outcome()));
    }
    return outcomes;
  }

  static String text(Outcome outcome) {
    return outcome.kind().word() + " " + outcome.value();
  }
}
