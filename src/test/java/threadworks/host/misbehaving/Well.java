package threadworks.host.misbehaving;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import threadworks.lab.Lab;
import threadworks.lab.Param;
import threadworks.lab.Variant;
import threadworks.multiprocessing.ProcessPool;
import threadworks.multiprocessing.ThreadPool;

/** Demos that behave. */
public final class Well {
  @Param(min = 0, max = 10)
  static int answer = 7;

  @Param(min = 0, max = 10)
  static double half = 0.5;

  private static final List<String> calls = new ArrayList<>();

  private Well() {}

  @Variant
  static Map<String, Object> answers() {
    calls.add("call");
    System.out.println("the answer is " + answer);
    Lab.plot("answer", answer);
    return Map.of("answer", answer, "half", half, "calls", calls);
  }

  @Variant
  static List<Long> onTwoProcesses() throws InterruptedException {
    try (var pool = new ProcessPool(2)) {
      return pool.map(Well::work, List.of(1L, 2L, 3L, 4L));
    }
  }

  @Variant
  static List<Long> onThreads() throws InterruptedException {
    try (var pool = new ThreadPool(4)) {
      return pool.map(Well::work, List.of(1L, 2L, 3L, 4L));
    }
  }

  @Variant
  static int locking() {
    synchronized (calls) {
      return calls.size();
    }
  }

  @Variant
  static void printing() throws InterruptedException {
    var _ = print("main");
    try (var processes = new ProcessPool(1);
        var threads = new ThreadPool(1)) {
      processes.apply(() -> print("process"));
      threads.apply(() -> print("thread"));
    }
  }

  /** Loads a class that is marked as using preview features, here and in a worker. */
  @Variant
  static List<String> previewing() throws Exception {
    try (var pool = new ProcessPool(1)) {
      return List.of(Marked.load("here"), pool.apply(() -> Marked.load("there")));
    }
  }

  private static final class Marked extends ClassLoader {
    static String load(String where) throws IOException {
      try (var in = Well.class.getResourceAsStream("Elsewhere.class")) {
        var bytes = Objects.requireNonNull(in).readAllBytes();
        // The minor version: all ones is the mark.
        bytes[4] = -1;
        bytes[5] = -1;
        var type = new Marked().defineClass(Elsewhere.class.getName(), bytes, 0, bytes.length);
        return type.getSimpleName() + " " + where;
      }
    }
  }

  private static String print(String who) {
    System.out.println(who + " to out");
    System.err.println(who + " to err");
    return who;
  }

  private static long work(long n) throws InterruptedException {
    Thread.sleep(50);
    System.out.println("worked on " + n);
    return n * answer;
  }

  @Variant
  static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }

  @Variant
  static String throwing() {
    throw new IllegalStateException("the shelf is empty");
  }

  @Variant
  static Object throwingFromATask() throws Exception {
    try (var pool = Executors.newSingleThreadExecutor()) {
      return pool.submit(Well::takeFromShelf).get();
    }
  }

  private static synchronized Object takeFromShelf() {
    throw new IllegalStateException("the shelf is empty");
  }

  @Variant
  static void throwingWithAHandler() {
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, thrown) -> System.out.println(thread.getName() + " threw: " + thrown));
    throw new IllegalStateException("the shelf is empty");
  }
}
