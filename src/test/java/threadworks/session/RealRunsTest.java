package threadworks.session;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import threadworks.lesson.Demo;
import threadworks.lesson.Ideal;
import threadworks.lesson.Lesson;
import threadworks.schedule.report.Bounds;
import threadworks.schedule.report.Outcome;
import threadworks.wording.Language;
import threadworks.wording.SentenceException;

/** What comes of many real runs is counted, whatever they do. */
@Timeout(120)
final class RealRunsTest {
  private static final double LONG = 100;

  /** For a machine that is busy with other things. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static Runner runner = Runner.open();

  @BeforeAll
  static void open() {
    runner = Runner.open();
  }

  @AfterAll
  static void close() {
    runner.close();
    await().until(() -> children().isEmpty());
  }

  private static List<Long> children() {
    try (var children = ProcessHandle.current().descendants()) {
      return children.filter(ProcessHandle::isAlive).map(ProcessHandle::pid).toList();
    }
  }

  private static RunRequest request(String name, int times) {
    return request(name, times, null, 0);
  }

  private static RunRequest request(String name, int times, @Nullable Ideal ideal, int cores) {
    var variant = new Demo.Variant(name, ideal, cores, List.of(), 1, 1, "", 0);
    var threads = new Demo.Param("threads", true, 40, 1, 1_000, 1, "", 2, false);
    var demo =
        new Demo("Lucky", "lucky.Lucky", List.of(variant), List.of(threads), List.of(), null);
    var lesson =
        new Lesson("lucky", 1, 1, false, Map.of(), List.of(demo), Path.of("lucky"), List.of());
    return new RunRequest(lesson, demo, List.of(variant), Map.of("threads", 3.0), times);
  }

  private static Luck luck(String variant, int times) {
    var luck = runner.repeat(request(variant, times), LONG).over().join();
    assertEquals(times, luck.asked());
    assertEquals(times, luck.made(), luck::toString);
    return luck;
  }

  private static Outcome only(Luck luck) {
    assertEquals(1, luck.counts().size(), luck::toString);
    return luck.counts().keySet().iterator().next();
  }

  @Test
  @Tag("slow")
  void aRaceComesToNothingThatNoScheduleComesTo() {
    var luck = luck("race", 1_000);
    assertEquals(1_000, luck.counts().values().stream().mapToLong(count -> count).sum());
    assertEquals(0, luck.unended() + luck.died());
    Set<Outcome> found;
    try (var engine = Engine.open()) {
      var target = StepSessionTest.target("lucky.Lucky", "race");
      found =
          engine.explore(target, Bounds.NONE).over().join().outcomes().stream()
              .map(one -> one.outcome())
              .collect(Collectors.toSet());
    }
    assertEquals(2, found.size());
    for (var seen : luck.counts().keySet()) {
      assertTrue(found.contains(seen), () -> seen + " is none of " + found);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          loads           | RETURNED | 1
          array           | RETURNED | [3, 2]
          common          | RETURNED | 22
          pools           | RETURNED | 3
          pingPong        | RETURNED | played
          sleeps          | RETURNED | 1
          throwing        | THREW    | IllegalStateException
          anotherThrows   | THREW    | UnsupportedOperationException
          """)
  void whatEndsCountsAsWhatItCameTo(String variant, Outcome.Kind kind, String value) {
    var luck = luck(variant, 5);
    assertEquals(kind, only(luck).kind());
    assertEquals(value, only(luck).value());
    assertEquals(0, luck.unended() + luck.died());
  }

  @Test
  @Tag("slow")
  void soDoesWhatWaitsMostlyOnVirtualThreads() {
    whatEndsCountsAsWhatItCameTo("pingPongVirtual", Outcome.Kind.RETURNED, "played");
  }

  @Test
  void whatIsPrintedIsWhatItCameToWhereNothingIsReturned() {
    var only = only(luck("prints", 2));
    assertEquals(Outcome.Kind.PRINTED, only.kind());
    assertEquals(10_001, only.value().length());
    assertTrue(only.value().endsWith("…"), only::value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ring         | DEADLOCK | ''
          ringBehind   | DEADLOCK | ''
          stuckVirtual | DEADLOCK | ''
          stuck        | STUCK    | left
          """)
  void whatCanNeverEndIsCountedAndNotWaitedFor(String variant, Outcome.Kind kind, String value) {
    waits(variant, kind, value, 2);
  }

  private static void waits(String variant, Outcome.Kind kind, String value, int times) {
    var luck = luck(variant, times);
    assertEquals(kind, only(luck).kind());
    assertEquals(value, only(luck).value());
    assertEquals(times, luck.waiting());
    assertEquals(times, luck.unended());
    assertTrue(luck.seconds() < 25, luck::toString);
  }

  @Test
  @Tag("slow")
  void whereManyWaitAFreshProcessGoesOn() {
    waits("stuck", Outcome.Kind.STUCK, "left", 25);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ring", "ringBehind", "stuckVirtual"})
  @Tag("slow")
  void alsoAfterDeadlocks(String variant) {
    waits(variant, Outcome.Kind.DEADLOCK, "", 25);
  }

  @Test
  @Tag("slow")
  void aThousandThreadsLeftBehindDisturbNobody() {
    var luck = luck("crowd", 3);
    assertEquals(Outcome.Kind.STUCK, only(luck).kind());
    assertEquals(3, luck.waiting());
    assertEquals(2, luck("race", 2).made());
  }

  @Test
  @Tag("slow")
  void whatGoesOnForTooLongIsOverdue() {
    var luck = luck("endless", 2);
    assertEquals(2, luck.overdue());
    assertEquals(Map.of(), luck.counts());
  }

  @Test
  @Tag("slow")
  void aProcessThatGoesOnBehindIsEndedBeforeTheNextRun() {
    goesOn("sleeper");
  }

  @Test
  @Tag("slow")
  void soIsAThread() {
    goesOn("daemon");
  }

  private static void goesOn(String variant) {
    var before = Set.copyOf(children());
    try (var own = Runner.open()) {
      var first = own.repeat(request(variant, 1), LONG).over().join();
      assertEquals(new Outcome(Outcome.Kind.RETURNED, "left", List.of()), only(first));
      // The host's successor alone.
      await().until(() -> children().stream().filter(child -> !before.contains(child)).count() < 2);
      var second = own.repeat(request(variant, 2), LONG).over().join();
      assertEquals(2, second.made());
      assertEquals(0, second.unended() + second.died());
    }
    await().until(() -> before.containsAll(children()));
  }

  @Test
  void whatEndsItsProcessIsCountedAndSaysHow() {
    var luck = luck("exits", 2);
    assertEquals(2, luck.died());
    assertEquals(
        "the demo ended its own process with exit code 3",
        Language.EN.wording().say(Objects.requireNonNull(luck.death())));
  }

  @Tag("slow")
  @Test
  void whatFillsTheHeapHasThrown() {
    assertEquals(
        new Outcome(Outcome.Kind.THREW, "OutOfMemoryError", List.of()), only(luck("fills", 2)));
  }

  @Test
  @Tag("slow")
  void itsWorkerProcessesHaveItsParameters() {
    // Which may take long to start.
    var request = request("processes", 2, Ideal.parse("30"), 0);
    assertEquals("[6, 4]", only(runner.repeat(request, LONG).over().join()).value());
  }

  @Test
  void coresAreConfined() {
    var luck = runner.repeat(request("race", 5, null, 1), LONG).over().join();
    assertEquals(5, luck.made());
  }

  @Test
  void cancelledTheyAreOverAtOnceAndTheirCountsStay() {
    var runs = runner.repeat(request("race", 1_000_000), LONG);
    await().atMost(PATIENCE).until(() -> runs.report().made() > 10);
    assertFalse(runs.over().isDone());
    runs.cancel();
    assertTrue(runs.over().isDone());
    var last = runs.over().join();
    assertTrue(last.made() > 10 && last.made() < 1_000_000, last::toString);
    assertEquals(last, runs.report());
    assertNull(last.death());
  }

  @Tag("slow")
  @Test
  void cancelledInARunThatDoesNotEndTheyLeaveNoProcess() {
    var before = Set.copyOf(children());
    try (var own = Runner.open()) {
      var runs = own.repeat(request("endless", 10), LONG);
      await().atMost(PATIENCE).until(() -> runs.report().overdue() > 0);
      runs.cancel();
      assertEquals(1, runs.over().join().made());
    }
    await().until(() -> before.containsAll(children()));
  }

  @Test
  void theyAreOverWhenTheirTimeIs() {
    var luck = runner.repeat(request("sleeps", 1_000), 1).over().join();
    assertTrue(luck.made() < 7, luck::toString);
    assertEquals(0, luck.unended() + luck.died());
  }

  @Test
  void oneProcessServesOrderAfterOrder() {
    try (var own = Runner.open()) {
      var before = Set.copyOf(children());
      var _ = own.repeat(request("race", 3), LONG).over().join();
      var _ = own.repeat(request("loads", 3), LONG).over().join();
      var session = own.start(request("loads", 1));
      await().until(() -> session.snapshot().finished());
      var started = children().stream().filter(child -> !before.contains(child)).toList();
      assertEquals(started, session.snapshot().runs().getFirst().pids());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void whatMakesNoSenseIsRefused(int times) {
    var request = request("race", times);
    var wrong =
        new RunRequest(
            request.lesson(), request.demo(), request.variants(), Map.of("none", 1.0), times);
    assertThrows(SentenceException.class, () -> runner.repeat(wrong, LONG));
  }

  @Test
  void whatCannotBeRunAtAllIsASentence() {
    var closed = Runner.open();
    closed.close();
    var over = closed.repeat(request("race", 2), LONG).over();
    var thrown = assertThrows(CompletionException.class, over::join);
    assertInstanceOf(SentenceException.class, thrown.getCause());
  }
}
