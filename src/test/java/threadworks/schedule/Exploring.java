package threadworks.schedule;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import threadworks.schedule.report.Bounds;
import threadworks.schedule.report.Limits;
import threadworks.schedule.report.Outcome;
import threadworks.schedule.report.Report;
import threadworks.weave.schedule.ScheduledProgram;
import threadworks.wording.Language;
import threadworks.wording.Sentence;

/** Weaves a program of the tests and explores it. */
final class Exploring {
  private Exploring() {}

  static Program program(String className, String method) {
    return ScheduledProgram.of(Exploring.class.getClassLoader(), className, method, Map.of());
  }

  static Report all(Program program, Limits limits, boolean reduce) {
    return upTo(Long.MAX_VALUE, program, limits, reduce);
  }

  static Report upTo(long schedules, Program program, boolean reduce) {
    return upTo(schedules, program, Limits.USUAL, reduce);
  }

  static Report upTo(long schedules, Program program, Limits limits, boolean reduce) {
    var bounds = Bounds.NONE.upTo(schedules);
    return Explorer.explore(program, limits, reduce ? bounds.reduced() : bounds);
  }

  static Report all(String className, String method) {
    return all(program(className, method), Limits.USUAL, false);
  }

  /** The outcomes, each as {@code "returned 2"}. */
  static Set<String> outcomes(Report report) {
    var outcomes = new TreeSet<String>();
    for (var found : report.outcomes()) {
      outcomes.add(text(found.outcome()));
    }
    return outcomes;
  }

  static String text(Outcome outcome) {
    return outcome.kind().word() + " " + outcome.words(Language.EN.wording());
  }

  /** The sentence in English; null for none. */
  static @Nullable String said(@Nullable Sentence sentence) {
    return sentence == null ? null : Language.EN.wording().say(sentence);
  }
}
