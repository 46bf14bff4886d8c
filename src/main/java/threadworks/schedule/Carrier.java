package threadworks.schedule;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
