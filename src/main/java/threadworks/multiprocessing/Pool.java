package threadworks.multiprocessing;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import threadworks.multiprocessing.Rows.Row1;
import threadworks.multiprocessing.Rows.Row2;
import threadworks.multiprocessing.Rows.Row3;
import threadworks.multiprocessing.Rows.Spread0;
import threadworks.multiprocessing.Rows.Spread1;
import threadworks.multiprocessing.Rows.Spread2;
import threadworks.multiprocessing.Rows.Spread3;

/**
 * A fixed number of workers that run tasks: Python's {@code multiprocessing.pool.Pool}, whose names
 * it keeps. What differs is where: a {@link ProcessPool}'s workers are processes, each with memory
 * of its own; a {@link ThreadPool}'s are threads that share the caller's.
 *
 * <p>{@link #close} is what leaving Python's {@code with} is: it ends the workers whatever they are
 * doing. Python's {@code close}, no more calls but those made are carried out, is {@link
 * #shutdown}.
 *
 * <p>A call that waits throws {@link TaskException} when a task failed, {@link
 * InterruptedException} when its thread is interrupted (what no worker has begun is dropped), and
 * any call throws {@link IllegalStateException} once the pool is closed or shut down, {@link
 * NotSendableException} before anything is sent when the function or an argument can't be. {@link
 * #imap} tells of an argument that can't be sent in its result's place.
 *
 * <p>Safe for use by several threads.
 */
public abstract sealed class Pool implements AutoCloseable permits ProcessPool, ThreadPool {
  private static final Executor CALLBACKS =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("pool-callbacks").factory());

  Pool() {}

  /** How many workers the pool has. */
  public abstract int workers();

  /**
   * Has the workers take the call's chunks.
   *
   * @param attended whether the caller waits for the call at once, by {@link #await}
   */
  abstract void submit(Call call, boolean attended);

  /** A call that was submitted has more chunks, or all of them were taken. */
  abstract void more(Call call);

  /** Waits until the call is ready; false when the time is over. */
  abstract boolean await(Call call, long nanos) throws InterruptedException;

  /** Drops what no worker has begun of the call. */
  abstract void cancel(Call call);

  /** Refuses arguments that can't reach the workers. */
  abstract void check(@Nullable Object[] arguments, int index);

  /**
   * Runs {@code task} on each argument and returns the results in the arguments' order: Python's
   * {@code map}. Workers take a sixteenth of the arguments at a time, if there are four of them:
   * {@code n / (4 × workers)}, rounded up.
   *
   * @throws TaskException when a task failed: once all chunks are done, that of the first argument
   *     that failed
   */
  public final <A extends @Nullable Object, R extends @Nullable Object> List<R> map(
      Task<? super A, ? extends R> task, Iterable<? extends A> arguments)
      throws InterruptedException {
    return map(task, arguments, 0);
  }

  /**
   * The same, in chunks of a given size.
   *
   * @param chunksize how many arguments a worker takes at a time; 0 for the default
   */
  public final <A extends @Nullable Object, R extends @Nullable Object> List<R> map(
      Task<? super A, ? extends R> task, Iterable<? extends A> arguments, int chunksize)
      throws InterruptedException {
    return wait(call(task, MapCall.array(arguments), chunksize));
  }

  /** {@link #map} that does not wait: Python's {@code map_async}. */
  public final <A extends @Nullable Object, R extends @Nullable Object>
      AsyncResult<List<R>> mapAsync(
          Task<? super A, ? extends R> task, Iterable<? extends A> arguments) {
    return mapAsync(task, arguments, 0);
  }

  /** The same, in chunks of a given size, 0 for the default. */
  public final <A extends @Nullable Object, R extends @Nullable Object>
      AsyncResult<List<R>> mapAsync(
          Task<? super A, ? extends R> task, Iterable<? extends A> arguments, int chunksize) {
    return async(task, MapCall.array(arguments), chunksize, MapCall::<R>outcome, null, null);
  }

  /**
   * The same with callbacks, as {@code callback} and {@code error_callback} in Python. They run on
   * a thread of their own, one after another, and should be brief.
   *
   * @param callback told the results
   * @param errorCallback told why there are none
   */
  public final <A extends @Nullable Object, R extends @Nullable Object>
      AsyncResult<List<R>> mapAsync(
          Task<? super A, ? extends R> task,
          Iterable<? extends A> arguments,
          int chunksize,
          Consumer<? super List<R>> callback,
          Consumer<? super TaskException> errorCallback) {
    var array = MapCall.array(arguments);
    return async(task, array, chunksize, MapCall::<R>outcome, callback, errorCallback);
  }

  /** {@link #map} with rows of one argument: Python's {@code starmap} with one-element tuples. */
  public final <A extends @Nullable Object, R extends @Nullable Object> List<R> starmap(
      Task<? super A, ? extends R> task, Iterable<Row1<A>> rows) throws InterruptedException {
    return starmap(task, rows, 0);
  }

  /** The same, in chunks of a given size, 0 for the default. */
  public final <A extends @Nullable Object, R extends @Nullable Object> List<R> starmap(
      Task<? super A, ? extends R> task, Iterable<Row1<A>> rows, int chunksize)
      throws InterruptedException {
    return map(new Spread1<A, R>(task), rows, chunksize);
  }

  /** {@link #map} with two arguments a task: Python's {@code starmap}. */
  public final <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
      List<R> starmap(Task2<? super A, ? super B, ? extends R> task, Iterable<Row2<A, B>> rows)
          throws InterruptedException {
    return starmap(task, rows, 0);
  }

  /** The same, in chunks of a given size, 0 for the default. */
  public final <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
      List<R> starmap(
          Task2<? super A, ? super B, ? extends R> task, Iterable<Row2<A, B>> rows, int chunksize)
          throws InterruptedException {
    return map(new Spread2<A, B, R>(task), rows, chunksize);
  }

  /** {@link #map} with three arguments a task: Python's {@code starmap}. */
  public final <
          A extends @Nullable Object,
          B extends @Nullable Object,
          C extends @Nullable Object,
          R extends @Nullable Object>
      List<R> starmap(
          Task3<? super A, ? super B, ? super C, ? extends R> task, Iterable<Row3<A, B, C>> rows)
          throws InterruptedException {
    return starmap(task, rows, 0);
  }

  /** The same, in chunks of a given size, 0 for the default. */
  public final <
          A extends @Nullable Object,
          B extends @Nullable Object,
          C extends @Nullable Object,
          R extends @Nullable Object>
      List<R> starmap(
          Task3<? super A, ? super B, ? super C, ? extends R> task,
          Iterable<Row3<A, B, C>> rows,
          int chunksize)
          throws InterruptedException {
    return map(new Spread3<A, B, C, R>(task), rows, chunksize);
  }

  /** {@link #starmap} that does not wait: Python's {@code starmap_async}. */
  public final <A extends @Nullable Object, R extends @Nullable Object>
      AsyncResult<List<R>> starmapAsync(Task<? super A, ? extends R> task, Iterable<Row1<A>> rows) {
    return mapAsync(new Spread1<A, R>(task), rows, 0);
  }

  /** The same with two arguments a task. */
  public final <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
      AsyncResult<List<R>> starmapAsync(
          Task2<? super A, ? super B, ? extends R> task, Iterable<Row2<A, B>> rows) {
    return mapAsync(new Spread2<A, B, R>(task), rows, 0);
  }

  /** The same with three arguments a task. */
  public final <
          A extends @Nullable Object,
          B extends @Nullable Object,
          C extends @Nullable Object,
          R extends @Nullable Object>
      AsyncResult<List<R>> starmapAsync(
          Task3<? super A, ? super B, ? super C, ? extends R> task, Iterable<Row3<A, B, C>> rows) {
    return mapAsync(new Spread3<A, B, C, R>(task), rows, 0);
  }

  /**
   * Runs {@code task} on each argument and returns the results as they are asked for, in the
   * arguments' order: Python's {@code imap}. A thread of the call's own reads the arguments, at
   * first sixteen chunks a worker and then as results are taken; {@link Results} says how it ends.
   */
  public final <A extends @Nullable Object, R extends @Nullable Object> Results<R> imap(
      Task<? super A, ? extends R> task, Iterable<? extends A> arguments) {
    return imap(task, arguments, 1);
  }

  /** The same, in chunks of a given size, at least 1. */
  public final <A extends @Nullable Object, R extends @Nullable Object> Results<R> imap(
      Task<? super A, ? extends R> task, Iterable<? extends A> arguments, int chunksize) {
    return stream(task, arguments, chunksize, true);
  }

  /** {@link #imap} in the order in which the results arrive: Python's {@code imap_unordered}. */
  public final <A extends @Nullable Object, R extends @Nullable Object> Results<R> imapUnordered(
      Task<? super A, ? extends R> task, Iterable<? extends A> arguments) {
    return imapUnordered(task, arguments, 1);
  }

  /** The same, in chunks of a given size, at least 1. */
  public final <A extends @Nullable Object, R extends @Nullable Object> Results<R> imapUnordered(
      Task<? super A, ? extends R> task, Iterable<? extends A> arguments, int chunksize) {
    return stream(task, arguments, chunksize, false);
  }

  /** Has one worker run {@code task} and waits for the result: Python's {@code apply}. */
  public final <R extends @Nullable Object> R apply(Task0<? extends R> task)
      throws InterruptedException {
    return this.<@Nullable Object, R>apply(new Spread0<R>(task), null);
  }

  /** The same with an argument. */
  public final <A extends @Nullable Object, R extends @Nullable Object> R apply(
      Task<? super A, ? extends R> task, A argument) throws InterruptedException {
    return this.<R>wait(call(task, new @Nullable Object[] {argument}, 1)).getFirst();
  }

  /** The same with two arguments. */
  public final <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
      R apply(Task2<? super A, ? super B, ? extends R> task, A first, B second)
          throws InterruptedException {
    return apply(new Spread2<A, B, R>(task), Rows.row(first, second));
  }

  /** The same with three arguments. */
  public final <
          A extends @Nullable Object,
          B extends @Nullable Object,
          C extends @Nullable Object,
          R extends @Nullable Object>
      R apply(Task3<? super A, ? super B, ? super C, ? extends R> task, A first, B second, C third)
          throws InterruptedException {
    return apply(new Spread3<A, B, C, R>(task), Rows.row(first, second, third));
  }

  /** {@link #apply} that does not wait: Python's {@code apply_async}. */
  public final <R extends @Nullable Object> AsyncResult<R> applyAsync(Task0<? extends R> task) {
    return this.<@Nullable Object, R>applyAsync(new Spread0<R>(task), null);
  }

  /** The same with an argument. */
  public final <A extends @Nullable Object, R extends @Nullable Object> AsyncResult<R> applyAsync(
      Task<? super A, ? extends R> task, A argument) {
    return this.<R>async(
        task,
        new @Nullable Object[] {argument},
        1,
        call -> call.<R>outcome().getFirst(),
        null,
        null);
  }

  /** The same with two arguments. */
  public final <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
      AsyncResult<R> applyAsync(Task2<? super A, ? super B, ? extends R> task, A first, B second) {
    return applyAsync(new Spread2<A, B, R>(task), Rows.row(first, second));
  }

  /**
   * The same with callbacks, as {@code callback} and {@code error_callback} in Python. They run on
   * a thread of their own, one after another, and should be brief.
   *
   * @param callback told the result
   * @param errorCallback told why there is none
   */
  public final <A extends @Nullable Object, R extends @Nullable Object> AsyncResult<R> applyAsync(
      Task<? super A, ? extends R> task,
      A argument,
      Consumer<? super R> callback,
      Consumer<? super TaskException> errorCallback) {
    return this.<R>async(
        task,
        new @Nullable Object[] {argument},
        1,
        call -> call.<R>outcome().getFirst(),
        callback,
        errorCallback);
  }

  /**
   * Takes no more calls; those made are carried out, then the workers end: Python's {@code close}.
   * To those belong all tasks of an {@link #imap}, whether somebody takes their results or not.
   */
  public abstract void shutdown();

  /**
   * Waits until the workers have ended after {@link #shutdown} or {@link #close}: Python's {@code
   * join}.
   *
   * @throws IllegalStateException when the pool was neither shut down nor closed
   */
  public abstract void join() throws InterruptedException;

  /**
   * Ends the workers at once, whatever they are doing, and waits until those have ended that were
   * doing something: Python's {@code terminate}. Calls under way fail with a {@link TaskException}.
   */
  public abstract void terminate();

  /** {@link #terminate}; doing it twice does nothing. */
  @Override
  public final void close() {
    terminate();
  }

  private <T extends @Nullable Object> AsyncResult<T> async(
      Task<?, ?> task,
      @Nullable Object[] arguments,
      int chunksize,
      AsyncResult.Outcome<T> outcome,
      @Nullable Consumer<? super T> callback,
      @Nullable Consumer<? super TaskException> errorCallback) {
    var call = call(task, arguments, chunksize);
    if (callback != null && errorCallback != null) {
      call.then(() -> CALLBACKS.execute(() -> tell(call, outcome, callback, errorCallback)));
    }
    submit(call, false);
    return new AsyncResult<>(this, call, outcome);
  }

  private static <T extends @Nullable Object> void tell(
      MapCall done,
      AsyncResult.Outcome<T> outcome,
      Consumer<? super T> callback,
      Consumer<? super TaskException> errorCallback) {
    T result;
    try {
      result = outcome.get(done);
    } catch (TaskException e) {
      errorCallback.accept(e);
      return;
    }
    callback.accept(result);
  }

  private MapCall call(Task<?, ?> task, @Nullable Object[] arguments, int chunksize) {
    check(arguments, 0);
    return new MapCall(task, arguments, chunksize, workers());
  }

  private <R extends @Nullable Object> List<R> wait(MapCall call) throws InterruptedException {
    submit(call, true);
    try {
      var _ = await(call, Long.MAX_VALUE);
    } catch (InterruptedException e) {
      cancel(call);
      throw e;
    }
    return call.outcome();
  }

  private <R extends @Nullable Object> Results<R> stream(
      Task<?, ?> task, Iterable<?> arguments, int chunksize, boolean ordered) {
    var carrier =
        new StreamCall.Carrier() {
          @Override
          public void check(@Nullable Object[] some, int index) {
            Pool.this.check(some, index);
          }

          @Override
          public void more(Call call) {
            Pool.this.more(call);
          }
        };
    var call = new StreamCall(task, arguments, chunksize, ordered, workers(), carrier);
    submit(call, false);
    call.readAhead();
    return new Results<>(this, call);
  }

  static void checkWorkers(int workers, int most) {
    if (workers < 1 || workers > most) {
      throw new IllegalArgumentException("a pool of " + workers + " workers; give 1 to " + most);
    }
  }
}
