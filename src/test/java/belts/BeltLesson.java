package belts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import threadworks.lesson.Demo;
import threadworks.lesson.Lesson;
import threadworks.lesson.LessonCatalog;
import threadworks.lesson.LessonEntry;
import threadworks.session.RunRequest;

/** The lesson {@code belts} with the demo {@link Belts}. */
public final class BeltLesson {
  private BeltLesson() {}

  /** Writes it into a folder, and reads it from there. */
  public static Lesson in(Path lessons) throws IOException {
    return write(
        lessons,
        "belts",
        "Belts",
        """
        ---
        title: Belts
        short: Belts
        order: 1
        minutes: 2
        ---
        Look:

        ```demo Belts
        packs: packs
        crates: crates
        filled: filled
        between: between
        moved: moved
        movedInWorkers: moved in workers
        asItIs: as it is
        ```
        """);
  }

  /** Writes a lesson of one demo, which stands among the tests, and reads it. */
  public static Lesson write(Path lessons, String slug, String demo, String text)
      throws IOException {
    var folder = Files.createDirectories(lessons.resolve(slug));
    var java = demo + ".java";
    Files.copy(Path.of("src/test/java", slug, java), folder.resolve(java));
    Files.writeString(folder.resolve("lesson.en.md"), text);
    System.setProperty(LessonCatalog.FOLDER, lessons.toString());
    try {
      if (LessonCatalog.load().getFirst() instanceof LessonEntry.Ready ready) {
        return ready.lesson();
      }
      throw new AssertionError("the lesson can't be read: " + LessonCatalog.load());
    } finally {
      System.clearProperty(LessonCatalog.FOLDER);
    }
  }

  /** To run some of its variants. */
  public static RunRequest request(Lesson lesson, String... variants) {
    var demo = lesson.demos().getFirst();
    var chosen = Stream.of(variants).map(name -> variant(demo, name)).toList();
    return new RunRequest(lesson, demo, chosen, Map.of(), 1);
  }

  private static Demo.Variant variant(Demo demo, String name) {
    return demo.variants().stream()
        .filter(variant -> variant.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
