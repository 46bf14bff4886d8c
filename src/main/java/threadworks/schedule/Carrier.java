package threadworks.schedule;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A thread that schedules run on. Its stack is so large that a thread of a demo comes to the depth
 * which {@link LoopHooks} allows long before the stack's real end, whatever its frames take.
 */
final class Carrier {
  /** Only what is used of it costs memory. */
  private static final long STACK = 256L << 20;

  private Carrier() {}

  /** Runs the body on such a thread, and waits for it. */
  static <T> T call(Supplier<T> body) {
    var answer = new Answer<T>();
    var thread = new Thread(null, () -> answer.of(body), "carrier", STACK);
    thread.setDaemon(true);
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
