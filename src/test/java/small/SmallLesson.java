package small;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import threadworks.lesson.Demo;
import threadworks.lesson.Lesson;
import threadworks.lesson.LessonCatalog;
import threadworks.lesson.LessonEntry;

/** The lesson {@code small} with the demo {@link Small}. */
public final class SmallLesson {
  private SmallLesson() {}

  /** Writes it into a folder and makes that the folder of all lessons, until {@link #forget}. */
  public static void write(Path lessons) throws IOException {
    var folder = Files.createDirectories(lessons.resolve("small"));
    Files.copy(Path.of("src/test/java/small/Small.java"), folder.resolve("Small.java"));
    Files.writeString(
        folder.resolve("lesson.en.md"),
        """
        ---
        title: A small one
        short: Small
        order: 1
        minutes: 2
        ---
        Look:

        ```demo Small
        nap: a nap
        sleepers: sleepers
        together: together
        failing: failing
        processors: processors
        endless: endless
        ```
        """);
    System.setProperty(LessonCatalog.FOLDER, lessons.toString());
  }

  /** Goes back to the lessons that are built in. */
  public static void forget() {
    System.clearProperty(LessonCatalog.FOLDER);
  }

  /** The lesson as it was written. */
  public static Lesson read() {
    if (LessonCatalog.load().getFirst() instanceof LessonEntry.Ready ready) {
      return ready.lesson();
    }
    throw new AssertionError("the lesson can't be read: " + LessonCatalog.load());
  }

  /** One variant of its demo. */
  public static Demo.Variant variant(Lesson lesson, String name) {
    return lesson.demos().getFirst().variants().stream()
        .filter(variant -> variant.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
