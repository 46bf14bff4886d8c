package threadworks.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import small.SmallLesson;
import threadworks.lesson.LessonCatalog;
import threadworks.session.RunRequest;
import threadworks.session.Runner;
import threadworks.session.VariantRun;
import threadworks.trace.Trace;
import threadworks.wording.Sentence;

@Timeout(60)
final class CliTest {
  @TempDir private static Path lessons;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void write() throws IOException {
    SmallLesson.write(lessons);
  }

  @AfterAll
  static void forget() {
    SmallLesson.forget();
  }

  private int run(String... arguments) {
    return Cli.commands((_, _, _, _, _, _) -> true, (_, _, _) -> true)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  /** The names of an object, in order. */
  private static List<String> names(JsonObject object) {
    return List.copyOf(object.keySet());
  }

  @Test
  void listsAsJson() {
    assertEquals(Cli.DONE, run("list", "--json"));
    assertEquals(
        JsonParser.parseString(
            """
            [{"slug":"small","title":"A small one","minutes":2,"languages":["en"],
              "demos":[{"name":"Small",
                "variants":[{"name":"together","ideal_ms":100.0},{"name":"failing","ideal_ms":null},
                  {"name":"processors","ideal_ms":null},{"name":"endless","ideal_ms":null}],
                "params":[{"name":"nap","value":0.1,"min":0.1,"max":2},
                  {"name":"sleepers","value":4,"min":1,"max":8}]}]}]
            """),
        JsonParser.parseString(out.toString()));
  }

  @Test
  void runsAsJsonInTheShapePromised() {
    assertEquals(
        Cli.DONE,
        run("run", "small/Small/together", "-p", "nap=0.2", "--repeat", "2", "--json"),
        err::toString);
    var whole = JsonParser.parseString(out.toString()).getAsJsonObject();
    assertEquals(List.of("runs"), names(whole));
    var runs = whole.getAsJsonArray("runs");
    assertEquals(2, runs.size());
    var run = runs.get(0).getAsJsonObject();
    assertEquals(
        List.of(
            "lesson",
            "demo",
            "variant",
            "ok",
            "error",
            "elapsed_ms",
            "ideal_ms",
            "startup_ms",
            "result",
            "processes",
            "threads",
            "output",
            "dropped_events"),
        names(run));
    assertEquals("small", run.get("lesson").getAsString());
    assertEquals("Small", run.get("demo").getAsString());
    assertEquals("together", run.get("variant").getAsString());
    assertTrue(run.get("ok").getAsBoolean());
    assertTrue(run.get("error").isJsonNull());
    assertTrue(run.get("elapsed_ms").getAsDouble() >= 190);
    assertEquals(200, run.get("ideal_ms").getAsDouble());
    assertTrue(run.get("startup_ms").getAsDouble() >= 0);
    assertEquals("[1,2]", run.get("result").toString());
    assertEquals(1, run.getAsJsonArray("processes").size());
    assertTrue(run.get("threads").getAsInt() >= 3);
    assertEquals(2, run.getAsJsonArray("output").size());
    var line = run.getAsJsonArray("output").get(0).getAsJsonObject();
    assertEquals(List.of("pid", "thread", "ms", "text"), names(line));
    assertEquals(run.getAsJsonArray("processes").get(0), line.get("pid"));
    assertTrue(line.get("ms").getAsDouble() >= 190);
    assertEquals(0, run.get("dropped_events").getAsLong());
  }

  @Test
  void countsWhatComesBackAsJson() {
    assertEquals(
        Cli.DONE,
        run("run", "small/Small/failing", "-p", "nap=0.2", "--times", "3", "--json"),
        err::toString);
    var all = JsonParser.parseString(out.toString()).getAsJsonObject().getAsJsonArray("luck");
    assertEquals(1, all.size());
    var luck = all.get(0).getAsJsonObject();
    assertTrue(luck.remove("seconds").getAsDouble() > 0);
    assertEquals(
        JsonParser.parseString(
            """
            {"lesson":"small","demo":"Small","variant":"failing","asked":3,"made":3,
              "did_not_end":0,"ended_process":0,
              "outcomes":[{"kind":"threw","value":"IllegalStateException","count":3}],"death":null}
            """),
        luck);
  }

  @Test
  void countsWhatComesBackForPeople() {
    assertEquals(Cli.DONE, run("run", "small/Small/together", "--times", "2"), err::toString);
    var lines = out.toString().lines().toList();
    assertEquals("small/Small/together", lines.getFirst());
    assertEquals("           2  returned [1, 2]", lines.get(1));
    assertTrue(lines.get(2).startsWith("           2  of 2 real runs in "), lines.get(2));
  }

  @Test
  void aDemoThatFailsIsExitOneWithItsSentence() {
    assertEquals(Cli.FAILED, run("run", "small/Small/failing", "--json"));
    var run =
        JsonParser.parseString(out.toString())
            .getAsJsonObject()
            .getAsJsonArray("runs")
            .get(0)
            .getAsJsonObject();
    assertFalse(run.get("ok").getAsBoolean());
    assertTrue(run.get("error").getAsString().contains("the shelf is empty"));
    var output = run.getAsJsonArray("output");
    assertEquals(2, output.size());
    var line = output.get(0).getAsJsonObject();
    assertEquals(List.of("pid", "thread", "ms", "text", "error"), names(line));
    assertEquals(
        "Exception in thread \"main\" java.lang.IllegalStateException: the shelf is empty",
        line.get("text").getAsString());
    assertTrue(line.get("error").getAsBoolean());
  }

  @Test
  void forPeopleItPrintsWhatADemoPrints() {
    assertEquals(Cli.DONE, run("run", "small/Small/together"));
    assertTrue(out.toString().contains("together wrote to System.out:\n  slept "), out::toString);
    assertEquals("", err.toString());
  }

  @Test
  void aTwinRunsWithTheValuesGiven() throws IOException {
    twin("import sys\nprint('together\\t1.5\\t0.25')\nprint(sys.argv[1:])");
    try {
      assertEquals(Cli.DONE, run("run", "small/Small", "--python", "-p", "sleepers=2", "--json"));
      var run =
          JsonParser.parseString(out.toString())
              .getAsJsonObject()
              .getAsJsonArray("twins")
              .get(0)
              .getAsJsonObject();
      assertEquals("done", run.get("status").getAsString());
      assertEquals(
          JsonParser.parseString(
              """
              [{"variant": "together", "seconds": 1.5, "startup": 0.25}]
              """),
          run.get("variants"));
      assertEquals(
          "['nap=0.1', 'sleepers=2']",
          run.getAsJsonArray("output").get(0).getAsJsonObject().get("text").getAsString());
    } finally {
      Files.delete(lessons.resolve("small/small.py"));
    }
  }

  @Test
  void aTwinThatFailsIsAFailure() throws IOException {
    twin("import sys\nprint('begun')\nsys.exit(3)");
    try {
      assertEquals(Cli.FAILED, run("run", "small/Small", "--python"));
      assertTrue(out.toString().contains("  begun\n"), out::toString);
      assertTrue(err.toString().contains("exit code 3"), err::toString);
    } finally {
      Files.delete(lessons.resolve("small/small.py"));
    }
  }

  private static void twin(String source) throws IOException {
    try (var runner = Runner.open()) {
      assumeTrue(!runner.twins().pythons().join().isEmpty(), "there is no python3 here");
    }
    Files.writeString(lessons.resolve("small/small.py"), source);
  }

  @Test
  void aDemoWithoutATwinIsRefused() {
    assertEquals(Cli.USAGE, run("run", "small/Small", "--python"));
    assertTrue(err.toString().contains("Small has no twin in Python"), err::toString);
  }

  @Test
  void forPeopleItPrintsTheStackAsAnError() {
    assertEquals(Cli.FAILED, run("run", "small/Small/failing"));
    var lines = err.toString().lines().toList();
    assertEquals("failing wrote to System.err:", lines.getFirst());
    assertTrue(lines.get(1).startsWith("  Exception in thread \"main\""), lines.get(1));
    assertTrue(lines.get(2).startsWith("  \tat small.Small.failing("), lines.get(2));
  }

  @Test
  void noLineOfTheListEndsInABlank() {
    assertEquals(Cli.DONE, run("list"));
    assertTrue(out.toString().contains("-p sleepers=4   1 to 8"), out.toString());
    out.toString().lines().forEach(line -> assertEquals(line.stripTrailing(), line));
  }

  @Test
  void theListSaysOfEachBrokenLessonWhereAndWhy(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("empty"));
    Files.createDirectories(folder.resolve("headless"));
    Files.writeString(folder.resolve("headless/lesson.en.md"), "Look:\n");
    System.setProperty(LessonCatalog.FOLDER, folder.toString());
    try {
      assertEquals(Cli.DONE, run("list"));
    } finally {
      System.setProperty(LessonCatalog.FOLDER, lessons.toString());
    }
    var lines = err.toString().lines().sorted().toList();
    assertEquals(2, lines.size(), err::toString);
    assertTrue(lines.get(0).startsWith("empty can't be read: "), lines.get(0));
    assertFalse(lines.get(0).contains("line 0"), lines.get(0));
    assertTrue(
        lines.get(1).startsWith("headless can't be read: headless/lesson.en.md line 1: "),
        lines.get(1));
  }

  @Test
  void forPeopleItPrintsBars() {
    assertEquals(Cli.DONE, run("run", "small/Small/together"), err::toString);
    assertTrue(out.toString().contains("together"), out.toString());
    assertTrue(out.toString().contains(" s"), out.toString());
  }

  @Test
  void theIdealCountsFromTheEndOfStartUp() {
    var variant = SmallLesson.variant(SmallLesson.read(), "together");
    var second = 1_000_000_000L;
    var done =
        new VariantRun(
            variant,
            1,
            VariantRun.Status.DONE,
            2 * second,
            second,
            1_500,
            null,
            null,
            List.of(),
            List.of(),
            Trace.EMPTY);
    Bars.print(List.of(done), new PrintWriter(out, true));
    var bar = " " + "░".repeat(16) + "█".repeat(24) + "│" + "█".repeat(7) + " ";
    assertTrue(out.toString().contains(bar), out.toString());
  }

  @Test
  void whatThisMachineCannotRunIsSkippedWithItsSentenceAndNoFailure() {
    var lesson = SmallLesson.read();
    var variant = SmallLesson.variant(lesson, "processors");
    var request = new RunRequest(lesson, lesson.demos().getFirst(), List.of(variant), Map.of(), 1);
    var skipped =
        new VariantRun(
            variant,
            1,
            VariantRun.Status.SKIPPED,
            0,
            0,
            Double.NaN,
            null,
            Sentence.of("cores.unsaid"),
            List.of(),
            List.of(),
            Trace.EMPTY);
    var shown = RunJson.of(request, skipped);
    assertFalse(shown.ok());
    assertEquals("the system did not say which cores may be used", shown.error());
    assertEquals(Cli.DONE, RunCommand.exitCode(List.of(skipped)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          smal                           | there is no lesson "smal"; did you mean small? the lessons are small
          small/Smal                     | there is no demo "Smal"; did you mean Small? the demos of small are Small
          small/Small/togeter            | there is no variant "togeter"; did you mean together?
          small/Small/together/x         | has too many parts: give lesson/Demo/variant at most
          small -p nop=1                 | there is no parameter nop; did you mean nap? there are nap, sleepers
          small -p nap=long              | the parameter nap is a number, not "long"
          small -p nap                   | threadworks: -p takes NAME=VALUE, not "nap"
          small -p nap=5                 | the parameter nap of Small goes from 0.1 to 2; 5 is outside
          small -p sleepers=1.5          | the parameter sleepers of Small is a whole number, not 1.5
          small --repeat 0               | --repeat is 0; give 1 or more
          small --times 0                | --times is 0; give 1 or more
          small --jsn                    | Did you mean --json?
          """)
  void wrongUsageIsExitTwoWithWhatWouldBeRight(String arguments, String sentence) {
    assertEquals(Cli.USAGE, run(("run " + arguments).split(" ")));
    assertTrue(err.toString().contains(sentence), err.toString());
    assertFalse(err.toString().contains("\tat "), err.toString());
    assertEquals("", out.toString());
  }

  @Test
  void anUnknownCommandSaysTheNearest() {
    assertEquals(Cli.USAGE, run("rum"));
    assertTrue(err.toString().contains("run"), err.toString());
  }
}
