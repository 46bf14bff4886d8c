package threadworks.multiprocessing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * A {@link ProcessQueue} in memory: a ring of slots that producers and consumers claim with one
 * compare-and-set each, so that none holds a lock while it dies.
 *
 * <pre>
 *   0    capacity (int)
 *   4    whether a process uses it that can't wake others (int)
 *   64   position of the next item to take (long)
 *   72   whether someone sleeps until there is an item (int)
 *   128  position of the next item to put (long)
 *   136  whether someone sleeps until there is room (int)
 *   192  pids of up to 256 processes that use it (long each)
 *   …    slots: state (long), length (int), bytes; longer items are in a file
 * </pre>
 *
 * A slot's state is a position × 65536 + what it is at that position: {@link #FREE}, {@link #FULL},
 * or being written or read by the process with that index among the pids.
 */
final class QueueMemory {
  private static final int FREE = 0;
  private static final int FULL = 1;
  private static final int WRITING = 0x1000;
  private static final int READING = 0x2000;

  /** Where it says whether someone sleeps until there is an item. */
  static final int ITEM = 72;

  /** Where it says whether someone sleeps until there is room. */
  static final int ROOM = 136;

  private static final int LOOKS = 4;
  private static final int NEXT_OUT = 64;
  private static final int NEXT_IN = 128;
  private static final int PIDS = 192;
  private static final int MOST_PIDS = 256;
  private static final int SLOTS = PIDS + MOST_PIDS * 8;
  private static final int SLOT = 256;
  private static final int INLINE = SLOT - 16;
  private static final byte[] NOTHING = new byte[0];

  private final Path file;
  private final Arena arena;
  private final MemorySegment segment;
  private final ByteBuffer buffer;
  private final int capacity;
  private final int self;

  private QueueMemory(Path file, Arena arena, MemorySegment segment) {
    this.file = file;
    this.arena = arena;
    this.segment = segment;
    buffer = segment.asByteBuffer().order(ByteOrder.nativeOrder());
    capacity = (int) ((segment.byteSize() - SLOTS) / SLOT);
    self = register();
    if (!Futex.isSupported()) {
      PoolMemory.INT.setVolatile(buffer, LOOKS, 1);
    }
  }

  /** Whether one can sleep until woken: all that use the queue can wake. */
  boolean canSleep() {
    return (int) PoolMemory.INT.getVolatile(buffer, LOOKS) == 0;
  }

  /** Says that one sleeps, who must then look once more before. */
  void announceSleep(int at) {
    PoolMemory.INT.setVolatile(buffer, at, 1);
  }

  /** Sleeps until woken, or the time is over. */
  void sleep(int at, long nanos) {
    Futex.await(segment.asSlice(at, 4), 1, nanos);
  }

  /** Wakes who sleeps. */
  private void wake(int at) {
    if ((int) PoolMemory.INT.getVolatile(buffer, at) != 0
        && (int) PoolMemory.INT.getAndSet(buffer, at, 0) != 0
        && Futex.isSupported()) {
      Futex.wake(segment.asSlice(at, 4));
    }
  }

  @SuppressWarnings("MustBeClosedChecker") // It is closed with what is returned.
  static QueueMemory create(Path file, int capacity) {
    var arena = Arena.ofShared();
    try {
      var segment = SharedFiles.create(file, SLOTS + (long) capacity * SLOT, arena);
      var memory = new QueueMemory(file, arena, segment);
      for (int i = 0; i < capacity; i++) {
        memory.set(i, (long) i << 16 | FREE);
      }
      return memory;
    } catch (RuntimeException e) {
      arena.close();
      throw e;
    }
  }

  @SuppressWarnings("MustBeClosedChecker") // It is closed with what is returned.
  static QueueMemory open(Path file) throws IOException {
    var arena = Arena.ofShared();
    try {
      return new QueueMemory(file, arena, SharedFiles.open(file, arena));
    } catch (IOException | RuntimeException e) {
      arena.close();
      throw e;
    }
  }

  /** Takes a place among the pids, that of this process or of one that has ended. */
  private int register() {
    long pid = ProcessHandle.current().pid();
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < MOST_PIDS; i++) {
        int at = PIDS + 8 * i;
        long there = (long) PoolMemory.LONG.getVolatile(buffer, at);
        if (there == pid) {
          return i;
        }
        boolean free = round == 0 ? there == 0 : !lives(there);
        if (free && PoolMemory.LONG.compareAndSet(buffer, at, there, pid)) {
          return i;
        }
      }
    }
    throw new IllegalStateException(MOST_PIDS + " processes use the queue already");
  }

  private static boolean lives(long pid) {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
  }

  int capacity() {
    return capacity;
  }

  int size() {
    long next = get(NEXT_OUT);
    return Math.clamp(get(NEXT_IN) - next, 0, capacity);
  }

  private long get(int at) {
    return (long) PoolMemory.LONG.getVolatile(buffer, at);
  }

  private int slot(long position) {
    return SLOTS + (int) (position % capacity) * SLOT;
  }

  private void set(long position, long state) {
    PoolMemory.LONG.setVolatile(buffer, slot(position), state);
  }

  private boolean advance(int counter, long position) {
    return PoolMemory.LONG.compareAndSet(buffer, counter, position, position + 1);
  }

  /** Puts an item in; false when the queue is full. */
  boolean offer(byte[] bytes, int length) {
    while (true) {
      long position = get(NEXT_IN);
      int at = slot(position);
      long state = get(at);
      if (state == (position << 16 | FREE)) {
        if (PoolMemory.LONG.compareAndSet(buffer, at, state, position << 16 | WRITING | self)) {
          var _ = advance(NEXT_IN, position);
          try {
            write(position, at, bytes, length);
          } finally {
            wake(ITEM);
          }
          return true;
        }
      } else if (state >>> 16 >= position) {
        // Claimed already: the count may lag behind.
        var _ = advance(NEXT_IN, position);
      } else if (get(NEXT_IN) == position) {
        return false;
      }
    }
  }

  private void write(long position, int at, byte[] bytes, int length) {
    if (length <= INLINE) {
      buffer.put(at + 16, bytes, 0, length);
      buffer.putInt(at + 8, length);
    } else {
      try {
        SharedFiles.spill(item(position), bytes, length);
        buffer.putInt(at + 8, -length);
      } catch (UncheckedIOException e) {
        buffer.putInt(at + 8, 0);
        set(position, position << 16 | FULL);
        throw e;
      }
    }
    set(position, position << 16 | FULL);
  }

  private Path item(long position) {
    return file.resolveSibling(file.getFileName() + "-" + position);
  }

  /** Takes an item's bytes; none when the queue is empty. */
  byte[] poll() {
    while (true) {
      long position = get(NEXT_OUT);
      int at = slot(position);
      long state = get(at);
      if (state == (position << 16 | FULL)) {
        if (PoolMemory.LONG.compareAndSet(buffer, at, state, position << 16 | READING | self)) {
          var _ = advance(NEXT_OUT, position);
          var bytes = read(position, at);
          set(position, (position + capacity) << 16 | FREE);
          wake(ROOM);
          if (bytes.length > 0) {
            return bytes;
          }
        }
      } else if (state >>> 16 > position || (state >>> 16 == position && (state & READING) != 0)) {
        var _ = advance(NEXT_OUT, position);
      } else if (get(NEXT_OUT) == position) {
        return NOTHING;
      }
    }
  }

  private byte[] read(long position, int at) {
    int length = buffer.getInt(at + 8);
    if (length >= 0) {
      var bytes = new byte[length];
      buffer.get(at + 16, bytes);
      return bytes;
    }
    try {
      return SharedFiles.unspill(item(position), -length);
    } catch (IOException e) {
      return NOTHING;
    }
  }

  /** Frees the slots of processes that died while they wrote or read them. */
  void buryDead() {
    for (int i = 0; i < capacity; i++) {
      int at = SLOTS + i * SLOT;
      long state = get(at);
      boolean writing = (state & WRITING) != 0;
      boolean reading = (state & READING) != 0;
      if ((writing || reading) && !lives(get(PIDS + 8 * (int) (state & MOST_PIDS - 1)))) {
        long position = state >>> 16;
        if (writing) {
          // An item without bytes, which readers pass over.
          buffer.putInt(at + 8, 0);
        }
        long then = writing ? position << 16 | FULL : (position + capacity) << 16 | FREE;
        var _ = PoolMemory.LONG.compareAndSet(buffer, at, state, then);
      }
    }
  }

  void close() {
    if (arena.scope().isAlive()) {
      arena.close();
    }
  }
}
