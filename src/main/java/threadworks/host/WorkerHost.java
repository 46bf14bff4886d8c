package threadworks.host;

import java.io.File;
import java.io.PrintStream;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import threadworks.lab.Lab;
import threadworks.lab.Site;
import threadworks.multiprocessing.Instrument;
import threadworks.multiprocessing.JavaCommand;
import threadworks.multiprocessing.Worker;
import threadworks.trace.CallSite;
import threadworks.trace.State;
import threadworks.trace.record.CallSites;
import threadworks.trace.record.Hooks;
import threadworks.trace.record.Recorder;

/**
 * The main of a pool's worker process that belongs to a demo: the demo's classes are woven here as
 * they are in the host, the parameters have the run's values, and what happens is reported to the
 * host on the run's own time axis.
 */
public final class WorkerHost {
  private static final String DEMO = "threadworks.demo";
  private static final String CLASSPATH = "threadworks.demo.classpath";
  private static final String PARAMS = "threadworks.demo.params";
  private static final String BEGIN = "threadworks.demo.begin";

  private static final String LIVE = "threadworks.demo.live";

  /** The system property that names an AOT cache for these workers to start from. */
  private static final String ARCHIVE = "threadworks.demoworker.archive";

  /** More gain nothing that a chart would show. */
  private static final int REHEARSALS = 10;

  private WorkerHost() {}

  /**
   * The command for a worker that runs through this class.
   *
   * @param command the command for a plain worker
   * @param order what the host runs
   * @param begin the host's clocks when the variant began
   * @param live its live parameters; null for none
   */
  static JavaCommand command(
      JavaCommand command, Frame.Run order, Clock begin, @Nullable LiveValues live) {
    var params = new ArrayList<String>();
    order.params().forEach((name, value) -> params.add(encoded(name) + "=" + value));
    return command
        .main(WorkerHost.class)
        .archive(ARCHIVE)
        .property(DEMO, encoded(order.className()))
        .property(CLASSPATH, encoded(String.join(File.pathSeparator, order.classpath())))
        .property(PARAMS, String.join(",", params))
        .property(BEGIN, begin)
        .property(LIVE, live == null ? "" : live.share());
  }

  /** A name for a command line, which in some locales takes ASCII alone. */
  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8);
  }

  private static String decoded(String name) {
    return URLDecoder.decode(name, StandardCharsets.UTF_8);
  }

  static void main(String[] args) throws Exception {
    var begin = Clock.parse(System.getProperty(BEGIN, ""));
    var recorder = new Recorder(Clock.read().here(begin, begin.nanoTime()));
    var pump = new Pump(recorder, Thread.currentThread().getThreadGroup(), Worker::report);
    var reports = new Reports(recorder, pump);
    var demo = DemoClass.load(classpath(), decoded(System.getProperty(DEMO, "")), params());
    LiveValues.follow(demo, System.getProperty(LIVE, ""));
    rehearse();
    System.setOut(new Flushed(recorder.printStream(false), reports));
    System.setErr(new Flushed(recorder.printStream(true), reports));
    Hooks.recordTo(recorder);
    Lab.watch(recorder);
    recorder.entered(CallSite.nowhere(State.STARTING, ""));
    Instrument.install(reports);
    Worker.main(args);
  }

  /**
   * Does what a task does, and nobody hears of it: what the JVM loads and links for it the first
   * time belongs to the worker's start and not to its first task.
   */
  private static void rehearse() {
    var recorder = new Recorder(System.nanoTime());
    Hooks.recordTo(recorder);
    int site = CallSites.numbers(CallSites.row(CallSite.nowhere(State.LOCK, "warm")));
    var nap = CallSite.nowhere(State.SLEEPING, "warm");
    try (var pump = new Pump(recorder, Thread.currentThread().getThreadGroup(), _ -> {})) {
      for (int i = 0; i < REHEARSALS; i++) {
        recorder.taskStarted(1, i);
        recorder.entered(nap);
        var page = System.getProperty(Site.ADDRESS) == null ? "" : Site.get("warm", 0);
        recorder.left();
        Hooks.gotMonitor(Hooks.wantMonitor(nap, site));
        recorder.taskEnded(1, i, new LinkedHashMap<>(Map.of("warm", page)), null);
        pump.pump();
      }
    }
    Hooks.recordTo(null);
  }

  private static List<String> classpath() {
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(decoded(System.getProperty(CLASSPATH, "")))
        .filter(place -> !place.isEmpty())
        .toList();
  }

  private static Map<String, Double> params() {
    return Pattern.compile(",")
        .splitAsStream(System.getProperty(PARAMS, ""))
        .filter(param -> !param.isEmpty())
        .map(param -> param.split("=", 2))
        .collect(Collectors.toMap(param -> decoded(param[0]), param -> Double.valueOf(param[1])));
  }

  /**
   * Reports what a worker does. It begins with the first sign of life from {@link Worker}, before
   * which there is nobody to report to.
   */
  private static final class Reports implements Instrument {
    private final Recorder recorder;
    private final Pump pump;
    private final AtomicBoolean begun = new AtomicBoolean();

    Reports(Recorder recorder, Pump pump) {
      this.recorder = recorder;
      this.pump = pump;
    }

    private void begin() {
      if (!begun.getAndSet(true)) {
        recorder.left();
        pump.start();
      }
    }

    void flushed() {
      if (begun.get()) {
        pump.pumpAtOnce();
      }
    }

    @Override
    public void idle() {
      begin();
      recorder.entered(CallSite.nowhere(State.IDLE, ""));
    }

    @Override
    public void busy() {
      recorder.left();
    }

    @Override
    public void taskStarted(int call, int index) {
      begin();
      recorder.taskStarted(call, index);
    }

    @Override
    public void taskEnded(
        int call, int index, @Nullable Object value, @Nullable Throwable failure) {
      recorder.taskEnded(call, index, value, failure);
    }

    @Override
    public void queued(int queue, boolean put, IntSupplier depth) {
      recorder.queued(queue, put, depth);
    }
  }

  /**
   * Records what is printed. A worker flushes its streams before it sends results, which is the
   * last moment to report what came before them: the pool may end the worker once it has them.
   */
  private static final class Flushed extends PrintStream {
    private final Reports reports;

    Flushed(PrintStream recorded, Reports reports) {
      super(recorded, false, StandardCharsets.UTF_8);
      this.reports = reports;
    }

    @Override
    public void flush() {
      super.flush();
      reports.flushed();
    }
  }
}
