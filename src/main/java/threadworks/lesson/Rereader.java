package threadworks.lesson;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads lessons again while the program runs. Only what is not as it was built, nor as it was read
 * last, is compiled: a change of the text alone costs no more than reading it.
 */
public final class Rereader {
  private final Path lessons;
  private final Path temp;
  private final Compiler compiler;
  private final Map<String, Made> made = new HashMap<>();
  private int count;

  /** Makes class files. */
  @FunctionalInterface
  public interface Compiler {
    /**
     * Compiles sources.
     *
     * @param classes the folder for the class files
     * @return what is wrong with them, from the first fault on; empty when they compile
     */
    List<Fault> compile(LessonSources sources, Path classes);
  }

  /** What came of compiling a lesson last. */
  private record Made(LessonSources sources, Path classes, List<Fault> faults) {}

  /**
   * A reader of lessons that may have changed.
   *
   * @param lessons the folder of their folders
   * @param temp where class files may be kept until the program ends
   */
  public Rereader(Path lessons, Path temp, Compiler compiler) {
    this.lessons = lessons;
    this.temp = temp;
    this.compiler = compiler;
  }

  /** Reads the lesson of that name as it is now. */
  public synchronized LessonEntry read(String slug) {
    var lesson = lessons.resolve(slug);
    try {
      var sources = LessonSources.of(lesson);
      if (sources.equals(built(slug))) {
        return LessonCatalog.read(lesson);
      }
      var known = made.get(slug);
      if (known == null || !known.sources().equals(sources)) {
        // A fresh folder each time: a demo may still be running from the one before.
        var classes = temp.resolve(slug + "-" + ++count);
        known = new Made(sources, classes, compiler.compile(sources, classes));
        made.put(slug, known);
      }
      if (!known.faults().isEmpty()) {
        throw new LessonException(LessonCompiler.first(known.faults()));
      }
      return LessonCatalog.read(lesson, known.classes());
    } catch (LessonException e) {
      return new LessonEntry.Broken(slug, e.fault().in(slug));
    }
  }

  private static @Nullable LessonSources built(String slug) {
    try {
      return LessonSources.of(LessonCatalog.built().resolve(slug));
    } catch (LessonException e) {
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException("the lessons cannot be read: " + e.getMessage(), e);
    }
  }
}
