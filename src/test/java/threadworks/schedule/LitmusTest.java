package threadworks.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import corpus.Expect;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/**
 * Every program of the corpus comes to exactly what its author worked out, whether all schedules
 * are walked or one of each kind, and each outcome's shortest schedule comes to it again.
 */
@Timeout(300)
final class LitmusTest {
  private static final List<String> CORPUS =
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
          "corpus.ThreadPools");

  @TestFactory
  Stream<DynamicTest> programs() throws ClassNotFoundException {
    var tests = new ArrayList<DynamicTest>();
    for (var name : CORPUS) {
      var type = Class.forName(name, false, getClass().getClassLoader());
      Stream.of(type.getDeclaredMethods())
          .filter(method -> method.isAnnotationPresent(Expect.class))
          .sorted(Comparator.comparing(Method::getName))
          .forEach(
              method ->
                  tests.add(
                      DynamicTest.dynamicTest(
                          type.getSimpleName() + "." + method.getName(), () -> check(method))));
    }
    return tests.stream();
  }

  private static void check(Method method) {
    var expect = method.getAnnotation(Expect.class);
    var program = Exploring.program(method.getDeclaringClass().getName(), method.getName());
    var limits = new Limits(!expect.idle(), expect.spurious(), 10_000);
    var expected = new TreeSet<>(Set.of(expect.value()));
    long all = Long.MAX_VALUE;
    if (!expect.many()) {
      var full = Exploring.all(program, limits, false);
      assertNull(full.refused());
      assertEquals(expected, Exploring.outcomes(full));
      assertTrue(full.complete() || hasLivelock(expected));
      all = full.schedules();
      for (var found : full.outcomes()) {
        var again = Replay.of(program, limits, Schedule.parse(found.shortest().code()));
        assertNull(again.misfit());
        assertEquals(found.outcome(), again.outcome());
        assertEquals(found.shortest(), again.schedule());
      }
    }
    var reduced = Exploring.all(program, limits, true);
    assertNull(reduced.refused());
    assertEquals(expected, Exploring.outcomes(reduced));
    assertTrue(reduced.complete() || hasLivelock(expected));
    assertTrue(reduced.schedules() <= all);
  }

  /** What goes on for ever is not walked to its end. */
  private static boolean hasLivelock(Set<String> outcomes) {
    return outcomes.stream().anyMatch(outcome -> outcome.startsWith("livelock"));
  }
}
