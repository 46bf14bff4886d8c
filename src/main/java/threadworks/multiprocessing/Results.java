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
 * <p>Arguments are read by a thread of the call's own, as in Python, but only so far ahead that no
 * worker idles while results are taken, sixteen chunks a worker: neither arguments nor results pile
 * up. Once the pool is shut down they are read to their end, and all results are kept, whether
 * somebody takes them or not; they can be taken after {@link Pool#join}, too. A source without an
 * end keeps {@code join} waiting for ever; {@link Pool#close} does not wait, and interrupts it.
 *
 * <p>An exception comes in its place, from the {@code next} that would have returned a result, and
 * the others can still be taken: that of a task, a {@link NotSendableException} where an argument
 * can't be sent, or the source's own, which is the last. When the pool is closed, what has come by
 * then can be taken, then {@code next} throws a {@link TaskException}, once.
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

  /**
   * Whether {@link #next} has something to return or throw; waits until it is known.
   *
   * @throws CancellationException when the caller is interrupted
   */
  @Override
  public boolean hasNext() {
    try {
      return call.hasNext();
    } catch (InterruptedException e) {
      throw cancelled();
    }
  }

  private static CancellationException cancelled() {
    Thread.currentThread().interrupt();
    return new CancellationException("interrupted while waiting for a result");
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
      throw cancelled();
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
    return next(Waiting.nanos(timeout));
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // Null is a result like any other.
  private R next(long nanos) throws InterruptedException, TimeoutException {
    if (!pool.await(call, nanos)) {
      throw new TimeoutException("no result in time");
    }
    return (R) call.next();
  }
}
