package threadworks.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import corpus.Expect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
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
import net.jqwik.api.Tag;
import threadworks.schedule.report.Kind;
import threadworks.schedule.report.Limits;
import threadworks.schedule.report.Outcome;
import threadworks.schedule.report.Schedule;
import threadworks.weave.schedule.ScheduledProgram;

/**
 * Generated programs come to what an independent enumerator says they come to, no more, no less.
 */
@Tag("engine")
final class OracleTest {
  /** Enough for most; the others are checked as far as that goes. */
  private static final int MOST = 10_000;

  private static final int MOST_KINDS = 3_000;

  /** The program is woven once; what it runs stands here. */
  private static final String[] CODES = {"", "", ""};

  private static final Program PROGRAM =
      ScheduledProgram.of(OracleTest.class.getClassLoader(), "corpus.Tiny", "run", Map.of(), CODES);

  @Property(tries = 15, seed = "20260101", shrinking = ShrinkingMode.BOUNDED)
  void fullSearchAndReductionFindWhatBruteForceFinds(@ForAll("programs") List<String> codes) {
    check(codes.toArray(String[]::new));
  }

  @Property(tries = 250, seed = "20261130", shrinking = ShrinkingMode.BOUNDED)
  @Tag("slow")
  void theyFindItInManyMore(@ForAll("programs") List<String> codes) {
    check(codes.toArray(String[]::new));
  }

  @Example
  void knowsTheClassics() {
    assertEquals(
        Set.of("returned 1 0 0 0 0", "returned 2 0 0 0 1", "returned 2 0 0 1 0"),
        BruteForce.outcomes("rxix", "rxix"));
    assertEquals(Set.of("returned 0 0 0 0 0", "deadlock"), BruteForce.outcomes("[0[1]]", "[1[0]]"));
    assertEquals(Set.of("returned 0 0 0 0 0", "deadlock"), BruteForce.outcomes("[0v]", "[0n]"));
    assertEquals(
        Set.of("returned 1 0 0 0 0", "returned 1 0 0 0 1", "deadlock"),
        BruteForce.outcomes("[0wx1p]", "rxq[2[0]]"));
    check("[0wx1p]", "rxq[2[0]]");
    check("[0wx1]p", "rxq[2[0]]");
    check("rxix", "rxix", "rxix");
    check("[0[1]]", "[1[0]]");
    check("[0v]", "[0v]", "[0n]");
    check("[0v]wx1", "[0v]wx2", "[0N]");
  }

  /**
   * Two threads lock each other out while the third, which could move, sleeps: the schedule is
   * given up there, and what each of the two waits for races all the same.
   */
  @Example
  void whoIsLockedOutWhereTheOthersSleepRaces() {
    check("rx", "[0[1rx]ix]", "[1rx[0]ix]");
    check("iy[2p]", "[1rx[0]ix]ry", "ix[0[1rx]ix]");
  }

  /** Each has the output that the other prints to. */
  @Example
  void whoPrintsToTheOutputThatTheOtherHasWaits() {
    check("[3p]", "[2e]");
    check("[2pe]rx", "wx1[3p]");
    check("[3]p", "[2e]");
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

  /**
   * Schedules are of one kind if they only swap neighbouring steps that touch nothing in common.
   */
  @Property(tries = 15, seed = "20260102", shrinking = ShrinkingMode.BOUNDED)
  void theReductionRunsOneScheduleOfEachKind(@ForAll("programs") List<String> codes) {
    checkKinds(codes);
  }

  @Property(tries = 250, seed = "20260104", shrinking = ShrinkingMode.BOUNDED)
  @Tag("slow")
  void soItDoesOfManyMore(@ForAll("programs") List<String> codes) {
    checkKinds(codes);
  }

  @Example
  void soItDoesOfProgramsOfTheCorpus() {
    checkKinds("Console");
  }

  @Example
  @Tag("slow")
  void soItDoesOfLongerOnes() {
    checkKinds("Timing", "Making", "Monitors");
  }

  private static void checkKinds(List<String> codes) {
    Arrays.fill(CODES, "");
    System.arraycopy(codes.toArray(String[]::new), 0, CODES, 0, codes.size());
    checkKinds(PROGRAM, Limits.USUAL, codes.toString());
  }

  private static void checkKinds(String... types) {
    for (var type : types) {
      for (var method : LitmusTest.programs("corpus." + type)) {
        var expect = method.getAnnotation(Expect.class);
        var program = Exploring.program("corpus." + type, method.getName());
        checkKinds(
            program, new Limits(!expect.idle(), expect.spurious(), 10_000), method.getName());
      }
    }
  }

  private static void checkKinds(Program program, Limits limits, String what) {
    var kinds = new HashSet<List<Long>>();
    var search = new Search();
    var scheduler = new Scheduler(program, limits, true);
    for (int i = 0; search.next(); i++) {
      var steps = new Steps(search, scheduler);
      scheduler.run(steps);
      // How often a thread spins depends on others with which it has nothing in common.
      if (i == MOST_KINDS || steps.spins) {
        return;
      }
      kinds.add(steps.normalForm());
    }
    assertEquals(kinds.size(), Exploring.all(program, limits, true).schedules(), what);
  }

  /** Writes down what the steps of a schedule touch. */
  private static final class Steps implements Strategy {
    private record Step(int who, int woken, int level, Footprint touched) {}

    private final Strategy strategy;
    private final Scheduler scheduler;
    private final List<Step> steps = new ArrayList<>();
    private int woken;
    boolean spins;

    Steps(Strategy strategy, Scheduler scheduler) {
      this.strategy = strategy;
      this.scheduler = scheduler;
    }

    @Override
    public boolean always() {
      return true;
    }

    @Override
    public int choose(long able, int last) {
      int who = strategy.choose(able, last);
      spins |= who < Schedule.CLOCK && scheduler.strands.get(who).kind == Kind.SPIN;
      return who;
    }

    @Override
    public int wake(long waiting) {
      woken = strategy.wake(waiting);
      return woken;
    }

    @Override
    public void stepped(int who, Footprint footprint) {
      int level = 0;
      for (var step : steps) {
        if (step.who == who || !step.touched.commutesWith(footprint)) {
          level = Math.max(level, step.level + 1);
        }
      }
      steps.add(new Step(who, woken, level, footprint.copy()));
      woken = 0;
    }

    /** The normal form of Foata: each step is at the level after that of the last it depends on. */
    List<Long> normalForm() {
      return steps.stream()
          .map(step -> (long) step.level << 16 | step.who << 8 | step.woken)
          .sorted()
          .toList();
    }
  }

  @Provide
  Arbitrary<List<String>> programs() {
    return Arbitraries.integers()
        .between(2, 3)
        .flatMap(threads -> code(threads == 2 ? 3 : 2).list().ofSize(threads));
  }

  private static Arbitrary<String> code(int most) {
    var plain = Arbitraries.of("rx", "ry", "ix", "iy", "wx1", "wy2", "az", "p", "rxq", "ryq");
    var inside = Arbitraries.of("rx", "ix", "wy3", "v", "n", "N", "az", "p");
    var block =
        inside
            .list()
            .ofMinSize(0)
            .ofMaxSize(2)
            .flatMap(
                body ->
                    Arbitraries.of("[0", "[1", "[2")
                        .map(open -> open + String.join("", body) + "]"));
    var nested =
        Arbitraries.of(
            "[0[1]]",
            "[1[0]]",
            "[0[1rx]ix]",
            "[1[0n]]",
            "[0[0v]]",
            "[1rx[0]ix]",
            "[2[0]]",
            "[0wx1p]",
            "[3p]",
            "[2e]");
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
