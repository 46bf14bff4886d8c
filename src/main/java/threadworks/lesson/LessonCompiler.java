package threadworks.lesson;

import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

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
  private final String release;

  /**
   * A compiler of all lessons.
   *
   * @param lessons the folder of their folders
   * @param classes where class files belong, and in its folder {@code lessons} the resources
   * @param release the Java release to compile for
   */
  LessonCompiler(Path lessons, Path classes, String release) {
    // As javac names its sources.
    this.lessons = lessons.toAbsolutePath().normalize();
    this.classes = classes;
    this.release = release;
  }

  /** Takes the folder of the lessons, that of the classes and the Java release. */
  public static void main(String[] arguments) throws IOException {
    var compiler = new LessonCompiler(Path.of(arguments[0]), Path.of(arguments[1]), arguments[2]);
    for (var broken : compiler.run()) {
      System.err.printf("lessons/%s:%d: %s%n", broken.file(), broken.line(), broken.reason());
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
      var slug = lesson.getFileName().toString();
      if (!LessonReader.mayBePackage(slug)) {
        continue;
      }
      try {
        made.putAll(compile(lesson));
      } catch (LessonException e) {
        made.put(
            classes.resolve("lessons", slug, FAULT), e.write().getBytes(StandardCharsets.UTF_8));
        broken.add(e.in(slug));
      }
    }
    clear(made.keySet());
    for (var file : made.entrySet()) {
      write(file.getKey(), file.getValue());
    }
    return broken;
  }

  /** The class files of a lesson, by their places. */
  private Map<Path, byte[]> compile(Path lesson) throws IOException, LessonException {
    var made = new HashMap<Path, byte[]>();
    var sources = sources(lesson);
    if (sources.isEmpty()) {
      return made;
    }
    var compiler = ToolProvider.getSystemJavaCompiler();
    var said = new DiagnosticCollector<JavaFileObject>();
    var options = List.of("--release", release, "-g", "-parameters", "-proc:none");
    try (var files = compiler.getStandardFileManager(said, null, StandardCharsets.UTF_8)) {
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, List.of(program()));
      var output = new Output(files);
      var units = files.getJavaFileObjectsFromPaths(sources);
      var task = (JavacTask) compiler.getTask(null, output, said, options, null, units);
      checkPackages(task, lesson);
      task.generate();
      check(said, lesson);
      output.classes.forEach(
          (name, bytes) ->
              made.put(classes.resolve(name.replace('.', '/') + ".class"), bytes.toByteArray()));
    }
    return made;
  }

  private static List<Path> sources(Path lesson) throws IOException {
    try (var files = Files.walk(lesson)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  /** Where the names come from that a demo may import: the program's own classes. */
  private static Path program() {
    try {
      var source = LessonCompiler.class.getProtectionDomain().getCodeSource();
      return Path.of(source.getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the classes have no place on this machine", e);
    }
  }

  /** Fails where a source is in a package that is not its folder's: javac lets that pass. */
  private void checkPackages(JavacTask task, Path lesson) throws IOException, LessonException {
    for (var unit : task.parse()) {
      var file = Path.of(unit.getSourceFile().toUri());
      var folder = lessons.relativize(file.getParent());
      var wanted = folder.toString().replace(folder.getFileSystem().getSeparator(), ".");
      if (!wanted.equals(String.valueOf(unit.getPackageName()))) {
        long at =
            Trees.instance(task).getSourcePositions().getStartPosition(unit, unit.getPackage());
        throw new LessonException(
            inside(lesson, file),
            at < 0 ? 1 : (int) unit.getLineMap().getLineNumber(at),
            "its package must be " + wanted + ", as its folder is named");
      }
    }
  }

  /** Fails with the first error, if there is one. */
  private static void check(DiagnosticCollector<JavaFileObject> said, Path lesson)
      throws LessonException {
    var errors =
        said.getDiagnostics().stream()
            .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
            .toList();
    if (errors.isEmpty()) {
      return;
    }
    var first = errors.getFirst();
    var source = first.getSource();
    // In English like every other reason; further lines say which symbol is missing where.
    var reason = first.getMessage(Locale.ROOT).strip().replaceAll("\\s*\\R\\s*", ", ");
    int more = errors.size() - 1;
    throw new LessonException(
        source == null ? "" : inside(lesson, Path.of(source.toUri())),
        (int) Math.max(0, first.getLineNumber()),
        "it does not compile: "
            + reason.replaceAll(": +", ": ")
            + (more == 0
                ? ""
                : more == 1 ? "; and 1 more error" : "; and " + more + " more errors"));
  }

  private static String inside(Path lesson, Path file) {
    return lesson.relativize(file).toString().replace('\\', '/');
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

  /**
   * Keeps the class files in memory until all of a lesson's sources have compiled, and shows it no
   * other lesson's classes: it would compile or not by which of them had its turn first.
   */
  private static final class Output extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private final Map<String, ByteArrayOutputStream> classes = new HashMap<>();

    Output(StandardJavaFileManager files) {
      super(files);
    }

    @Override
    public Iterable<JavaFileObject> list(
        Location from, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
        throws IOException {
      return from == StandardLocation.CLASS_PATH && !packageName.startsWith(PROGRAM)
          ? List.of()
          : super.list(from, packageName, kinds, recurse);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location to, String className, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("memory:///" + className), kind) {
        @Override
        public OutputStream openOutputStream() {
          var bytes = new ByteArrayOutputStream();
          classes.put(className, bytes);
          return bytes;
        }
      };
    }
  }
}
