package threadworks.multiprocessing.bench;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.stream.IntStream;
import threadworks.multiprocessing.Pool;
import threadworks.multiprocessing.Process;
import threadworks.multiprocessing.ProcessPool;
import threadworks.multiprocessing.ProcessQueue;
import threadworks.multiprocessing.SharedMemory;
import threadworks.multiprocessing.ThreadPool;

/**
 * One row's work: what the function of the same name in {@code bench.py} does.
 *
 * @param name the row's name
 * @param unit what its number is in
 * @param rate whether more is better
 * @param measure does the work and gives the number
 */
record Work(String name, String unit, boolean rate, Measure measure) {
  private static final int FRAME = 480 * 640 * 3;
  private static final int END = -1;
  private static final int WORKERS = 4;
  private static final double WARM_SECONDS = 1;

  /** Measures once. */
  interface Measure {
    /** The number, in the row's unit. */
    double run() throws InterruptedException;
  }

  /** What is timed. */
  private interface Timed {
    void run() throws InterruptedException;
  }

  static List<Work> all() {
    return List.of(
        new Work("pool.start", "ms", false, Work::poolStart),
        new Work("pool.start.forkserver", "ms", false, Work::poolStart),
        new Work("pool.map.chunk1", "tasks/s", true, () -> poolMap(20_000, 1)),
        new Work("pool.map", "tasks/s", true, () -> poolMap(2_000_000, 0)),
        new Work("pool.apply", "µs", false, Work::poolApply),
        new Work("threadpool.map.chunk1", "tasks/s", true, Work::threadPoolMap),
        new Work("queue.thread", "items/s", true, Work::queueThread),
        new Work("queue.process", "items/s", true, Work::queueProcess),
        new Work("shm.frame", "frames/s", true, Work::shmFrame),
        new Work("memcpy", "frames/s", true, Work::memcpy));
  }

  static int inc(int x) {
    return x + 1;
  }

  private static double seconds(Timed work) throws InterruptedException {
    long begin = System.nanoTime();
    work.run();
    return (System.nanoTime() - begin) / 1e9;
  }

  private static double poolStart() throws InterruptedException {
    return 1000
        * seconds(
            () -> {
              try (var pool = new ProcessPool(WORKERS)) {
                pool.map(Work::inc, List.of(0, 1, 2, 3));
              }
            });
  }

  /** How much of the work is done in a second, once it has been done for a second. */
  private static double warm(Timed work, int n) throws InterruptedException {
    for (double warm = 0; warm < WARM_SECONDS; ) {
      warm += seconds(work);
    }
    return n / seconds(work);
  }

  private static double poolMap(int n, int chunksize) throws InterruptedException {
    try (var pool = new ProcessPool(WORKERS)) {
      return map(pool, n, chunksize);
    }
  }

  private static double threadPoolMap() throws InterruptedException {
    try (var pool = new ThreadPool(WORKERS)) {
      return map(pool, 50_000, 1);
    }
  }

  private static double map(Pool pool, int n, int chunksize) throws InterruptedException {
    var numbers = IntStream.range(0, n).boxed().toList();
    return warm(() -> pool.map(Work::inc, numbers, chunksize), n);
  }

  private static double poolApply() throws InterruptedException {
    int n = 1000;
    try (var pool = new ProcessPool(WORKERS)) {
      Timed work =
          () -> {
            for (int i = 0; i < n; i++) {
              pool.apply(Work::inc, i);
            }
          };
      return 1e6 / warm(work, n);
    }
  }

  private static double queueThread() throws InterruptedException {
    int n = 1_000_000;
    return n
        / seconds(
            () -> {
              BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(1024);
              var producer =
                  Thread.ofPlatform()
                      .start(
                          () -> {
                            try {
                              for (int i = 0; i < n; i++) {
                                queue.put(i);
                              }
                            } catch (InterruptedException e) {
                              Thread.currentThread().interrupt();
                            }
                          });
              for (int i = 0; i < n; i++) {
                queue.take();
              }
              producer.join();
            });
  }

  private static double queueProcess() throws InterruptedException {
    int warm = 500_000;
    int n = 1_000_000;
    try (var queue = new ProcessQueue<Integer>(1024)) {
      var producer =
          new Process(
              () -> {
                for (int i = 0; i < warm + n; i++) {
                  queue.put(i);
                }
              });
      producer.start();
      take(queue, warm);
      double rate = n / seconds(() -> take(queue, n));
      producer.join();
      return rate;
    }
  }

  private static void take(ProcessQueue<Integer> queue, int n) throws InterruptedException {
    for (int i = 0; i < n; i++) {
      queue.get();
    }
  }

  private static double shmFrame() throws InterruptedException {
    int n = 5000;
    int slots = 4;
    try (var memory = SharedMemory.create((long) slots * FRAME);
        var free = new ProcessQueue<Integer>(slots + 1);
        var full = new ProcessQueue<Integer>(slots)) {
      for (int slot = 0; slot < slots; slot++) {
        free.put(slot);
      }
      var writer = new Process(() -> write(memory, free, full));
      writer.start();
      var copy = MemorySegment.ofArray(new byte[FRAME]);
      double rate = warm(() -> read(memory, free, full, copy, n), n);
      free.put(END);
      writer.join();
      memory.unlink();
      return rate;
    }
  }

  private static void write(
      SharedMemory memory, ProcessQueue<Integer> free, ProcessQueue<Integer> full)
      throws InterruptedException {
    var frame = MemorySegment.ofArray(new byte[FRAME]);
    for (int slot = free.get(); slot != END; slot = free.get()) {
      MemorySegment.copy(frame, 0, memory.buf(), (long) slot * FRAME, FRAME);
      full.put(slot);
    }
  }

  private static void read(
      SharedMemory memory,
      ProcessQueue<Integer> free,
      ProcessQueue<Integer> full,
      MemorySegment copy,
      int n)
      throws InterruptedException {
    for (int i = 0; i < n; i++) {
      int slot = full.get();
      MemorySegment.copy(memory.buf(), (long) slot * FRAME, copy, 0, FRAME);
      free.put(slot);
    }
  }

  private static double memcpy() throws InterruptedException {
    int n = 1000;
    var frame = MemorySegment.ofArray(new byte[FRAME]);
    var copy = MemorySegment.ofArray(new byte[FRAME]);
    return warm(
        () -> {
          for (int i = 0; i < n; i++) {
            copy.copyFrom(frame);
          }
        },
        n);
  }
}
