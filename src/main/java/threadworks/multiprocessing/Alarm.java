package threadworks.multiprocessing;

import org.jspecify.annotations.Nullable;

/**
 * Wakes sleeping workers, as few as will do: where chunks are short one that is awake may be
 * enough, and more would only take the cores from each other. Its pool's lock guards it.
 */
final class Alarm {
  /** How long a worker that was woken takes to begin. */
  private static final long WAKE_NANOS = 40_000;

  /** Whoever is awake and has sent nothing for so long is busy with a chunk. */
  private static final long ENOUGH_NANOS = 10_000;

  private final PoolMemory memory;
  private final TaskQueue queue;
  private final @Nullable WorkerProcess[] workers;
  private long lastWake = System.nanoTime();

  Alarm(PoolMemory memory, TaskQueue queue, @Nullable WorkerProcess[] workers) {
    this.memory = memory;
    this.queue = queue;
    this.workers = workers;
  }

  /** Wakes one where all sleep. */
  void wakeFirst() {
    if (count(PoolMemory.PARKED) == workers.length) {
      wake(1);
    }
  }

  /**
   * Wakes as many sleeping workers as there are chunks that no one awake will take: when nobody
   * will look again soon.
   */
  void wakeAll() {
    wake(queue.backlog() - count(PoolMemory.LOOKING));
  }

  /**
   * Wakes one more worker if those awake leave chunks untaken though they had the time. Where
   * chunks are short one awake may be enough, and more would only take the cores from each other.
   *
   * @param idle for how long nothing has come from them
   */
  void wakeAnother(long idle) {
    if (idle > ENOUGH_NANOS && System.nanoTime() - lastWake > WAKE_NANOS) {
      wake(Math.min(1, queue.backlog() - count(PoolMemory.LOOKING)));
    }
  }

  /**
   * Wakes one more worker if there are chunks that nobody has taken for long: the one that was
   * woken for them may have been stopped, by a debugger, say.
   */
  void wakeInstead() {
    wake(Math.min(1, queue.backlog()));
  }

  private int count(int state) {
    int count = 0;
    for (int i = 0; i < workers.length; i++) {
      int now = (int) PoolMemory.INT.getVolatile(memory.buffer, PoolMemory.state(i));
      count += now == state ? 1 : 0;
    }
    return count;
  }

  private void wake(int wanted) {
    for (int i = 0; i < workers.length && wanted > 0; i++) {
      var worker = workers[i];
      if (worker != null
          && PoolMemory.INT.compareAndSet(
              memory.buffer, PoolMemory.state(i), PoolMemory.PARKED, PoolMemory.LOOKING)) {
        worker.wake();
        lastWake = System.nanoTime();
        wanted--;
      }
    }
  }
}
