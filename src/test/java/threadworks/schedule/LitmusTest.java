package threadworks.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import corpus.Expect;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import threadworks.schedule.report.Limits;
import threadworks.schedule.report.Outcome;
import threadworks.schedule.report.Report;
import threadworks.schedule.report.Schedule;

/**
 * Every program of the corpus comes to exactly what its author worked out, whether all schedules
 * are walked or one of each kind, and each outcome's shortest schedule comes to it again.
 */
@Timeout(300)
@Tag("engine")
final class LitmusTest {
  static final List<String> CORPUS =
      List.of(
          "corpus.Memory",
          "corpus.Monitors",
          "corpus.Locks",
          "corpus.Timing",
          "corpus.Pools",
          "corpus.Collections",
          "corpus.Guarded",
          "corpus.Interrupts",
          "corpus.Making",
          "corpus.Pinned",
          "corpus.References",
          "corpus.Unhooked",
          "corpus.Inherited",
          "corpus.Reached",
          "corpus.Held",
          "corpus.Printed",
          "corpus.Console",
          "corpus.Traversals",
          "corpus.Handed",
          "corpus.Initialisers",
          "corpus.Lives",
          "corpus.States",
          "corpus.Locals",
          "corpus.ThreadPools",
          "corpus.Ends",
          "corpus.Uncaught",
          "corpus.Verdicts",
          "corpus.Given");

  /** The programs of one class. */
  static List<Method> programs(String name) {
    try {
      return Stream.of(
              Class.forName(name, false, LitmusTest.class.getClassLoader()).getDeclaredMethods())
          .filter(method -> method.isAnnotationPresent(Expect.class))
          .sorted(Comparator.comparing(Method::getName))
          .toList();
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static final int REPLAYS = 8;

  /** Up to so many schedules a reduced search, too, finds the shortest ones. */
  private static final int FEW = 1_000;

  @TestFactory
  Stream<DynamicTest> programs() {
    return tests(false);
  }

  @TestFactory
  @Tag("slow")
  Stream<DynamicTest> slowPrograms() {
    return tests(true);
  }

  private static Stream<DynamicTest> tests(boolean slow) {
    return CORPUS.stream()
        .flatMap(name -> programs(name).stream())
        .filter(method -> method.getAnnotation(Expect.class).slow() == slow)
        .map(
            method ->
                DynamicTest.dynamicTest(
                    method.getDeclaringClass().getSimpleName() + "." + method.getName(),
                    () -> check(method)));
  }

  private static void check(Method method) {
    var expect = method.getAnnotation(Expect.class);
    var program = Exploring.program(method.getDeclaringClass().getName(), method.getName());
    var limits = new Limits(!expect.idle(), expect.spurious(), 10_000);
    var expected = new TreeSet<>(Set.of(expect.value()));
    var reduced = Exploring.upTo(expect.most(), program, limits, true);
    check(expected, reduced, expect.most());
    replay(reduced, program, limits);
    if (!expect.many()) {
      var full = Exploring.all(program, limits, false);
      check(expected, full, Long.MAX_VALUE);
      assertTrue(reduced.schedules() <= full.schedules());
      replay(full, program, limits);
      if (full.complete() && full.schedules() <= FEW) {
        assertEquals(lengths(full), lengths(reduced));
      }
    }
  }

  /** How many switches and steps the shortest schedule of each outcome has. */
  private static Map<Outcome, List<Integer>> lengths(Report report) {
    return report.outcomes().stream()
        .collect(
            Collectors.toMap(
                Report.Found::outcome,
                found -> List.of(found.switches(), found.shortest().size())));
  }

  private static void check(Set<String> expected, Report report, long most) {
    assertNull(report.refused());
    assertEquals(expected, Exploring.outcomes(report));
    assertTrue(report.complete() || goesOn(expected) || report.schedules() == most);
  }

  /** Each outcome's code comes to it again, told step by step and not, now and later. */
  private static void replay(Report report, Program program, Limits limits) {
    for (int i = 0; i < REPLAYS; i++) {
      for (var found : report.outcomes()) {
        var again = Replayer.of(program, limits, Schedule.parse(found.shortest().code()));
        assertNull(again.misfit());
        assertEquals(found.outcome(), again.outcome());
        assertEquals(found.shortest(), again.schedule());
      }
    }
  }

  /** What goes on for ever is not walked to its end. */
  private static boolean goesOn(Set<String> outcomes) {
    return outcomes.stream()
        .anyMatch(outcome -> outcome.startsWith("livelock") || outcome.startsWith("cut"));
  }
}
