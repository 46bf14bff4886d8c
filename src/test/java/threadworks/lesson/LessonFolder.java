package threadworks.lesson;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder of lessons that a test writes, with their demos compiled beside it. */
final class LessonFolder {
  /** A demo with everything a demo may declare. */
  static final String DEMO =
      """
      package sample;

      import threadworks.lab.Param;
      import threadworks.lab.Variant;

      final class Naps {
        @Param(min = 0.5, max = 3, unit = "s")
        static double nap = 1;

        @Param(min = 1, max = 8)
        static int sleepers = 4;

        @Variant(ideal = "sleepers * nap")
        static String inTurn() {
          return "slept";
        }
      }
      """;

  /** A text for that demo; the front matter ends at line 6, the demo's fence opens at line 10. */
  static final String TEXT =
      """
      ---
      title: Naps, taken in turn
      short: Naps
      order: 3
      minutes: 10
      ---
      Everyone **sleeps**.


      ```demo Naps
      nap: a nap
      sleepers: sleepers
      inTurn: in turn
      ```

      ```predict id=how-long Naps/inTurn
      How long?

      - [ ] One nap
        > You think they sleep together.
      - [x] Four naps
        > One after another.
      ```
      """;

  private final Path lessons;
  private final Path classes;

  /** Works in {@code folder}, which must be empty. */
  LessonFolder(Path folder) {
    this.lessons = folder.resolve("lessons");
    this.classes = folder.resolve("classes");
  }

  /** Writes a file below the lessons. */
  LessonFolder with(String file, String text) {
    try {
      var path = lessons.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the lesson {@code sample} with its demo and one text for each language. */
  LessonFolder withSample() {
    return with("sample/Naps.java", DEMO)
        .with("sample/lesson.en.md", TEXT)
        .with("sample/lesson.zh.md", TEXT);
  }

  /** Compiles the demos, as the build does, and reads the lessons. */
  List<LessonEntry> load() {
    return list().stream().map(ListedLesson::entry).toList();
  }

  /** Compiles the demos and lists the lessons. */
  List<ListedLesson> list() {
    try {
      new LessonCompiler(lessons, classes).run();
      Files.createDirectories(classes);
      // Open still when a lesson is read later.
      return LessonCatalog.list(
          lessons, new URLClassLoader(new URL[] {classes.toUri().toURL()}, null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The only entry, which must be broken. */
  LessonEntry.Broken broken() {
    return (LessonEntry.Broken) load().getFirst();
  }

  /** The only entry, which must be ready. */
  Lesson ready() {
    return switch (load().getFirst()) {
      case LessonEntry.Ready ready -> ready.lesson();
      case LessonEntry.Broken broken -> throw new AssertionError(broken);
    };
  }
}
