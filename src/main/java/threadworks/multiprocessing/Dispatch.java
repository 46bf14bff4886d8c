package threadworks.multiprocessing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Carries chunks from calls into the workers' queue, and results back. Its pool's lock guards it,
 * but for {@link #add}, {@link #hasNew} and {@link #knows}.
 */
final class Dispatch {
  /** Told what else comes from workers. */
  interface Events {
    /** The worker has run its initializer. */
    void ready(WorkerProcess worker);

    /** A worker's initializer failed. */
    void startFailed(TaskException why);
  }

  /** After so many chunks it is time to look for results. */
  private static final int BATCH = 64;

  /** Files of arguments may take so much, however many chunks there are. */
  private static final long FILE_BYTES = 32 << 20;

  private final PoolMemory memory;
  private final TaskQueue queue;
  private final Path folder;
  private final @Nullable WorkerProcess[] workers;
  private final Alarm alarm;
  private final Events events;
  private final Queue<Call> added = new ConcurrentLinkedQueue<>();
  private final Set<Call> open = ConcurrentHashMap.newKeySet();
  private final Deque<Call> calls = new ArrayDeque<>();
  private final Deque<Chunk> again = new ArrayDeque<>();
  private final Map<Long, Chunk> inFlight = new HashMap<>();
  private final BitSet slots = new BitSet();
  private final Encoder encoder = new Encoder();
  private final Decoder decoder = new Decoder(Classes.ofContext());
  private final byte[] scratch = new byte[PoolMemory.RESULTS];
  private @Nullable Chunk held;
  private long lastNumber;
  private int files;
  private long fileBytes;

  Dispatch(PoolMemory memory, Path folder, @Nullable WorkerProcess[] workers, Events events) {
    this.memory = memory;
    this.queue = new TaskQueue(memory);
    this.folder = folder;
    this.workers = workers;
    this.events = events;
    alarm = new Alarm(memory, queue, workers);
  }

  /** Any thread: has the call's chunks carried out. */
  void add(Call call) {
    open.add(call);
    added.add(call);
  }

  /** Any thread: sees to a call that was added once more. */
  void again(Call call) {
    added.add(call);
  }

  /** Any thread: has all calls carried out to their ends. */
  void carryOut() {
    open.forEach(Call::carryOut);
  }

  /** Any thread: has nothing more to do with a call that no worker will take. */
  void remove(Call call) {
    added.removeIf(call::equals);
    open.remove(call);
  }

  /** Any thread: whether calls were added that {@link #step} has not seen. */
  boolean hasNew() {
    return !added.isEmpty();
  }

  /** Any thread: whether the call is under way. */
  boolean knows(Call call) {
    return open.contains(call);
  }

  /** Whether no call is under way. */
  boolean idle() {
    return open.isEmpty();
  }

  /** Whether the workers have nothing to do that was handed out. */
  boolean allAnswered() {
    return inFlight.isEmpty();
  }

  /** Takes what results there are, hands out what chunks fit; says whether there were any. */
  boolean step() {
    boolean moved = false;
    for (var worker : workers) {
      if (worker != null) {
        moved |= drain(worker);
      }
    }
    moved |= feed();
    return moved;
  }

  private boolean drain(WorkerProcess worker) {
    return worker.ring.drain(
        (kind, chunk, index, bytes, length) -> received(worker, kind, chunk, index, bytes, length),
        scratch);
  }

  /** Who wakes the workers. */
  Alarm alarm() {
    return alarm;
  }

  /** Says in all rings whether we sleep. */
  void sleeps(boolean sleeps) {
    for (var worker : workers) {
      if (worker != null) {
        worker.ring.sleeps(sleeps);
      }
    }
  }

  private boolean feed() {
    for (var call = added.poll(); call != null; call = added.poll()) {
      calls.add(call);
    }
    int fed = 0;
    while (fed < BATCH && feedOne()) {
      fed++;
    }
    if (fed > 0) {
      alarm.wakeFirst();
    }
    return fed > 0;
  }

  private boolean feedOne() {
    boolean encoded = held != null;
    var chunk = encoded ? held : nextChunk();
    if (chunk == null) {
      return false;
    }
    try {
      if (!encoded) {
        encoder.reset();
        encoder.sequence(chunk.arguments, chunk.from, chunk.to);
        held = chunk;
      }
      if (fits(encoder.size())) {
        send(chunk);
        held = null;
        return true;
      }
      return false;
    } catch (Throwable e) {
      // What it holds, and what the user's own code does while it is encoded, is not for others
      // to suffer from.
      held = null;
      chunk.call.failed(chunk, chunk.index, TaskException.thrown(e));
      settle(chunk.call);
      return true;
    }
  }

  private @Nullable Chunk nextChunk() {
    if (!again.isEmpty()) {
      return again.remove();
    }
    while (!calls.isEmpty()) {
      var call = calls.element();
      var chunk = call.take();
      if (chunk != null) {
        return chunk;
      }
      calls.remove();
      settle(call);
    }
    return null;
  }

  private static boolean forFile(int length) {
    return length > TaskQueue.limit();
  }

  private boolean fits(int length) {
    if (forFile(length)) {
      return (files <= workers.length || fileBytes + length <= FILE_BYTES) && queue.fits(0);
    }
    return queue.fits(length);
  }

  private void send(Chunk chunk) {
    placeFunction(chunk.call);
    long number = ++lastNumber;
    int length = encoder.size();
    boolean inFile = forFile(length);
    if (inFile) {
      var file = folder.resolve("chunk" + number);
      SharedFiles.spill(file, encoder.bytes(), length);
      chunk.file = file;
      chunk.fileLength = length;
      files++;
      fileBytes += length;
    }
    inFlight.put(number, chunk);
    var sent = chunk.call.sent;
    queue.add(
        number,
        chunk.call.number,
        chunk.index,
        sent.slot,
        sent.function.length,
        encoder.bytes(),
        length,
        inFile);
  }

  private void placeFunction(Call call) {
    var sent = call.sent;
    if (sent.slot >= 0 || sent.file != null) {
      return;
    }
    int slot = slots.nextClearBit(0);
    if (slot < PoolMemory.FUNCTIONS && sent.function.length <= PoolMemory.FUNCTION_BYTES) {
      sent.slot = slot;
      slots.set(slot);
      memory.buffer.put(PoolMemory.function(slot), sent.function);
    } else {
      var file = folder.resolve("function" + call.number);
      SharedFiles.spill(file, sent.function, sent.function.length);
      sent.file = file;
    }
  }

  /** Takes a frame. What goes wrong with it is its chunk's failure, and no other's. */
  private void received(
      WorkerProcess worker, int kind, long number, int index, byte[] bytes, int length) {
    try {
      if ((kind & Ring.IN_FILE) == 0) {
        take(worker, kind, number, index, bytes, length);
      } else {
        var place = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        var file = folder.resolve(Outbox.prefix(worker.number) + place.getLong());
        var all = SharedFiles.unspill(file, place.getInt());
        take(worker, kind & ~Ring.IN_FILE, number, index, all, all.length);
      }
    } catch (Throwable e) {
      failed(kind & ~Ring.IN_FILE, number, index, TaskException.thrown(e));
    }
  }

  private void take(
      WorkerProcess worker, int kind, long number, int index, byte[] bytes, int length)
      throws IOException {
    switch (kind) {
      case Ring.DONE -> done(number, bytes);
      case Ring.FAILED ->
          failed(kind, number, index, Failure.read(worker.pid(), decoder.over(bytes, 0)));
      case Ring.READY -> events.ready(worker);
      case Ring.REPORT -> {
        var report = Arrays.copyOf(bytes, length);
        Instruments.current.workerReported(worker.pid(), report);
      }
      case Ring.OUT -> System.out.print(new String(bytes, 0, length, StandardCharsets.UTF_8));
      case Ring.ERR -> System.err.print(new String(bytes, 0, length, StandardCharsets.UTF_8));
      default -> throw new AssertionError("frame of kind " + kind);
    }
  }

  private void done(long number, byte[] bytes) throws IOException {
    var chunk = inFlight.get(number);
    if (chunk != null) {
      decoder.over(bytes, 0).sequenceInto(chunk.results, chunk.from, chunk.to);
      var _ = arrived(number);
      chunk.call.done(chunk);
      settle(chunk.call);
    }
  }

  private void failed(int kind, long number, int index, TaskException why) {
    if (number == 0 && kind == Ring.FAILED) {
      events.startFailed(why);
    } else {
      failed(number, index, why);
    }
  }

  private void failed(long number, int index, TaskException why) {
    var chunk = arrived(number);
    if (chunk != null) {
      chunk.call.failed(chunk, Math.max(index, chunk.index), why);
      settle(chunk.call);
    }
  }

  private @Nullable Chunk arrived(long number) {
    var chunk = inFlight.remove(number);
    if (chunk != null && chunk.file != null) {
      SharedFiles.delete(chunk.file);
      chunk.file = null;
      files--;
      fileBytes -= chunk.fileLength;
    }
    return chunk;
  }

  private void settle(Call call) {
    if (call.finished() && open.remove(call)) {
      if (call.sent.slot >= 0) {
        slots.clear(call.sent.slot);
      }
      if (call.sent.file != null) {
        SharedFiles.delete(call.sent.file);
      }
    }
  }

  /** A worker has ended: what it ran fails, what it had only taken goes to another. */
  void lost(WorkerProcess worker, TaskException why) {
    var _ = drain(worker);
    int at = PoolMemory.current(worker.number);
    failed((long) PoolMemory.LONG.getVolatile(memory.buffer, at), 0, why);
    queue.reclaim(
        worker.number,
        number -> {
          var chunk = arrived(number);
          if (chunk != null) {
            again.add(chunk);
          }
        });
    SharedFiles.deleteFiles(folder, Outbox.prefix(worker.number));
  }

  /** Takes back what no worker has taken of the call. */
  void cancel(Call call) {
    call.drop();
    queue.withdraw(
        call.number,
        number -> {
          var chunk = arrived(number);
          if (chunk != null) {
            call.done(chunk);
          }
        });
    settle(call);
  }

  /**
   * Fails all calls under way. One that is being added meanwhile is failed here or, once it is
   * {@link #hasNew}, the next time.
   */
  void fail(TaskException why) {
    calls.clear();
    again.clear();
    held = null;
    for (var call = added.poll(); call != null; call = added.poll()) {
      fail(call, why);
    }
    for (var call : open) {
      fail(call, why);
    }
  }

  private void fail(Call call, TaskException why) {
    open.remove(call);
    call.fail(why);
  }
}
