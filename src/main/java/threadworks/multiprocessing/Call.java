package threadworks.multiprocessing;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One call into a pool: a function, and arguments that workers take chunk by chunk. */
abstract sealed class Call permits MapCall, StreamCall {
  private static final AtomicInteger calls = new AtomicInteger();

  /** Counted from 1 in this process. */
  final int number = calls.incrementAndGet();

  final Task<@Nullable Object, @Nullable Object> task;

  /** How a pool of processes sent the function; its own. */
  final Sent sent = new Sent();

  @SuppressWarnings("unchecked")
  Call(Task<?, ?> task) {
    Objects.requireNonNull(task, "the task is null");
    this.task = (Task<@Nullable Object, @Nullable Object>) task;
  }

  /** A function that was sent, and where to. */
  static final class Sent {
    byte[] function = new byte[0];
    int slot = -1;
    @Nullable Path file;
  }

  /** The next chunk that nobody has taken, or null when there is none now. */
  abstract @Nullable Chunk take();

  /** Whether there is a chunk to take now. */
  abstract boolean available();

  /** Whether every chunk there will ever be is done, or dropped. */
  abstract boolean finished();

  /** A chunk's results are in its array. */
  abstract void done(Chunk chunk);

  /** A chunk failed at the argument numbered {@code index}. */
  abstract void failed(Chunk chunk, int index, TaskException why);

  /** Leaves the chunks that nobody has taken undone. */
  abstract void drop();

  /** The pool was shut down: what nobody has asked for yet is to be done, too. */
  void carryOut() {}

  /** The pool ended before the call did. */
  abstract void fail(TaskException why);

  /** Whether what the caller waits for is there. */
  abstract boolean ready();

  /** Waits until it is; false when the time is over. */
  abstract boolean park(long nanos) throws InterruptedException;
}
