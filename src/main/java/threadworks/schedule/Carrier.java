package threadworks.schedule;

import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import threadworks.wording.Sentence;

/**
 * A thread that schedules run on. Its stack is so large that a thread of a demo comes to the depth
 * which {@link LoopHooks} allows long before the stack's real end, whatever its frames take.
 */
public final class Carrier extends Thread {
  /** Only what is used of it costs memory. */
  private static final long STACK = 256L << 20;

  private Carrier(Runnable body) {
    super(null, body, "carrier", STACK);
    setDaemon(true);
  }

  /**
   * Runs the body on such a thread, and waits for it; at once where this is one: who has many
   * schedules to run spares them the change of threads by a call around them all.
   */
  public static <T> T call(Supplier<T> body) {
    if (Thread.currentThread() instanceof Carrier) {
      return body.get();
    }
    var answer = new Answer<T>();
    var thread = new Carrier(() -> answer.of(body));
    thread.start();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        // A step cannot be broken off.
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return answer.get();
  }

  /** The one that runs. */
  public static Carrier current() {
    return (Carrier) Thread.currentThread();
  }

  /** Whether what runs on it waits for what no hook knows of, and so cannot come. */
  public boolean waits() {
    return getState() != State.RUNNABLE;
  }

  /**
   * Why the step that runs on it does not end, for another thread that watches it; null where that
   * is not known.
   */
  public @Nullable Sentence stuck() {
    var trace = getStackTrace();
    for (int i = 0; i < trace.length; i++) {
      if (!Lines.isInside(trace[i].getClassName())) {
        var called = i == 0 ? trace[i] : trace[i - 1];
        var name = called.getClassName();
        var call = name.substring(name.lastIndexOf('.') + 1) + "." + called.getMethodName();
        // A hook may have put a method in between, which has no lines.
        var place =
            Stream.of(trace)
                .skip(i)
                .filter(e -> e.getLineNumber() > 0 && !Lines.isInside(e.getClassName()))
                .findFirst()
                .orElse(trace[i]);
        int line = place.getLineNumber();
        return line > 0
            ? Sentence.of(
                waits() ? "stuck.waitsAt" : "stuck.runsAt", call, line, place.getFileName())
            : Sentence.of(waits() ? "stuck.waits" : "stuck.runs", call);
      }
    }
    return null;
  }

  private static final class Answer<T> {
    private @Nullable T value;
    private @Nullable Throwable thrown;

    void of(Supplier<T> body) {
      try {
        value = body.get();
      } catch (RuntimeException | Error e) {
        thrown = e;
      }
    }

    T get() {
      if (thrown instanceof Error error) {
        throw error;
      }
      if (thrown instanceof RuntimeException exception) {
        throw exception;
      }
      return Objects.requireNonNull(value);
    }
  }
}
