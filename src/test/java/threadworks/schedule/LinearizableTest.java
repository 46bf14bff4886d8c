package threadworks.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import corpus.Calls;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import threadworks.weave.schedule.ScheduledProgram;

/**
 * Threads that call one object of the JDK, each call atomic, come to exactly what the calls come to
 * one after another, over all orders (Herlihy and Wing, Linearizability, 1990). The orders are run
 * without the engine, on the JDK's own classes.
 */
@Tag("engine")
final class LinearizableTest {
  /** Enough for nearly all; where a monitor holds a woven list, there may be more. */
  private static final long MOST = 2_000;

  /** A program is woven once for each number of threads; what it runs stands in these. */
  private static final String[] FOR_TWO = {"", "", ""};

  private static final String[] FOR_THREE = {"", "", "", ""};
  private static final Program TWO = program(FOR_TWO);
  private static final Program THREE = program(FOR_THREE);

  private static Program program(String[] codes) {
    return ScheduledProgram.of(
        LinearizableTest.class.getClassLoader(), "corpus.Calls", "run", Map.of(), codes);
  }

  @Property(tries = 20, seed = "20260102", shrinking = ShrinkingMode.BOUNDED)
  void callsComeToWhatTheyComeToInSomeOrder(@ForAll("programs") List<String> program) {
    check(program.toArray(String[]::new));
  }

  @Property(tries = 300, seed = "20260103", shrinking = ShrinkingMode.BOUNDED)
  @Tag("slow")
  void soDoManyMore(@ForAll("programs") List<String> program) {
    check(program.toArray(String[]::new));
  }

  @Example
  void knowsTheSimplest() {
    assertEquals(
        Set.of("returned 1, | 2, | 2", "returned 2, | 1, | 2"),
        inSomeOrder("AtomicInteger", "0", "0"));
    check("AtomicInteger", "0", "0");
  }

  private static void check(String... program) {
    boolean two = program.length == FOR_TWO.length;
    System.arraycopy(program, 0, two ? FOR_TWO : FOR_THREE, 0, program.length);
    var expected = inSomeOrder(program);
    for (boolean reduce : new boolean[] {false, true}) {
      var report = Exploring.upTo(MOST, two ? TWO : THREE, reduce);
      var found = Exploring.outcomes(report);
      var what = String.join(" ", program) + (reduce ? " reduced" : " in full");
      if (report.complete()) {
        assertEquals(expected, found, what);
      } else {
        assertEquals(MOST, report.schedules(), what);
        assertTrue(expected.containsAll(found), () -> what + " comes to " + found);
      }
    }
  }

  private static Set<String> inSomeOrder(String... codes) {
    var all = new TreeSet<String>();
    order(codes, new ArrayList<>(), new int[codes.length], all);
    return all;
  }

  /** Goes on from an order in every way. */
  private static void order(String[] codes, List<Integer> order, int[] made, Set<String> all) {
    boolean done = true;
    for (int i = 1; i < codes.length; i++) {
      if (made[i] < codes[i].length()) {
        done = false;
        var next = Arrays.copyOf(made, made.length);
        next[i]++;
        order.add(i);
        order(codes, order, next, all);
        order.removeLast();
      }
    }
    if (done) {
      all.add("returned " + Calls.inTurn(codes, order));
    }
  }

  @Provide
  Arbitrary<List<String>> programs() {
    var two = Combinators.combine(object(), digits(2), digits(2)).as(List::of);
    var three = Combinators.combine(object(), digits(1), digits(1), digits(1)).as(List::of);
    return Arbitraries.oneOf(two, three);
  }

  private static Arbitrary<String> object() {
    return Arbitraries.of(Calls.OBJECTS);
  }

  private static Arbitrary<String> digits(int most) {
    return Arbitraries.strings().withCharRange('0', '8').ofMinLength(1).ofMaxLength(most);
  }
}
