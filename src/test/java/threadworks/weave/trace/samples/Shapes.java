package threadworks.weave.trace.samples;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/** The shapes that Java code comes in, each with a call that is woven in it. */
@SuppressWarnings({"ThreadJoinLoop", "ClassCanBeStatic", "BanSerializableRead", "DoNotCall"})
public final class Shapes {
  private static final String INITIALISED = initialise();
  private final BlockingQueue<Object> queue = new LinkedBlockingQueue<>();

  private Shapes() {}

  private static String initialise() {
    Waits.pause(1);
    return "initialised";
  }

  /** An interface with code of its own. */
  interface Sleeper {
    long millis();

    default String sleep() throws InterruptedException {
      Thread.sleep(millis());
      return "slept " + millis();
    }

    static Sleeper of(long millis) throws InterruptedException {
      TimeUnit.MILLISECONDS.sleep(millis);
      return () -> millis;
    }
  }

  record Nap(long millis) implements Sleeper {
    Nap {
      Waits.pause(1);
    }
  }

  static final class Worker extends Thread {
    private final List<Object> log;

    Worker(List<Object> log) {
      super("worker");
      this.log = log;
    }

    @Override
    public void run() {
      for (int i = 0; ; i++) {
        if (i == 2) {
          return;
        }
        try {
          sleep(1);
          log.add(i);
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        } finally {
          log.add("finally");
        }
      }
    }
  }

  static final class Failing extends Thread {
    @Override
    public synchronized void run() {
      throw new IllegalStateException("as planned");
    }
  }

  final class Inner {
    Object take() throws InterruptedException {
      return queue.take();
    }
  }

  interface SerializableFunction extends Function<Long, String>, Serializable {}

  static String nap(long millis) {
    Waits.pause(millis);
    return "napped";
  }

  static Object all() throws Exception {
    var results = new ArrayList<>();
    results.add(INITIALISED);
    results.add(Sleeper.of(1).sleep());
    results.add(new Nap(2).sleep());
    var worker = new Worker(results);
    worker.start();
    worker.join();
    var shapes = new Shapes();
    shapes.queue.put("queued");
    results.add(shapes.new Inner().take());
    return results;
  }

  static Object references() throws Exception {
    var shapes = new Shapes();
    Thread.ofVirtual().start(() -> shapes.queue.add("referred"));
    Callable<Object> take = shapes.queue::take;
    Function<Runnable, Thread> make = Thread::new;
    var results = new ArrayList<>();
    results.add(take.call());
    var thread = make.apply(() -> results.add("made"));
    thread.start();
    thread.join();
    ThreadFactory factory = Thread.ofVirtual().name("factory-", 0).factory();
    var second = factory.newThread(() -> results.add("by factory"));
    second.start();
    second.join();
    return results;
  }

  @SuppressWarnings("unchecked")
  static Object serializable() throws IOException, ClassNotFoundException {
    SerializableFunction function = Shapes::nap;
    SerializableFunction lambda =
        millis -> {
          Waits.pause(millis);
          return "lambda";
        };
    return copy(function).apply(1L) + " " + copy(lambda).apply(1L);
  }

  private static SerializableFunction copy(SerializableFunction function)
      throws IOException, ClassNotFoundException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(bytes)) {
      out.writeObject(function);
    }
    try (var in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())) {
          @Override
          protected Class<?> resolveClass(java.io.ObjectStreamClass type)
              throws ClassNotFoundException {
            return Class.forName(type.getName(), false, Shapes.class.getClassLoader());
          }
        }) {
      return (SerializableFunction) in.readObject();
    }
  }

  static Object dies() throws InterruptedException {
    var thread = new Failing();
    thread.setUncaughtExceptionHandler((t, e) -> {});
    thread.start();
    thread.join();
    synchronized (thread) {
      return thread.isAlive();
    }
  }

  static Object runsItself() {
    var ran = new ArrayList<>();
    new Thread(() -> ran.add(Thread.currentThread().threadId())).run();
    Waits.pause(1);
    return ran.getFirst().equals(Thread.currentThread().threadId());
  }

  static Object stages() {
    Supplier<String> leaf = () -> "leaf";
    try (var pool = new ForkJoinPool(2)) {
      return java.util.concurrent.CompletableFuture.supplyAsync(leaf, pool)
          .thenApplyAsync(text -> text + "!", pool)
          .thenCombineAsync(
              java.util.concurrent.CompletableFuture.completedFuture(1),
              (text, n) -> text + n,
              pool)
          .join();
    }
  }
}
