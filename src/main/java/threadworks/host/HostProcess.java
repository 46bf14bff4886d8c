package threadworks.host;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import threadworks.multiprocessing.JavaCommand;
import threadworks.multiprocessing.Liveness;
import threadworks.multiprocessing.SharedMemory;
import threadworks.wording.Sentence;
import threadworks.wording.SentenceException;

/**
 * Our end of one child JVM: starts it, has it run one variant after another, and can end it and all
 * its descendants at any moment, whatever they do. Made by {@link Hosts}.
 */
public final class HostProcess {
  /** How long the last bytes of a process that has ended may take to come out of its pipe. */
  private static final long REST_MILLIS = 200;

  private final Process process;
  private final Offspring offspring;
  private final Tail said;
  private final Set<ProcessHandle> workers = ConcurrentHashMap.newKeySet();
  private volatile long clockOffset;
  private volatile @Nullable Current current;
  private volatile Ending.@Nullable Died died;
  private volatile boolean clean = true;
  private volatile boolean killed;
  private final CountDownLatch gone = new CountDownLatch(1);

  /** The run that goes on. */
  private static final class Current {
    final RunListener listener;
    final CompletableFuture<Ending> over = new CompletableFuture<>();
    volatile @Nullable Ending ending;

    Current(RunListener listener) {
      this.listener = listener;
    }
  }

  private HostProcess(Process process, Offspring offspring) {
    this.process = process;
    this.offspring = offspring;
    said = new Tail(process.getErrorStream());
    var reader = Thread.ofPlatform().daemon().name("host-" + process.pid()).start(this::readFrames);
    var _ = process.onExit().thenRun(() -> exited(reader));
  }

  /**
   * Starts a child JVM; returns before it is warm.
   *
   * @throws SentenceException when it can't be started
   */
  static HostProcess start(JavaCommand command) {
    var builder = command.builder();
    var offspring = Offspring.of(builder);
    try {
      return new HostProcess(builder.start(), offspring);
    } catch (IOException e) {
      throw new SentenceException("run.noHost", e.getMessage());
    }
  }

  /** The child, as the operating system numbers it. */
  public long pid() {
    return process.pid();
  }

  /**
   * Runs a variant and waits until it is over and nothing more will be heard of it.
   *
   * @param classpath where its class files are; empty for a demo that was built in
   * @param className the demo's binary name
   * @param variant the method
   * @param params values of its static fields, by name
   * @param cores the cores to confine it to, 0 for all
   */
  public Ending run(
      List<String> classpath,
      String className,
      String variant,
      Map<String, Double> params,
      int cores,
      RunListener listener)
      throws InterruptedException {
    return obey(new Frame.Run(classpath, className, variant, params, cores), listener);
  }

  /**
   * Runs a variant as it was compiled, watched by nobody, and waits for what comes of it.
   *
   * @param limitMillis after how long it counts as {@link Ending.End#OVERDUE}
   * @return {@link Ending.Came}, {@link Ending.Refused} or {@link Ending.Died}
   */
  public Ending once(
      List<String> classpath,
      String className,
      String variant,
      Map<String, Double> params,
      int cores,
      long limitMillis)
      throws InterruptedException {
    var run = new Frame.Run(classpath, className, variant, params, cores);
    return obey(new Frame.Once(run, limitMillis), new RunListener() {});
  }

  private Ending obey(Frame order, RunListener listener) throws InterruptedException {
    var run = new Current(listener);
    current = run;
    var dead = died;
    if (dead != null) {
      return dead;
    }
    try {
      send(order);
    } catch (IOException e) {
      // It has ended, which completes the run.
    }
    try {
      return run.over.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      current = null;
    }
  }

  /** Gives a live parameter of what runs another value; does nothing when nothing runs. */
  public void set(String name, double value) {
    if (current != null) {
      try {
        send(new Frame.Set(name, value));
      } catch (IOException e) {
        // It has ended, and with it what the value was for.
      }
    }
  }

  private void send(Frame frame) throws IOException {
    var out = process.getOutputStream();
    synchronized (out) {
      FrameCodec.write(out, frame);
    }
  }

  /** Whether another variant may run in it: it lives, and the last one left nothing behind. */
  boolean reusable() {
    return clean && !killed && process.isAlive();
  }

  /** Ends the child and its descendants. Returns at once; they are gone within milliseconds. */
  public void kill() {
    killed = true;
    // The child first, because a pool replaces a worker that ends; but before that a look at its
    // descendants, which are nobody's afterwards. A worker started in between is ended when the
    // child's end is seen, or ends by itself for want of its standard input.
    try (var all = process.descendants()) {
      var descendants = all.toList();
      var _ = process.destroyForcibly();
      descendants.forEach(ProcessHandle::destroyForcibly);
    }
    workers.forEach(ProcessHandle::destroyForcibly);
  }

  /**
   * Waits until the child, its workers and their shared memory are gone; false when {@code timeout}
   * passed first.
   */
  boolean awaitEnd(Duration timeout) throws InterruptedException {
    return gone.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void readFrames() {
    try (var in = new BufferedInputStream(process.getInputStream(), 1 << 16)) {
      for (var frame = FrameCodec.read(in); frame != null; frame = FrameCodec.read(in)) {
        received(frame);
      }
    } catch (IOException | RuntimeException e) {
      if (!killed && process.isAlive()) {
        kill();
        died(new Ending.Died(Sentence.of("exit.pipe")));
      }
    }
  }

  private void received(Frame frame) throws IOException {
    var run = current;
    switch (frame) {
      case Frame.Hello(var _, var clock) -> clockOffset = Clock.read().here(clock, 0);
      case Frame.Ready() -> {}
      case Frame.Idle(var isClean) -> {
        clean = isClean;
        if (run != null && run.ending != null) {
          run.over.complete(run.ending);
        }
      }
      case Frame.WorkerStarted(var pid) -> {
        ProcessHandle.of(pid).ifPresent(workers::add);
        workers.removeIf(worker -> !Liveness.runs(worker));
        if (run != null) {
          run.listener.workerStarted(pid);
        }
      }
      default -> {
        if (run != null) {
          toRun(run, frame);
        }
      }
    }
  }

  private void toRun(Current run, Frame frame) throws IOException {
    switch (frame) {
      case Frame.Began(var nanoTime) -> run.listener.began(nanoTime + clockOffset);
      case Frame.Starting(var begins, var nanoTime) ->
          run.listener.starting(begins, nanoTime + clockOffset);
      case Frame.Events(var bytes) -> {
        var report = EventBatch.decode(bytes);
        run.listener.events(report.events());
        if (report.dropped() > 0) {
          run.listener.dropped(report.dropped());
        }
      }
      case Frame.Returned(var value, var elapsed, var startup) ->
          over(run, new Ending.Returned(value, elapsed, startup));
      case Frame.Threw(var sentence, var stack, var elapsed, var startup) ->
          over(run, new Ending.Threw(sentence, stack, elapsed, startup));
      case Frame.Stood(var sentence, var elapsed, var startup) ->
          over(run, new Ending.Stood(sentence, elapsed, startup));
      case Frame.Refused(var sentence) -> over(run, new Ending.Refused(sentence));
      case Frame.Came(var what) -> over(run, what);
      default -> throw new IOException("a host does not send " + frame);
    }
  }

  private static void over(Current run, Ending ending) {
    run.ending = ending;
    run.listener.over();
  }

  private void exited(Thread reader) {
    offspring.kill();
    try {
      reader.join(REST_MILLIS);
      // They hold the child's standard error open.
      workers.forEach(ProcessHandle::destroyForcibly);
      said.await(REST_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    died(new Ending.Died(Exit.sentence(process.exitValue(), said.lastLine())));
    clearAway();
  }

  /** Waits for the end of the workers and removes what none of the dead could remove. */
  private void clearAway() {
    try {
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(REST_MILLIS);
      while (workers.stream().anyMatch(Liveness::runs) && System.nanoTime() < end) {
        Thread.sleep(1);
      }
      SharedMemory.unlinkLeftBehind();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      gone.countDown();
    }
  }

  /** Notes the first reason given, and ends the run that goes on. */
  private synchronized void died(Ending.Died how) {
    if (died == null) {
      died = how;
    }
    var run = current;
    if (run != null) {
      run.over.complete(died);
    }
  }
}
