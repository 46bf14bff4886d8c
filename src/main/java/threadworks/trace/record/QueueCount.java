package threadworks.trace.record;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import threadworks.trace.Event;
import threadworks.trace.ThreadId;

/**
 * How often one thread has put into one queue, or taken from it. Each time is an event of its own,
 * unless there are very many: an event costs as much as many a queue, so then most are only
 * counted, and the events that are say how many there were. What is left is told by the one that
 * drains.
 *
 * <p>Events have the number of all times so far: so none is missed or told twice, whoever tells it
 * and whatever is dropped on the way.
 */
final class QueueCount {
  /** On average no more often. */
  private static final long PACE_NANOS = 100_000;

  /** For so many in a row, as often as they come. */
  private static final long MOST_CREDIT = 300 * PACE_NANOS;

  private static final long LONGEST_STRIDE = 1 << 12;
  private static final VarHandle COUNT;
  private static final VarHandle TOLD;

  static {
    try {
      var lookup = MethodHandles.lookup();
      COUNT = lookup.findVarHandle(QueueCount.class, "count", long.class);
      TOLD = lookup.findVarHandle(QueueCount.class, "told", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final ThreadId thread;
  private final long queue;
  private final String name;
  private final boolean put;
  private final IntSupplier depth;

  /** The owner's, which the one that drains reads. */
  private long count;

  private long told;

  private long stride = 1;
  private long credit = MOST_CREDIT;
  private long last;

  /** The draining side's. */
  private long drained;

  /**
   * Nothing was put or taken.
   *
   * @param depth says how many are in the queue; below 0 when there is no queue any more
   */
  QueueCount(ThreadId thread, long queue, String name, boolean put, IntSupplier depth) {
    this.thread = thread;
    this.queue = queue;
    this.name = name;
    this.put = put;
    this.depth = depth;
  }

  boolean isOf(long queue, boolean put) {
    return this.queue == queue && this.put == put;
  }

  /** Counts one more; the owner's. Returns whether it is to be told. */
  boolean add() {
    long now = count + 1;
    COUNT.setOpaque(this, now);
    return now - told >= stride;
  }

  /** The event that tells all until now; the owner's. */
  @Nullable Event tell(long nanos) {
    credit = Math.min(MOST_CREDIT, credit + nanos - last - PACE_NANOS);
    last = nanos;
    stride = credit > 0 ? 1 : Math.min(2 * stride, LONGEST_STRIDE);
    TOLD.setOpaque(this, count);
    return event(nanos, count);
  }

  /** The event that tells what the owner has only counted; the draining side's. */
  @Nullable Event rest(long nanos) {
    long now = (long) COUNT.getOpaque(this);
    if (now == (long) TOLD.getOpaque(this) || now == drained) {
      return null;
    }
    drained = now;
    return event(nanos, now);
  }

  private @Nullable Event event(long nanos, long count) {
    int deep = depth.getAsInt();
    return deep < 0 ? null : new Event.Queued(thread, nanos, queue, name, put, deep, count);
  }
}
