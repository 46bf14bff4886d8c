package threadworks.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import threadworks.weave.ScheduledProgram;

/**
 * Generated programs come to what an independent enumerator says they come to, no more, no less.
 */
final class OracleTest {
  /** Enough for most; the others are checked as far as that goes. */
  private static final long MOST = 10_000;

  /** The program is woven once; what it runs stands here. */
  private static final String[] CODES = {"", "", ""};

  private static final Program PROGRAM =
      ScheduledProgram.of(OracleTest.class.getClassLoader(), "corpus.Tiny", "run", Map.of(), CODES);

  @Property(tries = 100, seed = "20260101", shrinking = ShrinkingMode.BOUNDED)
  void fullSearchAndReductionFindWhatBruteForceFinds(@ForAll("programs") List<String> codes) {
    check(codes.toArray(String[]::new));
  }

  @Example
  void knowsTheClassics() {
    assertEquals(
        Set.of("returned 1 0 0 0 0", "returned 2 0 0 0 1", "returned 2 0 0 1 0"),
        BruteForce.outcomes("rxix", "rxix"));
    assertEquals(Set.of("returned 0 0 0 0 0", "deadlock"), BruteForce.outcomes("[0[1]]", "[1[0]]"));
    assertEquals(Set.of("returned 0 0 0 0 0", "deadlock"), BruteForce.outcomes("[0v]", "[0n]"));
    check("rxix", "rxix", "rxix");
    check("[0[1]]", "[1[0]]");
    check("[0v]", "[0v]", "[0n]");
    check("[0v]wx1", "[0v]wx2", "[0N]");
  }

  static void check(String... codes) {
    var expected = BruteForce.outcomes(codes);
    Arrays.fill(CODES, "");
    System.arraycopy(codes, 0, CODES, 0, codes.length);
    for (boolean reduce : new boolean[] {false, true}) {
      var report = Exploring.upTo(MOST, PROGRAM, reduce);
      var found = new TreeSet<String>();
      for (var each : report.outcomes()) {
        found.add(
            each.outcome().kind() == Outcome.Kind.DEADLOCK
                ? "deadlock"
                : Exploring.text(each.outcome()));
      }
      var what = Arrays.toString(codes) + (reduce ? " reduced" : " in full");
      if (report.complete()) {
        assertEquals(expected, found, what);
      } else {
        assertEquals(MOST, report.schedules(), what);
        assertTrue(expected.containsAll(found), () -> what + " comes to " + found);
      }
    }
  }

  @Provide
  Arbitrary<List<String>> programs() {
    return Arbitraries.integers()
        .between(2, 3)
        .flatMap(threads -> code(threads == 2 ? 3 : 2).list().ofSize(threads));
  }

  private static Arbitrary<String> code(int most) {
    var plain = Arbitraries.of("rx", "ry", "ix", "iy", "wx1", "wy2", "az");
    var inside = Arbitraries.of("rx", "ix", "wy3", "v", "n", "N", "az");
    var block =
        inside
            .list()
            .ofMinSize(0)
            .ofMaxSize(2)
            .flatMap(
                body -> Arbitraries.of("[0", "[1").map(open -> open + String.join("", body) + "]"));
    var nested =
        Arbitraries.of("[0[1]]", "[1[0]]", "[0[1rx]ix]", "[1[0n]]", "[0[0v]]", "[1rx[0]ix]");
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(4, plain),
            net.jqwik.api.Tuple.of(3, block),
            net.jqwik.api.Tuple.of(1, nested))
        .list()
        .ofMinSize(1)
        .ofMaxSize(most)
        .map(parts -> String.join("", parts));
  }
}
