package threadworks.multiprocessing;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The one way a JVM is started by this one: with the same JDK, on the same class path, with the
 * {@code threadworks.*} properties that this one has. Who starts one adds what is particular to its
 * kind.
 *
 * <p>Standard output of a child belongs to whoever speaks with it through a pipe: whatever a JVM
 * has to say by itself goes to standard error, in UTF-8, also why it does not start. And a child
 * hears of nothing that is said to all JVMs in the environment: a debugger's port is taken already,
 * and a second choice of collector ends it.
 */
public final class JavaCommand {
  /** The variables in which every JVM looks for more options. */
  private static final List<String> SAID_TO_ALL =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  private static final String OURS = "threadworks.";

  private final List<String> through = new ArrayList<>();
  private final List<String> options = new ArrayList<>();
  private final Map<String, String> properties = new TreeMap<>();
  private List<String> archive = List.of();
  private String classPath = System.getProperty("java.class.path");
  private String main;

  private JavaCommand(Class<?> main) {
    this.main = main.getName();
    var all = System.getProperties();
    for (var name : all.stringPropertyNames()) {
      if (name.startsWith(OURS)) {
        properties.put(name, all.getProperty(name));
      }
    }
  }

  /** A child that speaks through its standard streams: a small JVM without files in /tmp. */
  public static JavaCommand child(Class<?> main) {
    return new JavaCommand(main)
        .options(
            "-XX:+UseSerialGC",
            "-Xlog:disable",
            "-Xlog:all=warning:stderr",
            "-XX:+DisplayVMOutputToStderr",
            "-XX:-UsePerfData",
            "-Dstdout.encoding=UTF-8",
            "-Dstderr.encoding=UTF-8",
            "--enable-native-access=ALL-UNNAMED");
  }

  /** This very JVM once more, with the options that it was started with. */
  public static JavaCommand again(Class<?> main) {
    var command = new JavaCommand(main);
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> !option.startsWith("-D" + OURS))
        .filter(option -> !option.startsWith("-XX:AOTCache="))
        .forEach(command::options);
    return command;
  }

  /** Adds options of the JVM. */
  public JavaCommand options(String... more) {
    options.addAll(List.of(more));
    return this;
  }

  /** Sets a system property of the child's. */
  public JavaCommand property(String name, Object value) {
    properties.put(name, value.toString());
    return this;
  }

  /** Keeps one of our system properties from the child. */
  public JavaCommand without(String name) {
    properties.remove(name);
    return this;
  }

  /**
   * Has it start from the archive of loaded classes (an AOT cache, JEP 483) that the system
   * property of this JVM names, in place of any other; from none where there is none.
   */
  public JavaCommand archive(String property) {
    var named = System.getProperty(property);
    archive =
        named != null && Files.exists(Path.of(named))
            ? List.of("-XX:AOTCache=" + named, "-Xlog:aot=off:stderr")
            : List.of();
    return this;
  }

  /** Has it start from no archive, but write one at its end, of what it has loaded by then. */
  public JavaCommand recordingTo(Path file) {
    archive = List.of("-XX:AOTCacheOutput=" + file);
    return this;
  }

  /** Adds a jar to the end of the class path. */
  public JavaCommand jar(Path jar) {
    classPath += File.pathSeparator + jar;
    return this;
  }

  /** Has another main class in its place. */
  public JavaCommand main(Class<?> other) {
    main = other.getName();
    return this;
  }

  /** Has another program start it, with the whole command behind these words. */
  public JavaCommand through(String... words) {
    through.addAll(List.of(words));
    return this;
  }

  /** The command, word by word. */
  public List<String> words() {
    var words = new ArrayList<>(through);
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(options);
    words.addAll(archive);
    properties.forEach((name, value) -> words.add("-D" + name + "=" + value));
    words.addAll(List.of("-cp", classPath, main));
    return words;
  }

  /** What starts it, with pipes for all three streams. */
  public ProcessBuilder builder() {
    var builder = new ProcessBuilder(words());
    builder.environment().keySet().removeAll(SAID_TO_ALL);
    return builder;
  }
}
