package threadworks.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import threadworks.schedule.report.Limits;
import threadworks.schedule.report.Outcome;
import threadworks.schedule.report.Position;
import threadworks.schedule.report.Schedule;

/** What is said of threads, variables and locks where a program stands. */
@Timeout(60)
final class StandingTest {
  private static final Limits LINES = new Limits(true, false, 10_000, true);

  private static final Position.Guard BY_A = new Position.Guard(List.of("A"), List.of());

  private static Position at(String method, String code) {
    return at(method, Limits.USUAL, code);
  }

  private static Position at(String method, Limits limits, String code) {
    var position =
        Stepper.at(Exploring.program("corpus.Seen", method), limits, Schedule.parse(code), 0);
    assertEquals(code, position.schedule().code(), position::toString);
    return position;
  }

  private static Position.ThreadState thread(Position position, String letter) {
    return position.threads().stream()
        .filter(thread -> thread.letter().equals(letter))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "nobody",
      textBlock =
          """
          take            | MA    | A | waits in ArrayBlockingQueue.take                       | nobody
          pool            | MA4   | A | waits for a task                                       | nobody
          condition       | MA2   | A | waits in Condition.await                               | nobody
          condition       | MA2M2 | A | waits for M                                            | M
          poll            | MA    | A | waits in LinkedBlockingQueue.poll; the clock can wake it | nobody
          late            | MA3   | A | waits in DelayQueue.take; the clock can wake it        | nobody
          sleep           | MA    | A | sleeps                                                 | T
          waitForSomeTime | M4    | M | waits for a notify; the clock can wake it              | nobody
          readers         | MA2   | A | waits for M                                            | M
          """)
  void whoCannotMoveSaysWhy(
      String method, String code, String who, String sentence, String waitsFor) {
    var thread = thread(at(method, code), who);
    assertEquals(sentence, Exploring.said(thread.sentence()));
    assertEquals(waitsFor, thread.waitsFor());
    if (!sentence.equals("waits for a task")) {
      assertEquals("Seen.java", thread.file(), "with line " + thread.line());
    }
  }

  /** To start a pool is one step, and each worker's begin another: nothing of its own is seen. */
  @Test
  void aPoolIsCalledByALineOfTheProgramAndItsWorkersHaveNone() {
    var program = Exploring.program("corpus.ThreadPools", "mapOnTwo");
    var made = Stepper.at(program, Limits.USUAL, Schedule.parse("MABM2A"), 0);
    assertEquals(
        List.of(
            "ThreadPool.start",
            "begin",
            "begin",
            "go on in ThreadPool.start",
            "Pool.map",
            "go on as a worker of ThreadPool"),
        made.done().stream().map(step -> Exploring.said(step.operation())).toList());
    for (var step : made.done()) {
      assertEquals(step.who() == 'M' ? "ThreadPools.java" : "", step.file(), step::toString);
    }
    assertEquals(List.of(), made.variables());
  }

  /** Who waits for a field that nobody will write reads it over and over. */
  @Test
  void aLivelockSaysWhichStepComesAgain() {
    var program = Exploring.program("corpus.Memory", "spinForEver");
    var found =
        Exploring.all(program, Limits.USUAL, false).outcomes().stream()
            .filter(each -> each.outcome().kind() == Outcome.Kind.LIVELOCK)
            .findFirst()
            .orElseThrow();
    var again = found.again();
    assertNotNull(again);
    var replay = Replayer.of(program, Limits.USUAL, found.shortest());
    assertEquals(again, replay.again());
    assertEquals(again, Stepper.at(program, Limits.USUAL, found.shortest(), 0).again());
    assertEquals(replay.steps().size() + 1, again.step());
    var step = replay.steps().get(again.of() - 1);
    assertEquals('A', step.who());
    assertEquals("step.READ", step.operation().key());
    var other = Exploring.program("corpus.Memory", "threeIncrement");
    assertNull(Replayer.of(other, Limits.USUAL, Schedule.parse("M")).again());
  }

  @Test
  void aLongValueIsCutAndItsSizeSaid() {
    assertEquals("\"short\"", Operation.show("short"));
    assertEquals(
        "\"" + "a".repeat(39) + "…" + "a".repeat(11) + "\" (500)", Operation.show("a".repeat(500)));
    assertEquals("[" + "0, ".repeat(13) + "… 0, 0, 0, 0] (1000)", Operation.show(new int[1_000]));
  }

  /** Its read lock and its write lock are no locks of their own, and a reader holds it too. */
  @Test
  void aReadWriteLockIsOneLock() {
    assertEquals(
        List.of(new Position.Lock("ReentrantReadWriteLock", null, "M", List.of("A"), List.of())),
        at("readers", "MA2").locks());
    assertEquals(
        List.of(new Position.Lock("ReentrantReadWriteLock", null, "M, A", List.of("B"), List.of())),
        at("manyReaders", "M2A2B2").locks());
    assertEquals("A", thread(at("manyReaders", "M2A2B2M2"), "B").waitsFor());
  }

  /** A class of the program's own that is a lock of the JDK's. */
  @Test
  void theHeirOfALockIsOne() {
    assertEquals(
        List.of(new Position.Lock("ReentrantLock", null, "A", List.of("M"), List.of())),
        at("heir", "MAM").locks());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          M2         | about to enter KEYS[1]
          M3         | about to notify KEYS[1]: nobody waits
          M2A2M      | about to notify KEYS[1]: it wakes A
          M2A2B2M    | about to notify KEYS[1]: it wakes one of A, B
          M2A2B2M2>A | about to notify all of KEYS[1]: it wakes B
          """)
  void whoNotifiesSaysWhom(String code, String sentence) {
    assertEquals(sentence, Exploring.said(thread(at("bell", code), "M").sentence()));
  }

  @Test
  void whoAwaitsAConditionWaitsAtItsLock() {
    assertEquals(
        List.of(new Position.Lock("ReentrantLock", null, null, List.of(), List.of("A"))),
        at("condition", "MA2").locks());
    assertEquals(
        List.of(new Position.Lock("ReentrantLock", null, "M", List.of("A"), List.of())),
        at("condition", "MA2M2").locks());
  }

  @Test
  void objectsOfOneClassAreToldApart() {
    assertEquals(
        "about to enter Account", Exploring.said(thread(at("transfer", "M"), "A").sentence()));
    assertEquals(
        "about to enter Account 2", Exploring.said(thread(at("transfer", "M"), "M").sentence()));
    assertEquals(
        "about to read balance (Account 2)",
        Exploring.said(thread(at("transfer", "MA4"), "A").sentence()));
    assertEquals(
        List.of(
            new Position.Lock("Account", null, "A", List.of(), List.of()),
            new Position.Lock("Account 2", null, "A", List.of("M"), List.of())),
        at("transfer", "MA2").locks());
    assertEquals(
        List.of("balance", "balance (Account 2)"),
        at("transfer", "MA6").variables().stream().map(Position.Variable::name).toList());
  }

  /** An order that changes from step to step cannot be followed. */
  @Test
  void locksKeepTheirOrder() {
    for (var code : List.of("M", "M2", "MA", "MA2")) {
      assertEquals(
          List.of("Account", "Account 2"),
          at("transfer", code).locks().stream().map(Position.Lock::name).toList(),
          code);
    }
  }

  @Test
  void valuesLookAsInTheSourceAndStayOnOneLine() {
    assertEquals(
        "about to write true to flag", Exploring.said(thread(at("values", "M"), "A").sentence()));
    assertEquals(
        "about to write x to letter", Exploring.said(thread(at("values", "MA"), "A").sentence()));
    assertEquals(
        "about to write \"one\\ntwo\\u001b\" to text",
        Exploring.said(thread(at("values", "MA2"), "A").sentence()));
  }

  @Test
  void aLineThatIsOneStepHasAllItWrites() {
    var now = at("line", LINES, "M2A");
    assertEquals(
        List.of(
            new Position.Variable(
                "count",
                "2",
                null,
                new Position.Use("A", 3),
                new Position.Use("A", 3),
                null,
                new Position.Guard(List.of("A", "M"), List.of()))),
        now.variables());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          guardedIncrement             | M2       |      |
          guardedIncrement             | M2A3     | A    | Monitors.class
          guardedIncrement             | M3A3B3   | A, B | Monitors.class
          incrementUnderDifferentLocks | M2A3     | A    | LOCK
          incrementUnderDifferentLocks | M2A3B3   | A, B |
          """)
  void aVariableSaysWhichLocksWereHeldEachTimeOneOfSeveralThreadsUsedIt(
      String method, String code, @Nullable String users, @Nullable String locks) {
    var position =
        Stepper.at(
            Exploring.program("corpus.Monitors", method), Limits.USUAL, Schedule.parse(code), 0);
    var guard =
        position.variables().stream()
            .filter(variable -> variable.name().equals("count"))
            .map(Position.Variable::guard)
            .findFirst()
            .orElse(null);
    assertEquals(users, guard == null ? null : String.join(", ", guard.users()));
    assertEquals(locks == null ? "" : locks, guard == null ? "" : String.join(", ", guard.locks()));
  }

  @Test
  void lambdasHaveNoNames() {
    var steps =
        Replayer.of(
            Exploring.program("corpus.Seen", "pool"), Limits.USUAL, new Schedule(List.of()));
    assertEquals(
        List.of("come back from lambda"),
        steps.steps().stream()
            .map(step -> String.valueOf(Exploring.said(step.operation())))
            .filter(operation -> operation.contains("come back"))
            .toList());
  }

  @Test
  void aCollectionIsOneThingWithCells() {
    var now = at("shelves", "MA22");
    assertEquals(
        List.of("SHELF", "STOCK", "NUMBERS", "FORKS", "count"),
        now.variables().stream().map(Position.Variable::name).toList());
    assertEquals(
        new Position.Variable(
            "SHELF",
            "[7, 8]",
            new Position.Cells(List.of("7", "8"), List.of(), 0),
            new Position.Use("A", 17),
            new Position.Use("A", 15),
            null,
            BY_A),
        now.variables().get(0));
    assertEquals(
        new Position.Variable(
            "STOCK",
            "{apples=3}",
            new Position.Cells(List.of("3"), List.of("\"apples\""), 0),
            null,
            null,
            new Position.Use("A", 18),
            BY_A),
        now.variables().get(1));
    var numbers = now.variables().get(2).cells();
    assertNotNull(numbers);
    assertEquals(12, numbers.shown().size());
    assertEquals(8, numbers.more());
    assertEquals("FORKS[0]", now.locks().getFirst().field());
  }

  @Test
  void whatAThreadIsAboutToUseIsThereBeforeAnybodyHasUsedIt() {
    assertEquals(
        List.of(
            new Position.Variable(
                "SHELF",
                "[]",
                new Position.Cells(List.of(), List.of(), 0),
                null,
                null,
                null,
                null)),
        at("shelves", "M").variables());
  }

  /** While a list is being changed, it is what a reader would find. */
  @Test
  void aListInTheMidstOfAChangeIsShownAsItIs() {
    var shelf = at("shelves", "MA9").variables().getFirst();
    assertEquals("SHELF", shelf.name());
    assertEquals(new Position.Cells(List.of(), List.of(), 0), shelf.cells());
    assertEquals(new Position.Use("A", 10), shelf.written());
  }
}
