package threadworks.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class TourCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void takesTheTourToTheFolderAskedFor() {
    int exit =
        run(
            (folder, progress) -> {
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
    assertEquals(Cli.FAILED, run((_, _) -> false, "tour"));
  }

  @Test
  void aFolderThatCannotBeMadeIsOneSentenceAndExitTwo() {
    int exit =
        run(
            (folder, _) -> {
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
            (folder, _) -> {
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
    int exit = run((_, _) -> true, "tour", "--folder", "x");

    assertEquals(Cli.USAGE, exit);
    assertTrue(err.toString().contains("--folder"), err.toString());
    assertTrue(err.toString().contains("--out"), err.toString());
    assertFalse(err.toString().contains("Exception"), err.toString());
  }

  @Test
  void byDefaultItWritesWhereTheBuildDoes() {
    run(
        (folder, _) -> {
          assertTrue(folder.endsWith(Path.of("target", "tour")), folder.toString());
          return true;
        },
        "tour");
  }

  private int run(Tour tour, String... arguments) {
    return Cli.commands(tour)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
