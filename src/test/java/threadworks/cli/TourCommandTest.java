package threadworks.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import threadworks.lesson.LessonCatalog;
import threadworks.lesson.LessonEntry;

final class TourCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void takesTheTourToTheFolderAskedFor() {
    int exit =
        run(
            (folder, _, _, _, _, progress) -> {
              progress.println("into " + folder);
              return true;
            },
            "tour",
            "--out",
            "pictures");

    assertEquals(Cli.DONE, exit);
    assertEquals("into pictures", out.toString().strip());
  }

  @Test
  void aDemoThatFailsIsExitOne() {
    assertEquals(Cli.FAILED, run((_, _, _, _, _, _) -> false, "tour"));
  }

  @Test
  void aFolderThatCannotBeMadeIsOneSentenceAndExitTwo() {
    int exit =
        run(
            (folder, _, _, _, _, _) -> {
              throw new FileAlreadyExistsException(folder.toString());
            },
            "tour",
            "--out",
            "pom.xml");

    assertEquals(Cli.USAGE, exit);
    assertEquals(
        "threadworks: pom.xml is not a folder; give --out a folder that can be written",
        err.toString().lines().findFirst().orElseThrow());
  }

  @Test
  void aFolderThatTheSystemRefusesIsNoBarePath() {
    int exit =
        run(
            (folder, _, _, _, _, _) -> {
              throw new NoSuchFileException(folder.toString());
            },
            "tour",
            "--out",
            "/proc/nope");

    assertEquals(Cli.USAGE, exit);
    assertEquals(
        "threadworks: /proc/nope cannot be made; give --out a folder that can be written",
        err.toString().lines().findFirst().orElseThrow());
  }

  @Test
  void anUnknownOptionSaysWhatIsRight() {
    int exit = run((_, _, _, _, _, _) -> true, "tour", "--folder", "x");

    assertEquals(Cli.USAGE, exit);
    assertTrue(err.toString().contains("--folder"), err.toString());
    assertTrue(err.toString().contains("--out"), err.toString());
    assertFalse(err.toString().contains("Exception"), err.toString());
  }

  /** Which looks and lessons a command stands for; of the lessons there are, only the first. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tour                                       | en-light
          tour processes                             | en-light
          tour --lang zh                             | zh-light
          tour --theme dark,light                    | en-dark en-light
          tour --all --theme dark                    | en-dark zh-dark
          tour --all                                 | en-light en-dark zh-light zh-dark
          tour processes --lang en,zh --theme dark   | en-dark zh-dark
          """)
  void looksAreThoseNamedOrTheFirstOrAll(String command, String looks) {
    run(
        (_, lessons, codes, _, _, progress) -> {
          progress.println(lessons.getFirst() + ": " + String.join(" ", codes));
          return true;
        },
        command.split(" +"));

    assertEquals("processes: " + looks, out.toString().strip(), err::toString);
  }

  @Test
  void onlyAllIsEveryLesson() {
    var lessons = new ArrayList<List<String>>();
    for (var command : List.of(new String[] {"tour"}, new String[] {"tour", "--all"})) {
      run(
          (_, slugs, _, _, _, _) -> {
            lessons.add(slugs);
            return true;
          },
          command);
    }
    var all = LessonCatalog.load().stream().map(LessonEntry::slug).toList();
    assertEquals(List.of(List.of(all.getFirst()), all), lessons);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tour proceses      | there is no lesson "proceses"; did you mean processes? the lessons are processes
          tour --lang de     | there is no language "de"; the languages are en, zh
          tour --theme drak  | there is no theme "drak"; did you mean dark? the themes are light, dark
          """)
  void whatThereIsNotIsOneSentenceThatSaysWhatThereIs(String command, String sentence) {
    assertEquals(Cli.USAGE, run((_, _, _, _, _, _) -> true, command.split(" +")));
    assertTrue(err.toString().startsWith("threadworks: " + sentence), err.toString());
  }

  @ParameterizedTest
  @CsvSource({"tour,1280 720", "tour --size 1024x600,1024 600", "tour --size 2560x1440,2560 1440"})
  void theWindowHasTheSizeAskedFor(String command, String size) {
    run(
        (_, _, _, width, height, progress) -> {
          progress.println(width + " " + height);
          return true;
        },
        command.split(" +"));
    assertEquals(size, out.toString().strip(), err::toString);
  }

  @ParameterizedTest
  @CsvSource({"1024", "0x600", "wide", "99999x600"})
  void whatIsNoSizeIsOneSentence(String size) {
    assertEquals(Cli.USAGE, run((_, _, _, _, _, _) -> true, "tour", "--size", size));
    assertTrue(
        err.toString().startsWith("threadworks: " + size + " is no size: write width x height"),
        err.toString());
  }

  @Test
  void byDefaultItWritesWhereTheBuildDoes() {
    run(
        (folder, _, _, _, _, _) -> {
          assertTrue(folder.endsWith(Path.of("target", "tour")), folder.toString());
          return true;
        },
        "tour");
  }

  private int run(Tour tour, String... arguments) {
    return Cli.commands(tour, (_, _, _) -> true)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
