package threadworks.multiprocessing;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The file that a pool and its workers all map: one queue of chunks that every worker takes from, a
 * place for the functions of calls under way, and for each worker its state and a ring for its
 * results.
 *
 * <pre>
 *   0       position of the next chunk to be taken (long)
 *   64      functions:   FUNCTIONS × FUNCTION_BYTES
 *   …       descriptors: DESCRIPTORS × 64, see {@link TaskQueue}
 *   …       payloads:    PAYLOAD bytes, a ring the owner fills and frees in order
 *   …       per worker:  256 bytes of state, RESULTS bytes of ring, see {@link Ring}
 * </pre>
 *
 * <p>It is a {@link ByteBuffer} rather than a segment because that is quick in a JVM that has just
 * started and still interprets.
 */
final class PoolMemory implements AutoCloseable {
  static final VarHandle LONG =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());
  static final VarHandle INT =
      MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());

  static final int FUNCTIONS = 64;
  static final int FUNCTION_BYTES = 1024;
  static final int DESCRIPTORS = 1024;
  static final int PAYLOAD = 1 << 19;
  static final int RESULTS = 1 << 17;

  /** A worker runs a chunk, or is about to take one. */
  static final int RUNNING = 0;

  /** A worker looks for a chunk, for a moment. */
  static final int LOOKING = 1;

  /** A worker sleeps until a byte comes. */
  static final int PARKED = 2;

  private static final int FUNCTIONS_AT = 64;
  static final int DESCRIPTORS_AT = FUNCTIONS_AT + FUNCTIONS * FUNCTION_BYTES;
  static final int PAYLOAD_AT = DESCRIPTORS_AT + DESCRIPTORS * 64;
  private static final int WORKERS_AT = PAYLOAD_AT + PAYLOAD;
  private static final int WORKER_BYTES = 64 + 192 + RESULTS;

  final ByteBuffer buffer;
  private final @Nullable Arena arena;

  private PoolMemory(ByteBuffer buffer, @Nullable Arena arena) {
    this.buffer = buffer.order(ByteOrder.nativeOrder());
    this.arena = arena;
  }

  private static Path file(Path folder) {
    return folder.resolve("pool");
  }

  @SuppressWarnings("MustBeClosedChecker") // It is closed with what is returned.
  static PoolMemory create(Path folder, int workers) {
    var arena = Arena.ofShared();
    try {
      long size = WORKERS_AT + (long) workers * WORKER_BYTES;
      return new PoolMemory(SharedFiles.create(file(folder), size, arena).asByteBuffer(), arena);
    } catch (RuntimeException e) {
      arena.close();
      throw e;
    }
  }

  /** A worker's view, which lasts as long as its process. */
  static PoolMemory open(Path folder) throws IOException {
    // Not a segment: loading the classes for those would take a worker a tenth of its start.
    try (var channel =
        FileChannel.open(file(folder), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      var mapped = channel.map(FileChannel.MapMode.READ_WRITE, 0, channel.size());
      return new PoolMemory(mapped, null);
    }
  }

  /** How many workers there is room for. */
  int workers() {
    return (buffer.capacity() - WORKERS_AT) / WORKER_BYTES;
  }

  static int function(int slot) {
    return FUNCTIONS_AT + slot * FUNCTION_BYTES;
  }

  /** Where a worker's state is: {@link #RUNNING}, {@link #LOOKING} or {@link #PARKED} (int). */
  static int state(int worker) {
    return WORKERS_AT + worker * WORKER_BYTES;
  }

  /** Where the number of the chunk is that a worker took last (long). */
  static int current(int worker) {
    return state(worker) + 8;
  }

  /** Where it is noted (int) that a worker has called {@code System.exit}. */
  static int exited(int worker) {
    return state(worker) + 16;
  }

  /** Where the ring of a worker's results begins. */
  static int ring(int worker) {
    return state(worker) + 64;
  }

  int state(int worker, int state) {
    return (int) INT.getAndSet(buffer, state(worker), state);
  }

  @Override
  public void close() {
    if (arena != null) {
      arena.close();
    }
  }
}
