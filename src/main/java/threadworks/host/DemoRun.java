package threadworks.host;

import static java.util.stream.Collectors.toSet;

import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;
import threadworks.lab.Lab;
import threadworks.multiprocessing.Liveness;
import threadworks.trace.Value;
import threadworks.trace.record.Hooks;
import threadworks.trace.record.Recorder;
import threadworks.weave.trace.StackTraces;
import threadworks.wording.Sentence;
import threadworks.wording.SentenceException;

/**
 * One run of one variant in this process, on a fresh thread called {@code main} and with freshly
 * loaded classes, traced from its begin to its end.
 */
final class DemoRun {
  /**
   * How long threads and processes that are about to end may take after the variant has returned.
   * On a busy machine that is long, and to start another host would keep it busier.
   */
  private static final Duration GRACE = Duration.ofSeconds(1);

  /** When nobody has moved for so long, and nobody can, it is ended. */
  private static final Duration STILL = Duration.ofSeconds(3);

  private static final Duration LOOK = Duration.ofMillis(100);

  private final Frame.Run order;
  private final Outlet outlet;
  private final PoolWatch pools;
  private final Map<String, Double> moved;
  private final ThreadGroup outside = Thread.currentThread().getThreadGroup();
  private final ThreadGroup group = new ThreadGroup("demo");
  private final Thread main = new Thread(group, this::onMain, "main");
  private final PoolWatch.Startup startup = new PoolWatch.Startup(main);
  private volatile @Nullable Pump pump;
  private volatile @Nullable LiveValues live;

  /** The {@link System#nanoTime} when it began; 0 before, as while a class is initialised. */
  private volatile long begin;

  private boolean sound = true;

  /**
   * A run that has not begun.
   *
   * @param moved what live parameters are set to by the time that its classes are loaded
   */
  DemoRun(Frame.Run order, Outlet outlet, PoolWatch pools, Map<String, Double> moved) {
    this.order = order;
    this.outlet = outlet;
    this.pools = pools;
    this.moved = moved;
  }

  /** Gives a live parameter another value. */
  void set(String name, double value) {
    var live = this.live;
    if (live != null) {
      live.set(name, value);
    }
  }

  /**
   * Runs it and reports it.
   *
   * @return whether it left nothing behind, so that another may run in this process
   */
  boolean run() throws InterruptedException {
    var threads = new RunThreads(group, VirtualThreads.living().collect(toSet()), STILL);
    main.start();
    while (!main.join(LOOK)) {
      if (threads.standStill()) {
        stood(threads.whoWaits());
        break;
      }
    }
    boolean clean = sound && !main.isAlive() && leftNothing();
    var pump = this.pump;
    if (pump != null) {
      pump.close();
    }
    pools.watch(null);
    var live = this.live;
    if (live != null) {
      live.close();
    }
    Hooks.recordTo(null);
    Lab.unwatch();
    Thread.setDefaultUncaughtExceptionHandler(null);
    var nowhere = new PrintStream(PrintStream.nullOutputStream());
    System.setOut(nowhere);
    System.setErr(nowhere);
    return clean;
  }

  private void onMain() {
    try {
      var demo = DemoClass.load(order.classpath(), order.className(), order.params());
      live = new LiveValues(demo);
      moved.forEach(this::set);
      var variant = demo.variant(order.variant());
      var confinement = order.cores() == 0 ? null : CoreAffinity.confine(order.cores());
      try {
        watch();
        begin = System.nanoTime();
        var result = variant.invoke(null);
        long elapsed = elapsed();
        report(new Frame.Returned(Value.of(result), elapsed, startup.nanos()));
      } finally {
        if (confinement != null) {
          confinement.close();
        }
      }
    } catch (InvocationTargetException e) {
      threw(e.getCause() == null ? e : e.getCause());
    } catch (SentenceException e) {
      report(new Frame.Refused(e.sentence()));
    } catch (Throwable e) {
      threw(e);
    }
  }

  /** Begins to record. */
  private void watch() {
    var clock = Clock.read();
    var recorder = new Recorder(clock.nanoTime());
    System.setOut(recorder.printStream(false));
    System.setErr(recorder.printStream(true));
    Lab.watch(recorder);
    Hooks.recordTo(recorder);
    pools.watch(new PoolWatch.Watched(recorder, order, clock, startup, live));
    outlet.send(new Frame.Began(clock.nanoTime()));
    recorder.attach();
    pump = new Pump(recorder, outside, report -> outlet.send(new Frame.Events(report))).start();
  }

  /** Nobody will ever go on; the process has to be ended, as its threads cannot be. */
  private void stood(Sentence whoWaits) {
    var why = Sentence.of("run.stood", STILL.toSeconds(), whoWaits);
    report(new Frame.Stood(why, elapsed(), startup.nanos()));
  }

  /** Without the start-up. */
  private long elapsed() {
    return begin == 0 ? 0 : System.nanoTime() - begin - startup.nanos();
  }

  private void threw(Throwable thrown) {
    long elapsed = elapsed();
    var cause = thrown instanceof ExceptionInInitializerError e ? e.getCause() : thrown;
    sound &= !Reserve.isNeeded(thrown);
    var shown = cause == null ? thrown : cause;
    StackTraces.clean(thrown, DemoRun.class.getPackageName());
    passOn(thrown);
    report(
        new Frame.Threw(
            Failures.sentence(shown, order.className()),
            Failures.stack(shown),
            elapsed,
            startup.nanos()));
  }

  /** Does with it what a JVM does: mostly that prints it, with its stack. */
  private void passOn(Throwable thrown) {
    try {
      if (pump == null) {
        // Its class did not even initialise, and what is printed now is to be heard too.
        watch();
      }
      var thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
    } catch (Throwable e) {
      // A JVM ignores what a handler throws.
    }
  }

  /** Sends how it ended, after the events that came before. */
  private void report(Frame ending) {
    reportNow();
    outlet.send(ending);
  }

  private boolean leftNothing() throws InterruptedException {
    // Virtual threads that were started last have not shown themselves yet; this one queues up
    // behind them.
    Thread.startVirtualThread(() -> {}).join();
    Thread.sleep(1);
    long end = System.nanoTime() + GRACE.toNanos();
    while (somethingLives()) {
      if (System.nanoTime() > end) {
        return false;
      }
      Thread.sleep(1);
    }
    return true;
  }

  private boolean somethingLives() {
    if (group.activeCount() > 0
        || virtualThreadLives()
        || !ForkJoinPool.commonPool().isQuiescent()) {
      return true;
    }
    try (var children = ProcessHandle.current().children()) {
      return children.anyMatch(Liveness::runs);
    }
  }

  /** Reports what there is, for a process that is about to end. */
  void reportNow() {
    var pump = this.pump;
    if (pump != null) {
      pump.pump();
    }
  }

  private boolean virtualThreadLives() {
    var pump = this.pump;
    if (pump == null) {
      return false;
    }
    pump.pump();
    return pump.virtualThreadLives();
  }
}
