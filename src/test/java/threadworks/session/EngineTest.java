package threadworks.session;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import threadworks.host.ScheduleProcess;
import threadworks.schedule.report.Bounds;
import threadworks.schedule.report.Limits;
import threadworks.schedule.report.Report;
import threadworks.schedule.report.Schedule;
import threadworks.wording.Language;
import threadworks.wording.Sentence;
import threadworks.wording.SentenceException;

/** Explorations in child JVMs: progress, cancelling, replacing, and going on from a position. */
@Timeout(120)
final class EngineTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static Engine engine = Engine.open();

  @BeforeAll
  static void open() {
    engine = Engine.open();
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  private static Bounds from(String code) {
    return Bounds.NONE.from(Schedule.parse(code));
  }

  private static Report explore(String className, String method, Bounds bounds) {
    return engine.explore(StepSessionTest.target(className, method), bounds).over().join();
  }

  private static String failure(String className, String method, Bounds bounds) {
    var over = engine.explore(StepSessionTest.target(className, method), bounds).over();
    var thrown = assertThrows(CompletionException.class, over::join);
    return String.valueOf(
        assertInstanceOf(SentenceException.class, thrown.getCause()).getMessage());
  }

  private static Set<String> values(Report report) {
    return report.outcomes().stream()
        .map(found -> found.outcome().value())
        .collect(Collectors.toSet());
  }

  private static String said(@Nullable Sentence sentence) {
    return sentence == null ? "" : Language.EN.wording().say(sentence);
  }

  @Test
  void countsWhatSchedulesComeTo() {
    var all = explore("corpus.Memory", "twoIncrement", Bounds.NONE);
    assertTrue(all.complete());
    assertEquals(19, all.schedules());
    assertEquals(Set.of("1", "2"), values(all));
  }

  @Test
  void listsTheSchedulesWhereThatIsAskedFor() {
    var all = explore("corpus.Memory", "twoIncrement", Bounds.NONE.listing(19));
    assertEquals(19, all.ways().size());
    assertEquals("2", all.outcomes().get(all.ways().getFirst().outcome()).outcome().value());
    assertEquals(List.of(), explore("corpus.Memory", "twoIncrement", Bounds.NONE).ways());
  }

  /** Once both have read, an update is lost for sure; once one has written, it is not. */
  @Test
  void whatCanStillHappenFromHere() {
    var lost = explore("corpus.Memory", "twoIncrement", from("M2AB"));
    assertEquals(Set.of("1"), values(lost));
    assertTrue(lost.complete());
    for (var outcome : lost.outcomes()) {
      var code = outcome.shortest().code();
      assertTrue(code.startsWith("M2AB"), code);
    }
    assertEquals(Set.of("2"), values(explore("corpus.Memory", "twoIncrement", from("M2A2"))));
    assertEquals(Set.of("1", "2"), values(explore("corpus.Memory", "twoIncrement", from("M2A"))));
  }

  @Tag("slow")
  @Test
  void aPrefixThatDoesNotFitIsAnError() {
    assertEquals(
        "Z cannot make step 2 of the schedule; A and M can",
        failure("corpus.Memory", "twoIncrement", from("MZ")));
  }

  @Test
  void aPrefixLongerThanTheProgramOrWithAWakeUpTooManyIsAnError() {
    assertEquals(
        "the program is over after 9 of the schedule’s 11 steps",
        failure("corpus.Memory", "twoIncrement", from("M2A2B2M5")));
    assertEquals(
        "step 3 of the schedule cannot wake B",
        failure("corpus.Memory", "twoIncrement", from("M2A>B")));
  }

  /** Whatever is kept of a program for the next order. */
  @Test
  void aDemoThatWasCompiledAnewIsSeen(@TempDir Path folder) throws IOException {
    compile(folder, 3);
    assertEquals("7", returned(folder, Map.of()));
    compile(folder, 4);
    assertEquals("9", returned(folder, Map.of()));
  }

  @Tag("slow")
  @Test
  void otherValuesLeaveNothingBehind(@TempDir Path folder) throws IOException {
    compile(folder, 3);
    assertEquals("7", returned(folder, Map.of()));
    assertEquals("21", returned(folder, Map.of("start", 10.0)));
    assertEquals("7", returned(folder, Map.of()));
  }

  private static void compile(Path folder, int start) throws IOException {
    var source =
        Files.writeString(
            folder.resolve("Anew.java"),
            "class Anew { static int start = "
                + start
                + "; static int twice() { return start++ + start; } }");
    assertEquals(
        0,
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", folder.toString(), source.toString()));
  }

  private static String returned(Path folder, Map<String, Double> params) {
    var target =
        new ScheduleTarget(
            List.of(folder.toString()), "Anew", "twice", params, List.of(), Limits.USUAL);
    return engine.replay(target, Schedule.parse("")).join().outcome().value();
  }

  private static Exploration searching() {
    var exploration =
        engine.explore(
            StepSessionTest.target("corpus.Pools", "blockingQueueThreeConsumers"), Bounds.NONE);
    await().atMost(LONG).until(() -> exploration.report().schedules() > 0);
    return exploration;
  }

  @Test
  void anExplorationCanBeCancelledAndKeepsWhatItFound() {
    var exploration = searching();
    exploration.cancel();
    var last = exploration.over().join();
    assertFalse(last.complete());
    assertTrue(last.schedules() > 0);
    assertTrue(last.estimate() >= last.schedules(), last::toString);
  }

  /** The JVM that searched is the one that searches next, and another exploration takes over. */
  @Test
  void aLaterExplorationReplacesTheOneUnderWay() {
    var before = searching();
    var pids = children();
    assertEquals(19, explore("corpus.Memory", "twoIncrement", Bounds.NONE).schedules());
    assertTrue(before.over().isDone());
    assertFalse(before.over().join().complete());
    assertEquals(pids, children());
  }

  /** Within a step it cannot be stopped, so its JVM goes and another one takes the next order. */
  @Test
  @Tag("slow")
  void whatHangsInAStepMakesWayForTheNext() {
    var hung = engine.explore(StepSessionTest.target("corpus.Odd", "hangsLater"), Bounds.NONE);
    // It computes in one step, and has to be killed there.
    await().atMost(LONG).until(() -> searchersSeconds() > 1.5);
    assertFalse(hung.over().isDone());
    assertEquals(19, explore("corpus.Memory", "twoIncrement", Bounds.NONE).schedules());
  }

  @Test
  void aJvmThatEndedIsReplaced() {
    explore("corpus.Memory", "twoIncrement", Bounds.NONE);
    ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
    await().atMost(LONG).until(() -> children().isEmpty());
    assertEquals(19, explore("corpus.Memory", "twoIncrement", Bounds.NONE).schedules());
  }

  /** The processor time of the child that has used most. */
  private static double searchersSeconds() {
    return ProcessHandle.current()
        .children()
        .flatMap(child -> child.info().totalCpuDuration().stream())
        .mapToDouble(time -> time.toMillis() / 1e3)
        .max()
        .orElse(0);
  }

  private static Set<Long> children() {
    return ProcessHandle.current()
        .children()
        .filter(ProcessHandle::isAlive)
        .map(ProcessHandle::pid)
        .collect(Collectors.toSet());
  }

  /** What hangs where no hook is says where, and what was found before stays. */
  @Test
  @Tag("slow")
  void aStepThatHangsSaysWhere() {
    var bounds = Bounds.NONE.within(0.5);
    var hung = explore("corpus.Odd", "hangsLater", bounds);
    assertEquals(Set.of("2"), values(hung));
    assertTrue(
        said(hung.refused())
            .matches("a step does not end: it was at line 122 of Odd.java, in .*\\.sum"),
        hung::toString);
  }

  /** A lock that no hook knows of keeps the whole host waiting, which is seen from beside it. */
  @Test
  void aStepThatWaitsForAnUnknownLockSaysWhere() {
    var kept = explore("corpus.Printed", "printedThroughAnother", Bounds.NONE);
    assertEquals(Set.of("1", "2"), values(kept));
    assertFalse(kept.complete());
    assertTrue(
        said(kept.refused())
            .matches(
                "PrintWriter.print at line \\d+ of Printed.java cannot be explored: it runs"
                    + " unwoven, and waits for a lock that a call of another thread holds"),
        kept::toString);
  }

  /** No JVM starts within a millisecond. */
  @Test
  void aHostThatSaysNothingIsEndedAndNamed() {
    try (var lane = new EngineJvm(ScheduleProcess::start)) {
      var exploration =
          HostedExploration.begin(
              lane,
              StepSessionTest.target("corpus.Memory", "twoIncrement"),
              Bounds.NONE.within(0.001),
              0);
      var last = exploration.over().join();
      assertFalse(last.complete());
      assertEquals("its process said nothing for too long", said(last.cutBecause()));
    }
  }

  @Test
  @Tag("slow")
  void aProgramThatEatsAllMemoryEndsItsOwnProcessOnly() {
    var over =
        engine.explore(StepSessionTest.target("corpus.Odd", "eatsMemory"), Bounds.NONE).over();
    await().atMost(LONG).until(over::isDone);
    assertTrue(
        over.isCompletedExceptionally()
            || (!over.join().complete() && values(over.join()).contains("OutOfMemoryError")),
        over::toString);
  }
}
