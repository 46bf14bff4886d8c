package threadworks.host;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import threadworks.wording.Sentence;

/**
 * A Python 3 that was found on this computer.
 *
 * @param program what starts it: a name on the PATH, or a file
 * @param version its version in three parts
 * @param freeThreaded whether its threads run without the one lock
 */
public record Python(String program, String version, boolean freeThreaded) {
  /** The environment variable that names others in place of those on the PATH. */
  private static final String VARIABLE = "THREADWORKS_PYTHON";

  /** A starter that downloads, asks or hangs is none; a computer that is busy may take seconds. */
  private static final long PATIENCE_SECONDS = 10;

  private static final String ASK =
      "import sys, sysconfig; print('Python', '%d.%d.%d' % sys.version_info[:3],"
          + " sysconfig.get_config_var('Py_GIL_DISABLED') or 0)";

  private static final Pattern ANSWER = Pattern.compile("Python (3\\.\\d+\\.\\d+) ([01])\\s*");

  /** The newest first. */
  private static final List<String> FREE_THREADED =
      IntStream.iterate(20, minor -> minor >= 13, minor -> minor - 1)
          .mapToObj(minor -> "python3." + minor + "t")
          .toList();

  /** What it is called beside Java: its version as people say it. */
  public String name() {
    return "Python " + version.substring(0, version.lastIndexOf('.')) + (freeThreaded ? "t" : "");
  }

  /**
   * Those that the environment names; else the one that is called python3, or python, on the PATH,
   * and the newest free-threaded build. Takes as long as they take to start.
   *
   * @param environment the variables of this process
   */
  public static List<Python> find(Map<String, String> environment) throws InterruptedException {
    var named = environment.get(VARIABLE);
    var found = new ArrayList<Python>();
    if (named != null) {
      for (var program : named.split(File.pathSeparator, -1)) {
        ask(program).ifPresent(one -> add(one, found));
      }
      return found;
    }
    first(List.of("python3", "python")).ifPresent(found::add);
    first(FREE_THREADED).ifPresent(one -> add(one, found));
    return found;
  }

  /** What is measured is known by its name, so none may have that of another. */
  private static void add(Python one, List<Python> found) {
    if (found.stream().noneMatch(other -> other.name().equals(one.name()))) {
      found.add(one);
    }
  }

  /** What there is to say where none was found. */
  public static Sentence notFound(Map<String, String> environment) {
    var named = environment.get(VARIABLE);
    return named == null
        ? Sentence.of("twin.skipped")
        : Sentence.of("twin.skipped.named", VARIABLE, named);
  }

  private static Optional<Python> first(List<String> programs) throws InterruptedException {
    for (var program : programs) {
      var one = ask(program);
      if (one.isPresent()) {
        return one;
      }
    }
    return Optional.empty();
  }

  /** Asks a program for its version; nothing where it is no Python 3, or does not answer. */
  private static Optional<Python> ask(String program) throws InterruptedException {
    if (program.isBlank()) {
      return Optional.empty();
    }
    var builder = new ProcessBuilder(program, "-c", ASK);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    var offspring = Offspring.of(builder);
    Process process;
    try {
      process = builder.start();
      process.getOutputStream().close();
    } catch (IOException e) {
      return Optional.empty();
    }
    var said = new Tail(process.getInputStream());
    boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (!ended) {
      // Of one that has ended, this would close what it said.
      process.destroyForcibly();
    }
    // A starter may have started another, which holds the pipe.
    offspring.kill();
    if (!ended || process.exitValue() != 0) {
      return Optional.empty();
    }
    said.await(TimeUnit.SECONDS.toMillis(1));
    return Optional.ofNullable(read(program, said.lastLine()));
  }

  private static @Nullable Python read(String program, String answer) {
    var match = ANSWER.matcher(answer);
    return match.matches() ? new Python(program, match.group(1), match.group(2).equals("1")) : null;
  }

  /** The words of a command that has it run a file. */
  List<String> command(List<String> words) {
    return Stream.concat(Stream.of(program), words.stream()).toList();
  }
}
