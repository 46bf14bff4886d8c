package threadworks.multiprocessing;

import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Watches pools and what their workers do, and may have worker processes started its own way; how
 * the lab traces pools without this package knowing of traces. There is none unless {@link
 * #install} is called, once, before the first pool.
 *
 * <p>In the process that owns a pool the {@code pool…} and {@code worker…} methods are called; the
 * others are called wherever a worker runs, on its thread: in the owner for a thread pool, in the
 * worker's process for a process pool. A worker's instrument sends what it learns to its owner's
 * with {@code Worker.report}. No method may throw.
 */
public interface Instrument {
  /** Makes {@code instrument} the one that watches this process. */
  static void install(Instrument instrument) {
    Instruments.current = instrument;
  }

  /**
   * The command that starts a worker process, given the one this package would use. The process
   * must end up in {@code Worker.main}, with its standard input and output untouched.
   */
  default JavaCommand command(JavaCommand command) {
    return command;
  }

  /** A pool is about to start its workers; the caller waits. */
  default void poolStarting(int workers) {}

  /** The pool's first workers are all ready for tasks; the caller goes on. */
  default void poolStarted() {}

  /** A worker process was started. */
  default void workerStarted(long pid) {}

  /** A worker process ended. */
  default void workerEnded(long pid) {}

  /**
   * A worker sent a report; called on a thread of the pool's own or one that waits for a call, with
   * the pool's lock held, so it must be brief and not use the pool.
   */
  default void workerReported(long pid, byte[] report) {}

  /** A worker is ready and has no task: it waits for the next one from now on. */
  default void idle() {}

  /** There is a task for the worker, or its pool ends. */
  default void busy() {}

  /**
   * A task begins.
   *
   * @param call which call into a pool, counted from 1 in the owner
   * @param index the task's place among that call's arguments, from 0
   */
  default void taskStarted(int call, int index) {}

  /**
   * A task ended.
   *
   * @param value what it returned; null when it failed
   * @param failure what it threw, or null
   */
  default void taskEnded(
      int call, int index, @Nullable Object value, @Nullable Throwable failure) {}

  /**
   * The calling thread, in whichever process, put an item into a {@link ProcessQueue} or took one.
   *
   * @param queue tells the queue from others, the same in all processes
   * @param put whether it was put in
   * @param depth says how many items there are in it at the time; below 0 when it is closed
   */
  default void queued(int queue, boolean put, IntSupplier depth) {}
}
