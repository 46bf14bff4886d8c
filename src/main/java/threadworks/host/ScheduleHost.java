package threadworks.host;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import threadworks.schedule.Carrier;
import threadworks.schedule.Explorer;
import threadworks.schedule.Limits;
import threadworks.schedule.Position;
import threadworks.schedule.Program;
import threadworks.schedule.Replay;
import threadworks.schedule.Schedule;
import threadworks.schedule.Stepper;
import threadworks.weave.ScheduledProgram;

/**
 * The main of a child JVM in which programs run under the controlled scheduler: does what it is
 * told through its standard input, and answers through its standard output. It ends when its
 * standard input does.
 */
public final class ScheduleHost {
  private static final int STEPS = 10_000;

  /** How long, in nanoseconds, the last steps may be run again for one program. */
  private static final long WARMTH = 300_000_000;

  /** How much of that is done at once, before the answer, where the schedule is long. */
  private static final long OPENING = 100_000_000;

  /** How many steps make a schedule long. */
  private static final int LONG = 200;

  /** How long to wait for an order before that. */
  private static final int PAUSE_MILLIS = 50;

  /** How long past its bound an exploration may be in the middle of one schedule. */
  private static final long GRACE_MILLIS = 3_000;

  /** The program of the last order, kept because the next order is mostly for the same. */
  private @Nullable Program program;

  private @Nullable ScheduleOrder last;
  private final OutputStream out;

  /** Runs the steps of the last order again, where that costs little; or null. */
  private @Nullable Runnable again;

  /** How much longer that may be done for the program, in nanoseconds. */
  private long warmth;

  private ScheduleHost(OutputStream out) {
    this.out = out;
  }

  static void main(String[] args) {
    var host = new ScheduleHost(new FileOutputStream(FileDescriptor.out));
    var orders = new LinkedBlockingQueue<ScheduleOrder>();
    Thread.ofPlatform().daemon().name("orders").start(() -> readOrders(orders));
    var nowhere = new PrintStream(PrintStream.nullOutputStream());
    System.setIn(InputStream.nullInputStream());
    System.setOut(nowhere);
    Carrier.call(
        () -> {
          while (true) {
            host.obey(host.next(orders));
          }
        });
  }

  /**
   * Waits for the next order. While none comes, the last steps are run again and again: what has
   * run a few times is compiled, so that the first time the learner drags through a long schedule
   * is as fast as the second.
   */
  private ScheduleOrder next(BlockingQueue<ScheduleOrder> orders) {
    try {
      var order = orders.poll(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
      while (order == null && again != null && warmth > 0) {
        long began = System.nanoTime();
        warm(again);
        warmth -= System.nanoTime() - began;
        order = orders.poll();
      }
      return order == null ? orders.take() : order;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void readOrders(BlockingQueue<ScheduleOrder> orders) {
    try (var in = new BufferedInputStream(new FileInputStream(FileDescriptor.in))) {
      for (var text = Messages.read(in); text != null; text = Messages.read(in)) {
        orders.add(Messages.GSON.fromJson(text, ScheduleOrder.class));
      }
    } catch (IOException e) {
      // The pipe broke, which is its end too.
    } finally {
      Runtime.getRuntime().halt(0);
    }
  }

  private void obey(ScheduleOrder order) {
    again = null;
    try {
      var program = program(order);
      var limits = limits(order);
      var schedule = Schedule.parse(order.code());
      send(
          "done",
          switch (order.task()) {
            case EXPLORE -> explore(program, limits, order, schedule);
            case REPLAY -> Replay.of(program, limits, schedule);
            case STEP -> step(program, limits, schedule);
          });
    } catch (IllegalArgumentException e) {
      send("wrong", String.valueOf(e.getMessage()));
    } catch (OutOfMemoryError e) {
      send("wrong", "the program needs more memory than a schedule may have");
      throw e;
    } catch (ClassFormatError e) {
      send("wrong", String.valueOf(e.getMessage()));
    } catch (LinkageError e) {
      send("wrong", "the program's class files do not fit together: " + e);
    }
  }

  private Position step(Program program, Limits limits, Schedule schedule) {
    long began = System.nanoTime();
    var position = Stepper.at(program, limits, schedule);
    if (position.refused() == null && System.nanoTime() - began < WARMTH) {
      again = () -> Stepper.at(program, limits, schedule);
      if (warmth == WARMTH && schedule.size() >= LONG) {
        // Who opens a long schedule drags through it next.
        long opened = System.nanoTime();
        while (again != null && System.nanoTime() - opened < OPENING) {
          warm(again);
        }
        warmth -= OPENING;
      }
    }
    return position;
  }

  /** What fails here nobody has asked for: the next order says it, if it fails there too. */
  private void warm(Runnable steps) {
    try {
      steps.run();
    } catch (RuntimeException | Error e) {
      again = null;
    }
  }

  private static Limits limits(ScheduleOrder order) {
    return new Limits(order.anyTime(), order.spurious(), STEPS, order.lines());
  }

  private Explorer.Report explore(
      Program program, Limits limits, ScheduleOrder order, Schedule from) {
    var options =
        new Explorer.Options(
            limits,
            order.schedules(),
            order.seconds(),
            order.reduce(),
            order.random(),
            order.seed(),
            from);
    var explorer = Explorer.of(program, options);
    var watch = watch(explorer, order.seconds());
    try {
      return explorer.explore(
          report -> {
            send("progress", report);
            return true;
          });
    } finally {
      watch.interrupt();
    }
  }

  /** Answers in place of an exploration that hangs in one step, with what it found before. */
  private Thread watch(Explorer explorer, double seconds) {
    return Thread.ofPlatform()
        .daemon()
        .name("watch")
        .start(
            () -> {
              double millis = seconds * 1_000 + GRACE_MILLIS;
              if (millis < Long.MAX_VALUE / 2.0) {
                try {
                  Thread.sleep((long) millis);
                  send("done", explorer.stuck());
                  Runtime.getRuntime().halt(0);
                } catch (InterruptedException e) {
                  // It was over in time.
                }
              }
            });
  }

  private Program program(ScheduleOrder order) {
    var known = program;
    var before = last;
    if (known != null && before != null && isSameProgram(order, before)) {
      return known;
    }
    var made =
        ScheduledProgram.of(
            classFiles(order.classpath()),
            order.className(),
            order.method(),
            order.params(),
            order.arguments().toArray(String[]::new));
    program = made;
    last = order;
    warmth = WARMTH;
    return made;
  }

  private static boolean isSameProgram(ScheduleOrder a, ScheduleOrder b) {
    return a.classpath().equals(b.classpath())
        && a.className().equals(b.className())
        && a.method().equals(b.method())
        && a.params().equals(b.params())
        && a.arguments().equals(b.arguments());
  }

  private static ClassLoader classFiles(List<String> classpath) {
    var own = ScheduleHost.class.getClassLoader();
    if (classpath.isEmpty()) {
      return own;
    }
    return new ClassFiles(
        classpath.stream().map(path -> url(Path.of(path))).toArray(URL[]::new), own);
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Finds the program's own class files before any of ours with the same name. */
  private static final class ClassFiles extends URLClassLoader {
    ClassFiles(URL[] urls, ClassLoader parent) {
      super(urls, parent);
    }

    @Override
    public @Nullable URL getResource(String name) {
      var own = findResource(name);
      return own != null ? own : super.getResource(name);
    }
  }

  private record Answer(String kind, Object body) {}

  private synchronized void send(String kind, Object body) {
    try {
      Messages.write(out, Messages.GSON.toJson(new Answer(kind, body)));
    } catch (IOException e) {
      // Nobody is left to hear it.
      Runtime.getRuntime().halt(0);
    }
  }
}
