package threadworks.trace.record;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Which of a thread's tasks are told of. Each is, unless there are very many: to tell of a task
 * takes longer than to do one that only adds two numbers, so then only every so many is, with its
 * begin and its end.
 */
final class TaskPace {
  /** On average no more often. */
  private static final long PACE_NANOS = 200_000;

  /** For so many in a row, as often as they come. */
  private static final long MOST_CREDIT = 2_000 * PACE_NANOS;

  private static final long LONGEST_STRIDE = 1 << 12;
  private static final VarHandle SKIPPED;

  static {
    try {
      SKIPPED = MethodHandles.lookup().findVarHandle(TaskPace.class, "skipped", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** The owner's, which the one that drains reads. */
  private long skipped;

  /** How many it is in that are not told of: what goes on within such a one is not told either. */
  private int within;

  private long stride = 1;
  private long since;
  private long credit = MOST_CREDIT;
  private long last;

  /** The draining side's. */
  private long drained;

  /** A task begins; whether it is to be told. */
  boolean begins() {
    if (within == 0 && ++since >= stride) {
      since = 0;
      return true;
    }
    within++;
    SKIPPED.setOpaque(this, skipped + 1);
    return false;
  }

  /** A task that is told began. */
  void told(long nanos) {
    credit = Math.min(MOST_CREDIT, credit + nanos - last - PACE_NANOS);
    last = nanos;
    stride = credit > 0 ? 1 : Math.min(2 * stride, LONGEST_STRIDE);
  }

  /** The task that began last ends; whether it was told. */
  boolean ends() {
    if (within == 0) {
      return true;
    }
    within--;
    return false;
  }

  /** How many tasks were not told of since the last time; the draining side's. */
  long skipped() {
    long now = (long) SKIPPED.getOpaque(this);
    long more = now - drained;
    drained = now;
    return more;
  }
}
