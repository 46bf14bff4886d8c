package threadworks.multiprocessing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * A call whose arguments are read as its results are taken. The thread that takes results reads the
 * arguments, some chunks ahead of them; the pool's threads see chunks only.
 */
final class StreamCall extends Call {
  /** Chunks a worker read ahead: enough to keep it busy while results are taken. */
  private static final int AHEAD = 16;

  /** Refuses arguments that can't be sent. */
  interface Check {
    /** Takes arguments, the first of which has the number {@code index}. */
    void check(@Nullable Object[] arguments, int index);
  }

  /** A chunk that is done, or failed. */
  private record Outcome(Chunk chunk, @Nullable TaskException failure) {}

  // Known to the taker only.
  private final Iterator<?> arguments;
  private final int chunksize;
  private final boolean ordered;
  private final int ahead;
  private final Check check;
  private @Nullable Chunk open;
  private int position;
  private int read;
  private int chunksRead;
  private int chunksTaken;

  // Guarded by this.
  private final Queue<Chunk> waiting = new ArrayDeque<>();
  private final Map<Integer, Outcome> outcomes = new HashMap<>();
  private final Queue<Integer> arrived = new ArrayDeque<>();
  private int running;
  private int wanted;
  private boolean allRead;
  private @Nullable TaskException broken;

  StreamCall(
      Task<?, ?> task,
      Iterable<?> arguments,
      int chunksize,
      boolean ordered,
      int workers,
      Check check) {
    super(task);
    if (chunksize < 1) {
      throw new IllegalArgumentException("chunksize is " + chunksize + "; give 1 or more");
    }
    this.arguments = arguments.iterator();
    this.chunksize = chunksize;
    this.ordered = ordered;
    this.ahead = AHEAD * workers;
    this.check = check;
  }

  /** Taker: reads arguments on. Says whether there is something new for the workers. */
  boolean refill() {
    boolean more = false;
    while (chunksRead - chunksTaken < ahead && arguments.hasNext()) {
      var some = new ArrayList<@Nullable Object>();
      while (some.size() < chunksize && arguments.hasNext()) {
        some.add(arguments.next());
      }
      var array = some.toArray();
      check.check(array, read);
      synchronized (this) {
        waiting.add(
            new Chunk(this, read, array, new @Nullable Object[array.length], 0, array.length));
      }
      read += array.length;
      chunksRead++;
      more = true;
    }
    synchronized (this) {
      allRead = !arguments.hasNext();
    }
    return more;
  }

  /** Taker: whether there will be another result. */
  boolean hasNext() {
    return open != null || chunksTaken < chunksRead || arguments.hasNext();
  }

  /** Taker: the next result, which is {@link #ready}. */
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
    if (broken != null) {
      throw broken.here();
    }
    var outcome = ordered ? outcomes.remove(wanted) : outcomes.remove(arrived.poll());
    if (outcome == null) {
      throw new AssertionError("asked for before it was ready");
    }
    wanted = outcome.chunk.index + outcome.chunk.to;
    chunksTaken++;
    if (outcome.failure != null) {
      throw outcome.failure.here();
    }
    open = outcome.chunk;
    position = 0;
    return outcome.chunk;
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
    notifyAll();
  }

  @Override
  synchronized boolean ready() {
    return open != null
        || broken != null
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
