package threadworks.lesson;

import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
import threadworks.wording.Sentence;

/**
 * Compiles sources that belong together, from memory to memory. They see what the program itself
 * sees, its libraries too, and nothing of any other lesson.
 */
public final class SourceCompiler {
  private static final String PROGRAM = "threadworks";

  private final List<String> options = new ArrayList<>();

  /**
   * A compiler for the Java release that the program itself is compiled for.
   *
   * @param preview whether the sources may use its preview features
   */
  public SourceCompiler(boolean preview) {
    options.addAll(List.of("--release", release(), "-g", "-parameters", "-proc:none"));
    if (preview) {
      options.add("--enable-preview");
    }
  }

  /**
   * A source.
   *
   * @param file its file, relative to {@code lessons}: its folder is its package
   * @param text what stands in it
   */
  public record Source(String file, String text) {}

  /** What comes of it. */
  public sealed interface Result {}

  /**
   * All sources compile.
   *
   * @param classes the class files, by the binary names of their classes
   */
  public record Compiled(Map<String, byte[]> classes) implements Result {}

  /**
   * They do not.
   *
   * @param faults what is wrong, from the first on; at least one
   */
  public record Failed(List<Fault> faults) implements Result {}

  /** Compiles the sources; to be called by one thread at a time. */
  public Result compile(List<Source> sources) {
    if (sources.isEmpty()) {
      return new Compiled(Map.of());
    }
    var compiler = ToolProvider.getSystemJavaCompiler();
    var said = new DiagnosticCollector<JavaFileObject>();
    try (var files = compiler.getStandardFileManager(said, null, StandardCharsets.UTF_8)) {
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath());
      var output = new Output(files, program());
      var units = sources.stream().map(InMemory::new).toList();
      var task = (JavacTask) compiler.getTask(null, output, said, options, null, units);
      var faults = packages(task);
      if (faults.isEmpty()) {
        task.generate();
        faults = errors(said);
      }
      return faults.isEmpty() ? new Compiled(output.made()) : new Failed(faults);
    } catch (IOException e) {
      throw new UncheckedIOException("the program's own classes cannot be read", e);
    }
  }

  /** As the program's own class files say. */
  private static String release() {
    try (var own = SourceCompiler.class.getResourceAsStream("SourceCompiler.class")) {
      int version = ClassFile.of().parse(Objects.requireNonNull(own).readAllBytes()).majorVersion();
      return String.valueOf(version - ClassFile.JAVA_1_VERSION + 1);
    } catch (IOException e) {
      throw new UncheckedIOException("the program's own classes cannot be read", e);
    }
  }

  /** The program's class path: what the JVM was started with, or what the build runs this with. */
  private static List<Path> classPath() {
    if (SourceCompiler.class.getClassLoader() instanceof URLClassLoader build) {
      return Arrays.stream(build.getURLs()).map(SourceCompiler::path).toList();
    }
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .toList();
  }

  /** Where the program's own classes are, and those of the lessons beside them. */
  private static Path program() {
    return path(SourceCompiler.class.getProtectionDomain().getCodeSource().getLocation());
  }

  private static Path path(URL place) {
    try {
      return Path.of(place.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the classes have no place on this machine", e);
    }
  }

  /** The sources whose package is not their folder's: javac lets that pass. */
  private static List<Fault> packages(JavacTask task) throws IOException {
    var faults = new ArrayList<Fault>();
    for (var unit : task.parse()) {
      var file = file(unit.getSourceFile());
      var wanted = file.substring(0, Math.max(0, file.lastIndexOf('/'))).replace('/', '.');
      if (!wanted.equals(String.valueOf(unit.getPackageName()))) {
        long at =
            Trees.instance(task).getSourcePositions().getStartPosition(unit, unit.getPackage());
        int line = at < 0 ? 1 : (int) unit.getLineMap().getLineNumber(at);
        faults.add(new Fault(file, line, 0, Sentence.of("fault.package", wanted)));
      }
    }
    return faults;
  }

  private static List<Fault> errors(DiagnosticCollector<JavaFileObject> said) {
    return said.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .map(SourceCompiler::fault)
        .toList();
  }

  private static Fault fault(Diagnostic<? extends JavaFileObject> error) {
    var from = error.getSource();
    // javac's own words, always in English; further lines say which symbol is missing where.
    var words =
        error
            .getMessage(Locale.ROOT)
            .strip()
            .replaceAll("\\s*\\R\\s*", ", ")
            .replaceAll(": +", ": ");
    return new Fault(
        from == null ? "" : file(from),
        (int) Math.max(0, error.getLineNumber()),
        (int) Math.max(0, error.getColumnNumber()),
        Sentence.of("fault.compile", words));
  }

  private static String file(JavaFileObject source) {
    return source.toUri().getPath().substring(1);
  }

  /** A source without a file. */
  private static final class InMemory extends SimpleJavaFileObject {
    private final String text;

    InMemory(Source source) {
      super(uri(source.file()), Kind.SOURCE);
      this.text = source.text();
    }

    private static URI uri(String path) {
      try {
        return new URI("memory", null, "/" + path, null);
      } catch (URISyntaxException e) {
        throw new IllegalArgumentException("no path of a source: " + path, e);
      }
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /**
   * Keeps the class files in memory, and shows a lesson no other lesson's classes: it would compile
   * or not by which of them had its turn first.
   */
  private static final class Output extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private final Map<String, ByteArrayOutputStream> classes = new HashMap<>();
    private final String program;

    Output(StandardJavaFileManager files, Path program) {
      super(files);
      this.program = program.toUri().toString();
    }

    Map<String, byte[]> made() {
      var made = new HashMap<String, byte[]>();
      classes.forEach((name, bytes) -> made.put(name, bytes.toByteArray()));
      return Map.copyOf(made);
    }

    @Override
    public Iterable<JavaFileObject> list(
        Location from, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
        throws IOException {
      var found = super.list(from, packageName, kinds, recurse);
      if (from != StandardLocation.CLASS_PATH || packageName.startsWith(PROGRAM)) {
        return found;
      }
      var others = new ArrayList<JavaFileObject>();
      for (var file : found) {
        if (!isOfLesson(file)) {
          others.add(file);
        }
      }
      return others;
    }

    /** What is among the program's classes, or in its jar, without being its own. */
    private boolean isOfLesson(JavaFileObject file) {
      var place = file.toUri().toString();
      return place.startsWith(program) || place.startsWith("jar:" + program + "!");
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
