package threadworks.ui.tour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import threadworks.lesson.LessonCatalog;
import threadworks.lesson.ListedLesson;
import threadworks.session.Engine;
import threadworks.session.Runner;
import threadworks.ui.shell.Settings;
import threadworks.ui.shell.Workbench;

final class TourTest {
  private static final String TEXT =
      """
      ---
      title: A nap
      short: Nap
      order: 1
      minutes: 1
      ---
      Sleep.

      ```demo Nap
      alone: alone
      together: together
      ```
      """;

  @TempDir private Path temp;
  private final StringWriter progress = new StringWriter();
  private Path lesson;
  private Path out;

  @BeforeEach
  void makeLesson() throws Exception {
    FxToolkit.registerPrimaryStage();
    out = temp.resolve("out");
    lesson = Files.createDirectories(temp.resolve("lessons/napping"));
    Files.copy(Path.of("src/test/java/napping/Nap.java"), lesson.resolve("Nap.java"));
    Files.writeString(lesson.resolve("lesson.en.md"), TEXT);
    Files.writeString(lesson.resolve("lesson.zh.md"), TEXT);
  }

  @Tag("slow")
  @Test
  void takesPicturesOfPagesAndChartsInTheLookAskedForAndAnIndexThatShowsThem() throws Exception {
    check("zh-dark");
  }

  @Test
  @Tag("slow")
  void takesThemInSeveralLooksAndRunsOnce() throws Exception {
    check("en-light", "zh-dark");
  }

  private void check(String... looks) throws Exception {
    assertTrue(take(looks), progress.toString());

    var pictures = pictures();
    assertTrue(
        pictures.stream()
            .allMatch(name -> Stream.of(looks).anyMatch(look -> name.contains("-" + look + "-"))),
        pictures.toString());
    for (var look : looks) {
      assertTrue(pictures.contains("napping-" + look + "-page-1.png"), pictures.toString());
      var step = List.of("step-state", "step-steps", "step-output");
      var explore = List.of("explore-outcomes", "explore-map");
      assertTrue(pictures.containsAll(named(look, step)), pictures.toString());
      assertTrue(pictures.containsAll(named(look, explore)), pictures.toString());
      for (var tab : List.of("timings", "timeline", "output")) {
        assertTrue(
            pictures.contains("napping-nap-" + look + "-" + tab + ".png"), pictures.toString());
      }
    }
    var index = Files.readString(out.resolve("index.html"));
    for (var picture : pictures) {
      var image = ImageIO.read(out.resolve(picture).toFile());
      assertEquals(1100, image.getWidth(), picture);
      assertEquals(640, image.getHeight(), picture);
      assertTrue(colours(image) > 20, picture + " is as good as blank");
      assertTrue(index.contains("src=\"" + picture + "\""), picture);
      assertTrue(progress.toString().lines().anyMatch(picture::equals), picture);
    }
    assertTrue(index.matches("(?s).*<td>alone<td>\\d+\\.\\d{3} s.*"), index);
    assertEquals(
        2, progress.toString().split("napping/Nap/together: \\d", -1).length, "it ran once");
  }

  @Test
  @Tag("slow")
  void aLessonThatCannotBeReadIsShownAndFailsTheTour() throws Exception {
    Files.writeString(lesson.resolve("lesson.en.md"), "no head");

    assertFalse(take("zh-dark"));

    assertTrue(pictures().contains("napping-zh-dark-page-1.png"), pictures().toString());
    assertTrue(progress.toString().contains("napping/lesson.en.md:1: "), progress.toString());
  }

  private static List<String> named(String look, List<String> tabs) {
    return tabs.stream().map(tab -> "napping-nap-" + look + "-" + tab + ".png").toList();
  }

  private boolean take(String... looks) throws IOException, InterruptedException {
    var lessons = lessons();
    return Tour.take(
        out,
        lessons,
        Stream.of(looks).map(Look::of).toList(),
        new PrintWriter(progress, true),
        () ->
            new Studio(
                Workbench.open(
                    Runner.open(),
                    Engine.open(),
                    Settings.none(),
                    lessons,
                    Optional.empty(),
                    _ -> {}),
                1100,
                640));
  }

  private List<ListedLesson> lessons() {
    System.setProperty(LessonCatalog.FOLDER, lesson.resolveSibling("").toString());
    try {
      return LessonCatalog.list();
    } finally {
      System.clearProperty(LessonCatalog.FOLDER);
    }
  }

  private List<String> pictures() throws IOException {
    try (Stream<Path> files = Files.list(out)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".png"))
          .sorted()
          .toList();
    }
  }

  private static long colours(BufferedImage image) {
    return Stream.of(
            image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
        .flatMapToInt(java.util.Arrays::stream)
        .distinct()
        .count();
  }
}
