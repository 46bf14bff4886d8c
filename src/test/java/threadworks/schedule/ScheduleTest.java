package threadworks.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import threadworks.schedule.report.Limits;
import threadworks.schedule.report.Outcome;
import threadworks.schedule.report.Printed;
import threadworks.schedule.report.Replay;
import threadworks.schedule.report.Schedule;

/** Codes of schedules, and what replaying one gives. */
@Timeout(120)
@Tag("engine")
final class ScheduleTest {
  /** How often somebody has looked at a clock that hurries. */
  private final AtomicLong looks = new AtomicLong();

  /** Has a second pass with each look at the clock. */
  private void hurry() {
    Fuel.clock = () -> looks.incrementAndGet() * 1_000_000_000;
  }

  @AfterEach
  void keepTime() {
    Fuel.clock = System::nanoTime;
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "M", "M3A2BA", "M12TAT2", "MA2>CM", "M>AM>B"})
  void aCodeIsReadAndPrinted(String code) {
    assertEquals(code, Schedule.parse(code).code());
  }

  @Test
  void blanksAreSkippedAndRunsAreJoined() {
    assertEquals("M3A2", Schedule.parse(" M M2\nAA ").code());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          M3?       | cannot be read at character 3: a thread’s letter was expected
          3M        | cannot be read at character 1: a thread’s letter was expected
          >A        | cannot be read at character 2
          MA>       | cannot be read at character 3
          M1234567  | that is too many steps
          """)
  void whatIsNoCodeSaysWhereItGoesWrong(String code, String sentence) {
    var e = assertThrows(IllegalArgumentException.class, () -> Schedule.parse(code));
    assertTrue(String.valueOf(e.getMessage()).contains(sentence), e::getMessage);
  }

  private static Replay replay(String method, String code) {
    return Replayer.of(
        Exploring.program("corpus.Memory", method), Limits.USUAL, Schedule.parse(code));
  }

  @Test
  void eachStepIsTold() {
    var lost =
        Exploring.all("corpus.Memory", "twoIncrement").outcomes().stream()
            .filter(found -> found.outcome().value().equals("1"))
            .findFirst()
            .orElseThrow();
    assertEquals("M2AB2AM3", lost.shortest().code());
    var replay = replay("twoIncrement", lost.shortest().code());
    assertEquals(new Outcome(Outcome.Kind.RETURNED, "1", List.of()), replay.outcome());
    var steps =
        replay.steps().stream()
            .map(s -> s.who() + " " + Exploring.said(s.operation()) + " " + s.value());
    assertEquals(
        List.of(
            "M start Thread-0 null",
            "M start Thread-1 null",
            "A read count 0",
            "B read count 0",
            "B write count 1",
            "A write count 1",
            "M join A null",
            "M join B null",
            "M read count 1"),
        steps.toList());
    assertTrue(replay.steps().stream().allMatch(step -> step.line() > 0), replay::toString);
  }

  /** What a call returns is told of a step that is the call, and of no other. */
  @Test
  void aCallOnWhatOnlyOneThreadHasLeavesTheStepItsValue() {
    var program = Exploring.program("corpus.Odd", "offersToItself");
    var replay = Replayer.of(program, Limits.USUAL, new Schedule(List.of()));
    assertEquals(
        List.of("read count 0"),
        replay.steps().stream().map(s -> Exploring.said(s.operation()) + " " + s.value()).toList());
  }

  @Test
  void aScheduleThatEndsEarlyGoesOnAsUsual() {
    var replay = replay("twoIncrement", "M2A");
    assertNull(replay.misfit());
    assertEquals(new Outcome(Outcome.Kind.RETURNED, "2", List.of()), replay.outcome());
    assertTrue(replay.schedule().code().startsWith("M2A"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          MC             | C cannot make step 2 of the schedule; A and M can
          M2A2B2MAM      | A cannot make step 8 of the schedule; M can
          M3             | M cannot make step 3 of the schedule; A and B can
          MT             | T cannot make step 2 of the schedule; A and M can
          M2A2B2M3A      | the program is over after 9 of the schedule’s 10 steps
          """)
  void aScheduleThatDoesNotFitSaysWhere(String code, String sentence) {
    assertEquals(sentence, Exploring.said(replay("twoIncrement", code).misfit()));
  }

  @Test
  void whatIsPrintedIsKept() {
    var replay =
        Replayer.of(
            Exploring.program("corpus.Odd", "prints"), Limits.USUAL, new Schedule(List.of()));
    assertEquals(
        List.of(
            new Printed('M', Printed.Kind.OUT, "one\n"),
            new Printed('M', Printed.Kind.OUT, "2 and 3\n")),
        replay.output());
  }

  @ParameterizedTest
  @CsvSource({
    "corpus.Odd, file, Path.of",
    "corpus.Odd, socket, Socket",
    "corpus.Odd, process, ProcessBuilder",
    "corpus.Odd, parallel, parallelStream",
    "corpus.Odd, parallelSupport, StreamSupport.stream",
    "corpus.Odd, mapConcurrent, Gatherers.mapConcurrent",
    "corpus.Odd, reflectedSleep, Thread.sleep",
    "corpus.Odd, exits, System.exit",
    "corpus.Odd, exitsInText, Runtime.halt",
    "corpus.Odd, printWriter, new PrintWriter",
    "corpus.Odd, printStream, new PrintStream",
    "corpus.Odd, formatter, new Formatter",
    "corpus.Odd, piped, new PipedInputStream",
    "corpus.Odd, collected, ReferenceQueue.remove",
    "corpus.Odd, console, System.console",
    "corpus.Odd, waitsWithin, Properties.merge",
    "corpus.Odd, printsPastAHolder, PrintWriter.print",
    "corpus.Odd, group, ThreadGroup.list"
  })
  void whatCannotBeModelledIsRefusedByNameLineAndReason(String type, String method, String what) {
    var report = Exploring.all(type, method);
    var refused = String.valueOf(Exploring.said(report.refused()));
    assertTrue(refused.contains(what), refused);
    assertTrue(refused.matches(".* at line [1-9]\\d* of Odd.java .*: .*"), refused);
    assertTrue(!report.complete());
  }

  @Test
  void moreThreadsThanThereAreLettersForAreRefused() {
    var report = Exploring.all("corpus.Odd", "startsMany");
    assertTrue(
        String.valueOf(Exploring.said(report.refused()))
            .contains("it has more than 51 threads at once"),
        report::toString);
  }

  /**
   * It is so wherever the search meets it first, and ends the search: the next would meet it too.
   */
  @ParameterizedTest
  @CsvSource({
    "Odd, computesForEver, cut M goes round the loop at line 169",
    "Odd, callsForEver, cut M computes at line 108",
    "Odd, streamsForEver, cut M computes at line 116",
    "Exhausted, computesForEver, cut M goes round the loop at line 49",
    "Exhausted, waitsForWhoComputes, cut A goes round the loop at line 49",
    "Exhausted, waitsForVirtualThread, cut A goes round the loop at line 49",
    "Exhausted, leavesDaemon, returned over"
  })
  void whatComputesForTooLongIsCut(String type, String method, String outcome) {
    var expected =
        outcome.startsWith("cut")
            ? outcome + " for over 5 seconds without touching anything that threads share"
            : outcome;
    var program = Exploring.program("corpus." + type, method);
    hurry();
    var report = Exploring.all(program, Limits.USUAL, method.equals("waitsForWhoComputes"));
    assertNull(report.refused());
    assertFalse(report.complete());
    assertEquals(Set.of(expected), Exploring.outcomes(report));
    assertEquals(6, looks.get(), "one wait of five seconds");
  }

  @Test
  void whatComputesForEverDoesSoWhenItIsReplayed() {
    var program = Exploring.program("corpus.Exhausted", "computesForEver");
    hurry();
    var shortest = Exploring.all(program, Limits.USUAL, false).outcomes().getFirst().shortest();
    var replay = Replayer.of(program, Limits.USUAL, shortest);
    assertEquals(Outcome.Kind.CUT, replay.outcome().kind());
    assertNull(replay.misfit());
  }

  @ParameterizedTest
  @CsvSource({"harmless, returned 3 host", "primes, returned 3245"})
  void whatOnlyLooksLikeItIsNot(String method, String outcome) {
    var report = Exploring.all("corpus.Odd", method);
    assertNull(report.refused());
    assertEquals(Set.of(outcome), Exploring.outcomes(report));
    assertTrue(report.complete());
  }

  /** A stack overflows in the same call whatever it holds, in a new program and in a used one. */
  @ParameterizedTest
  @CsvSource({
    "overflows, returned deep",
    "overflowsByConstructor, returned deep",
    "overflowsBetweenSteps, returned deep"
  })
  void aStackOverflowsInTheSameCall(String method, String outcome) {
    var program = Exploring.program("corpus.Recursion", method);
    for (boolean reduce : new boolean[] {false, true}) {
      var report = Exploring.upTo(20, program, reduce);
      assertNull(report.refused());
      assertEquals(Set.of(outcome), Exploring.outcomes(report));
      assertFalse(report.complete());
      for (var found : report.outcomes()) {
        again(program, found.shortest(), found.outcome());
        again(Exploring.program("corpus.Recursion", method), found.shortest(), found.outcome());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "overflowsInPool, returned deep 2",
    "overflowsUncaught, threw StackOverflowError; returned done"
  })
  @Tag("slow")
  void soItDoesInThreadsOfItsOwn(String method, String outcome) {
    aStackOverflowsInTheSameCall(method, outcome);
  }

  /** How much memory there is, is no part of a schedule. */
  @ParameterizedTest
  @CsvSource({"catchesIt, returned full", "hearsOfIt, returned full", "isNotTold, returned over"})
  void whoRunsOutOfMemoryHasMaybeOtherOutcomes(String method, String outcome) {
    for (boolean reduce : new boolean[] {false, true}) {
      var report = Exploring.upTo(20_000, Exploring.program("corpus.Exhausted", method), reduce);
      assertEquals(Set.of(outcome), Exploring.outcomes(report));
      assertFalse(report.complete());
    }
  }

  @Test
  void theDepthIsTheSameHoweverLongTheProgramHasRun() {
    var program = Exploring.program("corpus.Recursion", "depth");
    var depths = new TreeSet<String>();
    for (int i = 0; i < 20; i++) {
      depths.addAll(Exploring.outcomes(Exploring.all(program, Limits.USUAL, false)));
    }
    assertEquals(1, depths.size(), depths::toString);
  }

  /** Every outcome's shortest code, in a program loaded afresh and in one that has long run. */
  @ParameterizedTest
  @CsvSource({
    "corpus.Memory, threeIncrement",
    "corpus.Monitors, notifyOneOfTwo",
    "corpus.Timing, sleepInsteadOfJoin",
    "corpus.Locks, locksInTwoOrders",
    "corpus.Pools, racyVirtualThreads"
  })
  void theShortestCodeComesToItsOutcomeAThousandTimes(String type, String method) {
    var used = Exploring.program(type, method);
    var report = Exploring.all(used, Limits.USUAL, true);
    var fresh = Exploring.program(type, method);
    for (var found : report.outcomes()) {
      var schedule = Schedule.parse(found.shortest().code());
      for (int i = 0; i < 500; i++) {
        again(used, schedule, found.outcome());
        again(fresh, schedule, found.outcome());
      }
      again(Exploring.program(type, method), schedule, found.outcome());
    }
  }

  private static void again(Program program, Schedule schedule, Outcome outcome) {
    var scheduler = new Scheduler(program, Limits.USUAL, false);
    var follow = new Follow(schedule, false);
    scheduler.run(follow);
    assertNull(follow.misfit());
    assertEquals(schedule.size(), scheduler.steps());
    assertEquals(outcome, Verdict.of(scheduler));
  }
}
