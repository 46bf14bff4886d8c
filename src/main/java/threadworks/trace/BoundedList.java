package threadworks.trace;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A list that grows while snapshots of it are read, and drops its oldest elements when they weigh
 * too much.
 *
 * <p>Elements stand in chunks that list and snapshots share: adding writes where no snapshot looks,
 * replacing copies the one chunk first if a snapshot has it. So a snapshot costs a copy of the list
 * of chunks. An element's index counts from the first one ever added and never changes, except that
 * inserting moves those behind it by one.
 */
final class BoundedList<T> {
  private static final int CHUNK = 256;

  private static final class Chunk {
    final @Nullable Object[] items = new Object[CHUNK];
    boolean shared;
  }

  private final List<Chunk> chunks = new ArrayList<>();
  private final ToLongFunction<? super T> weigh;
  private final long most;
  private long weight;
  private long start;
  private long end;
  private @Nullable List<T> snapshot = List.of();

  /**
   * An empty list.
   *
   * @param most how much the elements may weigh together
   */
  BoundedList(long most, ToLongFunction<? super T> weigh) {
    this.most = most;
    this.weigh = weigh;
  }

  /** The index of the oldest element that is still here. */
  long start() {
    return start;
  }

  /** One more than the index of the newest element. */
  long end() {
    return end;
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // a slot within the bounds was filled
  T get(long index) {
    return (T) chunk(index).items[(int) (index % CHUNK)];
  }

  /** Adds an element before those that {@code after} says belong behind it, and gives its index. */
  long insert(T item, ToLongFunction<? super T> order, int farthest) {
    long at = end;
    if (end % CHUNK == 0) {
      chunks.add(new Chunk());
    }
    end++;
    long key = order.applyAsLong(item);
    while (at > start && end - at <= farthest && order.applyAsLong(get(at - 1)) > key) {
      put(at, get(at - 1));
      at--;
    }
    put(at, item);
    weight += weigh.applyAsLong(item);
    snapshot = null;
    return at;
  }

  void set(long index, T item) {
    weight += weigh.applyAsLong(item) - weigh.applyAsLong(get(index));
    put(index, item);
    snapshot = null;
  }

  /** Drops what is too much, oldest first, and says how many elements that were. */
  long trim() {
    long before = start;
    while (weight > most && start < end) {
      weight -= weigh.applyAsLong(get(start));
      start++;
      if (start % CHUNK == 0) {
        chunks.removeFirst();
      }
      snapshot = null;
    }
    return start - before;
  }

  /** The list as it is now; does not change when the list does. */
  List<T> snapshot() {
    var list = snapshot;
    if (list == null) {
      chunks.forEach(chunk -> chunk.shared = true);
      list = new View<>(chunks.toArray(Chunk[]::new), (int) (start % CHUNK), (int) (end - start));
      snapshot = list;
    }
    return list;
  }

  private void put(long index, T item) {
    int i = (int) (index % CHUNK);
    var chunk = chunk(index);
    if (chunk.shared && chunk.items[i] != null) {
      var copy = new Chunk();
      System.arraycopy(chunk.items, 0, copy.items, 0, CHUNK);
      chunks.set(chunkNumber(index), copy);
      chunk = copy;
    }
    chunk.items[i] = item;
  }

  private Chunk chunk(long index) {
    return chunks.get(chunkNumber(index));
  }

  private int chunkNumber(long index) {
    return (int) (index / CHUNK - start / CHUNK);
  }

  private static final class View<T> extends AbstractList<T> implements RandomAccess {
    private final Chunk[] chunks;
    private final int from;
    private final int size;

    View(Chunk[] chunks, int from, int size) {
      this.chunks = chunks;
      this.from = from;
      this.size = size;
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // a slot within the bounds was filled
    public T get(int i) {
      if (i < 0 || i >= size) {
        throw new IndexOutOfBoundsException(i);
      }
      return (T) chunks[(from + i) / CHUNK].items[(from + i) % CHUNK];
    }

    @Override
    public int size() {
      return size;
    }
  }
}
