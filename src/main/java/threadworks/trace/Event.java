package threadworks.trace;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened on one thread at one moment. Moments are nanoseconds on one axis for all
 * processes of a run, 0 when the variant began.
 */
public sealed interface Event {
  /** Where it happened. */
  ThreadId thread();

  /** When it happened, in nanoseconds from the variant's begin. */
  long nanos();

  /**
   * A thread was seen for the first time; a pool's worker process shows itself by its own main
   * thread.
   *
   * @param name the thread's name, as the program gave it
   * @param virtual whether it is a virtual thread
   */
  record Started(ThreadId thread, long nanos, String name, boolean virtual) implements Event {}

  /** A thread ended. */
  record Ended(ThreadId thread, long nanos) implements Event {}

  /**
   * A thread entered a call that may block.
   *
   * @param site which call, what for and where
   */
  record Entered(ThreadId thread, long nanos, CallSite site) implements Event {}

  /** The latest call entered on this thread and not yet left, came back. */
  record Left(ThreadId thread, long nanos) implements Event {}

  /**
   * A pool's task began on this thread.
   *
   * @param call which call into a pool it belongs to, counted from 1 in the order of the calls
   * @param index the task's place in that call's arguments, from 0
   */
  record TaskStarted(ThreadId thread, long nanos, int call, int index) implements Event {}

  /**
   * That task ended.
   *
   * @param value what it returned, as {@link Value} carries it; the exception's text when it failed
   * @param failed whether it threw
   */
  record TaskEnded(
      ThreadId thread, long nanos, int call, int index, @Nullable Object value, boolean failed)
      implements Event {}

  /**
   * The thread printed a piece of text; a line that came in pieces is one event.
   *
   * @param error whether it went to {@code System.err}
   * @param text the text, without the line's end
   */
  record Printed(ThreadId thread, long nanos, boolean error, String text) implements Event {}

  /**
   * Something was put into a queue or taken out of it.
   *
   * @param queue tells the queue from others of its process; below 0 one that processes share
   * @param name what the source calls it
   * @param put whether it was put in
   * @param depth how many there were in it then
   * @param count how often the thread has done so with this queue until then; where that is often,
   *     not each time is an event
   */
  record Queued(
      ThreadId thread, long nanos, long queue, String name, boolean put, int depth, long count)
      implements Event {}

  /** The demo called {@code Lab.plot}. */
  record Plotted(ThreadId thread, long nanos, String series, double value) implements Event {}

  /** The demo called {@code Lab.plot} with an x. */
  record PlottedOver(ThreadId thread, long nanos, String series, double x, double y)
      implements Event {}

  /**
   * The wait that this thread is about to leave was ended by another.
   *
   * @param by who ended it
   * @param at when that one did, on the same axis
   */
  record Unblocked(ThreadId thread, long nanos, ThreadId by, long at) implements Event {}

  /** The demo opened a span by {@code Lab.span}. */
  record MarkBegan(ThreadId thread, long nanos, String lane, String text) implements Event {}

  /** The span that this thread opened last in that lane was closed. */
  record MarkEnded(ThreadId thread, long nanos, String lane) implements Event {}
}
