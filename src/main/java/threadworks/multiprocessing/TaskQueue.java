package threadworks.multiprocessing;

import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;

/**
 * The queue that all workers of a pool take chunks from: the one who is free first takes the next,
 * so that no chunk waits behind a long one while a worker idles. No lock is held, so a worker may
 * die at any moment and leave nothing locked.
 *
 * <p>A chunk has a position, counted up for ever; its descriptor, at position modulo their number,
 * says in one long whose it is: position × 65536 + {@link #READY}, {@link #RELEASED} or {@link
 * #TAKEN} + worker. Taking it is one compare-and-set. Only then the common position moves on, by
 * whoever sees that it has to.
 *
 * <pre>
 *   0   state (long)          24  payload's place (int), or -1 for a file
 *   8   chunk's number (long) 28  its length (int)
 *   16  call's number (int)   32  function's slot (int), or -1 for a file
 *   20  first index (int)     36  function's length (int)
 * </pre>
 */
final class TaskQueue {
  private static final int READY = 1;
  private static final int RELEASED = 2;
  private static final int TAKEN = 16;

  /** So many workers fit the descriptor. */
  static final int MAX_WORKERS = 4096;

  private static final int MASK = PoolMemory.DESCRIPTORS - 1;

  private final ByteBuffer buffer;

  // The owner's own books.
  private final long[] payloadEnds = new long[PoolMemory.DESCRIPTORS];
  private long tail;
  private long oldest;
  private long payloadEnd;
  private long payloadFreed;

  TaskQueue(PoolMemory memory) {
    buffer = memory.buffer;
  }

  private static int descriptor(long position) {
    return PoolMemory.DESCRIPTORS_AT + (int) (position & MASK) * 64;
  }

  /** The most bytes that the ring of payloads takes at once. */
  static int limit() {
    return PoolMemory.PAYLOAD / 8;
  }

  private long next() {
    return (long) PoolMemory.LONG.getVolatile(buffer, 0);
  }

  /** How many chunks nobody has taken yet. */
  int backlog() {
    return (int) (tail - next());
  }

  /** Owner: whether another chunk with a payload of {@code length} fits. */
  boolean fits(int length) {
    free();
    return tail - oldest < PoolMemory.DESCRIPTORS
        && place(length) + length - payloadFreed <= PoolMemory.PAYLOAD;
  }

  /** Where in the ring the next payload of {@code length} begins: never across its end. */
  private long place(int length) {
    long start = (payloadEnd + 7) & -8L;
    long inRing = start & PoolMemory.PAYLOAD - 1;
    return inRing + length > PoolMemory.PAYLOAD ? start - inRing + PoolMemory.PAYLOAD : start;
  }

  private void free() {
    while (oldest < tail
        && (long) PoolMemory.LONG.getAcquire(buffer, descriptor(oldest))
            == (oldest << 16 | RELEASED)) {
      advance(oldest);
      payloadFreed = payloadEnds[(int) (oldest & MASK)];
      oldest++;
    }
  }

  /** Owner: adds a chunk that {@link #fits}; with no payload, it is in a file. */
  void add(
      long chunk,
      int call,
      int first,
      int slot,
      int functionLength,
      byte[] payload,
      int length,
      boolean inFile) {
    int at = descriptor(tail);
    long place = place(inFile ? 0 : length);
    if (!inFile) {
      buffer.put(
          PoolMemory.PAYLOAD_AT + (int) (place & PoolMemory.PAYLOAD - 1), payload, 0, length);
      payloadEnd = place + length;
    }
    payloadEnds[(int) (tail & MASK)] = payloadEnd;
    buffer.putLong(at + 8, chunk);
    buffer.putInt(at + 16, call);
    buffer.putInt(at + 20, first);
    buffer.putInt(at + 24, inFile ? -1 : (int) (place & PoolMemory.PAYLOAD - 1));
    buffer.putInt(at + 28, length);
    buffer.putInt(at + 32, slot);
    buffer.putInt(at + 36, functionLength);
    PoolMemory.LONG.setVolatile(buffer, at, tail << 16 | READY);
    tail++;
  }

  /** Told of a chunk that a dead worker had taken. */
  interface Lost {
    /** Takes the chunk's number. */
    void chunk(long number);
  }

  /** Owner: gives back what a worker that has ended had taken and not yet read. */
  void reclaim(int worker, Lost lost) {
    for (long p = oldest; p < tail; p++) {
      int at = descriptor(p);
      if ((long) PoolMemory.LONG.getVolatile(buffer, at) == (p << 16 | TAKEN + worker)) {
        lost.chunk(buffer.getLong(at + 8));
        PoolMemory.LONG.setVolatile(buffer, at, p << 16 | RELEASED);
      }
    }
  }

  /** Owner: takes back every chunk of a call that no worker has taken. */
  void withdraw(int call, Lost lost) {
    for (long p = oldest; p < tail; p++) {
      int at = descriptor(p);
      if (buffer.getInt(at + 16) == call
          && PoolMemory.LONG.compareAndSet(buffer, at, p << 16 | READY, p << 16 | RELEASED)) {
        lost.chunk(buffer.getLong(at + 8));
      }
    }
  }

  /** Worker: whether there may be a chunk to take. */
  boolean hasWork() {
    long p = next();
    long state = (long) PoolMemory.LONG.getVolatile(buffer, descriptor(p));
    return state >>> 16 == p && state != 0;
  }

  /** Worker: takes the next chunk. Returns its position, or -1 when there is none. */
  long take(int worker) {
    while (true) {
      long p = next();
      int at = descriptor(p);
      long state = (long) PoolMemory.LONG.getVolatile(buffer, at);
      if (state == (p << 16 | READY)) {
        if (PoolMemory.LONG.compareAndSet(buffer, at, state, p << 16 | TAKEN + worker)) {
          advance(p);
          return p;
        }
      } else if (state >>> 16 == p && state != 0) {
        advance(p);
      } else if (next() == p) {
        return -1;
      }
    }
  }

  private void advance(long p) {
    var _ = PoolMemory.LONG.compareAndSet(buffer, 0, p, p + 1);
  }

  long chunk(long position) {
    return buffer.getLong(descriptor(position) + 8);
  }

  int call(long position) {
    return buffer.getInt(descriptor(position) + 16);
  }

  int first(long position) {
    return buffer.getInt(descriptor(position) + 20);
  }

  boolean inFile(long position) {
    return buffer.getInt(descriptor(position) + 24) < 0;
  }

  int length(long position) {
    return buffer.getInt(descriptor(position) + 28);
  }

  /** Worker: reads the payload of a chunk it took. */
  void read(long position, byte[] into) {
    int place = buffer.getInt(descriptor(position) + 24);
    buffer.get(PoolMemory.PAYLOAD_AT + place, into, 0, length(position));
  }

  int functionSlot(long position) {
    return buffer.getInt(descriptor(position) + 32);
  }

  int functionLength(long position) {
    return buffer.getInt(descriptor(position) + 36);
  }

  /** Worker: lets the owner use the chunk's place again. */
  void release(long position) {
    VarHandle.releaseFence();
    PoolMemory.LONG.setVolatile(buffer, descriptor(position), position << 16 | RELEASED);
  }
}
