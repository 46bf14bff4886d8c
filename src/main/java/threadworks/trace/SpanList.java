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

  /** So many are summed up, so that a chart need not look at each. */
  private static final int BLOCK = 16;

  /**
   * Spans in order; what stands before the size that a snapshot knows never changes.
   *
   * @param time how long the spans of each block are together
   * @param longest which of them is, within the chunk
   * @param most how long that one is: to look there would be a step away in memory for each block
   */
  @SuppressWarnings("ArrayRecordComponent") // shared on purpose, see above
  private record Chunk(
      long[] start, long[] end, CallSite[] site, long[] time, int[] longest, long[] most) {
    Chunk(int length) {
      this(
          new long[length],
          new long[length],
          new CallSite[length],
          new long[blocks(length)],
          new int[blocks(length)],
          new long[blocks(length)]);
    }

    Chunk longer() {
      int length = Math.min(2 * start.length, CHUNK);
      return new Chunk(
          Arrays.copyOf(start, length),
          Arrays.copyOf(end, length),
          Arrays.copyOf(site, length),
          Arrays.copyOf(time, blocks(length)),
          Arrays.copyOf(longest, blocks(length)),
          Arrays.copyOf(most, blocks(length)));
    }

    private static int blocks(int length) {
      return Math.max(length / BLOCK, 1);
    }

    void sumUp(int i) {
      int block = i / BLOCK;
      long lasted = end[i] - start[i];
      time[block] += lasted;
      if (i % BLOCK == 0 || lasted > most[block]) {
        longest[block] = i;
        most[block] = lasted;
      }
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
    chunk.sumUp(inLast);
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

    /** Whether a block begins at {@code i} that ends at {@code last} at the latest. */
    private static boolean isBlock(int i, int last) {
      return i % BLOCK == 0 && i + BLOCK - 1 <= last;
    }

    @Override
    public Sum sum(int first, int last) {
      long time = 0;
      int longest = first;
      long most = -1;
      int i = first;
      while (i <= last) {
        var chunk = chunks[i / CHUNK];
        boolean block = isBlock(i, last);
        int at = i % CHUNK;
        long lasted = block ? chunk.most[at / BLOCK] : chunk.end[at] - chunk.start[at];
        time += block ? chunk.time[at / BLOCK] : lasted;
        if (lasted > most) {
          most = lasted;
          longest = block ? i - at + chunk.longest[at / BLOCK] : i;
        }
        i += block ? BLOCK : 1;
      }
      return new Sum(time, longest);
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
