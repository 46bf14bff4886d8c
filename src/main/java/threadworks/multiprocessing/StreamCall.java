package threadworks.multiprocessing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A call whose arguments are read while its results are taken: by a thread that reads some chunks
 * ahead of the taker and then goes, until enough of them were taken. So a source that is slow, or
 * waits for results, holds nobody up, neither arguments nor results pile up, and a call whose
 * results nobody takes any more holds no thread.
 *
 * <p>Once the pool is shut down it is read to its end, no matter whether somebody takes results: a
 * few chunks ahead of the workers.
 */
final class StreamCall extends Call {
  /** Chunks a worker read ahead: enough to keep it busy while results are taken. */
  private static final int AHEAD = 16;

  private static final ExecutorService READERS =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          1,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          Thread.ofPlatform().daemon().name("imap-reader-", 1).factory());

  /** The pool that carries the call out. */
  interface Carrier {
    /** Refuses arguments that can't be sent, the first of which has the number {@code index}. */
    void check(@Nullable Object[] arguments, int index);

    /** There are more chunks, or all were read. */
    void more(Call call);
  }

  /** A chunk that is done, or failed. */
  private record Outcome(Chunk chunk, @Nullable RuntimeException failure) {}

  private final Iterator<?> arguments;
  private final int chunksize;
  private final boolean ordered;
  private final int ahead;
  private final Carrier carrier;
  private final @Nullable ClassLoader loader = Thread.currentThread().getContextClassLoader();

  // Known to the reader only.
  private int read;

  // Known to the taker only.
  private @Nullable Chunk open;
  private int position;

  // Guarded by this.
  private final Queue<Chunk> waiting = new ArrayDeque<>();
  private final Map<Integer, Outcome> outcomes = new HashMap<>();
  private final Queue<Integer> arrived = new ArrayDeque<>();
  private int chunksRead;
  private int chunksTaken;
  private int running;
  private int wanted;
  private boolean reading;
  private @Nullable Thread reader;
  private boolean toTheEnd;
  private boolean allRead;
  private @Nullable RuntimeException sourceFailure;
  private @Nullable TaskException broken;

  StreamCall(
      Task<?, ?> task,
      Iterable<?> arguments,
      int chunksize,
      boolean ordered,
      int workers,
      Carrier carrier) {
    super(task);
    if (chunksize < 1) {
      throw new IllegalArgumentException("chunksize is " + chunksize + "; give 1 or more");
    }
    this.arguments = Objects.requireNonNull(arguments, "the arguments are null").iterator();
    this.chunksize = chunksize;
    this.ordered = ordered;
    this.ahead = AHEAD * workers;
    this.carrier = carrier;
  }

  /** Has arguments read if few are read ahead. */
  synchronized void readAhead() {
    if (!reading && mayRead() && readAheadNow() <= ahead / 2) {
      reading = true;
      READERS.execute(this::read);
    }
  }

  private boolean mayRead() {
    return !allRead && broken == null && readAheadNow() < ahead;
  }

  private int readAheadNow() {
    return toTheEnd ? waiting.size() + running : chunksRead - chunksTaken;
  }

  @Override
  synchronized void carryOut() {
    toTheEnd = true;
    readAhead();
  }

  private void read() {
    Thread.currentThread().setContextClassLoader(loader);
    try {
      while (goOn()) {
        if (readChunk()) {
          carrier.more(this);
        }
      }
    } catch (Throwable e) {
      fail(TaskException.thrown(e));
    }
  }

  private synchronized boolean goOn() {
    reading = mayRead();
    reader = reading ? Thread.currentThread() : null;
    return reading;
  }

  /** Says whether the pool does not know yet that there is something. */
  private boolean readChunk() {
    var some = new ArrayList<@Nullable Object>();
    boolean last;
    RuntimeException failure = null;
    try {
      while (some.size() < chunksize && arguments.hasNext()) {
        some.add(arguments.next());
      }
      // Not to be asked for more than is needed now: it may take its time.
      last = some.size() < chunksize;
    } catch (Throwable e) {
      failure = unchecked(e);
      last = true;
    }
    var array = some.toArray();
    boolean more = add(array, array.length == 0 ? null : refusal(array), last, failure);
    read += array.length;
    return more;
  }

  private @Nullable RuntimeException refusal(@Nullable Object[] array) {
    try {
      carrier.check(array, read);
      return null;
    } catch (Throwable e) {
      return unchecked(e);
    }
  }

  private static RuntimeException unchecked(Throwable thrown) {
    return thrown instanceof RuntimeException unchecked ? unchecked : TaskException.thrown(thrown);
  }

  private synchronized boolean add(
      @Nullable Object[] array,
      @Nullable RuntimeException refusal,
      boolean last,
      @Nullable RuntimeException failure) {
    boolean awaited = chunksRead == chunksTaken;
    boolean more = last || waiting.isEmpty();
    if (array.length > 0) {
      chunksRead++;
      var chunk = new Chunk(this, read, array, new @Nullable Object[array.length], 0, array.length);
      if (refusal == null) {
        waiting.add(chunk);
      } else {
        running++;
        arrived(new Outcome(chunk, refusal));
      }
    }
    allRead = last;
    sourceFailure = failure;
    if (awaited || last) {
      notifyAll();
    }
    return more;
  }

  /** Taker: whether there will be another result, or an exception; waits until that is known. */
  synchronized boolean hasNext() throws InterruptedException {
    while (open == null && chunksTaken == chunksRead && !allRead && broken == null) {
      wait();
    }
    return !ended();
  }

  private boolean ended() {
    return open == null && allTaken() && sourceFailure == null;
  }

  private boolean allTaken() {
    return allRead && chunksTaken == chunksRead;
  }

  /**
   * Taker: the next result; the call is {@link #ready}.
   *
   * @throws NoSuchElementException when there is none left
   */
  @Nullable Object next() {
    var chunk = open;
    if (chunk == null) {
      chunk = openNext();
    }
    var result = chunk.results[position++];
    if (position == chunk.to) {
      open = null;
    }
    return result;
  }

  private synchronized Chunk openNext() {
    var outcome = ordered ? outcomes.remove(wanted) : outcomes.remove(arrived.poll());
    if (outcome == null) {
      throw end();
    }
    wanted = outcome.chunk.index + outcome.chunk.to;
    chunksTaken++;
    readAhead();
    var failure = outcome.failure;
    if (failure != null) {
      throw failure instanceof TaskException e ? e.here() : failure;
    }
    open = outcome.chunk;
    position = 0;
    return outcome.chunk;
  }

  /** Why there is no result: the pool's end or the source's exception, once, or all were taken. */
  private RuntimeException end() {
    var why = sourceFailure;
    if (!allTaken()) {
      if (broken == null) {
        throw new AssertionError("asked for before it was ready");
      }
      why = broken.here();
      allRead = true;
      chunksTaken = chunksRead;
    }
    sourceFailure = null;
    return why == null ? new NoSuchElementException("all results were taken") : why;
  }

  @Override
  synchronized @Nullable Chunk take() {
    var chunk = waiting.poll();
    if (chunk != null) {
      running++;
    }
    return chunk;
  }

  @Override
  synchronized boolean available() {
    return !waiting.isEmpty();
  }

  @Override
  synchronized boolean finished() {
    return (allRead || broken != null) && waiting.isEmpty() && running == 0;
  }

  @Override
  void done(Chunk chunk) {
    arrived(new Outcome(chunk, null));
  }

  @Override
  void failed(Chunk chunk, int index, TaskException why) {
    arrived(new Outcome(chunk, why));
  }

  private synchronized void arrived(Outcome outcome) {
    running--;
    outcomes.put(outcome.chunk.index, outcome);
    if (!ordered) {
      arrived.add(outcome.chunk.index);
    }
    if (toTheEnd) {
      readAhead();
    }
    notifyAll();
  }

  @Override
  synchronized void drop() {
    waiting.clear();
  }

  @Override
  synchronized void fail(TaskException why) {
    waiting.clear();
    broken = why;
    if (reader != null) {
      // It may wait for an argument that nobody will ask for.
      reader.interrupt();
    }
    notifyAll();
  }

  @Override
  synchronized boolean ready() {
    return open != null
        || broken != null
        || allTaken()
        || (ordered ? outcomes.containsKey(wanted) : !arrived.isEmpty());
  }

  @Override
  synchronized boolean park(long nanos) throws InterruptedException {
    long until = System.nanoTime() + nanos;
    while (!ready()) {
      long left = until - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      wait(left / 1_000_000, (int) (left % 1_000_000));
    }
    return true;
  }
}
