package threadworks.session;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import small.SmallLesson;
import threadworks.lesson.Lesson;
import threadworks.wording.Language;

@Timeout(60)
final class RunSessionTest {
  @TempDir private static Path lessons;
  private static Lesson lesson;
  private static Runner runner;

  @BeforeAll
  static void open() throws IOException {
    SmallLesson.write(lessons);
    lesson = SmallLesson.read();
    runner = Runner.open();
  }

  @AfterAll
  static void close() {
    SmallLesson.forget();
    runner.close();
  }

  private static RunRequest request(Map<String, Double> params, int repeat, String... variants) {
    var chosen = Stream.of(variants).map(name -> SmallLesson.variant(lesson, name)).toList();
    return new RunRequest(lesson, lesson.demos().getFirst(), chosen, params, repeat);
  }

  private static RunSnapshot finished(RunSession session) throws InterruptedException {
    assertTrue(session.await(Duration.ofSeconds(50)));
    var last = session.snapshot();
    assertTrue(last.finished());
    return last;
  }

  @Test
  void runsRoundAfterRoundWithTheParametersChosen() throws InterruptedException {
    var request = request(Map.of("nap", 0.2, "sleepers", 2.0), 2, "together", "processors");
    var runs = finished(runner.start(request)).runs();
    assertEquals(
        List.of("1 together", "1 processors", "2 together", "2 processors"),
        runs.stream().map(run -> run.round() + " " + run.variant().name()).toList());
    for (var run : List.of(runs.get(0), runs.get(2))) {
      assertEquals(VariantRun.Status.DONE, run.status());
      assertEquals(List.of(1L, 2L), run.result());
      assertEquals(200, run.idealMillis(), 1e-9);
      assertTrue(run.elapsedNanos() >= 190_000_000, () -> "elapsed " + run.elapsedNanos());
      assertEquals(2, run.trace().output().size());
      assertEquals(1, run.pids().size());
    }
    assertTrue(Double.isNaN(runs.get(1).idealMillis()));
  }

  @Test
  void aFailureIsASentenceAndTheNextVariantRuns() throws InterruptedException {
    var runs = finished(runner.start(request(Map.of(), 1, "failing", "together"))).runs();
    assertEquals(VariantRun.Status.FAILED, runs.getFirst().status());
    var error = Language.EN.wording().say(Objects.requireNonNull(runs.getFirst().error()));
    assertTrue(
        error.startsWith("IllegalStateException: the shelf is empty (Small.java line "), error);
    assertEquals(VariantRun.Status.DONE, runs.getLast().status());
  }

  @Test
  void stopEndsTheVariantAndThoseThatFollow() throws InterruptedException {
    var session = runner.start(request(Map.of(), 1, "endless", "together"));
    await().until(() -> !session.snapshot().runs().getFirst().trace().output().isEmpty());
    long pid = session.snapshot().runs().getFirst().pids().getFirst();
    session.stop();
    var last = finished(session);
    for (var run : last.runs()) {
      assertEquals(VariantRun.Status.STOPPED, run.status());
    }
    assertTrue(last.runs().getFirst().elapsedNanos() > 0);
    assertEquals(1, last.runs().getFirst().trace().output().size());
    assertFalse(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
  }

  @Test
  void aSnapshotNeverChangesWhateverComesAfterIt() throws InterruptedException {
    var session = runner.start(request(Map.of("nap", 0.3), 1, "together"));
    await().until(() -> session.snapshot().runs().getFirst().status() == VariantRun.Status.RUNNING);
    var during = session.snapshot();
    var run = during.runs().getFirst();
    long elapsed = run.elapsedNanos();
    var lines = List.copyOf(run.trace().output());
    int threads = run.trace().threads();

    var last = finished(session);

    assertFalse(during.finished());
    assertEquals(VariantRun.Status.RUNNING, run.status());
    assertEquals(elapsed, run.elapsedNanos());
    assertEquals(lines, run.trace().output());
    assertEquals(threads, run.trace().threads());
    assertTrue(last.version() > during.version());
    assertNotEquals(during, last);
    assertSame(last, session.snapshot());
    assertThrows(UnsupportedOperationException.class, () -> last.runs().clear());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nap      | 3   | the parameter nap of Small goes from 0.1 to 2; 3 is outside
          nap      | NaN | the parameter nap of Small goes from 0.1 to 2; NaN is outside
          sleepers | 0   | the parameter sleepers of Small goes from 1 to 8; 0 is outside
          sleepers | 1.5 | the parameter sleepers of Small is a whole number, not 1.5
          naps     | 1   | Small has no parameter naps; it has nap, sleepers
          """)
  void aWrongParameterIsOneSentence(String name, double value, String sentence) {
    var request = request(Map.of(name, value), 1, "together");
    var thrown = assertThrows(IllegalArgumentException.class, () -> runner.start(request));
    assertEquals(sentence, thrown.getMessage());
  }

  @Test
  void nothingToRunIsSaid() {
    assertThrows(IllegalArgumentException.class, () -> request(Map.of(), 1).check());
    assertThrows(IllegalArgumentException.class, () -> request(Map.of(), 0, "together").check());
  }
}
