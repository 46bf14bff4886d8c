package threadworks.session;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import threadworks.lesson.Lesson;
import threadworks.lesson.LessonEntry;
import threadworks.schedule.report.Bounds;
import threadworks.wording.Language;

/** A lesson that was never built, worked on while the program runs. */
@Timeout(60)
final class LessonBenchTest {
  private static final String DEMO =
      """
      package edited;

      import java.util.List;
      import threadworks.lab.Variant;
      import threadworks.multiprocessing.ProcessPool;

      final class Said {
          static String word() {
              return "WORD";
          }

          static String inTurn(int number) {
              return word() + number;
          }

          @Variant
          static String here() {
              return word();
          }

          @Variant
          static List<String> elsewhere() throws InterruptedException {
              try (var pool = new ProcessPool(1)) {
                  return pool.map(Said::inTurn, List.of(1, 2));
              }
          }
      }
      """;

  @TempDir private Path lessons;
  private LessonBench bench;

  @BeforeEach
  void writeLesson() throws IOException {
    write(
        "lesson.en.md", "---\ntitle: T\nshort: T\norder: 1\nminutes: 1\n---\n```demo Said\n```\n");
    write("Said.java", DEMO);
    bench = new LessonBench(lessons);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Tag("slow")
  @Test
  void whatWasEditedIsWhatRunsAndIsExplored() throws InterruptedException, IOException {
    try (var runner = Runner.open();
        var engine = Engine.open()) {
      for (var word : List.of("before", "afterwards")) {
        write("Said.java", DEMO.replace("WORD", word));
        var lesson = read();
        assertEquals(word, run(runner, lesson, "here"));
        assertEquals(List.of(word + 1, word + 2), run(runner, lesson, "elsewhere"));
        var demo = lesson.demos().getFirst();
        var target = ScheduleTarget.of(lesson, demo, demo.variants().getFirst(), Map.of());
        var found = engine.explore(target, Bounds.NONE).over().join().outcomes();
        assertEquals(List.of(word), found.stream().map(one -> one.outcome().value()).toList());
      }
    }
  }

  private static @Nullable Object run(Runner runner, Lesson lesson, String variant)
      throws InterruptedException {
    var demo = lesson.demos().getFirst();
    var chosen =
        demo.variants().stream()
            .filter(one -> one.name().equals(variant))
            .findFirst()
            .orElseThrow();
    var session = runner.start(new RunRequest(lesson, demo, List.of(chosen), Map.of(), 1));
    assertTrue(session.await(Duration.ofSeconds(50)));
    var run = session.snapshot().runs().getFirst();
    assertEquals(VariantRun.Status.DONE, run.status(), () -> String.valueOf(run.error()));
    return run.result();
  }

  @Tag("slow")
  @Test
  void saysWhereItDoesNotCompileAndIsWholeAgainOnceMended() throws IOException {
    var before = read();
    write("Said.java", DEMO.replace("\"WORD\"", "WORD"));
    var fault = assertInstanceOf(LessonEntry.Broken.class, bench.read("edited").join()).fault();
    assertEquals("edited/Said.java:9:16", fault.place());
    assertTrue(fault.reason(Language.ZH).startsWith("编译不过：cannot find symbol"));

    write("Said.java", DEMO);
    assertEquals(before.demos(), read().demos());
  }

  @Test
  void tellsInWhichLessonSomethingHasChanged() throws IOException {
    var told = new CopyOnWriteArrayList<String>();
    bench.watch(told::add);
    write("Said.java", DEMO.replace("WORD", "a"));
    await().until(() -> !told.isEmpty());

    // Also in a folder that came later.
    told.clear();
    Files.createDirectories(lessons.resolve("edited/mend/start"));
    await().until(() -> !told.isEmpty());
    told.clear();
    write("mend/start/Said.java", "package edited.mend.start;");
    await().until(() -> !told.isEmpty());
    assertEquals(Set.of("edited"), Set.copyOf(told));

    told.clear();
    Files.move(lessons.resolve("edited"), lessons.resolve("renamed"));
    await().until(() -> told.containsAll(List.of("edited", "renamed")));
  }

  @Test
  void leavesNothingBehindAndClearsAwayWhatAKilledOneHasLeft() throws IOException {
    var temp = Files.createDirectories(lessons.resolve("temp"));
    var dead = Files.createDirectories(temp.resolve("threadworks-lessons-999999999-1/a"));
    var ours = temp.resolve("threadworks-lessons-" + ProcessHandle.current().pid() + "-1");
    Files.createDirectories(ours);
    Files.writeString(dead.resolve("A.class"), "");

    try (var folder = TempFolder.in(temp)) {
      assertFalse(Files.exists(dead.getParent()));
      assertTrue(Files.exists(ours), "another window's of this process");
      Files.createDirectories(folder.path().resolve("b/c"));
    }

    try (var left = Files.list(temp)) {
      assertEquals(List.of(ours), left.toList());
    }
  }

  private Lesson read() {
    var entry = bench.read("edited").join();
    return assertInstanceOf(LessonEntry.Ready.class, entry, entry::toString).lesson();
  }

  private void write(String file, String text) throws IOException {
    var path = lessons.resolve("edited").resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
