package threadworks.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The finished spans of one lane, which only grow at the end and shrink at the front, in arrays
 * that are shared with the snapshots taken of them.
 */
final class SpanList {
  /** How many spans a full chunk has; the unit in which the oldest are dropped. */
  static final int CHUNK = 512;

  private static final int SMALLEST = 4;

  /** Spans in order; what stands before the size that a snapshot knows never changes. */
  @SuppressWarnings("ArrayRecordComponent") // shared on purpose, see above
  private record Chunk(long[] start, long[] end, CallSite[] site) {
    Chunk(int length) {
      this(new long[length], new long[length], new CallSite[length]);
    }

    Chunk longer() {
      int length = Math.min(2 * start.length, CHUNK);
      return new Chunk(
          Arrays.copyOf(start, length), Arrays.copyOf(end, length), Arrays.copyOf(site, length));
    }
  }

  private final List<Chunk> chunks = new ArrayList<>();
  private int inLast = CHUNK;

  /**
   * Adds a span behind the last one.
   *
   * @return whether it filled a chunk
   */
  boolean add(long start, long end, CallSite site) {
    if (inLast == CHUNK) {
      chunks.add(new Chunk(SMALLEST));
      inLast = 0;
    }
    var chunk = chunks.getLast();
    if (inLast == chunk.start.length) {
      chunk = chunk.longer();
      chunks.set(chunks.size() - 1, chunk);
    }
    chunk.start[inLast] = start;
    chunk.end[inLast] = end;
    chunk.site[inLast] = site;
    inLast++;
    return inLast == CHUNK;
  }

  /** Drops the oldest chunk, which must be full. */
  void dropChunk() {
    chunks.removeFirst();
  }

  /**
   * The spans as they are now.
   *
   * @param open the call that goes on, or null
   * @param since when it began
   */
  Spans snapshot(@Nullable CallSite open, long since) {
    int finished = chunks.isEmpty() ? 0 : (chunks.size() - 1) * CHUNK + inLast;
    return new View(chunks.toArray(Chunk[]::new), finished, open, since);
  }

  private static final class View implements Spans {
    private final Chunk[] chunks;
    private final int finished;
    private final @Nullable CallSite open;
    private final long since;

    View(Chunk[] chunks, int finished, @Nullable CallSite open, long since) {
      this.chunks = chunks;
      this.finished = finished;
      this.open = open;
      this.since = since;
    }

    @Override
    public int size() {
      return open == null ? finished : finished + 1;
    }

    @Override
    public long start(int i) {
      return isOpen(i) ? since : chunks[i / CHUNK].start[i % CHUNK];
    }

    @Override
    public long end(int i) {
      return isOpen(i) ? Long.MAX_VALUE : chunks[i / CHUNK].end[i % CHUNK];
    }

    @Override
    public State state(int i) {
      return site(i).state();
    }

    @Override
    public String what(int i) {
      return site(i).what();
    }

    @Override
    public String file(int i) {
      return site(i).file();
    }

    @Override
    public int line(int i) {
      return site(i).line();
    }

    private CallSite site(int i) {
      return isOpen(i) && open != null ? open : chunks[i / CHUNK].site[i % CHUNK];
    }

    private boolean isOpen(int i) {
      if (i < 0 || i >= size()) {
        throw new IndexOutOfBoundsException(i);
      }
      return i == finished;
    }
  }
}
