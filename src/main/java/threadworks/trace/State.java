package threadworks.trace;

/** What a thread is doing between two events. */
public enum State {
  /** On a core or ready for one: the JVM cannot tell which. */
  RUNNING,
  /** In {@code Thread.sleep} or a timed park without a lock. */
  SLEEPING,
  /** Waiting for a monitor or a {@code Lock}. */
  LOCK,
  /** Waiting for an element of a queue, or for room in it. */
  QUEUE,
  /** Waiting for another thread, a task or a whole pool to finish. */
  JOIN,
  /** Waiting for a file or the network. */
  IO,
  /** Waiting for a pool to start its workers; a worker's process, until it is ready for tasks. */
  STARTING,
  /** A pool's worker that has no task. */
  IDLE,
  /**
   * Waiting for what another thread does: at a latch, a barrier, a semaphore, a condition, in
   * {@code Object.wait} or in a park without a time.
   */
  SIGNAL,
}
