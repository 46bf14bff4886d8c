package threadworks.lesson;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * All lessons there are: every folder of {@code lessons}, read afresh. A folder that is no lesson
 * comes as a {@link LessonEntry.Broken} and harms no other.
 */
public final class LessonCatalog {
  /**
   * The system property that names the folder to read; without it the lessons are those that were
   * built in, beside the classes or in the jar.
   */
  public static final String FOLDER = "threadworks.lessons";

  /** Lessons by their order, then by name; broken ones after them. */
  private static final Comparator<LessonEntry> BY_ORDER =
      Comparator.<LessonEntry>comparingInt(
              entry ->
                  switch (entry) {
                    case LessonEntry.Ready ready -> ready.lesson().order();
                    case LessonEntry.Broken _ -> Integer.MAX_VALUE;
                  })
          .thenComparing(LessonEntry::slug);

  private LessonCatalog() {}

  /**
   * Reads the lessons.
   *
   * @return every folder of {@code lessons}: those that can be shown by order and name, then those
   *     that are broken
   * @throws IllegalArgumentException when the property {@value #FOLDER} names no folder
   * @throws UncheckedIOException when the folder or the jar cannot be read at all
   */
  public static List<LessonEntry> load() {
    var loader = LessonCatalog.class.getClassLoader();
    try {
      var folder = System.getProperty(FOLDER);
      if (folder != null) {
        return load(Path.of(folder), loader);
      }
      var built =
          Path.of(LessonCatalog.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isDirectory(built)) {
        return load(built.resolve("lessons"), loader);
      }
      // As a file system, because a jar without entries for its folders has no resource "lessons".
      try (var jar = FileSystems.newFileSystem(built)) {
        return load(jar.getPath("lessons"), loader);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the lessons cannot be read: " + e.getMessage(), e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the classes have no place on this machine", e);
    }
  }

  /**
   * Reads one lesson anew.
   *
   * @param lesson its folder
   * @param classes where its demos' class files are, and what the compiler says of it, as {@link
   *     LessonCompiler} leaves them
   * @throws UncheckedIOException when that is no folder
   */
  public static LessonEntry read(Path lesson, Path classes) {
    // No parent: what was built in before is not what is read now.
    try (var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, null)) {
      return new LessonReader(lesson, loader).read();
    } catch (IOException e) {
      throw new UncheckedIOException("no classes can be read from " + classes, e);
    }
  }

  /** Reads the lessons of a folder, with their demos' class files from {@code classes}. */
  static List<LessonEntry> load(Path folder, ClassLoader classes) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          "there is no folder "
              + folder
              + ": set "
              + FOLDER
              + " to the lessons of the source tree, or leave it out");
    }
    return folders(folder).stream()
        .map(lesson -> new LessonReader(lesson, classes).read())
        .sorted(BY_ORDER)
        .toList();
  }

  /** The folders below that may be lessons. */
  static List<Path> folders(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(LessonCatalog::mayBeLesson).toList();
    }
  }

  /** Whether it is a folder, and none that an editor or Python leaves behind. */
  private static boolean mayBeLesson(Path path) {
    var name = path.getFileName().toString();
    return Files.isDirectory(path) && !name.startsWith(".") && !name.startsWith("_");
  }
}
