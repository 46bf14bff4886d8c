package threadworks.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import threadworks.wording.Sentence;
import threadworks.wording.SentenceException;

/**
 * One program in Python: a child like a host, which ends with all that it started. What it prints
 * comes line by line, as soon as it is printed.
 */
public final class PythonProcess {
  /** What is behind it in a line is not kept: nobody reads so far. */
  private static final int LONGEST_LINE = 100_000;

  /** How long the last bytes of a process that has ended may take to come out of its pipe. */
  private static final long REST_MILLIS = 2_000;

  private static final Map<String, String> ENVIRONMENT =
      Map.of("PYTHONUNBUFFERED", "1", "PYTHONDONTWRITEBYTECODE", "1", "PYTHONUTF8", "1");

  private static final Path NICE = Path.of("/usr/bin/nice");

  private final Process process;
  private final Offspring offspring;
  private final Thread out;
  private final Thread err;
  private volatile String lastError = "";

  /** Is told each line, by two threads: one for each stream. */
  @FunctionalInterface
  public interface Listener {
    /**
     * A line was printed.
     *
     * @param error whether to standard error
     */
    void line(boolean error, String text);
  }

  private PythonProcess(Process process, Offspring offspring, Listener listener) {
    this.process = process;
    this.offspring = offspring;
    out = reader(process.getInputStream(), line -> listener.line(false, line));
    err =
        reader(
            process.getErrorStream(),
            line -> {
              lastError = line.isBlank() ? lastError : line.strip();
              listener.line(true, line);
            });
  }

  /**
   * Starts a program.
   *
   * @param folder where it runs, and where its file is
   * @param words the file's name and what it is told
   * @param givesWay whether it is to leave a busy machine to others
   * @throws SentenceException when it can't be started
   */
  public static PythonProcess start(
      Python python, Path folder, List<String> words, boolean givesWay, Listener listener) {
    var command = new ArrayList<String>();
    if (givesWay && Files.isExecutable(NICE)) {
      command.addAll(List.of(NICE.toString(), "-n", "5"));
    }
    command.addAll(python.command(words));
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(ENVIRONMENT);
    var offspring = Offspring.of(builder);
    try {
      var process = builder.start();
      // It is asked nothing: who reads finds the end.
      process.getOutputStream().close();
      return new PythonProcess(process, offspring, listener);
    } catch (IOException e) {
      throw new SentenceException("twin.noStart", python.name(), e.getMessage());
    }
  }

  /** The process, as the operating system numbers it. */
  public long pid() {
    return process.pid();
  }

  /**
   * Waits until it has ended, what it left behind is ended too, and nothing more will be heard.
   *
   * @return why it failed; null where it did not
   */
  public @Nullable Sentence await() throws InterruptedException {
    int code = process.waitFor();
    offspring.kill();
    out.join(REST_MILLIS);
    err.join(REST_MILLIS);
    return code == 0 ? null : Exit.twin(code, lastError);
  }

  /** Ends it and all that it started. Returns when all are told to. */
  public void kill() {
    try (var all = process.descendants()) {
      var descendants = all.toList();
      var _ = process.destroyForcibly();
      descendants.forEach(ProcessHandle::destroyForcibly);
    }
    offspring.kill();
  }

  private static Thread reader(InputStream in, Consumer<String> lines) {
    return Thread.ofPlatform().daemon().name("python-out").start(() -> read(in, lines));
  }

  private static void read(InputStream in, Consumer<String> lines) {
    var line = new StringBuilder();
    try (var text = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      var some = new char[8192];
      for (int count = text.read(some); count >= 0; count = text.read(some)) {
        for (int i = 0; i < count; i++) {
          if (some[i] == '\n') {
            end(line, lines);
          } else if (line.length() < LONGEST_LINE) {
            line.append(some[i]);
          }
        }
      }
    } catch (IOException e) {
      // The process was ended.
    }
    if (!line.isEmpty()) {
      end(line, lines);
    }
  }

  private static void end(StringBuilder line, Consumer<String> lines) {
    int length = line.length();
    boolean windows = length > 0 && line.charAt(length - 1) == '\r';
    lines.accept(line.substring(0, windows ? length - 1 : length));
    line.setLength(0);
  }
}
