package threadworks.multiprocessing;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The main class of a {@link ProcessPool}'s worker process: it takes chunks of its owner's calls
 * until its standard input ends, which it does when the owner closes the pool or dies.
 *
 * <p>Classes of tasks and arguments are looked up by the context class loader of the thread that
 * calls {@link #main}, and tasks run on that thread, one after another. Standard input and output
 * belong to the pool, which sends single bytes through them to wake the other end, nothing else.
 * What tasks print reaches the owner's streams, unless an {@link Instrument} is installed, which
 * then has to see to {@link System#out} and {@link System#err} itself.
 *
 * <p>Over 400 lines, because what one thread of a worker does from its start to its end is here.
 */
public final class Worker {
  /** How long a worker looks for the next chunk before it sleeps. */
  private static final long LOOK_NANOS = 50_000;

  /** The functions of the last calls are kept. */
  private static final int FUNCTIONS = 32;

  private static volatile @Nullable Worker current;

  private final Thread main = Thread.currentThread();
  private final Path folder;
  private final int number;
  private final int most;
  private final PoolMemory memory;
  private final TaskQueue queue;
  private final int workers;
  private final int lookers = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
  private final Outbox outbox;
  private final OutputStream out;
  private final OutputStream err;
  private final Encoder encoder = new Encoder(false);
  private final Decoder decoder = new Decoder(Classes.ofOwner());
  private final Map<Integer, Task<@Nullable Object, @Nullable Object>> functions = new HashMap<>();
  private byte[] lastFunction = new byte[0];
  private @Nullable Task<@Nullable Object, @Nullable Object> last;
  private byte[] scratch = new byte[1024];

  private Worker(DataInputStream in, FileOutputStream wake) throws IOException {
    folder = Path.of(in.readUTF());
    number = in.readInt();
    most = in.readInt();
    memory = PoolMemory.open(folder);
    queue = new TaskQueue(memory);
    workers = memory.workers();
    outbox =
        new Outbox(
            new Ring(memory.buffer, PoolMemory.ring(number), PoolMemory.RESULTS),
            wake,
            folder,
            number);
    out = outbox.stream(Ring.OUT);
    err = outbox.stream(Ring.ERR);
  }

  /** Runs this process as a worker; does not return while its owner lives. */
  public static void main(String[] args) throws Exception {
    var in = ownInput();
    Worker worker;
    try {
      worker = new Worker(new DataInputStream(in), ownOutput());
    } catch (EOFException | NoSuchFileException e) {
      // The owner has ended meanwhile.
      Runtime.getRuntime().halt(0);
      return;
    }
    current = worker;
    System.setIn(InputStream.nullInputStream());
    if (!Instruments.installed()) {
      System.setOut(print(worker.out));
      System.setErr(print(worker.err));
    }
    Thread.ofPlatform().daemon().name("worker-wake-up").start(() -> worker.listen(in));
    Runtime.getRuntime().addShutdownHook(new Thread(worker::noteExit));
    try {
      if (worker.initialise()) {
        worker.work();
      }
    } catch (Throwable e) {
      System.err.println(Failure.stack(e));
    } finally {
      // Threads that tasks have left must not keep a process that takes no more chunks.
      Runtime.getRuntime().halt(1);
    }
  }

  /**
   * Standard input under another number, where the system lets it be opened again. Programs that
   * tasks start may inherit the usual one and would read what is for us: there, they find nothing,
   * because the JDK does not close a standard stream but puts {@code /dev/null} in its place.
   */
  private static FileInputStream ownInput() {
    try {
      var in = new FileInputStream("/dev/fd/0");
      new FileInputStream(FileDescriptor.in).close();
      return in;
    } catch (IOException e) {
      return new FileInputStream(FileDescriptor.in);
    }
  }

  /** Standard output, likewise: what others write there would wake the owner for nothing. */
  private static FileOutputStream ownOutput() {
    try {
      var out = new FileOutputStream("/dev/fd/1");
      new FileOutputStream(FileDescriptor.out).close();
      return out;
    } catch (IOException e) {
      return new FileOutputStream(FileDescriptor.out);
    }
  }

  /**
   * Notes that this process ends by {@link System#exit}, whose code may be any: that of an end by a
   * signal is a number above 128 too. A signal that the JVM heeds has a thread of its own.
   */
  private void noteExit() {
    boolean signal =
        Thread.getAllStackTraces().keySet().stream()
            .anyMatch(thread -> thread.getName().matches("SIG[A-Z]+ handler"));
    if (!signal) {
      PoolMemory.INT.setVolatile(memory.buffer, PoolMemory.exited(number), 1);
    }
  }

  /**
   * Sends a report to the owner, whose instrument gets it from {@link Instrument#workerReported}.
   * Safe for use by several threads.
   *
   * @throws IllegalStateException when this process is not a worker
   */
  public static void report(byte[] report) {
    var worker = current;
    if (worker == null) {
      throw new IllegalStateException("this process is not the worker of a pool");
    }
    worker.outbox.send(Ring.REPORT, 0, 0, report, report.length);
  }

  /** Waits for the bytes that wake this worker, and for their end. */
  private void listen(InputStream in) {
    var bytes = new byte[64];
    try {
      while (in.read(bytes) >= 0) {
        LockSupport.unpark(main);
      }
    } catch (IOException e) {
      // As good as the end.
    }
    // The owner may have had no chance to.
    SharedFiles.deleteFolder(folder);
    Runtime.getRuntime().halt(0);
  }

  private boolean initialise() {
    try {
      if (Instruments.installed()) {
        warm();
      }
      var file = folder.resolve("initializer");
      if (Files.exists(file)
          && decoder.over(Files.readAllBytes(file), 0).value() instanceof Action initializer) {
        initializer.run();
      }
      flush();
      outbox.send(Ring.READY, 0, 0, scratch, 0);
      return true;
    } catch (Throwable e) {
      fail(0, 0, e);
      return false;
    }
  }

  /**
   * Loads and links here what would slow the first task down. Whoever watches tells the start from
   * the tasks; else both together take longer by that.
   */
  private void warm() throws Exception {
    Task<List<Object>, Object> linked = values -> values.getFirst();
    encoder.value(linked);
    encoder.value(new ArrayList<>(Arrays.asList(1, 2L, 3.0, "warm", null, Map.of("a", 1))));
    decoder.over(encoder.bytes(), 0);
    if (decoder.value() instanceof Task<?, ?> task) {
      var _ = task(task).call(decoder.value());
    }
    encoder.reset();
  }

  private void work() {
    for (int done = 0; done != most; done++) {
      long position = take();
      long chunk = queue.chunk(position);
      PoolMemory.LONG.setVolatile(memory.buffer, PoolMemory.current(number), chunk);
      run(position, chunk);
    }
    Runtime.getRuntime().halt(0);
  }

  /** Waits for a chunk. */
  private long take() {
    if (queue.hasWork()) {
      return await();
    }
    Instruments.current.idle();
    long position = await();
    Instruments.current.busy();
    return position;
  }

  private long await() {
    long until = 0;
    while (true) {
      if (queue.hasWork()) {
        memory.state(number, PoolMemory.RUNNING);
        long position = queue.take(number);
        if (position >= 0) {
          return position;
        }
        memory.state(number, PoolMemory.LOOKING);
      }
      long now = System.nanoTime();
      if (until == 0) {
        memory.state(number, PoolMemory.LOOKING);
        until = enoughLook() ? now : now + LOOK_NANOS;
      } else if (now < until) {
        Waiting.letOthersRun();
      } else {
        park();
        until = 0;
      }
    }
  }

  /** Whether as many other workers look as it is worth to keep cores busy for. */
  private boolean enoughLook() {
    int looking = 0;
    for (int i = 0; i < workers && looking <= lookers; i++) {
      int state = (int) PoolMemory.INT.getVolatile(memory.buffer, PoolMemory.state(i));
      looking += state == PoolMemory.LOOKING ? 1 : 0;
    }
    return looking > lookers;
  }

  private void park() {
    memory.state(number, PoolMemory.PARKED);
    if (queue.hasWork()) {
      return;
    }
    int at = PoolMemory.state(number);
    while ((int) PoolMemory.INT.getVolatile(memory.buffer, at) == PoolMemory.PARKED) {
      LockSupport.park(this);
      forgetInterrupt();
    }
  }

  /**
   * An interrupt was for a task that has ended; it is not for the next, and must not keep us up.
   */
  private static void forgetInterrupt() {
    var _ = Thread.interrupted();
  }

  private void run(long position, long chunk) {
    int call = queue.call(position);
    int index = queue.first(position);
    encoder.reset();
    try {
      var task = function(position, call);
      var arguments = arguments(position, chunk);
      var results = new @Nullable Object[arguments.length];
      for (int i = 0; i < arguments.length; i++, index++) {
        results[i] = run(task, call, index, arguments[i]);
      }
      index = -1;
      encoder.sequence(results, 0, results.length);
      flush();
      memory.state(number, PoolMemory.LOOKING);
      outbox.send(Ring.DONE, chunk, 0, encoder.bytes(), encoder.size());
    } catch (Throwable e) {
      fail(chunk, index, e);
    }
  }

  private @Nullable Object run(
      Task<@Nullable Object, @Nullable Object> task, int call, int index, @Nullable Object argument)
      throws Exception {
    var instrument = Instruments.current;
    instrument.taskStarted(call, index);
    try {
      var value = task.call(argument);
      instrument.taskEnded(call, index, value, null);
      return value;
    } catch (Throwable e) {
      instrument.taskEnded(call, index, null, e);
      throw e;
    } finally {
      forgetInterrupt();
    }
  }

  private @Nullable Object[] arguments(long position, long chunk) throws IOException {
    int length = queue.length(position);
    if (queue.inFile(position)) {
      queue.release(position);
      var bytes = SharedFiles.unspill(folder.resolve("chunk" + chunk), length);
      return decoder.over(bytes, 0).sequence();
    }
    if (scratch.length < length) {
      scratch = new byte[length];
    }
    queue.read(position, scratch);
    queue.release(position);
    return decoder.over(scratch, 0).sequence();
  }

  private Task<@Nullable Object, @Nullable Object> function(long position, int call)
      throws IOException {
    var known = functions.get(call);
    if (known != null) {
      return known;
    }
    if (functions.size() == FUNCTIONS) {
      functions.clear();
    }
    var bytes = functionBytes(position, call);
    // A function that captures nothing is the same in every call.
    boolean stateless = bytes[0] != 0;
    var same = last;
    if (stateless && same != null && Arrays.equals(bytes, lastFunction)) {
      functions.put(call, same);
      return same;
    }
    if (!(decoder.over(bytes, 1).value() instanceof Task<?, ?> task)) {
      throw new IOException("what was sent is no task");
    }
    lastFunction = bytes;
    last = task(task);
    functions.put(call, task(task));
    return task(task);
  }

  private byte[] functionBytes(long position, int call) throws IOException {
    int slot = queue.functionSlot(position);
    var bytes = new byte[queue.functionLength(position)];
    if (slot < 0) {
      return Files.readAllBytes(folder.resolve("function" + call));
    }
    memory.buffer.get(PoolMemory.function(slot), bytes);
    return bytes;
  }

  @SuppressWarnings("unchecked")
  private static Task<@Nullable Object, @Nullable Object> task(Task<?, ?> task) {
    return (Task<@Nullable Object, @Nullable Object>) task;
  }

  private void fail(long chunk, int index, Throwable thrown) {
    System.out.flush();
    System.err.flush();
    try {
      Failure.write(thrown, encoder);
      outbox.send(Ring.FAILED, chunk, index, encoder.bytes(), encoder.size());
    } catch (UncheckedIOException noRoom) {
      // For a long failure; that there is no room is short.
      Failure.write(noRoom, encoder);
      outbox.send(Ring.FAILED, chunk, index, encoder.bytes(), encoder.size());
    }
  }

  /** Sends what was printed; an instrument's own streams take it as the sign to report. */
  private void flush() throws IOException {
    System.out.flush();
    System.err.flush();
    out.flush();
    err.flush();
  }

  private static PrintStream print(OutputStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }
}
