package threadworks.host;

import java.util.Objects;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import threadworks.multiprocessing.Instrument;
import threadworks.multiprocessing.JavaCommand;
import threadworks.multiprocessing.Pool;
import threadworks.trace.CallSite;
import threadworks.trace.State;
import threadworks.trace.record.Recorder;

/**
 * Watches the pools of this process for the run that goes on: tasks become events, start-up is
 * timed, workers are started the lab's way and what they report is passed on as it is.
 */
final class PoolWatch implements Instrument {
  private static final String POOL = "pool";

  private final Outlet outlet;
  private volatile @Nullable Watched watched;
  private volatile Frame.@Nullable Run unwatched;

  PoolWatch(Outlet outlet) {
    this.outlet = outlet;
  }

  /**
   * A run that is watched.
   *
   * @param recorder takes the events
   * @param order what runs
   * @param begin the clocks when it began
   * @param startup sums up the start-up of pools on the variant's own thread
   * @param live its live parameters; null for a demo that could not be loaded
   */
  record Watched(
      Recorder recorder,
      Frame.Run order,
      Clock begin,
      Startup startup,
      @Nullable LiveValues live) {}

  /** The time that one thread waited for pools to start; used by that thread. */
  static final class Startup {
    private final Thread thread;
    private long since;
    private boolean waiting;
    private long nanos;

    Startup(Thread thread) {
      this.thread = thread;
    }

    /** All of it until now; a pool that failed to start counts until now as well. */
    long nanos() {
      return waiting ? nanos + System.nanoTime() - since : nanos;
    }
  }

  /** Watches this run from now on; null for none. */
  void watch(@Nullable Watched run) {
    watched = run;
  }

  /** Has the workers of a run find its demo, but watches nothing; null for none. */
  void only(Frame.@Nullable Run run) {
    unwatched = run;
  }

  @Override
  public JavaCommand command(JavaCommand command) {
    var run = watched;
    var alone = unwatched;
    return run != null
        ? WorkerHost.command(command, run.order(), run.begin(), run.live())
        : alone != null ? WorkerHost.command(command, alone, Clock.read(), null) : command;
  }

  @Override
  public void poolStarting(int workers) {
    var run = watched;
    if (run != null && run.startup().thread == Thread.currentThread()) {
      run.startup().since = System.nanoTime();
      run.startup().waiting = true;
      outlet.send(new Frame.Starting(true, run.startup().since));
    }
    if (run != null) {
      run.recorder().entered(startedHere());
    }
  }

  /** Where the program made the pool that starts. */
  private static CallSite startedHere() {
    return StackWalker.getInstance()
        .walk(frames -> frames.filter(frame -> !isOurs(frame.getClassName())).findFirst())
        .map(
            at ->
                new CallSite(
                    State.STARTING,
                    POOL,
                    Objects.requireNonNullElse(at.getFileName(), ""),
                    at.getLineNumber()))
        .orElse(CallSite.nowhere(State.STARTING, POOL));
  }

  private static boolean isOurs(String className) {
    return className.equals(PoolWatch.class.getName())
        || className.startsWith(Pool.class.getPackageName() + ".");
  }

  @Override
  public void poolStarted() {
    var run = watched;
    if (run != null) {
      run.recorder().left();
    }
    if (run != null && run.startup().thread == Thread.currentThread()) {
      long now = System.nanoTime();
      run.startup().nanos += now - run.startup().since;
      run.startup().waiting = false;
      outlet.send(new Frame.Starting(false, now));
    }
  }

  @Override
  public void workerStarted(long pid) {
    outlet.send(new Frame.WorkerStarted(pid));
  }

  @Override
  public void workerReported(long pid, byte[] report) {
    if (unwatched == null) {
      outlet.send(new Frame.Events(report));
    }
  }

  @Override
  public void idle() {
    var run = watched;
    if (run != null) {
      run.recorder().entered(CallSite.nowhere(State.IDLE, ""));
    }
  }

  @Override
  public void busy() {
    var run = watched;
    if (run != null) {
      run.recorder().left();
    }
  }

  @Override
  public void taskStarted(int call, int index) {
    var run = watched;
    if (run != null) {
      run.recorder().taskStarted(call, index);
    }
  }

  @Override
  public void taskEnded(int call, int index, @Nullable Object value, @Nullable Throwable failure) {
    var run = watched;
    if (run != null) {
      run.recorder().taskEnded(call, index, value, failure);
    }
  }

  @Override
  public void queued(int queue, boolean put, IntSupplier depth) {
    var run = watched;
    if (run != null) {
      run.recorder().queued(queue, put, depth);
    }
  }
}
