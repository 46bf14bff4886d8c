package threadworks.multiprocessing;

import java.nio.ByteBuffer;

/**
 * A ring of frames in shared memory that one process writes and one reads. A frame is its length
 * (int), kind (int), the number of a chunk (long), an index (int), padding, and bytes; longer ones
 * go into a file of their own.
 *
 * <pre>
 *   0    how much was written, ever (long, the writer's)
 *   64   how much was read, ever (long, the reader's)
 *   128  whether the reader sleeps and wants a byte through the pipe (int)
 *   192  the frames
 * </pre>
 */
final class Ring {
  /** From a worker: it is ready for chunks. */
  static final int READY = 1;

  /** From a worker: the results of a chunk, {@link Encoder#sequence}. */
  static final int DONE = 2;

  /** From a worker: a chunk failed at the index; {@link Failure}. */
  static final int FAILED = 4;

  /** From a worker: an instrument's report. */
  static final int REPORT = 5;

  /** From a worker: text for the owner's standard output. */
  static final int OUT = 6;

  /** From a worker: text for the owner's standard error. */
  static final int ERR = 7;

  /** Added to a kind when the bytes are a file's number (long) and length (int). */
  static final int IN_FILE = 256;

  static final int HEADER = 24;
  private static final int READ = 64;
  private static final int SLEEPS = 128;
  private static final int FRAMES = 192;

  private final ByteBuffer buffer;
  private final int at;
  private final int capacity;
  private long position;

  Ring(ByteBuffer buffer, int at, int capacity) {
    this.buffer = buffer;
    this.at = at;
    this.capacity = capacity;
  }

  /** The most bytes that a frame can carry. */
  int limit() {
    return capacity / 4 - HEADER;
  }

  private static int padded(int length) {
    return (HEADER + length + 7) & -8;
  }

  /** Writer: adds a frame if there is room. */
  boolean offer(int kind, long chunk, int index, byte[] bytes, int from, int length) {
    int size = padded(length);
    if (size > capacity - (position - (long) PoolMemory.LONG.getAcquire(buffer, at + READ))) {
      return false;
    }
    int start = (int) (position & capacity - 1);
    int frame = at + FRAMES + start;
    buffer.putInt(frame, length);
    buffer.putInt(at + FRAMES + (start + 4 & capacity - 1), kind);
    buffer.putLong(at + FRAMES + (start + 8 & capacity - 1), chunk);
    buffer.putInt(at + FRAMES + (start + 16 & capacity - 1), index);
    int body = start + HEADER & capacity - 1;
    int head = Math.min(length, capacity - body);
    buffer.put(at + FRAMES + body, bytes, from, head);
    buffer.put(at + FRAMES, bytes, from + head, length - head);
    position += size;
    PoolMemory.LONG.setVolatile(buffer, at, position);
    return true;
  }

  /** Writer: whether the reader is to be woken; only one writer is told. */
  boolean takeSleeper() {
    return (int) PoolMemory.INT.getVolatile(buffer, at + SLEEPS) != 0
        && (int) PoolMemory.INT.getAndSet(buffer, at + SLEEPS, 0) != 0;
  }

  /** Reader: says whether it sleeps. Having said so it must look once more before it does. */
  void sleeps(boolean sleeps) {
    PoolMemory.INT.setVolatile(buffer, at + SLEEPS, sleeps ? 1 : 0);
  }

  /** Takes a frame. */
  interface Sink {
    /** Takes one frame; the bytes are valid during the call. */
    void frame(int kind, long chunk, int index, byte[] bytes, int length);
  }

  /** Reader: hands over what has come. Returns whether there was anything. */
  boolean drain(Sink sink, byte[] scratch) {
    long written = (long) PoolMemory.LONG.getAcquire(buffer, at);
    if (position == written) {
      return false;
    }
    while (position < written) {
      int start = (int) (position & capacity - 1);
      int length = buffer.getInt(at + FRAMES + start);
      int kind = buffer.getInt(at + FRAMES + (start + 4 & capacity - 1));
      long chunk = buffer.getLong(at + FRAMES + (start + 8 & capacity - 1));
      int index = buffer.getInt(at + FRAMES + (start + 16 & capacity - 1));
      int body = start + HEADER & capacity - 1;
      int head = Math.min(length, capacity - body);
      buffer.get(at + FRAMES + body, scratch, 0, head);
      buffer.get(at + FRAMES, scratch, head, length - head);
      position += padded(length);
      PoolMemory.LONG.setRelease(buffer, at + READ, position);
      sink.frame(kind, chunk, index, scratch, length);
    }
    return true;
  }

  /** Makes it empty for another writer, when the last one has ended. */
  void clear() {
    position = 0;
    PoolMemory.LONG.setVolatile(buffer, at, 0L);
    PoolMemory.LONG.setVolatile(buffer, at + READ, 0L);
    sleeps(true);
  }
}
