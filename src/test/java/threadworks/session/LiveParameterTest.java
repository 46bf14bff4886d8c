package threadworks.session;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belts.BeltLesson;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import threadworks.lesson.Lesson;
import threadworks.wording.SentenceException;

@Timeout(60)
final class LiveParameterTest {
  @TempDir private static Path lessons;
  private static Lesson lesson;
  private static Runner runner;

  @BeforeAll
  static void open() throws IOException {
    lesson = BeltLesson.in(lessons);
    runner = Runner.open();
  }

  @AfterAll
  static void close() {
    runner.close();
  }

  private static RunSession start(String... variants) {
    return runner.start(BeltLesson.request(lesson, variants));
  }

  private static List<VariantRun> over(RunSession session) throws InterruptedException {
    assertTrue(session.await(Duration.ofSeconds(50)));
    return session.snapshot().runs();
  }

  private static void awaitLines(RunSession session, int lines) {
    await().until(() -> session.snapshot().runs().getFirst().trace().output().size() == lines);
  }

  @Test
  void whatIsMovedReachesWhatRunsAndIsDated() throws InterruptedException {
    var session = start("moved");
    awaitLines(session, 1);

    session.set("packs", 40);

    var run = over(session).getFirst();
    assertEquals(40L, run.result());
    var moved = run.moved().getFirst();
    assertEquals("packs 10.0 40.0", moved.param() + " " + moved.from() + " " + moved.to());
    long waits = run.trace().output().getFirst().nanos();
    assertTrue(moved.nanos() > waits, run::toString);
  }

  @Test
  void whatIsMovedBeforeTheClassesAreLoadedIsNotLost() throws InterruptedException {
    var session = start("moved");
    await().until(() -> !session.snapshot().runs().getFirst().pids().isEmpty());

    session.set("packs", 40);

    assertEquals(40L, over(session).getFirst().result());
  }

  @Test
  void whatIsMovedReachesWorkerProcesses() throws InterruptedException {
    var session = start("movedInWorkers");
    awaitLines(session, 2);

    session.set("packs", 40);

    assertEquals(List.of(40L, 40L), over(session).getFirst().result());
  }

  @Test
  void whatComesAfterItBeginsWithIt() throws InterruptedException {
    var session = start("moved", "asItIs");
    awaitLines(session, 1);

    session.set("packs", 40);

    var runs = over(session);
    assertEquals(40L, runs.getLast().result());
    assertEquals(List.of(), runs.getLast().moved());
  }

  @Test
  void whatIsOverIsLeftAlone() throws InterruptedException {
    var session = start("asItIs");
    var before = over(session).getFirst();

    session.set("packs", 40);

    assertEquals(before, session.snapshot().runs().getFirst());
    assertEquals(10L, over(start("asItIs")).getFirst().result());
  }

  @Test
  void whatMayNotBeIsRefused() throws InterruptedException {
    var session = start("moved");
    awaitLines(session, 1);

    for (var wrong : List.of("packs 0", "packs 101", "packs 2.5", "crates 5", "boxes 5")) {
      var parts = wrong.split(" ", 2);
      assertThrows(
          SentenceException.class,
          () -> session.set(parts[0], Double.parseDouble(parts[1])),
          wrong);
    }

    assertEquals(List.of(), session.snapshot().runs().getFirst().moved());
    session.stop();
    over(session);
  }

  @Test
  void theDepthOfQueuesOfProcessesIsWhatTheProgramCounts() throws InterruptedException {
    var run = over(start("filled")).getFirst();

    var belt = run.trace().queues().getFirst();
    assertEquals("belt", belt.name());
    var depths = Arrays.stream(belt.depths()).limit(belt.size()).mapToObj(Long::valueOf).toList();
    assertEquals(List.of(1L, 2L, 1L), depths);
    assertEquals(depths, run.result());
  }

  @Test
  void whatOneProcessPutsAndAnotherTakesIsOneQueue() throws InterruptedException {
    var run = over(start("between")).getFirst();

    assertEquals(1, run.trace().queues().size());
    var belt = run.trace().queues().getFirst();
    assertEquals(40, belt.size());
    assertEquals(20, belt.put()[39]);
    assertEquals(20, belt.taken()[39]);
    assertTrue(Arrays.stream(belt.depths()).limit(40).allMatch(depth -> depth <= 3));
  }
}
