package threadworks.host;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import threadworks.lesson.Fault;
import threadworks.lesson.LessonSources;
import threadworks.lesson.SourceCompiler;

/**
 * The main of a child JVM that compiles: what it reads from its standard input, one order after
 * another. It ends when its standard input does.
 */
public final class CompilerHost {
  /** What is compiled before the first order, which then finds the compiler loaded. */
  private static final LessonSources WARM_UP =
      new LessonSources(
          List.of(
              new SourceCompiler.Source(
                  "warm/Up.java",
                  """
                  package warm;

                  import java.util.List;
                  import threadworks.lab.Variant;

                  final class Up {
                      @Variant
                      static List<String> up() {
                          return List.of(1, 2).stream().map(n -> n + "!").toList();
                      }
                  }
                  """)),
          false);

  /**
   * Sources to compile.
   *
   * @param classes the folder for the class files
   */
  record Order(LessonSources sources, String classes) {}

  /**
   * What came of it.
   *
   * @param faults what is wrong; none when they compile
   */
  record Answer(List<Fault> faults) {}

  private CompilerHost() {}

  static void main(String[] args) throws IOException {
    var in = new BufferedInputStream(new FileInputStream(FileDescriptor.in));
    var out = new FileOutputStream(FileDescriptor.out);
    System.setIn(InputStream.nullInputStream());
    System.setOut(new PrintStream(PrintStream.nullOutputStream()));
    if (in.available() == 0) {
      var _ = compile(WARM_UP);
    }
    for (var text = JsonPipe.read(in); text != null; text = JsonPipe.read(in)) {
      var order = JsonPipe.GSON.fromJson(text, Order.class);
      JsonPipe.write(out, JsonPipe.GSON.toJson(new Answer(obey(order))));
    }
  }

  private static List<Fault> obey(Order order) throws IOException {
    return switch (compile(order.sources())) {
      case SourceCompiler.Failed(var faults) -> faults;
      case SourceCompiler.Compiled(var classes) -> {
        write(classes, Path.of(order.classes()));
        yield List.of();
      }
    };
  }

  private static SourceCompiler.Result compile(LessonSources sources) {
    return new SourceCompiler(sources.preview()).compile(sources.files());
  }

  private static void write(Map<String, byte[]> classes, Path folder) throws IOException {
    for (var made : classes.entrySet()) {
      var file = folder.resolve(made.getKey().replace('.', '/') + ".class");
      Files.createDirectories(file.getParent());
      Files.write(file, made.getValue());
    }
  }
}
