package threadworks.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import threadworks.schedule.report.Limits;
import threadworks.schedule.report.Outcome;
import threadworks.schedule.report.Position;
import threadworks.schedule.report.Schedule;
import threadworks.wording.Language;
import threadworks.wording.SentenceException;

/** Stepping forth and back, and what is seen at each step. */
@Timeout(120)
final class StepSessionTest {
  static ScheduleTarget target(String className, String method) {
    return new ScheduleTarget(List.of(), className, method, Map.of(), List.of(), Limits.USUAL);
  }

  private static Engine engine = Engine.open();

  @BeforeAll
  static void openEngine() {
    engine = Engine.open();
  }

  @AfterAll
  static void closeEngine() {
    engine.close();
  }

  private static StepSession open(String className, String method) {
    var session = new StepSession(engine, target(className, method));
    at(session.seek(0));
    return session;
  }

  /** The answer, or the sentence that is its failure. */
  private static Position at(CompletableFuture<Position> answer) {
    try {
      return answer.join();
    } catch (CompletionException e) {
      throw assertInstanceOf(SentenceException.class, e.getCause());
    }
  }

  private static Position replay(StepSession session, String code) {
    return at(session.replay(Schedule.parse(code)));
  }

  private static String sentence(Position now, char letter) {
    return Language.EN.wording().say(thread(now, letter).sentence());
  }

  private static Position position(StepSession session) {
    return Objects.requireNonNull(session.position());
  }

  private static Position.ThreadState thread(Position now, char letter) {
    var thread = now.thread(letter);
    assertNotNull(thread);
    return thread;
  }

  private static Position.@Nullable Variable variable(Position now, String name) {
    return now.variables().stream().filter(v -> v.name().equals(name)).findFirst().orElse(null);
  }

  @Test
  void eachThreadSaysWhatItIsAboutToDo() {
    var session = open("corpus.Memory", "twoIncrement");
    var now = replay(session, "M2");
    assertEquals("about to read count", sentence(now, 'A'));
    assertTrue(thread(now, 'A').canMove());
    assertEquals("0", thread(now, 'A').value());
    assertFalse(thread(now, 'M').canMove());
    assertEquals("waits for A", sentence(now, 'M'));
    assertEquals("A", thread(now, 'M').waitsFor());
    at(session.step('A'));
    now = at(session.step('B'));
    assertEquals("about to write 1 to count; it read 0", sentence(now, 'A'));
    assertEquals("about to write 1 to count; it read 0", sentence(now, 'B'));
    assertTrue(thread(now, 'A').line() > 0);
    assertEquals("Memory.java", thread(now, 'A').file());
    now = at(session.step('A'));
    assertEquals("has ended", sentence(now, 'A'));
    assertTrue(thread(now, 'A').ended());
    assertEquals(
        new Position.Variable(
            "count",
            "1",
            null,
            new Position.Use("A", 5),
            new Position.Use("B", 4),
            null,
            new Position.Guard(List.of("A", "B"), List.of())),
        variable(now, "count"));
    assertNull(now.outcome());
    now = at(session.step('B'));
    while (now.outcome() == null) {
      now = at(session.step('M'));
    }
    assertEquals(new Outcome(Outcome.Kind.RETURNED, "1", List.of()), now.outcome());
    assertEquals("M2ABABM3", session.made().code());
  }

  @Test
  void theLogSaysWhatEachMoveDidHoweverItIsReached() {
    var session = open("corpus.Memory", "twoIncrement");
    replay(session, "M2AB");
    at(session.step('A'));
    at(session.seek(2));
    assertEquals(5, session.log().size());
    at(session.seek(4));
    at(session.step('B'));
    var stepwise = session.log();
    assertEquals(5, stepwise.size());
    var atOnce = open("corpus.Memory", "twoIncrement");
    replay(atOnce, "M2AB2");
    assertEquals(atOnce.log(), stepwise);
    var last = stepwise.getLast();
    assertEquals('B', last.who());
    assertEquals("1", last.value());
    assertEquals("write count", Language.EN.wording().say(last.operation()));
    assertTrue(last.line() > 0);
  }

  @Test
  void backAndForthComeToTheSamePositions() {
    var session = open("corpus.Memory", "twoIncrement");
    var end = replay(session, "M2ABABM3");
    assertEquals(9, session.schedule().size());
    var two = at(session.seek(2));
    assertEquals("M2", two.schedule().code());
    assertEquals(two, at(session.seek(2)));
    assertEquals(end, at(session.seek(9)));
    assertEquals(8, at(session.back()).steps());
    assertEquals(end, at(session.step('M')));
    assertEquals(9, session.schedule().size());
    assertEquals(0, at(session.seek(0)).steps());
    assertEquals(0, at(session.back()).steps());
    assertThrows(IllegalArgumentException.class, () -> at(session.seek(10)));
  }

  /** A step other than the one taken back forgets what came after it; the same one does not. */
  @Test
  void anotherStepForgetsTheRest() {
    var session = open("corpus.Memory", "twoIncrement");
    replay(session, "M2ABABM3");
    at(session.seek(2));
    at(session.step('A'));
    assertEquals(9, session.schedule().size());
    at(session.step('A'));
    assertEquals(4, session.schedule().size());
    assertEquals("M2A2", session.made().code());
  }

  @Test
  void whoCannotMoveSaysWhy() {
    var session = open("corpus.Memory", "twoIncrement");
    replay(session, "M2");
    var e = assertThrows(IllegalArgumentException.class, () -> at(session.step('M')));
    assertEquals("M cannot move: it waits for A", e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> at(session.step('C')));
    assertThrows(IllegalArgumentException.class, () -> at(session.step('T')));
    assertThrows(IllegalArgumentException.class, () -> replay(session, "MZ"));
    assertThrows(IllegalArgumentException.class, () -> replay(session, "M?"));
    assertEquals("M2", session.made().code());
  }

  @Test
  void locksHaveOwnersAndWaiters() {
    var session = open("corpus.Monitors", "deadlockOfTwo");
    var now = replay(session, "M2AB");
    assertEquals(
        List.of(
            new Position.Lock("Object", "LOCK", "A", List.of("B"), List.of()),
            new Position.Lock("Object 2", "OTHER", "B", List.of("A"), List.of())),
        now.locks());
    assertEquals("waits for B", sentence(now, 'A'));
    assertEquals("A", thread(now, 'B').waitsFor());
    var outcome = now.outcome();
    assertNotNull(outcome);
    assertEquals(Outcome.Kind.DEADLOCK, outcome.kind());
  }

  @Test
  void locksOfJavaUtilConcurrentToo() {
    var session = open("corpus.Locks", "locksInTwoOrders");
    var now = replay(session, "M2AB");
    var lock = now.locks().getFirst();
    assertEquals("ReentrantLock", lock.name());
    assertEquals("A", lock.owner());
    assertEquals("about to call ReentrantLock.lock (ReentrantLock 2)", sentence(now, 'A'));
    now = at(session.step('A'));
    assertEquals("waits for B", sentence(now, 'A'));
    assertTrue(
        now.locks()
            .contains(new Position.Lock("ReentrantLock 2", null, "B", List.of("A"), List.of())),
        now.locks()::toString);
  }

  /** Out of one call, not of the next, and each part of it stays a step. */
  @Test
  void aCallIntoACollectionIsLeftInOneGo() {
    var session = open("corpus.Seen", "shelves");
    var now = replay(session, "MA");
    assertEquals("about to write 1 to modCount in ArrayList.add; it read 0", sentence(now, 'A'));
    int line = thread(now, 'A').line();
    now = at(session.out('A'));
    assertEquals("about to read modCount in ArrayList.add", sentence(now, 'A'));
    assertEquals(line + 1, thread(now, 'A').line());
    assertTrue(session.made().size() > 3, session.made()::code);
    at(session.back());
    assertEquals(line, thread(at(session.seek(3)), 'A').line());
    replay(session, "");
    now = at(session.out('M'));
    assertEquals("M", now.schedule().code(), "no part of a call: a step like any other");
  }

  /** Which of two waiters a notify wakes is the learner's to choose. */
  @Test
  void aNotifyIsABranch() {
    var session = open("corpus.Monitors", "notifyOneOfTwo");
    var now = position(session);
    while (thread(now, 'M').wakes().isEmpty()) {
      char who = 'M';
      for (var thread : now.threads()) {
        if (thread.canMove() && (thread.letter().equals("A") || thread.letter().equals("B"))) {
          who = thread.letter().charAt(0);
        }
      }
      now = at(session.step(who));
    }
    assertEquals(List.of("A", "B"), thread(now, 'M').wakes());
    assertEquals(List.of("A", "B"), now.locks().getFirst().waiting());
    now = at(session.step('M', 'B'));
    assertEquals("waits for a notify", sentence(now, 'A'));
    assertTrue(session.made().code().endsWith(">B"), session.made().code());
    assertTrue(thread(at(session.seek(session.schedule().size())), 'B').canMove());
  }

  @Test
  void theClockIsAPlayer() {
    var session = open("corpus.Timing", "sleepInsteadOfJoin");
    assertFalse(position(session).clock().canMove());
    var now = replay(session, "M2");
    assertEquals(new Position.Clock(true, 0, "M", 1_000_000_000L), now.clock());
    assertEquals("sleeps", sentence(now, 'M'));
    now = at(session.step('T'));
    assertEquals(1_000_000_000L, now.clock().nanos());
    assertTrue(thread(now, 'M').canMove());
  }

  @Test
  void aLongScheduleIsReachedAnywhere() {
    var session = open("corpus.Odd", "countsForEver");
    var now = replay(session, "M1000");
    assertEquals("500", now.variables().getFirst().value());
    for (int n : new int[] {1000, 1, 500, 999}) {
      assertEquals(n, at(session.seek(n)).steps());
    }
  }

  @Test
  void whatIsRefusedSaysSo() {
    var session = open("corpus.Odd", "exits");
    assertTrue(
        Language.EN
            .wording()
            .say(Objects.requireNonNull(position(session).refused()))
            .startsWith("System.exit at line"),
        position(session)::toString);
    assertThrows(IllegalArgumentException.class, () -> open("corpus.Odd", "nothing"));
  }
}
