package threadworks.multiprocessing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A pool whose workers are threads of this process: Python's {@code
 * multiprocessing.pool.ThreadPool}. Tasks see and change the caller's own objects; nothing is
 * copied.
 *
 * <p>A thread can only be asked to end: {@link #close} interrupts the workers and waits a second at
 * most. A task that ignores it runs on in a daemon thread.
 */
public final class ThreadPool extends Pool {
  private static final int MOST = 100_000;
  private static final long CLOSE_MILLIS = 1000;

  private final List<Thread> threads = new ArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Condition started = lock.newCondition();
  private final Deque<Call> calls = new ArrayDeque<>();
  private final Set<Call> open = new HashSet<>();
  private int starting;
  private boolean shutdown;
  private volatile boolean closed;
  private @Nullable TaskException broken;

  /** Starts as many threads as there are cores. */
  public ThreadPool() {
    this(Runtime.getRuntime().availableProcessors());
  }

  /**
   * Starts the threads.
   *
   * @param workers how many, at least 1
   */
  public ThreadPool(int workers) {
    this(workers, () -> {});
  }

  /**
   * Starts the threads, has each run {@code initializer} and returns when all have.
   *
   * @param workers how many, at least 1
   * @param initializer what each worker does first
   * @throws TaskException when the initializer fails
   */
  public ThreadPool(int workers, Action initializer) {
    this(workers, initializer, Thread.ofPlatform().daemon().name("worker-", 1).factory());
  }

  private ThreadPool(int workers, Action initializer, ThreadFactory factory) {
    checkWorkers(workers, MOST);
    start(workers, initializer, factory);
  }

  /** The same with virtual threads as workers; Python has none. */
  public static ThreadPool ofVirtual(int workers) {
    return new ThreadPool(workers, () -> {}, Thread.ofVirtual().name("worker-", 1).factory());
  }

  /** Starts the threads and waits for them: a call, as a constructor is none in a schedule. */
  void start(int workers, Action initializer, ThreadFactory factory) {
    var instrument = Instruments.current;
    instrument.poolStarting(workers);
    starting = workers;
    for (int i = 0; i < workers; i++) {
      threads.add(factory.newThread(() -> work(initializer)));
    }
    threads.forEach(Thread::start);
    awaitStart();
    instrument.poolStarted();
  }

  private void awaitStart() {
    TaskException failed;
    lock.lock();
    try {
      while (starting > 0) {
        started.awaitUninterruptibly();
      }
      failed = broken;
    } finally {
      lock.unlock();
    }
    if (failed != null) {
      close();
      throw failed.here();
    }
  }

  @Override
  public int workers() {
    return threads.size();
  }

  @Override
  void check(@Nullable Object[] arguments, int index) {}

  @Override
  void submit(Call call, boolean attended) {
    lock.lock();
    try {
      if (closed || shutdown) {
        throw new IllegalStateException("the pool is closed");
      }
      if (!call.finished()) {
        open.add(call);
        calls.add(call);
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  void more(Call call) {
    lock.lock();
    try {
      if (open.contains(call)) {
        calls.add(call);
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  boolean await(Call call, long nanos) throws InterruptedException {
    return call.park(nanos);
  }

  @Override
  void cancel(Call call) {
    call.drop();
    // No worker will see that it is.
    finished(call);
  }

  private void work(Action initializer) {
    initialise(initializer);
    for (var call = next(); call != null; call = next()) {
      for (var chunk = call.take(); chunk != null; chunk = call.take()) {
        run(chunk);
        if (call.finished()) {
          finished(call);
        }
      }
      allTaken(call);
    }
  }

  private void initialise(Action initializer) {
    TaskException failed = null;
    try {
      initializer.run();
    } catch (Throwable e) {
      failed = TaskException.thrown(e);
    }
    lock.lock();
    try {
      broken = failed == null ? broken : failed;
      if (--starting == 0) {
        started.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /** A call with chunks to take, or null when the worker is to end. */
  private @Nullable Call next() {
    var instrument = Instruments.current;
    lock.lock();
    try {
      while (true) {
        if (closed || (shutdown && open.isEmpty())) {
          return null;
        }
        var call = calls.peek();
        if (call != null) {
          return call;
        }
        instrument.idle();
        changed.awaitUninterruptibly();
        instrument.busy();
      }
    } finally {
      lock.unlock();
    }
  }

  private void allTaken(Call call) {
    lock.lock();
    try {
      if (!call.available()) {
        calls.removeIf(call::equals);
      }
      removeIfFinished(call);
    } finally {
      lock.unlock();
    }
  }

  private void finished(Call call) {
    lock.lock();
    try {
      removeIfFinished(call);
    } finally {
      lock.unlock();
    }
  }

  private void removeIfFinished(Call call) {
    if (call.finished() && open.remove(call)) {
      changed.signalAll();
    }
  }

  private void run(Chunk chunk) {
    var instrument = Instruments.current;
    var call = chunk.call;
    int index = chunk.index;
    for (int i = chunk.from; i < chunk.to; i++, index++) {
      // An interrupt was for a task that has ended, unless it is for all.
      if (Thread.interrupted() && closed) {
        return;
      }
      instrument.taskStarted(call.number, index);
      try {
        var value = call.task.call(chunk.arguments[i]);
        chunk.results[i] = value;
        instrument.taskEnded(call.number, index, value, null);
      } catch (Throwable e) {
        instrument.taskEnded(call.number, index, null, e);
        call.failed(chunk, index, TaskException.thrown(e));
        return;
      }
    }
    call.done(chunk);
  }

  @Override
  public void shutdown() {
    lock.lock();
    try {
      shutdown = true;
      open.forEach(Call::carryOut);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void join() throws InterruptedException {
    lock.lock();
    try {
      if (!shutdown && !closed) {
        throw new IllegalStateException("the pool still takes calls: shut it down first");
      }
    } finally {
      lock.unlock();
    }
    for (var thread : threads) {
      thread.join();
    }
  }

  @Override
  public void terminate() {
    var failing = new ArrayList<Call>();
    lock.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      failing.addAll(open);
      calls.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    failing.forEach(call -> call.fail(TaskException.closed()));
    threads.forEach(Thread::interrupt);
    Waiting.forThreads(threads, CLOSE_MILLIS);
  }
}
