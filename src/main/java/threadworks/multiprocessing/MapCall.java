package threadworks.multiprocessing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A call whose arguments are all there, and whose results are wanted all together, in order. */
final class MapCall extends Call {
  final @Nullable Object[] arguments;
  private final @Nullable Object[] results;
  private final int chunksize;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger pending;
  private final CountDownLatch ended = new CountDownLatch(1);
  private @Nullable TaskException failure;
  private int failedAt = Integer.MAX_VALUE;
  private @Nullable Runnable then;

  MapCall(Task<?, ?> task, @Nullable Object[] arguments, int chunksize, int workers) {
    super(task);
    this.arguments = arguments;
    this.results = new @Nullable Object[arguments.length];
    this.chunksize = size(chunksize, arguments.length, workers);
    this.pending = new AtomicInteger(Math.ceilDiv(arguments.length, this.chunksize));
    if (arguments.length == 0) {
      ended.countDown();
    }
  }

  static @Nullable Object[] array(Iterable<?> arguments) {
    Objects.requireNonNull(arguments, "the arguments are null");
    if (arguments instanceof Collection<?> collection) {
      return collection.toArray();
    }
    var list = new ArrayList<@Nullable Object>();
    arguments.forEach(list::add);
    return list.toArray();
  }

  /** Python's default: arguments / (4 × workers), rounded up. */
  static int size(int chunksize, int arguments, int workers) {
    if (chunksize < 0) {
      throw new IllegalArgumentException(
          "chunksize is " + chunksize + "; give 1 or more, or 0 for the default");
    }
    return chunksize > 0 ? chunksize : Math.max(1, Math.ceilDiv(arguments, 4 * workers));
  }

  /** Has something run when the call is done; set before the call is made. */
  void then(Runnable action) {
    then = action;
    if (ready()) {
      // There is nothing to do.
      action.run();
    }
  }

  @Override
  @Nullable Chunk take() {
    while (true) {
      int from = next.get();
      if (from >= arguments.length) {
        return null;
      }
      int to = from + Math.min(chunksize, arguments.length - from);
      if (next.compareAndSet(from, to)) {
        return new Chunk(this, from, arguments, results, from, to);
      }
    }
  }

  @Override
  boolean available() {
    return next.get() < arguments.length;
  }

  @Override
  boolean finished() {
    return ready();
  }

  @Override
  void done(Chunk chunk) {
    if (pending.decrementAndGet() == 0) {
      complete();
    }
  }

  @Override
  void failed(Chunk chunk, int index, TaskException why) {
    note(index, why);
    done(chunk);
  }

  @Override
  void fail(TaskException why) {
    note(-1, why);
    drop();
    complete();
  }

  private synchronized void note(int index, TaskException why) {
    if (index < failedAt && !ready()) {
      failedAt = index;
      failure = why;
    }
  }

  private void complete() {
    synchronized (this) {
      if (ready()) {
        return;
      }
      ended.countDown();
    }
    if (then != null) {
      then.run();
    }
  }

  @Override
  boolean ready() {
    return ended.getCount() == 0;
  }

  @Override
  boolean park(long nanos) throws InterruptedException {
    return ended.await(nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  void drop() {
    int from = next.getAndSet(arguments.length);
    if (from < arguments.length) {
      int dropped = Math.ceilDiv(arguments.length - from, chunksize);
      if (pending.addAndGet(-dropped) == 0) {
        complete();
      }
    }
  }

  /** The results; the call is done. */
  @SuppressWarnings("unchecked")
  synchronized <R extends @Nullable Object> List<R> outcome() {
    if (failure != null) {
      throw failure.here();
    }
    var list = new ArrayList<@Nullable Object>(results.length);
    Collections.addAll(list, results);
    return (List<R>) list;
  }

  synchronized boolean succeeded() {
    return failure == null;
  }
}
