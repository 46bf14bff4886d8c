package threadworks.host;

import java.util.List;
import threadworks.trace.Event;

/**
 * Hears how a run goes on, on a thread of the host's own; what it does delays what follows. One
 * that implements nothing hears nothing.
 */
public interface RunListener {
  /** The variant began, at this {@link System#nanoTime()} of the calling process. */
  default void began(long nanoTime) {}

  /** The variant's own thread begins, or ends, to wait for a pool to start its workers. */
  default void starting(boolean begins, long nanoTime) {}

  /** A pool started a worker process. */
  default void workerStarted(long pid) {}

  /** Events of the host or of one of its workers; those of one thread come in order. */
  default void events(List<Event> events) {}

  /** Events were lost, because they came faster than they could be kept. */
  default void dropped(long events) {}

  /** The variant is over; what was recorded until now may still come. */
  default void over() {}
}
