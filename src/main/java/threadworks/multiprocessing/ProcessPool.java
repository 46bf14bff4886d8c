package threadworks.multiprocessing;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A pool whose workers are processes, each a JVM with memory of its own: Python's {@code
 * multiprocessing.Pool} with the start method {@code spawn}.
 *
 * <p>Functions, arguments and results are copied between the processes: strings, numbers, arrays,
 * lists, maps, sets, records, enums, lambdas, and whatever else is {@link java.io.Serializable}. A
 * class's static fields are not sent: each worker has its own, which last as long as the worker. A
 * worker that ends while it runs a task, killed, out of memory or by {@code System.exit}, fails
 * that chunk with a {@link TaskException} and is replaced. All workers end when this process does,
 * however that is; 20 to 31 ms later on two cores. Workers may have pools of their own.
 *
 * <p>Classes are looked up by the context class loader of the thread that makes the pool. What
 * workers print appears on this process's {@link System#out} and {@link System#err}. A worker's
 * heap may take 512 MB; the system property {@code threadworks.worker.heap} says otherwise, in the
 * form of {@code -Xmx}, 40m or more. An idle worker takes 45 MB of memory, 15 MB of them its own. A
 * {@link WorkerArchive} has workers start in half the time. Workers run with this JVM's options for
 * assertions, previews and modules, and with the system properties it was started with, not with
 * those for its memory.
 *
 * <p>A worker's standard input is empty, and what programs that a task starts write to the standard
 * output they inherit is lost: have the task read it. Threads that tasks start end with their
 * worker, be they daemons or not; what they throw or leave undone nobody learns. A worker that is
 * killed while it starts is replaced; three in a row that end so, or an initializer that fails, are
 * the end of the pool, whose calls all fail from then on.
 *
 * <p>Owner and workers share a file in {@code /dev/shm} of about 0.7 MB, and 0.13 MB a worker; what
 * is too long for it goes through files of its own beside it. A thread that waits for a call hands
 * out chunks and takes results itself while they come quickly; else threads do that sleep until a
 * worker wakes them. All state is guarded by one lock, held by whoever does so; over 400 lines,
 * because what happens under that lock is here in one place.
 */
public final class ProcessPool extends Pool {
  /** How long a thread looks for results before it sleeps. */
  private static final long LOOK_NANOS = 50_000;

  /** A worker that was woken and has not begun by then won't soon. */
  private static final long LATE_NANOS = 20_000_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Crew crew;
  private final Path folder;
  private final PoolMemory memory;
  private final Dispatch dispatch;
  private final WorkerEvents events = new WorkerEvents();

  private WorkerProcess.@Nullable End lastEnd;
  private boolean released;
  private @Nullable TaskException broken;
  private volatile boolean ending;
  private volatile boolean shutdown;
  private volatile boolean closed;

  /** Starts as many workers as there are cores. */
  public ProcessPool() {
    this(Runtime.getRuntime().availableProcessors());
  }

  /**
   * Starts the workers. Tasks may be given at once: the first worker that is ready begins with
   * them, while others still start.
   *
   * @param workers how many, 1 to 4096
   * @throws java.io.UncheckedIOException when a process can't be started, or shared memory is short
   */
  public ProcessPool(int workers) {
    this(workers, null);
  }

  /**
   * Starts the workers, has each run {@code initializer} and returns when all have done so.
   *
   * @param workers how many, 1 to 4096
   * @param initializer what each worker, also each that replaces another, does first; what it
   *     captures are its arguments ({@code initargs} in Python)
   * @throws TaskException when the initializer fails
   * @throws NotSendableException when the initializer can't be sent
   * @throws java.io.UncheckedIOException when a process can't be started, or shared memory is short
   */
  public ProcessPool(int workers, @Nullable Action initializer) {
    this(workers, initializer, 0);
  }

  /** A pool of one worker that is not replaced: a process. */
  static ProcessPool ofOne() {
    return new ProcessPool(1, null, 0, false, WorkerCommand.ofPool());
  }

  /** A pool of one worker that writes an archive of what it loaded when it ends. */
  static ProcessPool recordingTo(Path archive) {
    return new ProcessPool(1, null, 0, false, WorkerCommand.ofPool().recordingTo(archive));
  }

  /**
   * The same with workers that are replaced from time to time.
   *
   * @param maxTasksPerChild after how many chunks a worker is replaced by a new one; 0 for never
   */
  public ProcessPool(int workers, @Nullable Action initializer, int maxTasksPerChild) {
    this(workers, initializer, maxTasksPerChild, true, WorkerCommand.ofPool());
  }

  private ProcessPool(
      int workers,
      @Nullable Action initializer,
      int maxTasksPerChild,
      boolean replaces,
      WorkerCommand command) {
    checkWorkers(workers, TaskQueue.MAX_WORKERS);
    if (maxTasksPerChild < 0) {
      throw new IllegalArgumentException(
          "maxTasksPerChild is " + maxTasksPerChild + "; give 1 or more, or 0 for no limit");
    }
    var first = new Encoder();
    first.value(initializer);
    var instrument = Instruments.current;
    instrument.poolStarting(workers);
    folder = SharedFiles.newFolder("pool");
    try {
      memory = PoolMemory.create(folder, workers);
      if (initializer != null) {
        SharedFiles.spill(folder.resolve("initializer"), first.bytes(), first.size());
      }
    } catch (RuntimeException e) {
      SharedFiles.deleteFolder(folder);
      throw e;
    }
    boolean initializes = initializer != null;
    int most = maxTasksPerChild == 0 ? -1 : maxTasksPerChild;
    crew = new Crew(workers, memory, folder, command, most, replaces, initializes, events);
    dispatch = new Dispatch(memory, folder, crew.workers, events);
    // Whoever watches is told when all are ready.
    start(initializes || Instruments.installed());
    instrument.poolStarted();
  }

  private void start(boolean wait) {
    lock.lock();
    try {
      crew.startSome();
      while (wait && !crew.allReady() && broken == null) {
        changed.await();
      }
      if (broken == null) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      broken = TaskException.thrown(new InterruptedException("interrupted while workers started"));
    } catch (RuntimeException e) {
      terminate();
      throw e;
    } finally {
      lock.unlock();
    }
    terminate();
    throw Objects.requireNonNull(broken).here();
  }

  @Override
  public int workers() {
    return crew.workers.length;
  }

  @Override
  void check(@Nullable Object[] arguments, int index) {
    Sending.check(arguments, index);
  }

  @Override
  void submit(Call call, boolean attended) {
    if (closed || shutdown) {
      throw new IllegalStateException("the pool is closed");
    }
    if (call.finished()) {
      return;
    }
    Sending.function(call);
    dispatch.add(call);
    if (ending) {
      refuseIfEnding(call);
    }
    if (shutdown) {
      call.carryOut();
    }
    if (!attended) {
      kick();
    }
    if (closed) {
      call.fail(TaskException.closed());
    }
  }

  @Override
  void more(Call call) {
    if (dispatch.knows(call)) {
      dispatch.again(call);
      kick();
    }
  }

  /** Takes back a call that was added when the workers were already told to end. */
  private void refuseIfEnding(Call call) {
    lock.lock();
    try {
      if (ending) {
        dispatch.remove(call);
        throw new IllegalStateException("the pool is closed");
      }
    } finally {
      lock.unlock();
    }
  }

  /** Hands out what is new, unless another thread has the lock, which then will. */
  private void kick() {
    while (dispatch.hasNew() && lock.tryLock()) {
      try {
        if (released) {
          return;
        }
        failIfBroken();
        var _ = dispatch.step();
        dispatch.alarm().wakeAll();
        endIfDone();
      } finally {
        lock.unlock();
      }
    }
  }

  /** Gives the lock back, and sees to the calls of those who did not get it meanwhile. */
  private void leave() {
    lock.unlock();
    kick();
  }

  private void failIfBroken() {
    if (broken != null) {
      dispatch.fail(broken);
    }
  }

  @Override
  boolean await(Call call, long nanos) throws InterruptedException {
    if (call.ready()) {
      return true;
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (lock.tryLock()) {
      try {
        attend(call, nanos);
      } finally {
        leave();
      }
    }
    return call.ready() || park(call, nanos);
  }

  /** Waits; looks now and then, less and less often, whether those meant to work do. */
  private boolean park(Call call, long nanos) throws InterruptedException {
    long left = nanos;
    for (long pause = LATE_NANOS; pause < left; pause *= 2) {
      if (call.park(pause)) {
        return true;
      }
      left -= pause;
      if (lock.tryLock()) {
        try {
          if (!released) {
            dispatch.alarm().wakeInstead();
          }
        } finally {
          leave();
        }
      }
    }
    return call.park(left);
  }

  /** Hands out chunks and takes results until the call is ready or nothing comes for a moment. */
  private void attend(@Nullable Call call, long nanos) {
    if (released) {
      return;
    }
    failIfBroken();
    dispatch.sleeps(false);
    long limit = Math.min(nanos, LOOK_NANOS);
    long since = System.nanoTime();
    while ((call == null || !call.ready())
        && !lock.hasQueuedThreads()
        && !Thread.currentThread().isInterrupted()) {
      if (dispatch.step()) {
        since = System.nanoTime();
        continue;
      }
      long idle = System.nanoTime() - since;
      if (idle > limit) {
        break;
      }
      dispatch.alarm().wakeAnother(idle);
      Waiting.letOthersRun();
    }
    dispatch.sleeps(true);
    while (dispatch.step()) {
      // What came between the last look and saying that we sleep.
    }
    dispatch.alarm().wakeAll();
    endIfDone();
  }

  @Override
  void cancel(Call call) {
    lock.lock();
    try {
      if (!released) {
        dispatch.cancel(call);
      }
    } finally {
      leave();
    }
  }

  @Override
  public void shutdown() {
    shutdown = true;
    lock.lock();
    try {
      if (!released) {
        dispatch.carryOut();
        var _ = dispatch.step();
        dispatch.alarm().wakeAll();
        endIfDone();
      }
    } finally {
      leave();
    }
  }

  /** Ends the workers if the pool is shut down and all calls are done. */
  private void endIfDone() {
    if (shutdown && !ending && dispatch.idle()) {
      // Said before the last look: who adds a call now either is seen here or sees it.
      ending = true;
      ending = dispatch.idle();
      if (ending) {
        crew.closeInputs();
      }
    }
  }

  @Override
  public void join() throws InterruptedException {
    if (!shutdown && !closed) {
      throw new IllegalStateException("the pool still takes calls: shut it down first");
    }
    lock.lock();
    try {
      while (!crew.gone()) {
        changed.await();
      }
      release();
    } finally {
      leave();
    }
  }

  @Override
  public void terminate() {
    List<WorkerProcess> ending;
    closed = true;
    lock.lock();
    try {
      if (released) {
        return;
      }
      ending = crew.living();
      boolean idle = dispatch.allAnswered() && crew.initialized();
      dispatch.fail(broken == null ? TaskException.closed() : broken);
      if (idle) {
        // Nothing more can come to them, and a system takes milliseconds to clear a process away:
        // nobody need wait for that. If this process ends before, so do they.
        release();
        Thread.ofPlatform().daemon().name("pool-end").start(() -> Crew.kill(ending));
        return;
      }
      Crew.kill(ending);
    } finally {
      lock.unlock();
    }
    for (var worker : ending) {
      Waiting.uninterruptibly(worker.ended::await);
    }
    lock.lock();
    try {
      release();
    } finally {
      lock.unlock();
    }
  }

  /** Ends the one worker's process, or asks it to. */
  void destroy(boolean forcibly) {
    lock.lock();
    try {
      for (var worker : crew.living()) {
        if (forcibly) {
          worker.kill();
        } else {
          worker.ask();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** The pid of the one worker. */
  long pid() {
    lock.lock();
    try {
      var worker = crew.workers[0];
      return worker == null ? -1 : worker.pid();
    } finally {
      lock.unlock();
    }
  }

  /** How the worker ended that did so last. */
  WorkerProcess.@Nullable End lastEnd() {
    lock.lock();
    try {
      return lastEnd;
    } finally {
      lock.unlock();
    }
  }

  private void release() {
    if (!released) {
      released = true;
      memory.close();
      SharedFiles.deleteFolder(folder);
    }
  }

  /** What workers tell, on threads of their own. */
  private final class WorkerEvents implements WorkerProcess.Pump, Dispatch.Events {
    @Override
    public void woken(WorkerProcess worker) {
      lock.lock();
      try {
        attend(null, LOOK_NANOS);
      } finally {
        leave();
      }
    }

    @Override
    public void ready(WorkerProcess worker) {
      crew.ready(worker);
      if (!closed && !ending && broken == null) {
        orBreakDown(crew::startSome);
      }
      changed.signalAll();
    }

    @Override
    public void startFailed(TaskException why) {
      breakDown(why);
    }

    @Override
    public void ended(WorkerProcess worker) {
      lock.lock();
      try {
        if (!released) {
          lost(worker);
        }
      } catch (Error e) {
        breakDown(TaskException.thrown(e));
        throw e;
      } finally {
        crew.remove(worker);
        changed.signalAll();
        leave();
      }
    }

    private void lost(WorkerProcess worker) {
      lastEnd = worker.end();
      var why = crew.end(worker);
      dispatch.lost(worker, why);
      crew.remove(worker);
      if (!closed && !ending && broken == null) {
        if (crew.replaces()) {
          orBreakDown(() -> crew.start(worker.number));
        } else {
          breakDown(why);
        }
      }
      var _ = dispatch.step();
      dispatch.alarm().wakeAll();
      endIfDone();
    }

    private void orBreakDown(Runnable start) {
      try {
        start.run();
      } catch (RuntimeException e) {
        breakDown(TaskException.thrown(e));
      }
    }

    /** No worker can be started: nothing would be carried out any more. */
    private void breakDown(TaskException why) {
      if (broken == null) {
        broken = why;
      }
      dispatch.fail(broken);
      changed.signalAll();
    }
  }
}
