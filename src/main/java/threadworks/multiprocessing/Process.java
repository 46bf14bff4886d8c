package threadworks.multiprocessing;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A function that runs in a process of its own: Python's {@code multiprocessing.Process}. Where
 * Python passes {@code args}, the function captures: what it does is copied.
 *
 * {@snippet :
 * var viewer = new Process(() -> Frame.view(name));
 * viewer.start();
 * viewer.join();
 * }
 *
 * <p>It is a pool of one worker that is not replaced, and sees to classes, prints and failures as a
 * {@link ProcessPool} does. It ends when this process does. Safe for use by several threads.
 */
@SuppressWarnings("AvoidCommonTypeNames") // It is Python's name, and what is wanted here.
public final class Process {
  private final Action target;
  private final boolean daemon;
  private @Nullable ProcessPool pool;
  private @Nullable AsyncResult<@Nullable Object> result;
  private @Nullable Integer exitcode;
  private long pid;

  /** A process that this one, when its threads have ended, waits for. */
  public Process(Action target) {
    this(target, false);
  }

  /**
   * A process.
   *
   * @param target what it runs
   * @param daemon whether to end it when the threads of this one have ended, not wait for it
   */
  public Process(Action target, boolean daemon) {
    this.target = Objects.requireNonNull(target, "the target is null");
    this.daemon = daemon;
  }

  /**
   * Starts the process, which then runs the target.
   *
   * @throws IllegalStateException when it was started before
   * @throws NotSendableException when the target can't be sent
   * @throws java.io.UncheckedIOException when no process can be started
   */
  public synchronized void start() {
    if (pool != null) {
      throw new IllegalStateException("a process is started only once");
    }
    var run = target;
    Task<@Nullable Object, @Nullable Object> task =
        nothing -> {
          run.run();
          return null;
        };
    var call = new MapCall(task, new @Nullable Object[1], 1, 1);
    // Before there is a process: it may be refused.
    Sending.function(call);
    var started = ProcessPool.ofOne();
    pool = started;
    pid = started.pid();
    started.submit(call, false);
    result = new AsyncResult<>(started, call, done -> done.outcome().getFirst());
    started.shutdown();
    Thread.ofPlatform().daemon(daemon).name("process-" + pid).start(() -> watch(started));
  }

  private void watch(ProcessPool started) {
    Waiting.uninterruptibly(started::join);
    var end = Objects.requireNonNull(started.lastEnd());
    synchronized (this) {
      // As in Python: 1 when the target threw, minus the signal when one ended it.
      if (end.killed()) {
        exitcode = 128 - end.code();
      } else {
        exitcode = end.code() == 0 && !end.exited() && !succeeded() ? 1 : end.code();
      }
      notifyAll();
    }
  }

  private boolean succeeded() {
    var result = this.result;
    return result != null && result.ready() && result.successful();
  }

  /** Waits until it has ended. */
  public void join() throws InterruptedException {
    var _ = join(Duration.ofNanos(Long.MAX_VALUE));
  }

  /**
   * Waits until it has ended or the time is over; says which.
   *
   * @throws IllegalStateException when it was not started
   */
  public synchronized boolean join(Duration timeout) throws InterruptedException {
    started();
    long start = System.nanoTime();
    long nanos = Waiting.nanos(timeout);
    while (exitcode == null) {
      long left = nanos - (System.nanoTime() - start);
      if (left <= 0) {
        return false;
      }
      wait(left / 1_000_000, (int) (left % 1_000_000));
    }
    return true;
  }

  /** Whether it runs. */
  public synchronized boolean isAlive() {
    return pool != null && exitcode == null;
  }

  /**
   * Null while it runs; then 0, 1 when the target threw, what it gave {@code System.exit}, or minus
   * the number of the signal that ended it.
   */
  public synchronized @Nullable Integer exitcode() {
    return exitcode;
  }

  /**
   * What the target threw, with the stack of its process, or how that ended before the target did;
   * null while it runs and when its exit code is 0. Python prints it only.
   */
  public synchronized @Nullable TaskException exception() {
    var result = this.result;
    if (exitcode == null || exitcode == 0 || result == null || succeeded()) {
      return null;
    }
    try {
      var _ = result.get();
      return null;
    } catch (TaskException e) {
      return e;
    } catch (InterruptedException e) {
      throw new AssertionError("it is there", e);
    }
  }

  /**
   * Its process id.
   *
   * @throws IllegalStateException when it was not started
   */
  public synchronized long pid() {
    started();
    return pid;
  }

  /** Whether it is ended when the threads of this process have ended. */
  public boolean daemon() {
    return daemon;
  }

  /** Asks the process to end; a JVM does so after its shutdown hooks ({@code SIGTERM}). */
  public synchronized void terminate() {
    started().destroy(false);
  }

  /** Ends the process at once ({@code SIGKILL}). */
  public synchronized void kill() {
    started().destroy(true);
  }

  private ProcessPool started() {
    var pool = this.pool;
    if (pool == null) {
      throw new IllegalStateException("the process was not started");
    }
    return pool;
  }
}
