package threadworks.host;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import threadworks.schedule.Carrier;
import threadworks.schedule.Explorer;
import threadworks.schedule.Program;
import threadworks.schedule.Replayer;
import threadworks.schedule.Stepper;
import threadworks.schedule.report.Limits;
import threadworks.schedule.report.Position;
import threadworks.schedule.report.Report;
import threadworks.schedule.report.Schedule;
import threadworks.weave.schedule.ScheduledProgram;
import threadworks.weave.schedule.UnreadableClass;
import threadworks.wording.Sentence;
import threadworks.wording.SentenceException;

/**
 * The main of a child JVM in which programs run under the controlled scheduler: does what it is
 * told through its standard input, and answers through its standard output. It ends when its
 * standard input does.
 */
public final class ScheduleHost {
  /** How many steps make a schedule long. */
  private static final int LONG = 200;

  /** For how many nanoseconds the first long schedule of a program is run again, and how much. */
  private static final long WARMING = 100_000_000;

  private static final int PARTS = 16;

  /** How long nobody asks for anything before warming up goes on. */
  private static final int PAUSE_MILLIS = 1_000;

  /** How long past its bound an exploration may be in the middle of one schedule. */
  private static final double GRACE = 3;

  /** How often somebody looks whether an order is stuck, and how often in a row it is then. */
  private static final int LOOK_MILLIS = 250;

  private static final int LOOKS = 4;

  /** The program of the last order, kept because the next order is mostly for the same. */
  private @Nullable Made made;

  private final Warming warming = new Warming(() -> !isAsked());
  private volatile boolean warms;
  private final InputStream in = new FileInputStream(FileDescriptor.in);
  private final OutputStream out;
  private final BlockingQueue<ScheduleOrder> orders = new LinkedBlockingQueue<>();

  /** Whether a long schedule of the program has been run before. */
  private boolean isWarm;

  /** What answers in place of the order that is under way, if that is stuck: who takes it, does. */
  private final AtomicReference<@Nullable Runnable> giveUp = new AtomicReference<>();

  /** When it has lasted too long, as {@link System#nanoTime} counts. */
  private volatile long deadline;

  private ScheduleHost(OutputStream out) {
    this.out = out;
  }

  static void main(String[] args) {
    var host = new ScheduleHost(new FileOutputStream(FileDescriptor.out));
    Thread.ofPlatform().daemon().name("orders").start(host::readOrders);
    var nowhere = new PrintStream(PrintStream.nullOutputStream());
    System.setIn(InputStream.nullInputStream());
    System.setOut(nowhere);
    Carrier.call(
        () -> {
          var carrier = Carrier.current();
          Thread.ofPlatform().daemon().name("watch").start(() -> host.watch(carrier));
          host.warmUp();
          host.send(0, "ready", Map.of());
          while (true) {
            host.obey(carrier, host.next());
          }
        });
  }

  private void warmUp() {
    warms = true;
    while (!warming.isOver() && !isAsked()) {
      warming.goOn();
    }
    warms = false;
  }

  private boolean isAsked() {
    try {
      return !orders.isEmpty() || in.available() > 0;
    } catch (IOException e) {
      return true;
    }
  }

  private static void toJson(Object answer) {
    var _ = JsonPipe.GSON.toJson(new Answer(0, "done", answer));
  }

  private ScheduleOrder next() {
    try {
      while (!warming.isOver()) {
        var order = orders.poll(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        if (order != null) {
          return order;
        }
        warmUp();
      }
      return orders.take();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void readOrders() {
    try (var buffered = new BufferedInputStream(in)) {
      for (var text = JsonPipe.read(buffered); text != null; text = JsonPipe.read(buffered)) {
        // Nobody waits any more for what was to come before.
        orders.clear();
        var order = JsonPipe.GSON.fromJson(text, ScheduleOrder.class);
        orders.add(order);
        if (warms) {
          // It is sure to come to it soon, and so need not be replaced.
          send(order, "begun", Map.of());
        }
      }
    } catch (IOException e) {
      // The pipe broke, which is its end too.
    } finally {
      Runtime.getRuntime().halt(0);
    }
  }

  private void obey(Carrier carrier, ScheduleOrder order) {
    deadline = Long.MAX_VALUE;
    send(order, "begun", Map.of());
    giveUp.set(() -> send(order, "wrong", stuck(carrier)));
    try {
      answer(
          order,
          "done",
          switch (order.task()) {
            case EXPLORE -> explore(order);
            case REPLAY -> Replayer.of(program(order), order.limits(), order.schedule());
            case STEP -> step(order);
            case REST -> Map.of();
          });
    } catch (SentenceException e) {
      answer(order, "wrong", e.sentence());
    } catch (OutOfMemoryError e) {
      answer(order, "wrong", Sentence.of("program.memory"));
      throw e;
    } catch (UnreadableClass e) {
      answer(order, "wrong", e.sentence());
    } catch (LinkageError e) {
      answer(order, "wrong", Sentence.of("program.linkage", e));
    }
  }

  private static Sentence stuck(Carrier carrier) {
    var where = carrier.stuck();
    return where == null ? Sentence.of("stuck.somewhere") : where;
  }

  private void answer(ScheduleOrder order, String kind, Object body) {
    if (giveUp.getAndSet(null) != null) {
      send(order, kind, body);
    }
  }

  /**
   * Answers in place of an order that does not end: of an exploration past its bound that is in one
   * step still, with what it found before, and of whatever waits for what no hook knows of.
   */
  private void watch(Carrier carrier) {
    Runnable before = null;
    int waits = 0;
    while (true) {
      try {
        Thread.sleep(LOOK_MILLIS);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      var now = giveUp.get();
      waits = now != null && now.equals(before) && carrier.waits() ? waits + 1 : 0;
      before = now;
      boolean isLost = waits == LOOKS || System.nanoTime() > deadline;
      if (now != null && isLost && giveUp.compareAndSet(now, null)) {
        now.run();
        Runtime.getRuntime().halt(0);
      }
    }
  }

  private Position step(ScheduleOrder order) {
    var program = program(order);
    var position = Stepper.at(program, order.limits(), order.schedule(), order.known());
    if (position.steps() >= LONG && !isWarm) {
      isWarm = true;
      warm(program, order.limits(), order.schedule());
    }
    return position;
  }

  /**
   * Goes to and fro on a long schedule, sending nothing: who opens one drags through it next, and
   * what has run a few times is compiled. What was loaded for the program is out of the collector's
   * way then, too.
   */
  private static void warm(Program program, Limits limits, Schedule schedule) {
    long began = System.nanoTime();
    try {
      for (int i = 0; System.nanoTime() - began < WARMING; i++) {
        var part = schedule.first(schedule.size() * (i % PARTS) / PARTS);
        toJson(Stepper.at(program, limits, part, part.size()));
      }
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (RuntimeException | Error e) {
      // Nobody has asked for it: the next order says it, if it fails there too.
    }
    System.gc();
  }

  private Report explore(ScheduleOrder order) {
    var explorer = Explorer.of(program(order), order.limits(), order.bounds());
    double nanos = (order.bounds().seconds() + GRACE) * 1e9;
    if (nanos < Long.MAX_VALUE / 2.0) {
      deadline = System.nanoTime() + (long) nanos;
    }
    giveUp.updateAndGet(now -> now == null ? null : () -> send(order, "done", explorer.stuck()));
    return explorer.explore(orders::isEmpty, report -> send(order, "progress", report));
  }

  /**
   * A program that was made ready.
   *
   * @param what as it was ordered
   * @param files where its class files were found
   */
  private record Made(ScheduleOrder.Program what, ClassLoader files, Program program) {
    /** Whether another has the same class files, and they are still as they were. */
    boolean hasFilesOf(ScheduleOrder.Program other) {
      return what.classpath().equals(other.classpath()) && ClassFiles.areCurrent(files);
    }
  }

  private Program program(ScheduleOrder order) {
    var wanted = order.program();
    var before = made;
    var kept = before != null && before.hasFilesOf(wanted) ? before : null;
    if (kept != null && kept.what.equals(wanted)) {
      return kept.program;
    }
    // What cannot be made is looked for anew the next time.
    made = null;
    var files = kept == null ? ClassFiles.of(wanted.classpath()) : kept.files;
    var program =
        ScheduledProgram.of(
            files,
            wanted.className(),
            wanted.method(),
            wanted.params(),
            wanted.arguments().toArray(String[]::new));
    made = new Made(wanted, files, program);
    isWarm = false;
    return program;
  }

  private record Answer(long id, String kind, Object body) {}

  private void send(ScheduleOrder order, String kind, Object body) {
    send(order.id(), kind, body);
  }

  private synchronized void send(long id, String kind, Object body) {
    try {
      JsonPipe.write(out, JsonPipe.GSON.toJson(new Answer(id, kind, body)));
    } catch (IOException e) {
      // Nobody is left to hear it.
      Runtime.getRuntime().halt(0);
    }
  }
}
