package threadworks.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Stepping forth and back, and what is seen at each step. */
@Timeout(120)
final class StepSessionTest {
  static ScheduleTarget target(String className, String method) {
    return new ScheduleTarget(
        List.of(), className, method, Map.of(), List.of(), true, false, false);
  }

  private static StepSession open(String className, String method) {
    return StepSession.open(target(className, method));
  }

  private static StepSnapshot.ThreadState thread(StepSnapshot now, char letter) {
    var thread = now.thread(letter);
    assertNotNull(thread);
    return thread;
  }

  private static StepSnapshot.@Nullable Variable variable(StepSnapshot now, String name) {
    return now.variables().stream().filter(v -> v.name().equals(name)).findFirst().orElse(null);
  }

  @Test
  void eachThreadSaysWhatItIsAboutToDo() {
    try (var session = open("corpus.Memory", "twoIncrement")) {
      var now = session.replay("M2");
      assertEquals("about to read count", thread(now, 'A').sentence());
      assertTrue(thread(now, 'A').canMove());
      assertEquals("0", thread(now, 'A').value());
      assertFalse(thread(now, 'M').canMove());
      assertEquals("waits for A", thread(now, 'M').sentence());
      assertEquals("A", thread(now, 'M').waitsFor());
      session.step('A');
      now = session.step('B');
      assertEquals("about to write 1 to count; it read 0", thread(now, 'A').sentence());
      assertEquals("about to write 1 to count; it read 0", thread(now, 'B').sentence());
      assertTrue(thread(now, 'A').line() > 0);
      assertEquals("Memory.java", thread(now, 'A').file());
      now = session.step('A');
      assertEquals("has ended", thread(now, 'A').sentence());
      assertTrue(thread(now, 'A').ended());
      assertEquals(new StepSnapshot.Variable("count", "1", "A", "B"), variable(now, "count"));
      assertNull(now.outcome());
      now = session.step('B');
      while (now.outcome() == null) {
        now = session.step('M');
      }
      assertEquals(new StepSnapshot.Outcome("RETURNED", "1"), now.outcome());
      assertEquals("M2ABABM3", session.code());
    }
  }

  @Test
  void backAndForthComeToTheSamePositions() {
    try (var session = open("corpus.Memory", "twoIncrement")) {
      var end = session.replay("M2ABABM3");
      assertEquals(9, session.length());
      var two = session.seek(2);
      assertEquals("M2", two.code());
      assertEquals(two, session.seek(2));
      assertEquals(end, session.seek(9));
      assertEquals(8, session.back().steps());
      assertEquals(end, session.step('M'));
      assertEquals(9, session.length());
      assertEquals(0, session.seek(0).steps());
      assertEquals(0, session.back().steps());
      assertThrows(IllegalArgumentException.class, () -> session.seek(10));
    }
  }

  /** A step other than the one taken back forgets what came after it; the same one does not. */
  @Test
  void anotherStepForgetsTheRest() {
    try (var session = open("corpus.Memory", "twoIncrement")) {
      session.replay("M2ABABM3");
      session.seek(2);
      session.step('A');
      assertEquals(9, session.length());
      session.step('A');
      assertEquals(4, session.length());
      assertEquals("M2A2", session.code());
    }
  }

  @Test
  void whoCannotMoveSaysWhy() {
    try (var session = open("corpus.Memory", "twoIncrement")) {
      session.replay("M2");
      var e = assertThrows(IllegalArgumentException.class, () -> session.step('M'));
      assertEquals("M cannot move: it waits for A", e.getMessage());
      assertThrows(IllegalArgumentException.class, () -> session.step('C'));
      assertThrows(IllegalArgumentException.class, () -> session.step('T'));
      assertThrows(IllegalArgumentException.class, () -> session.replay("MZ"));
      assertThrows(IllegalArgumentException.class, () -> session.replay("M?"));
      assertEquals("M2", session.code());
    }
  }

  @Test
  void locksHaveOwnersAndWaiters() {
    try (var session = open("corpus.Monitors", "deadlockOfTwo")) {
      var now = session.replay("M2AB");
      assertEquals(
          List.of(
              new StepSnapshot.Lock("Object", "A", List.of("B"), List.of()),
              new StepSnapshot.Lock("Object 2", "B", List.of("A"), List.of())),
          now.locks());
      assertEquals("waits for B", thread(now, 'A').sentence());
      assertEquals("A", thread(now, 'B').waitsFor());
      var outcome = now.outcome();
      assertNotNull(outcome);
      assertEquals("DEADLOCK", outcome.kind());
    }
  }

  @Test
  void locksOfJavaUtilConcurrentToo() {
    try (var session = open("corpus.Locks", "locksInTwoOrders")) {
      var now = session.replay("M2AB");
      var lock = now.locks().getFirst();
      assertEquals("ReentrantLock", lock.name());
      assertEquals("A", lock.owner());
      assertEquals(
          "about to call ReentrantLock.lock on ReentrantLock 2", thread(now, 'A').sentence());
      now = session.step('A');
      assertEquals("waits for B", thread(now, 'A').sentence());
      assertTrue(
          now.locks()
              .contains(new StepSnapshot.Lock("ReentrantLock 2", "B", List.of("A"), List.of())),
          now.locks()::toString);
    }
  }

  /** Which of two waiters a notify wakes is the learner's to choose. */
  @Test
  void aNotifyIsABranch() {
    try (var session = open("corpus.Monitors", "notifyOneOfTwo")) {
      var now = session.snapshot();
      while (thread(now, 'M').wakes().isEmpty()) {
        char who = 'M';
        for (var thread : now.threads()) {
          if (thread.canMove() && (thread.letter().equals("A") || thread.letter().equals("B"))) {
            who = thread.letter().charAt(0);
          }
        }
        now = session.step(who);
      }
      assertEquals(List.of("A", "B"), thread(now, 'M').wakes());
      assertEquals(List.of("A", "B"), now.locks().getFirst().waiting());
      now = session.step('M', 'B');
      assertEquals("waits for a notify", thread(now, 'A').sentence());
      assertTrue(session.code().endsWith(">B"), session.code());
      assertTrue(thread(session.seek(session.length()), 'B').canMove());
    }
  }

  @Test
  void theClockIsAPlayer() {
    try (var session = open("corpus.Timing", "sleepInsteadOfJoin")) {
      assertFalse(session.snapshot().clock().canMove());
      var now = session.replay("M2");
      assertEquals(new StepSnapshot.Clock(true, 0, "M", 1_000_000_000L), now.clock());
      assertEquals("sleeps", thread(now, 'M').sentence());
      now = session.step('T');
      assertEquals(1_000_000_000L, now.clock().nanos());
      assertTrue(thread(now, 'M').canMove());
    }
  }

  @Test
  void aLongScheduleIsReachedAnywhere() {
    try (var session = open("corpus.Odd", "countsForEver")) {
      var now = session.replay("M1000");
      assertEquals("500", now.variables().getFirst().value());
      for (int n : new int[] {1000, 1, 500, 999}) {
        assertEquals(n, session.seek(n).steps());
      }
    }
  }

  @Test
  void whatIsRefusedSaysSo() {
    try (var session = open("corpus.Odd", "exits")) {
      assertTrue(
          String.valueOf(session.snapshot().refused()).startsWith("System.exit at line"),
          session.snapshot()::toString);
    }
    assertThrows(IllegalArgumentException.class, () -> open("corpus.Odd", "nothing"));
  }
}
