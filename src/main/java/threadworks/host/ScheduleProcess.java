package threadworks.host;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import threadworks.multiprocessing.JavaCommand;
import threadworks.wording.Sentence;
import threadworks.wording.SentenceException;

/**
 * Our end of one child JVM in which programs run under the controlled scheduler. It does one order
 * at a time: the next one ends the one under way. It can be ended at any moment, whatever the
 * program does.
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

  /** The system property that names an AOT cache for these hosts to start from. */
  private static final String ARCHIVE = "threadworks.schedules.archive";

  /** The system property that names the jar with the woven twins of this JDK's classes. */
  static final String TWINS = "threadworks.twins";

  private final Process process;
  private final Tail said;
  private volatile boolean hasBegun;
  private long orders;
  private @Nullable Pending<?> pending;
  private boolean ended;

  private ScheduleProcess(Process process) {
    this.process = process;
    said = new Tail(process.getErrorStream());
    Thread.ofPlatform().daemon().name("schedules-" + process.pid()).start(this::readAnswers);
  }

  /**
   * An order that was given.
   *
   * @param begun done when the child has begun with it
   * @param over its answer
   */
  public record Sent<T>(CompletableFuture<Boolean> begun, CompletableFuture<T> over) {
    /** Whether the child ended before it had begun. */
    public boolean neverBegan() {
      return Boolean.FALSE.equals(begun.getNow(true));
    }

    void fail(Sentence how) {
      begun.complete(false);
      over.completeExceptionally(new SentenceException(how));
    }
  }

  /** The order that is under way. */
  private record Pending<T>(long id, Class<T> answer, Consumer<T> progress, Sent<T> sent) {
    void hear(Answer said) {
      var over = sent.over;
      switch (said.kind()) {
        case "begun" -> sent.begun.complete(true);
        case "progress" -> progress.accept(read(said, answer));
        case "done" -> over.complete(read(said, answer));
        default -> over.completeExceptionally(new SentenceException(read(said, Sentence.class)));
      }
    }
  }

  /**
   * Starts a child JVM.
   *
   * @throws SentenceException when it can't be started
   */
  public static ScheduleProcess start() {
    return start(new String[0]);
  }

  /**
   * Starts one that answers soon rather than searches fast: it compiles each method once, quickly,
   * so that no compiler takes the cores from the steps. Nor does it make classes of their own for
   * method handles that are called often, which takes 10 ms at the 128th call.
   *
   * @throws SentenceException when it can't be started
   */
  public static ScheduleProcess startForSteps() {
    return start(
        "-XX:TieredStopAtLevel=1", "-Djava.lang.invoke.MethodHandle.CUSTOMIZE_THRESHOLD=-1");
  }

  /** The command that starts one. */
  static JavaCommand command() {
    var command = JavaCommand.child(ScheduleHost.class).archive(ARCHIVE).options("-Xmx1g");
    for (var inside : EXPORTS) {
      command.options("--add-exports=java.base/jdk.internal." + inside + "=ALL-UNNAMED");
    }
    command.options("--add-opens=java.base/java.lang=ALL-UNNAMED");
    var twins = System.getProperty(TWINS);
    return twins != null && Files.exists(Path.of(twins)) ? command.jar(Path.of(twins)) : command;
  }

  private static ScheduleProcess start(String... options) {
    try {
      return new ScheduleProcess(command().options(options).builder().start());
    } catch (IOException e) {
      throw new SentenceException("run.noHost", e.getMessage());
    }
  }

  /** The child, as the operating system numbers it. */
  public long pid() {
    return process.pid();
  }

  private record Answer(long id, String kind, JsonElement body) {}

  /**
   * Gives an order, and gives up the one under way, whose answer is then a {@link
   * java.util.concurrent.CancellationException}.
   *
   * @param answer the record that the answer is read into, by the names of its components
   * @param progress what is told on the way, in the same shape, on a thread of this object's
   * @return what comes of it; a {@link SentenceException} when the order makes no sense or the
   *     child ended
   */
  public synchronized <T> Sent<T> send(ScheduleOrder order, Class<T> answer, Consumer<T> progress) {
    var sent = new Sent<>(new CompletableFuture<Boolean>(), new CompletableFuture<T>());
    if (pending != null) {
      pending.sent.over.cancel(false);
    }
    orders++;
    pending = new Pending<>(orders, answer, progress, sent);
    if (ended) {
      sent.fail(ending());
      return sent;
    }
    try {
      var text = JsonPipe.GSON.toJson(order.withId(orders));
      JsonPipe.write(process.getOutputStream(), text);
    } catch (IOException e) {
      // It has ended, as its reader finds.
    }
    return sent;
  }

  private void readAnswers() {
    try (var in = new BufferedInputStream(process.getInputStream())) {
      for (var text = JsonPipe.read(in); text != null; text = JsonPipe.read(in)) {
        var said = JsonPipe.GSON.fromJson(text, Answer.class);
        hasBegun = true;
        var to = pending();
        if (to != null && to.id == said.id()) {
          to.hear(said);
        }
      }
    } catch (IOException | JsonParseException e) {
      // It has ended, or says what it never would: there is no more to hear of it.
      var _ = process.destroyForcibly();
    }
    var how = ending();
    Pending<?> to;
    synchronized (this) {
      ended = true;
      to = pending;
    }
    if (to != null) {
      to.sent.fail(how);
    }
  }

  private synchronized @Nullable Pending<?> pending() {
    return pending;
  }

  private static <T> T read(Answer said, Class<T> answer) {
    return Objects.requireNonNull(JsonPipe.GSON.fromJson(said.body(), answer));
  }

  /** How the child has ended; waits for that. */
  public Sentence ending() {
    try {
      int code = process.waitFor();
      said.await(1_000);
      return Exit.sentence(code, said.lastLine());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Exit.sentence(0, "");
    }
  }

  /** Whether it has begun with an order, and so is past its start. */
  public boolean hasBegun() {
    return hasBegun;
  }

  /** Whether it can still be given orders. */
  public boolean lives() {
    return process.isAlive();
  }

  /** Ends the child, whose order under way another one takes on. Returns at once. */
  public void abandon() {
    synchronized (this) {
      pending = null;
    }
    kill();
  }

  /** Ends the child. Returns at once; an order that is under way fails. */
  public void kill() {
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
