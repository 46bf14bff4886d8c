package threadworks.host;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import threadworks.lesson.Fault;
import threadworks.lesson.LessonSources;
import threadworks.lesson.Rereader;
import threadworks.multiprocessing.JavaCommand;
import threadworks.wording.Sentence;

/**
 * Our end of a child JVM that compiles. It is started for the first order and stays warm from then
 * on; one that has ended is replaced. It ends with this object, and with the program.
 */
public final class CompilerProcess implements Rereader.Compiler, AutoCloseable {
  private @Nullable Child child;
  private boolean closed;

  /** A child, and what it has to say beside its answers. */
  private record Child(Process process, Tail said) {}

  /** The command that starts one: it is to be ready soon, and compiles little. */
  private static JavaCommand command() {
    return JavaCommand.child(CompilerHost.class).options("-XX:TieredStopAtLevel=1", "-Xmx256m");
  }

  /** Has a child started unless there is one; returns at once. */
  public void warmUp() {
    try {
      var _ = child();
    } catch (IOException e) {
      // Who has something to compile is told.
    }
  }

  private synchronized Child child() throws IOException {
    if (closed) {
      throw new IOException("closed");
    }
    var known = child;
    if (known == null || !known.process().isAlive()) {
      var process = command().builder().start();
      known = new Child(process, new Tail(process.getErrorStream()));
      child = known;
    }
    return known;
  }

  @Override
  public List<Fault> compile(LessonSources sources, Path classes) {
    try {
      return answer(child(), new CompilerHost.Order(sources, classes.toString()));
    } catch (IOException e) {
      return List.of(new Fault("", 0, 0, Sentence.of("fault.compiler", e.getMessage())));
    }
  }

  private static List<Fault> answer(Child child, CompilerHost.Order order) throws IOException {
    JsonPipe.write(child.process().getOutputStream(), JsonPipe.GSON.toJson(order));
    var text = JsonPipe.read(child.process().getInputStream());
    if (text == null) {
      throw new IOException(child.said().lastLine());
    }
    return JsonPipe.GSON.fromJson(text, CompilerHost.Answer.class).faults();
  }

  /** Ends the child, and waits for that. */
  @Override
  public synchronized void close() {
    closed = true;
    if (child != null) {
      try {
        child.process().destroyForcibly().waitFor();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
