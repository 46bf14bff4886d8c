package threadworks.lesson;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import threadworks.wording.Language;
import threadworks.wording.Sentence;

/**
 * Compiles the lessons, each folder on its own, so that a mistake in one harms no other: it leaves
 * a file {@value #FAULT} instead of class files, and {@link LessonReader} makes a broken lesson of
 * that. The build runs it as soon as the program itself is compiled.
 *
 * <p>It also deletes what lessons and files that are gone have left among the classes, where the
 * build has copied them. A file that would come out the same stays as it is, because to the build a
 * newer one is a reason to compile the tests again.
 */
public final class LessonCompiler {
  /** Stands beside the texts of a lesson that does not compile, and says why. */
  static final String FAULT = ".fault";

  private static final String PROGRAM = "threadworks";

  private final Path lessons;
  private final Path classes;

  /**
   * A compiler of all lessons.
   *
   * @param lessons the folder of their folders
   * @param classes where class files belong, and in its folder {@code lessons} the resources
   */
  LessonCompiler(Path lessons, Path classes) {
    this.lessons = lessons;
    this.classes = classes;
  }

  /** Takes the folder of the lessons and that of the classes. */
  public static void main(String[] arguments) throws IOException {
    var compiler = new LessonCompiler(Path.of(arguments[0]), Path.of(arguments[1]));
    for (var broken : compiler.run()) {
      var fault = broken.fault();
      System.err.printf("lessons/%s: %s%n", fault.place(), fault.reason(Language.EN));
    }
  }

  /**
   * Compiles them all.
   *
   * @return those that failed
   */
  List<LessonEntry.Broken> run() throws IOException {
    var made = new HashMap<Path, byte[]>();
    var broken = new ArrayList<LessonEntry.Broken>();
    for (var lesson : LessonCatalog.folders(lessons)) {
      var slug = LessonFiles.slug(lesson);
      if (!LessonReader.mayBePackage(slug)) {
        continue;
      }
      try {
        made.putAll(compile(lesson));
      } catch (LessonException e) {
        made.put(
            classes.resolve("lessons", slug, FAULT),
            FaultFile.write(e.fault()).getBytes(StandardCharsets.UTF_8));
        broken.add(new LessonEntry.Broken(slug, e.fault().in(slug)));
      }
    }
    clear(made.keySet());
    for (var file : made.entrySet()) {
      write(file.getKey(), file.getValue());
    }
    return broken;
  }

  /** The class files of a lesson, by their places. */
  private Map<Path, byte[]> compile(Path lesson) throws LessonException {
    var sources = LessonSources.of(lesson);
    var compiler = new SourceCompiler(sources.preview());
    return switch (compiler.compile(sources.files())) {
      case SourceCompiler.Compiled compiled -> {
        var made = new HashMap<Path, byte[]>();
        compiled
            .classes()
            .forEach(
                (name, bytes) ->
                    made.put(classes.resolve(name.replace('.', '/') + ".class"), bytes));
        yield made;
      }
      case SourceCompiler.Failed failed -> throw new LessonException(first(failed.faults()));
    };
  }

  /** The first fault, with how many more there are; its file as its lesson names it. */
  static Fault first(List<Fault> faults) {
    var first = faults.getFirst();
    var file = first.file().substring(first.file().indexOf('/') + 1);
    int more = faults.size() - 1;
    var reason = first.reason();
    return new Fault(
        file,
        first.line(),
        first.column(),
        more > 0 && reason.key().equals("fault.compile")
            ? Sentence.of("fault.compile.more", reason.args().getFirst(), more)
            : reason);
  }

  /** Deletes whatever of lessons is among the classes without being made now or having a source. */
  private void clear(Set<Path> made) throws IOException {
    if (!Files.isDirectory(classes)) {
      return;
    }
    try (var files = Files.walk(classes)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (Files.isDirectory(file) ? isEmpty(file) : !made.contains(file) && isLeft(file)) {
          Files.delete(file);
        }
      }
    }
  }

  private boolean isLeft(Path file) {
    var resources = classes.resolve("lessons");
    return file.startsWith(resources)
        ? !Files.exists(lessons.resolve(resources.relativize(file)))
        : file.toString().endsWith(".class") && !file.startsWith(classes.resolve(PROGRAM));
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), bytes)) {
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    }
  }
}
