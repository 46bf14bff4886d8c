package threadworks.host;

import com.google.gson.JsonElement;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Our end of one child JVM in which programs run under the controlled scheduler. It answers one
 * order after another, and can be ended at any moment, whatever the program does.
 */
public final class ScheduleProcess implements AutoCloseable {
  /** What the scheduler and its twins of java.util.concurrent use of the JDK's inside. */
  private static final List<String> EXPORTS =
      List.of(
          "vm",
          "misc",
          "access",
          "util",
          "util.random",
          "invoke",
          "reflect",
          "ref",
          "vm.annotation");

  private final Process process;
  private final InputStream in;
  private final Tail said;
  private volatile boolean killed;

  private ScheduleProcess(Process process) {
    this.process = process;
    in = new BufferedInputStream(process.getInputStream());
    said = new Tail(process.getErrorStream());
  }

  /**
   * Starts a child JVM.
   *
   * @throws UncheckedIOException when it can't be started
   */
  public static ScheduleProcess start() {
    return start(List.of());
  }

  /**
   * Starts one that answers soon rather than searches fast: it compiles each method once, quickly,
   * so that no compiler takes the cores from the steps. Nor does it make classes of their own for
   * method handles that are called often, which takes 10 ms at the 128th call.
   *
   * @throws UncheckedIOException when it can't be started
   */
  public static ScheduleProcess startForSteps() {
    return start(
        List.of(
            "-XX:TieredStopAtLevel=1", "-Djava.lang.invoke.MethodHandle.CUSTOMIZE_THRESHOLD=-1"));
  }

  private static ScheduleProcess start(List<String> options) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xmx1g"));
    command.addAll(options);
    for (var inside : EXPORTS) {
      command.add("--add-exports=java.base/jdk.internal." + inside + "=ALL-UNNAMED");
    }
    command.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
    for (var name : System.getProperties().stringPropertyNames()) {
      if (name.startsWith("threadworks.")) {
        command.add("-D" + name + "=" + System.getProperty(name));
      }
    }
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), ScheduleHost.class.getName()));
    try {
      return new ScheduleProcess(new ProcessBuilder(command).start());
    } catch (IOException e) {
      throw new UncheckedIOException("a JVM for the scheduler could not be started", e);
    }
  }

  /** The child, as the operating system numbers it. */
  public long pid() {
    return process.pid();
  }

  private record Answer(String kind, JsonElement body) {}

  /**
   * Has an order done and waits for it; one at a time.
   *
   * @param answer the record that the answer is read into, by the names of its components
   * @param progress what is told on the way, in the same shape
   * @throws IllegalArgumentException when the order makes no sense, with one sentence
   * @throws IllegalStateException when the child ended, with one sentence that says how
   */
  public synchronized <T> T ask(ScheduleOrder order, Class<T> answer, Consumer<T> progress) {
    try {
      JsonPipe.write(process.getOutputStream(), JsonPipe.GSON.toJson(order));
      for (var text = JsonPipe.read(in); text != null; text = JsonPipe.read(in)) {
        var said = JsonPipe.GSON.fromJson(text, Answer.class);
        switch (said.kind()) {
          case "progress" -> progress.accept(read(said, answer));
          case "done" -> {
            return read(said, answer);
          }
          default -> throw new IllegalArgumentException(said.body().getAsString());
        }
      }
    } catch (IOException e) {
      // It has ended, as the next lines say.
    }
    throw new IllegalStateException(ending());
  }

  private static <T> T read(Answer said, Class<T> answer) {
    return Objects.requireNonNull(JsonPipe.GSON.fromJson(said.body(), answer));
  }

  private @Nullable String ending() {
    if (killed) {
      return "the exploration was ended";
    }
    try {
      int code = process.waitFor();
      said.await(1_000);
      return Exit.sentence(code, said.lastLine());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "the wait was interrupted";
    }
  }

  /** Ends the child. Returns at once; an order that is under way fails. */
  public void kill() {
    killed = true;
    var _ = process.destroyForcibly();
  }

  /** Ends the child and waits for that. */
  @Override
  public void close() {
    kill();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
