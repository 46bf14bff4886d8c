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
import org.jspecify.annotations.Nullable;

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

  /** Lessons by their order, then by name; those without a head after them. */
  private static final Comparator<ListedLesson> BY_ORDER =
      Comparator.<ListedLesson>comparingInt(
              listed -> listed.head().map(LessonHead::order).orElse(Integer.MAX_VALUE))
          .thenComparing(ListedLesson::slug);

  private static final ClassLoader LOADER = LessonCatalog.class.getClassLoader();

  private LessonCatalog() {}

  /**
   * Reads all lessons.
   *
   * @return as {@link #list} does
   * @throws IllegalArgumentException as {@link #list} does
   * @throws UncheckedIOException as {@link #list} does
   */
  public static List<LessonEntry> load() {
    return list().stream().map(ListedLesson::entry).toList();
  }

  /**
   * Lists the lessons, of which the heads alone are read.
   *
   * @return every folder of {@code lessons}, by order and name; last those whose heads are broken
   * @throws IllegalArgumentException when the property {@value #FOLDER} names no folder
   * @throws UncheckedIOException when the folder or the jar cannot be read at all
   */
  public static List<ListedLesson> list() {
    var folder = System.getProperty(FOLDER);
    try {
      return list(folder == null ? built() : Path.of(folder), LOADER);
    } catch (IOException e) {
      throw new UncheckedIOException("the lessons cannot be read: " + e.getMessage(), e);
    }
  }

  /** Lists the lessons of a folder, with what has been compiled of them as a loader finds it. */
  static List<ListedLesson> list(Path folder, ClassLoader classes) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          "there is no folder "
              + folder
              + ": set "
              + FOLDER
              + " to the lessons of the source tree, or leave it out");
    }
    return folders(folder).stream()
        .map(lesson -> new LessonReader(lesson, classes, List.of()).listed())
        .sorted(BY_ORDER)
        .toList();
  }

  /** Where the lessons that were built in are. */
  static Path built() throws IOException {
    try {
      var place =
          Path.of(LessonCatalog.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return Files.isDirectory(place) ? place.resolve("lessons") : Jar.open(place);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the classes have no place on this machine", e);
    }
  }

  /**
   * The program's own jar as a file system, because one without entries for its folders has no
   * resource {@code lessons}. It stays open: a lesson is read when somebody asks for it.
   */
  private static final class Jar {
    private static @Nullable Path lessons;

    static synchronized Path open(Path jar) throws IOException {
      if (lessons == null) {
        lessons = FileSystems.newFileSystem(jar).getPath("lessons");
      }
      return lessons;
    }
  }

  /** Reads one lesson anew, with the class files that were built in. */
  static LessonEntry read(Path lesson) {
    return new LessonReader(lesson, LOADER, List.of()).read();
  }

  /**
   * Reads one lesson anew.
   *
   * @param lesson its folder
   * @param classes where its class files are
   */
  static LessonEntry read(Path lesson, Path classes) {
    // No parent: what was built in before is not what is read now.
    try (var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, null)) {
      return new LessonReader(lesson, loader, List.of(classes.toString())).read();
    } catch (IOException e) {
      throw new UncheckedIOException("no classes can be read from " + classes, e);
    }
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
