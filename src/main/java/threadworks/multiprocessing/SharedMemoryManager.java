package threadworks.multiprocessing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes shared memory and unlinks all of it when it is shut down, or when its owner crashes:
 * Python's {@code multiprocessing.managers.SharedMemoryManager}. A small process of its own watches
 * over what was made, as in Python, and unlinks it as soon as the owner is no more.
 *
 * <p>Safe for use by several threads.
 */
public final class SharedMemoryManager implements AutoCloseable {
  private final List<SharedMemory> made = new ArrayList<>();
  private java.lang.@Nullable Process janitor;
  private boolean closed;

  /**
   * Starts the process that watches; {@link #sharedMemory} does so when it was not called.
   *
   * @throws UncheckedIOException when it can't be started
   * @throws IllegalStateException after {@link #shutdown}
   */
  public synchronized void start() {
    if (closed) {
      throw new IllegalStateException("the manager is shut down");
    }
    if (janitor == null) {
      try {
        janitor =
            new WorkerCommand("64m")
                .of(Janitor.class)
                .builder()
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
      } catch (IOException e) {
        throw new UncheckedIOException("the manager's process could not be started", e);
      }
    }
  }

  /**
   * Makes memory of {@code size} zero bytes: Python's {@code SharedMemory}.
   *
   * @throws UncheckedIOException when so much is not free; it says how much was wanted and is free;
   *     or when the manager's process can't be started or has ended
   * @throws IllegalStateException after {@link #shutdown}
   */
  public synchronized SharedMemory sharedMemory(long size) {
    start();
    var memory = SharedMemory.create(size);
    made.add(memory);
    try {
      OutputStream names = Objects.requireNonNull(janitor).getOutputStream();
      names.write((memory.name() + "\n").getBytes(StandardCharsets.UTF_8));
      names.flush();
    } catch (IOException e) {
      memory.unlink();
      memory.close();
      throw new UncheckedIOException("the manager's process has ended", e);
    }
    return memory;
  }

  /** Unmaps and unlinks all memory it made, and ends its process. Doing it twice does nothing. */
  public synchronized void shutdown() {
    if (closed) {
      return;
    }
    closed = true;
    for (var memory : made) {
      memory.unlink();
      memory.close();
    }
    var process = janitor;
    if (process != null) {
      var _ = process.destroyForcibly();
      Waiting.uninterruptibly(process::waitFor);
    }
  }

  /** {@link #shutdown}. */
  @Override
  public void close() {
    shutdown();
  }
}
