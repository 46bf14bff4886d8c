package threadworks.host;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import threadworks.host.warmup.WarmUp;
import threadworks.lab.Site;
import threadworks.multiprocessing.Instrument;
import threadworks.multiprocessing.SharedMemory;

/**
 * The main of a child JVM: runs demos as it is told through its standard input, and reports through
 * its standard output. It ends, and its descendants with it, when its standard input does.
 */
public final class DemoHost {
  private static final Thread SWEEP = Thread.ofPlatform().name("sweep").unstarted(DemoHost::sweep);
  private static volatile @Nullable DemoRun current;

  /** What live parameters were set to since the last order to run, by name. */
  private static final Map<String, Double> MOVED = new ConcurrentHashMap<>();

  private DemoHost() {}

  static void main(String[] args) throws Exception {
    var outlet = Outlet.ofProcess();
    outlet.send(new Frame.Hello(ProcessHandle.current().pid(), Clock.read()));
    var orders = new LinkedBlockingQueue<Frame>();
    Thread.ofPlatform().daemon().name("orders").start(() -> readOrders(orders));
    Runtime.getRuntime().addShutdownHook(SWEEP);
    System.setIn(InputStream.nullInputStream());
    var nowhere = new PrintStream(PrintStream.nullOutputStream());
    System.setOut(nowhere);
    System.setErr(nowhere);

    Site.open();
    warmUp();
    var pools = new PoolWatch(outlet);
    Instrument.install(pools);
    outlet.send(new Frame.Ready());
    var unwatched = new UnwatchedRuns(pools);
    while (true) {
      boolean clean =
          switch (orders.take()) {
            case Frame.Once once -> {
              outlet.send(unwatched.run(once));
              yield unwatched.leftNothing();
            }
            case Frame.Run order -> run(new DemoRun(order, outlet, pools, MOVED));
            case Frame other -> throw new IOException("a host is not sent " + other);
          };
      outlet.send(new Frame.Idle(clean));
    }
  }

  private static boolean run(DemoRun run) throws InterruptedException {
    current = run;
    boolean clean = run.run();
    current = null;
    return clean;
  }

  /** Runs a demo that nobody hears of, so that the first real one finds everything loaded. */
  private static void warmUp() throws InterruptedException {
    var outlet = new Outlet(PrintStream.nullOutputStream());
    var order = new Frame.Run(List.of(), WarmUp.class.getName(), WarmUp.VARIANT, Map.of(), 0);
    var _ = new DemoRun(order, outlet, new PoolWatch(outlet), Map.of()).run();
  }

  private static void readOrders(BlockingQueue<Frame> orders) {
    try (var in = new BufferedInputStream(new FileInputStream(FileDescriptor.in))) {
      for (var order = FrameCodec.read(in); order != null; order = FrameCodec.read(in)) {
        if (order instanceof Frame.Set(var name, var value)) {
          set(name, value);
          continue;
        }
        MOVED.clear();
        orders.add(order);
      }
    } catch (IOException e) {
      // The pipe broke, which is its end too.
    } finally {
      end();
    }
  }

  /** Not an order to wait for its turn: it is about what runs, or is about to. */
  private static void set(String name, double value) {
    MOVED.put(name, value);
    var run = current;
    if (run != null) {
      run.set(name, value);
    }
  }

  /** Whether the demo has called System.exit, and waits in there for this process to end. */
  static boolean isEnding() {
    return SWEEP.getState() != Thread.State.NEW;
  }

  /** The demo called System.exit. */
  private static void sweep() {
    endDescendants();
    var run = current;
    if (run != null) {
      run.reportNow();
    }
  }

  /** Ends this process and its descendants at once; nothing of the demo's can delay it. */
  static void end() {
    try {
      endDescendants();
      SharedMemory.unlinkOwn();
    } finally {
      Runtime.getRuntime().halt(0);
    }
  }

  private static void endDescendants() {
    try (var descendants = ProcessHandle.current().descendants()) {
      descendants.forEach(ProcessHandle::destroyForcibly);
    }
    Offspring.own().kill();
  }
}
