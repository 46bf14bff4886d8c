package threadworks.multiprocessing;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What a call that does not wait will come to: Python's {@code AsyncResult}. Safe for use by
 * several threads.
 *
 * @param <R> the result
 */
public final class AsyncResult<R extends @Nullable Object> {
  private final Pool pool;
  private final MapCall call;
  private final Outcome<R> outcome;

  /** Makes the result of a call that is done. */
  interface Outcome<R extends @Nullable Object> {
    /** The result, or an exception. */
    R get(MapCall call);
  }

  AsyncResult(Pool pool, MapCall call, Outcome<R> outcome) {
    this.pool = pool;
    this.call = call;
    this.outcome = outcome;
  }

  /**
   * Waits for the result. An interrupt ends the wait, not the call.
   *
   * @throws TaskException when the call failed
   */
  public R get() throws InterruptedException {
    var _ = pool.await(call, Long.MAX_VALUE);
    return outcome.get(call);
  }

  /**
   * Waits for the result no longer than {@code timeout}.
   *
   * @throws TaskException when the call failed
   * @throws TimeoutException when the time is over; the call goes on
   */
  public R get(Duration timeout) throws InterruptedException, TimeoutException {
    if (!await(timeout)) {
      throw new TimeoutException("no result after " + timeout);
    }
    return outcome.get(call);
  }

  /** Waits until the call is done or the time is over: Python's {@code wait}. Says which. */
  public boolean await(Duration timeout) throws InterruptedException {
    return pool.await(call, Waiting.nanos(timeout));
  }

  /** Whether the call is done. */
  public boolean ready() {
    return call.ready();
  }

  /**
   * Whether the call is done without an exception.
   *
   * @throws IllegalStateException when it is not done
   */
  public boolean successful() {
    if (!ready()) {
      throw new IllegalStateException("the call is not done yet");
    }
    return call.succeeded();
  }
}
