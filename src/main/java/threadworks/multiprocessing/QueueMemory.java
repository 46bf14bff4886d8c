package threadworks.multiprocessing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/**
 * A {@link ProcessQueue} in memory: a ring of slots that producers and consumers claim with one
 * compare-and-set each, so that none holds a lock while it dies.
 *
 * <pre>
 *   0    capacity (int)
 *   4    whether a process uses it that can't wake others (int)
 *   8    whether the queue is closed for all (int)
 *   64   position of the next item to take (long)
 *   72   whether someone sleeps until there is an item (int)
 *   128  position of the next item to put (long)
 *   136  whether someone sleeps until there is room (int)
 *   192  up to 256 processes that use it: pid, start (int each)
 *   …    slots: state (long), length (int), bytes; longer items are in a file
 * </pre>
 *
 * A slot's state is a position × 65536 + what it is at that position: {@link #FREE}, {@link #FULL},
 * or being written or read by the process with that index among those.
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
  private static final int CLOSED = 8;
  private static final int NEXT_OUT = 64;
  private static final int NEXT_IN = 128;
  private static final int USERS = 192;
  private static final int MOST_USERS = 256;
  private static final int SLOTS = USERS + MOST_USERS * 8;
  private static final int SLOT = 256;
  private static final int INLINE = SLOT - 16;
  private static final byte[] NOTHING = new byte[0];

  /** This process: its pid and, lest another with that is taken for it, when it started. */
  private static final long SELF = user(ProcessHandle.current().pid());

  private final Path folder;
  private final Arena arena;
  private final MemorySegment segment;
  private final ByteBuffer buffer;
  private final int capacity;
  private final int self;
  private volatile boolean closedHere;

  private QueueMemory(Path folder, Arena arena, MemorySegment segment) {
    this.folder = folder;
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
  static QueueMemory create(Path folder, int capacity) {
    var arena = Arena.ofShared();
    try {
      var segment = SharedFiles.create(file(folder), SLOTS + (long) capacity * SLOT, arena);
      var memory = new QueueMemory(folder, arena, segment);
      for (int i = 0; i < capacity; i++) {
        memory.set(i, (long) i << 16 | FREE);
      }
      return memory;
    } catch (RuntimeException e) {
      arena.close();
      throw e;
    }
  }

  /** A view that lasts until no one holds it: threads may use it still while it is closed. */
  static QueueMemory open(Path folder) throws IOException {
    var arena = Arena.ofAuto();
    return new QueueMemory(folder, arena, SharedFiles.open(file(folder), arena));
  }

  private static Path file(Path folder) {
    return folder.resolve("queue");
  }

  /** Takes a place among the users, its own or that of a process that has ended. */
  private int register() {
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < MOST_USERS; i++) {
        int at = USERS + 8 * i;
        long there = get(at);
        if (there == SELF) {
          return i;
        }
        boolean free = round == 0 ? there == 0 : !lives(there);
        if (free && PoolMemory.LONG.compareAndSet(buffer, at, there, SELF)) {
          return i;
        }
      }
    }
    throw new IllegalStateException(MOST_USERS + " processes use the queue already");
  }

  private static long user(long pid) {
    return (pid << 32) | (Liveness.started(pid) & 0xffff_ffffL);
  }

  private static boolean lives(long user) {
    long pid = user >>> 32;
    return Liveness.started(pid) != 0 && user(pid) == user;
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
    return folder.resolve("item" + position);
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
          byte[] bytes;
          try {
            bytes = read(position, at);
          } finally {
            set(position, (position + capacity) << 16 | FREE);
            wake(ROOM);
          }
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
      throw new UncheckedIOException("an item of " + -length + " bytes is lost: " + e, e);
    }
  }

  /** Frees the slots of processes that died while they wrote or read them. */
  void buryDead() {
    for (int i = 0; i < capacity; i++) {
      int at = SLOTS + i * SLOT;
      long state = get(at);
      int kind = (int) state & (WRITING | READING);
      if (kind != 0 && !lives(get(USERS + 8 * (int) (state & MOST_USERS - 1)))) {
        bury(at, state, kind);
      }
    }
  }

  private void bury(int at, long state, int kind) {
    long position = state >>> 16;
    // It becomes ours, lest another buries it too and comes late, to what is then a live item.
    if (PoolMemory.LONG.compareAndSet(buffer, at, state, position << 16 | kind | self)) {
      SharedFiles.delete(item(position));
      if (kind == WRITING) {
        // An item without bytes, which readers pass over.
        buffer.putInt(at + 8, 0);
        set(position, position << 16 | FULL);
        wake(ITEM);
      } else {
        set(position, (position + capacity) << 16 | FREE);
        wake(ROOM);
      }
    }
  }

  boolean isOpen() {
    return !closedHere && (int) PoolMemory.INT.getVolatile(buffer, CLOSED) == 0;
  }

  /** Ends its use, and tells who waits: in this process, or in all. */
  void close(boolean forAll) {
    closedHere = true;
    try {
      if (forAll) {
        PoolMemory.INT.setVolatile(buffer, CLOSED, 1);
      }
      wake(ITEM);
      wake(ROOM);
    } catch (IllegalStateException e) {
      // Another thread has unmapped it already.
    }
  }

  /** Unmaps what was created. */
  void unmap() {
    while (arena.scope().isAlive()) {
      try {
        arena.close();
      } catch (IllegalStateException e) {
        // Another thread is about to wake from its sleep on it.
        LockSupport.parkNanos(100_000);
      }
    }
  }
}
