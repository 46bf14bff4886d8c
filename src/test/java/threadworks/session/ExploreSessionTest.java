package threadworks.session;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Explorations in a child JVM: progress, cancelling, and going on from a position. */
@Timeout(120)
final class ExploreSessionTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  private static ExploreSession.Bounds from(String code) {
    return new ExploreSession.Bounds(Long.MAX_VALUE, Double.POSITIVE_INFINITY, false, 0, 0, code);
  }

  private static ExploreSnapshot explore(
      String className, String method, ExploreSession.Bounds bounds) throws InterruptedException {
    var session = ExploreSession.start(StepSessionTest.target(className, method), bounds);
    assertTrue(session.await(LONG));
    return session.snapshot();
  }

  private static Set<String> values(ExploreSnapshot snapshot) {
    return snapshot.outcomes().stream()
        .map(ExploreSnapshot.Outcome::value)
        .collect(Collectors.toSet());
  }

  @Test
  void countsWhatSchedulesComeTo() throws InterruptedException {
    var all = explore("corpus.Memory", "twoIncrement", ExploreSession.Bounds.NONE);
    assertTrue(all.finished());
    assertTrue(all.complete());
    assertNull(all.error());
    assertEquals(19, all.schedules());
    assertEquals(Set.of("1", "2"), values(all));
  }

  /** Once both have read, an update is lost for sure; once one has written, it is not. */
  @Test
  void whatCanStillHappenFromHere() throws InterruptedException {
    var lost = explore("corpus.Memory", "twoIncrement", from("M2AB"));
    assertEquals(Set.of("1"), values(lost));
    assertTrue(lost.complete());
    for (var outcome : lost.outcomes()) {
      assertTrue(outcome.shortest().startsWith("M2AB"), outcome.shortest());
    }
    assertEquals(Set.of("2"), values(explore("corpus.Memory", "twoIncrement", from("M2A2"))));
    assertEquals(Set.of("1", "2"), values(explore("corpus.Memory", "twoIncrement", from("M2A"))));
  }

  @Test
  void aPrefixThatDoesNotFitIsAnError() throws InterruptedException {
    var none = explore("corpus.Memory", "twoIncrement", from("MZ"));
    assertEquals("Z cannot make step 2 of the schedule; A and M can", none.error());
    assertFalse(none.complete());
  }

  @Test
  void aPrefixLongerThanTheProgramOrWithAWakeUpTooManyIsAnError() throws InterruptedException {
    var longer = explore("corpus.Memory", "twoIncrement", from("M2A2B2M5"));
    assertEquals("the program is over after 9 of the schedule's 11 steps", longer.error());
    var waker = explore("corpus.Memory", "twoIncrement", from("M2A>B"));
    assertEquals("step 3 of the schedule cannot wake B", waker.error());
  }

  @Test
  void anExplorationCanBeCancelledAndKeepsWhatItFound() throws InterruptedException {
    var session =
        ExploreSession.start(
            StepSessionTest.target("corpus.Pools", "blockingQueueThreeConsumers"),
            ExploreSession.Bounds.NONE);
    await().atMost(LONG).until(() -> session.snapshot().schedules() > 0);
    session.cancel();
    assertTrue(session.await(LONG));
    var last = session.snapshot();
    assertTrue(last.finished());
    assertFalse(last.complete());
    assertNull(last.error());
    assertTrue(last.schedules() > 0);
    assertTrue(last.estimate() >= last.schedules(), last::toString);
  }

  /** What hangs where no hook is says where, and what was found before stays. */
  @Test
  void aStepThatHangsSaysWhere() throws InterruptedException {
    var bounds = new ExploreSession.Bounds(Long.MAX_VALUE, 0.5, false, 0, 0, "");
    var hung = explore("corpus.Odd", "hangsLater", bounds);
    assertEquals(Set.of("2"), values(hung));
    assertNull(hung.error());
    assertTrue(
        String.valueOf(hung.refused())
            .matches("a step does not end: it was at line 122, in .*\\.sum"),
        hung::toString);
  }

  /** A lock that no hook knows of keeps the whole host waiting, which is seen from beside it. */
  @Test
  void aStepThatWaitsForAnUnknownLockSaysWhere() throws InterruptedException {
    var kept = explore("corpus.Printed", "printedThroughAnother", ExploreSession.Bounds.NONE);
    assertEquals(Set.of("1", "2"), values(kept));
    assertFalse(kept.complete());
    assertTrue(
        String.valueOf(kept.refused())
            .matches(
                "PrintWriter.print at line \\d+ of Printed.java cannot be explored: it runs"
                    + " unwoven, and waits for a lock that a call of another thread holds"),
        kept::toString);
  }

  /** No JVM starts within a millisecond. */
  @Test
  void aHostThatSaysNothingIsEndedAndNamed() throws InterruptedException {
    var bounds = new ExploreSession.Bounds(Long.MAX_VALUE, 0.001, false, 0, 0, "");
    var session =
        ExploreSession.start(StepSessionTest.target("corpus.Memory", "twoIncrement"), bounds, 0);
    assertTrue(session.await(LONG));
    var last = session.snapshot();
    assertTrue(last.finished());
    assertFalse(last.complete());
    assertNull(last.error());
    assertEquals("its process said nothing for too long", last.cutBecause());
  }

  @Test
  void aProgramThatEatsAllMemoryEndsItsOwnProcessOnly() throws InterruptedException {
    var eaten = explore("corpus.Odd", "eatsMemory", ExploreSession.Bounds.NONE);
    assertFalse(eaten.complete());
    assertTrue(
        eaten.error() != null || values(eaten).contains("OutOfMemoryError"), eaten::toString);
  }
}
