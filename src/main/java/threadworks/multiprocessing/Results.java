package threadworks.multiprocessing;

import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Results one by one, as they are asked for: Python's {@code IMapIterator}. Made by {@link
 * Pool#imap} and {@link Pool#imapUnordered}; goes through once.
 *
 * <p>Where Python reads all arguments at once, this reads on only so far ahead that no worker idles
 * while results are taken: neither arguments nor results pile up. A task's exception is thrown by
 * the {@code next} that would have returned its result; the others can still be taken.
 *
 * <p>For one thread at a time.
 *
 * @param <R> one result
 */
@SuppressWarnings("IterableAndIterator") // As an iterator in Python is its own iterable.
public final class Results<R extends @Nullable Object> implements Iterator<R>, Iterable<R> {
  private final Pool pool;
  private final StreamCall call;

  Results(Pool pool, StreamCall call) {
    this.pool = pool;
    this.call = call;
  }

  @Override
  public Iterator<R> iterator() {
    return this;
  }

  @Override
  public boolean hasNext() {
    return call.hasNext();
  }

  /**
   * Waits for the next result.
   *
   * @throws TaskException when its task failed
   * @throws CancellationException when the caller is interrupted
   * @throws NoSuchElementException when there is none left
   */
  @Override
  public R next() {
    try {
      return next(Long.MAX_VALUE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while waiting for a result");
    } catch (TimeoutException e) {
      throw new AssertionError("292 years are over", e);
    }
  }

  /**
   * Waits for the next result no longer than {@code timeout}: Python's {@code next(timeout)}.
   *
   * @throws TaskException when its task failed
   * @throws TimeoutException when the time is over; the result can still be asked for
   * @throws NoSuchElementException when there is none left
   */
  public R next(Duration timeout) throws InterruptedException, TimeoutException {
    return next(Math.max(0, timeout.toNanos()));
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // Null is a result like any other.
  private R next(long nanos) throws InterruptedException, TimeoutException {
    if (!call.hasNext()) {
      throw new NoSuchElementException("all results were taken");
    }
    if (call.refill()) {
      pool.submit(call, false);
    }
    if (!pool.await(call, nanos)) {
      throw new TimeoutException("no result in time");
    }
    return (R) call.next();
  }
}
