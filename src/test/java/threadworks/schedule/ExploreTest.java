package threadworks.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import threadworks.schedule.report.Bounds;
import threadworks.schedule.report.Limits;
import threadworks.schedule.report.Outcome;
import threadworks.schedule.report.Report;
import threadworks.schedule.report.Schedule;
import threadworks.weave.schedule.ScheduledProgram;
import threadworks.wording.Sentence;

/** How a search goes: its order, its bounds, and that it never claims more than it did. */
@Timeout(120)
@Tag("engine")
final class ExploreTest {
  private static final Bounds ALL = Bounds.NONE;

  private static Bounds bounded(long schedules, boolean reduce) {
    var bounds = Bounds.NONE.upTo(schedules);
    return reduce ? bounds.reduced() : bounds;
  }

  /** One fewer than there are is never all of them; as many as there are is. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anUnfinishedSearchIsNeverCalledComplete(boolean reduce) {
    var program = Exploring.program("corpus.Memory", "twoIncrementTwice");
    var all = Explorer.explore(program, Limits.USUAL, bounded(Long.MAX_VALUE, reduce));
    assertTrue(all.complete());
    assertEquals(reduce ? all.schedules() : 251, all.schedules());
    for (long most = 1; most < all.schedules(); most++) {
      var some = Explorer.explore(program, Limits.USUAL, bounded(most, reduce));
      assertFalse(some.complete());
      assertEquals(most, some.schedules());
    }
    // A reduced search may still have to give up a few schedules half-way to know that it is done.
    long enough = all.schedules() + (reduce ? 1 : 0);
    assertTrue(Explorer.explore(program, Limits.USUAL, bounded(enough, reduce)).complete());
  }

  @Test
  void noTimeIsNoProof() {
    var program = Exploring.program("corpus.Locks", "peterson");
    var bounds = Bounds.NONE.within(0);
    var report = Explorer.explore(program, Limits.USUAL, bounds);
    assertFalse(report.complete());
    assertTrue(report.schedules() < 10_739);
  }

  /** Schedules of a full search are all different, and need ever more switches. */
  @Test
  void eachScheduleOnceAndFewestSwitchesFirst() {
    var program = Exploring.program("corpus.Memory", "threeIncrement");
    var search = new Search();
    var scheduler = new Scheduler(program, Limits.USUAL, false);
    var seen = new HashSet<String>();
    int switches = 0;
    while (search.next()) {
      scheduler.run(search);
      assertTrue(seen.add(scheduler.schedule().code()));
      assertTrue(scheduler.switches() >= switches);
      switches = scheduler.switches();
    }
    assertEquals(1_121, seen.size());
  }

  @Test
  void theShortestNeedsTheFewestSwitches() {
    for (var found : Exploring.all("corpus.Memory", "twoIncrement").outcomes()) {
      assertEquals(found.outcome().value().equals("2") ? 0 : 1, found.switches());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Guarded, date, Date.setTime",
    "Unhooked, checkPropertiesThenAct, Map.put",
    "Inherited, checkThenAct, Settings.put",
    "Inherited, callOfTheParent, Settings.put",
    "Inherited, throughTheProgramsInterface, Store.put",
    "Inherited, byReflection, Method.invoke",
    "Inherited, inheritedField, Bytes.count",
    "Reached, behindOneOfTheThreads, PrintWriter.print",
    "Reached, textInAList, StringWriter.write"
  })
  void callsThatRunUnwovenOnSharedObjectsAreNamed(String type, String method, String call) {
    var unwoven = Exploring.all("corpus." + type, method).unwoven();
    assertTrue(
        unwoven.stream()
            .anyMatch(
                c -> c.method().equals(call) && c.file().equals(type + ".java") && c.line() > 0),
        unwoven::toString);
  }

  @ParameterizedTest
  @CsvSource({
    "Collections, arrayListAddGuarded",
    "Guarded, stringBufferAppend",
    "Inherited, ownMethodThroughAnInterface",
    "Inherited, wovenParent",
    "References, commonPool",
    "Reached, oneEach"
  })
  void callsWhoseStepsAreKnownAreNot(String type, String method) {
    assertEquals(List.of(), Exploring.all("corpus." + type, method).unwoven());
  }

  /** With a line a step, what stands in one line is not torn, and what stands in two still is. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aStepCanBeALine(boolean reduce) {
    var lines = new Limits(true, false, 10_000, true);
    var one = Exploring.all(Exploring.program("corpus.Memory", "twoIncrement"), lines, reduce);
    assertEquals(Set.of("returned 2"), Exploring.outcomes(one));
    assertTrue(one.complete());
    var two = Exploring.all(Exploring.program("corpus.Memory", "dekker"), lines, reduce);
    assertEquals(Set.of("returned 01", "returned 10", "returned 11"), Exploring.outcomes(two));
    var spin = Exploring.all(Exploring.program("corpus.Locks", "peterson"), lines, reduce);
    assertEquals(Set.of("returned 2"), Exploring.outcomes(spin));
    assertTrue(spin.complete());
  }

  /** What a run is given does not change as it goes: reading it adds nothing that can happen. */
  @ParameterizedTest
  @CsvSource({"reads, 0", "readsAnothers, 0", "readsLive, 2"})
  void readingAParameterIsNoStepUnlessItIsLive(String method, int more) {
    var without = Exploring.all("corpus.Memory", "twoIncrement");
    var with = Exploring.all("corpus.Given", method);
    assertEquals(more == 0, without.schedules() == with.schedules());
    assertEquals(steps(without) + more, steps(with));
  }

  private static int steps(Report report) {
    return report.outcomes().getFirst().shortest().size();
  }

  @Test
  void writingAParameterIsAStep() {
    var program = Exploring.program("corpus.Given", "writes");
    var thread = Stepper.at(program, Limits.USUAL, Schedule.parse("M2"), 0).threads().get(1);
    assertEquals("about to write 2 to given", Exploring.said(thread.sentence()));
  }

  /** One step, to ask the second list: what the first does for a thread that is alone is none. */
  @Test
  void aListThatIsFilledFromAnotherBeforeAnybodyHasItMakesNoStep() {
    var report = Exploring.all("corpus.Initialisers", "copies");
    assertEquals("M", report.outcomes().getFirst().shortest().code());
  }

  /** Its own line is one, and where another thread lives, what a list reads and writes is, too. */
  @Test
  void whatALibraryDoesForAThreadThatIsAloneIsNoStep() {
    var alone = Exploring.all("corpus.Verdicts", "fills");
    assertEquals(Set.of("returned 1"), Exploring.outcomes(alone));
    assertEquals("M", alone.outcomes().getFirst().shortest().code());
    assertTrue(alone.complete());
    var shared = Stepper.at(Exploring.program("corpus.Seen", "shelves"), Limits.USUAL, MA2, 0);
    assertEquals(
        List.of(
            "start Thread-0", "read modCount in ArrayList.add", "write modCount in ArrayList.add"),
        shared.done().stream().map(step -> Exploring.said(step.operation())).toList());
  }

  private static final Schedule MA2 = Schedule.parse("MA2");

  @Test
  void countsAddUp() {
    var report = Exploring.all("corpus.Memory", "threeIncrement");
    assertEquals(1_121, report.schedules());
    assertEquals(
        report.schedules(), report.outcomes().stream().mapToLong(Report.Found::count).sum());
    assertEquals(1_121.0, report.estimate());
  }

  @Test
  void randomSchedulesProveNothingAndDependOnTheSeedAlone() {
    var program = Exploring.program("corpus.Memory", "twoIncrement");
    var bounds =
        new Bounds(
            Long.MAX_VALUE, Double.POSITIVE_INFINITY, false, 300, 7, new Schedule(List.of()), 0);
    var once = Explorer.explore(program, Limits.USUAL, bounds);
    var twice = Explorer.explore(program, Limits.USUAL, bounds);
    assertEquals(300, once.schedules());
    assertFalse(once.complete());
    assertEquals(Set.of("returned 1", "returned 2"), Exploring.outcomes(once));
    assertEquals(once.outcomes(), twice.outcomes());
  }

  @Test
  void aSearchCanBeEndedFromOutside() {
    var program = Exploring.program("corpus.Pools", "blockingQueueThreeConsumers");
    var report = Explorer.of(program, Limits.USUAL, ALL).explore(() -> false, _ -> {});
    assertFalse(report.complete());
    assertTrue(report.schedules() > 0);
  }

  @Test
  void whatCountsForEverIsCut() {
    var report = Exploring.upTo(1, Exploring.program("corpus.Odd", "countsForEver"), false);
    assertFalse(report.complete());
    assertEquals(Set.of("cut after 10,000 steps"), Exploring.outcomes(report));
  }

  /** The program of every course: the walk is cut, and whole runs at random tell what comes. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void ofALoopThatGetsOnWholeRunsAreMade(boolean reduce) {
    var program = Exploring.program("corpus.Verdicts", "tooFew");
    var all = Set.of("cut after 10,000 steps", "returned right", "returned too few");
    var found = new AtomicReference<>(Set.<String>of());
    var bounds = Bounds.NONE.within(60);
    var report =
        Explorer.of(program, Limits.USUAL, reduce ? bounds.reduced() : bounds)
            .explore(
                () -> !found.get().equals(all),
                progress -> found.set(Exploring.outcomes(progress)));
    assertEquals(all, Exploring.outcomes(report));
    assertFalse(report.complete());
    assertEquals(report.schedules(), report.cut() + report.sampled());
    for (var each : report.outcomes()) {
      var replay = Replayer.of(program, Limits.USUAL, each.shortest());
      assertEquals(each.outcome(), replay.outcome());
      assertNull(replay.misfit());
    }
  }

  @Test
  void aRingIsADeadlockAlsoWhereOthersGoOn() {
    var program = Exploring.program("corpus.Verdicts", "ringBesideALoop");
    var found = Exploring.outcomes(Exploring.upTo(50, program, Limits.USUAL.upTo(500), true));
    assertTrue(
        found.contains("deadlock cut after 500 steps, A waits for B, B waits for A"),
        found::toString);
  }

  @Test
  void ofAThreadThatIsAloneOneWholeRunIsEnough() {
    var method = "countsAlone";
    var outcome = "returned 10000";
    var report = Exploring.all("corpus.Verdicts", method);
    assertEquals(Set.of("cut after 10,000 steps", outcome), Exploring.outcomes(report));
    assertEquals(1, report.sampled());
    assertFalse(report.complete());
    var longer = Limits.USUAL.upTo(100_000);
    var whole = Exploring.all(Exploring.program("corpus.Verdicts", method), longer, false);
    assertEquals(Set.of(outcome), Exploring.outcomes(whole));
    assertTrue(whole.complete());
  }

  /** They do so for ever only where each waits for the other just as long, every time. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void twoThatMakeWayForEachOtherGetThroughWhereTurnsAreFair(boolean reduce) {
    var report = Exploring.upTo(300, Exploring.program("corpus.Odd", "makesWay"), reduce);
    assertFalse(report.complete());
    assertEquals(Set.of("returned done"), Exploring.outcomes(report));
  }

  /** A hundred schedules to the bound on steps, and what branches off at each step. */
  @Test
  void whatIsStillToFollowTakesLittleMemory() {
    var search = new Search();
    long before = memoryInUse();
    for (int i = 0; i < 100; i++) {
      assertTrue(search.next());
      for (int step = 0; step < Limits.USUAL.steps(); step++) {
        search.choose(0b11, 0);
      }
    }
    long more = memoryInUse() - before;
    assertTrue(search.next());
    assertTrue(more < 100 << 20, () -> more + " bytes");
  }

  private static long memoryInUse() {
    System.gc();
    var runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /** Each makes way for ever; a fair schedule ends, and the bound is never taken for a proof. */
  @Test
  void makingWayForEverIsCut() {
    var program = Exploring.program("corpus.Odd", "politeForEver");
    var report = Explorer.explore(program, new Limits(true, false, 200), Bounds.NONE.upTo(3_000));
    assertFalse(report.complete());
    assertTrue(Exploring.outcomes(report).contains("returned 2"));
    assertTrue(report.outcomes().stream().anyMatch(f -> f.outcome().kind() == Outcome.Kind.CUT));
  }

  @Test
  void aMethodThatIsNotThereSaysWhatWouldBe() {
    var e =
        assertThrows(
            IllegalArgumentException.class, () -> Exploring.program("corpus.Odd", "nothing"));
    assertTrue(
        String.valueOf(e.getMessage())
            .startsWith(
                "the class corpus.Odd has no static method nothing without parameters, and no"
                    + " nothing(String[]); it has callsForEver, "),
        e::getMessage);
    assertThrows(
        IllegalArgumentException.class, () -> Exploring.program("corpus.Nowhere", "nothing"));
  }

  @Test
  void aVoidMethodIsDone() {
    assertEquals(Set.of("returned done"), Exploring.outcomes(Exploring.all("corpus.Odd", "main")));
  }

  /** Statics begin afresh with every schedule, parameters are set before each. */
  @Test
  void paramsAreSetBeforeEachSchedule() {
    var program =
        ScheduledProgram.of(
            getClass().getClassLoader(), "corpus.Memory", "twoIncrement", Map.of("count", 5.0));
    assertEquals(
        Set.of("returned 6", "returned 7"),
        Exploring.outcomes(Exploring.all(program, Limits.USUAL, false)));
  }

  /** How often it goes round before the time has come is open, so it was not all. */
  @Test
  void timePassesForWhoReadsTheClockAndCounts() {
    var report = Exploring.all("corpus.Lives", "countsUntilLater");
    assertEquals(Set.of("returned done"), Exploring.outcomes(report));
    assertFalse(report.complete());
  }

  /** The threads have ended, but who looks at what they leave behind goes round for ever. */
  @Test
  void textWithoutAnEndIsALivelock() {
    var program = Exploring.program("corpus.Collections", "treeSetAdd");
    var ring = new Outcome(Outcome.Kind.LIVELOCK, "", List.of(Sentence.of("left.endlessText")));
    var report = Exploring.upTo(2_000, program, false);
    assertFalse(report.complete());
    var found = report.outcomes().stream().filter(each -> each.outcome().equals(ring)).findAny();
    var again = Replayer.of(program, Limits.USUAL, found.orElseThrow().shortest());
    assertEquals(ring, again.outcome());
  }
}
