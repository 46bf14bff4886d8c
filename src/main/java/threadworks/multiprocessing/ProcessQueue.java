package threadworks.multiprocessing;

import java.io.IOException;
import java.io.ObjectStreamException;
import java.io.Serial;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue that several processes put into and take from: Python's {@code
 * multiprocessing.Queue} with a {@code maxsize}. Items are copied, in the forms that a {@link
 * ProcessPool} sends arguments in. Sent to another process, as an argument or in one, it arrives
 * there attached to the same queue.
 *
 * <p>An item of more than 240 bytes takes a file of its own, as long as it is in the queue. Up to
 * 256 processes can use a queue at a time. A process that dies while it puts or gets an item takes
 * that item with it, not the queue.
 *
 * <p>Who waits looks again after a moment that grows to a millisecond, and after 50 ms sleeps until
 * woken. That is on Linux, in JVMs that were started with {@code --enable-native-access}; where one
 * of the processes can't do so, all go on looking.
 *
 * <p>The process that made it removes it with {@link #close}, for all; for others that only ends
 * their use. Whoever waits then, and whoever uses it later, gets an {@link IllegalStateException}.
 * Safe for use by several threads.
 *
 * @param <T> the items
 */
public final class ProcessQueue<T extends @Nullable Object> implements AutoCloseable, Serializable {
  private static final long serialVersionUID = 1;
  private static final long LOOK_NANOS = 20_000;
  private static final long LONGEST_SLEEP = 1_000_000;
  private static final long SLEEP_AFTER = 50_000_000;
  private static final long DEAD_AFTER = 100_000_000;

  /** Those of this process, by name: a queue that arrives again is the one that is there. */
  private static final Map<String, WeakReference<ProcessQueue<?>>> HERE = new HashMap<>();

  private final String name;
  private final transient boolean owner;
  private final transient Path folder;
  private final transient QueueMemory memory;
  private final transient IntSupplier depth = this::depth;
  private final transient ThreadLocal<Encoder> encoders =
      ThreadLocal.withInitial(() -> new Encoder(!Classes.areWorkers()));
  private final transient ThreadLocal<Decoder> decoders =
      ThreadLocal.withInitial(() -> new Decoder(Classes.ofAnyone()));

  /**
   * Makes a queue.
   *
   * @param maxsize how many items it holds at most, 1 to 1,000,000
   * @throws UncheckedIOException when shared memory is short
   */
  public ProcessQueue(int maxsize) {
    if (maxsize < 1 || maxsize > 1_000_000) {
      throw new IllegalArgumentException("a maxsize of " + maxsize + "; give 1 to 1,000,000");
    }
    name = SharedFiles.newName("queue");
    owner = true;
    folder = SharedFiles.makeFolder(name);
    try {
      memory = QueueMemory.create(folder, maxsize);
    } catch (RuntimeException e) {
      SharedFiles.deleteFolder(folder);
      throw e;
    }
    synchronized (HERE) {
      HERE.put(name, new WeakReference<>(this));
    }
  }

  private ProcessQueue(String name) throws IOException {
    this.name = name;
    owner = false;
    folder = SharedFiles.named(name);
    memory = QueueMemory.open(folder);
  }

  private static ProcessQueue<?> attach(String name) throws IOException {
    synchronized (HERE) {
      var here = HERE.get(name);
      var known = here == null ? null : here.get();
      if (known != null && known.memory.isOpen()) {
        return known;
      }
      HERE.values().removeIf(gone -> gone.get() == null);
      var queue = new ProcessQueue<@Nullable Object>(name);
      HERE.put(name, new WeakReference<>(queue));
      return queue;
    }
  }

  /**
   * Puts an item in; waits while the queue is full.
   *
   * @throws NotSendableException when the item can't be sent
   * @throws UncheckedIOException when shared memory is short
   * @throws IllegalStateException when the queue is closed, now or while it waits
   */
  public void put(T item) throws InterruptedException {
    try {
      put(item, Long.MAX_VALUE);
    } catch (TimeoutException e) {
      throw new AssertionError("292 years are over", e);
    }
  }

  /**
   * The same for no longer than {@code timeout}.
   *
   * @throws TimeoutException when it is still full: Python's {@code queue.Full}
   */
  public void put(T item, Duration timeout) throws InterruptedException, TimeoutException {
    put(item, Math.max(0, TimeUnit.NANOSECONDS.convert(timeout)));
  }

  private void put(T item, long nanos) throws InterruptedException, TimeoutException {
    var encoder = encoders.get();
    encoder.reset();
    encoder.value(item);
    await(
        () -> memory.offer(encoder.bytes(), encoder.size()),
        QueueMemory.ROOM,
        nanos,
        "the queue is full");
    report(true);
  }

  /**
   * Takes the oldest item; waits while there is none.
   *
   * @throws UncheckedIOException when the item can't be read here, or is lost
   * @throws IllegalStateException when the queue is closed, now or while it waits
   */
  public T get() throws InterruptedException {
    try {
      return get(Long.MAX_VALUE);
    } catch (TimeoutException e) {
      throw new AssertionError("292 years are over", e);
    }
  }

  /**
   * The same for no longer than {@code timeout}.
   *
   * @throws TimeoutException when there still is none: Python's {@code queue.Empty}
   */
  public T get(Duration timeout) throws InterruptedException, TimeoutException {
    return get(Math.max(0, TimeUnit.NANOSECONDS.convert(timeout)));
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // Null is an item like any other.
  private T get(long nanos) throws InterruptedException, TimeoutException {
    var taken = new byte[1][];
    await(
        () -> {
          taken[0] = memory.poll();
          return taken[0].length > 0;
        },
        QueueMemory.ITEM,
        nanos,
        "the queue is empty");
    report(false);
    try {
      return (T) decoders.get().over(taken[0], 0).value();
    } catch (IOException e) {
      throw new UncheckedIOException("an item can't be read here: " + e.getMessage(), e);
    }
  }

  private void report(boolean put) {
    Instruments.current.queued(name.hashCode(), put, depth);
  }

  /** How many items there are for who watches, at whatever time; below 0 when it is closed. */
  private int depth() {
    try {
      return memory.isOpen() ? memory.size() : -1;
    } catch (IllegalStateException e) {
      return -1; // It was closed meanwhile.
    }
  }

  /** What is tried until it works. */
  private interface Attempt {
    boolean works();
  }

  private void await(Attempt attempt, int place, long nanos, String why)
      throws InterruptedException, TimeoutException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    RuntimeException cause = null;
    try {
      if (memory.isOpen() && (attempt.works() || waited(attempt, place, nanos, why))) {
        return;
      }
    } catch (IllegalStateException | UncheckedIOException e) {
      if (memory.isOpen()) {
        throw e;
      }
      // Its memory was unmapped, or its files deleted, under way.
      cause = e;
    }
    throw closed(cause);
  }

  private static IllegalStateException closed(@Nullable Throwable cause) {
    return new IllegalStateException("the queue is closed", cause);
  }

  /** Waits until it works; false when the queue is closed. */
  private boolean waited(Attempt attempt, int place, long nanos, String why)
      throws InterruptedException, TimeoutException {
    long start = System.nanoTime();
    long sleep = 10_000;
    long checked = 0;
    while (!attempt.works()) {
      if (!memory.isOpen()) {
        return false;
      }
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      long waited = System.nanoTime() - start;
      if (waited >= nanos) {
        throw new TimeoutException(why + " after " + Duration.ofNanos(nanos));
      }
      if (waited < LOOK_NANOS) {
        Waiting.letOthersRun();
        continue;
      }
      if (waited > SLEEP_AFTER && memory.canSleep()) {
        memory.announceSleep(place);
        if (attempt.works()) {
          return true;
        }
        // Not longer at once, because an interrupt does not end it.
        memory.sleep(place, Math.min(DEAD_AFTER, nanos - waited));
      } else {
        LockSupport.parkNanos(Math.min(sleep, nanos - waited));
        sleep = Math.min(LONGEST_SLEEP, 2 * sleep);
      }
      if (waited - checked > DEAD_AFTER) {
        checked = waited;
        memory.buryDead();
      }
    }
    return true;
  }

  /**
   * About how many items there are, now.
   *
   * @throws IllegalStateException when the queue is closed
   */
  public int size() {
    if (!memory.isOpen()) {
      throw closed(null);
    }
    return memory.size();
  }

  /** Whether there was no item a moment ago. */
  public boolean isEmpty() {
    return size() == 0;
  }

  /** How many items it holds at most. */
  public int maxsize() {
    return memory.capacity();
  }

  /**
   * Ends this process's use; in the process that made it, the queue. Doing it twice does nothing.
   */
  @Override
  public void close() {
    memory.close(owner);
    if (owner) {
      SharedFiles.deleteFolder(folder);
      memory.unmap();
    }
  }

  @Serial
  private Object writeReplace() {
    return new Handle(name);
  }

  private record Handle(String name) implements Serializable {
    @Serial
    private Object readResolve() throws ObjectStreamException {
      try {
        return attach(name);
      } catch (IOException e) {
        throw new IllegalStateException("the queue " + name + " is closed", e);
      }
    }
  }
}
