package lucky;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.locks.LockSupport;
import threadworks.multiprocessing.ProcessPool;

/** Variants for each way in which a real run may end, or not end. */
public final class Lucky {
  static int threads = 40;
  private static int count;
  private static int loads = 0;

  private Lucky() {}

  static int race() throws InterruptedException {
    var other = new Thread(() -> count++);
    other.start();
    count++;
    other.join();
    return count;
  }

  /** One, if the class is fresh. */
  static int loads() {
    return ++loads;
  }

  static int[] array() {
    return new int[] {threads, 2};
  }

  static void prints() {
    for (int i = 0; i < 1_000_000; i++) {
      System.out.println("line " + i);
    }
  }

  static String throwing() {
    throw new IllegalStateException("no seat left");
  }

  static int anotherThrows() throws InterruptedException {
    var other =
        new Thread(
            () -> {
              throw new UnsupportedOperationException();
            });
    other.start();
    other.join();
    return 7;
  }

  static void ring() throws InterruptedException {
    ringOfTwo().join();
  }

  static String ringBehind() {
    ringOfTwo();
    return "gone";
  }

  private static Thread ringOfTwo() {
    var both = new CyclicBarrier(2);
    var a = new Object();
    var b = new Object();
    new Thread(() -> lock(a, b, both)).start();
    var second = new Thread(() -> lock(b, a, both));
    second.start();
    return second;
  }

  private static void lock(Object first, Object second, CyclicBarrier both) {
    synchronized (first) {
      meet(both);
      synchronized (second) {
        System.out.println("got both");
      }
    }
  }

  private static void meet(CyclicBarrier both) {
    try {
      both.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static String stuck() {
    new Thread(LockSupport::park).start();
    return "left";
  }

  static String stuckVirtual() throws InterruptedException {
    Thread.startVirtualThread(LockSupport::park).join();
    return "never";
  }

  /** A thousand threads that wait for ever. */
  static void crowd() {
    for (int i = 0; i < 1_000; i++) {
      new Thread(LockSupport::park).start();
    }
  }

  static void endless() {
    while (threads > 0) {
      Thread.onSpinWait();
    }
  }

  /** All of its threads wait mostly, and yet it goes on. */
  static String pingPong() throws InterruptedException {
    return pingPong(new Thread(Lucky::pong));
  }

  static String pingPongVirtual() throws InterruptedException {
    return pingPong(Thread.ofVirtual().unstarted(Lucky::pong));
  }

  private static final SynchronousQueue<Integer> table = new SynchronousQueue<>();

  private static String pingPong(Thread other) throws InterruptedException {
    other.start();
    for (long end = System.nanoTime() + 300_000_000; System.nanoTime() < end; ) {
      table.put(1);
      int _ = table.take();
    }
    table.put(0);
    other.join();
    return "played";
  }

  private static void pong() {
    try {
      while (table.take() == 1) {
        table.put(1);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static int sleeps() throws InterruptedException {
    Thread.sleep(200);
    return 1;
  }

  /** Leaves a thread that goes on. */
  static String daemon() {
    Thread.ofPlatform().daemon().start(Lucky::endless);
    return "left";
  }

  static int common() {
    return CompletableFuture.supplyAsync(() -> 20).join()
        + List.of(1, 1).parallelStream().mapToInt(n -> n).sum();
  }

  static int pools() throws Exception {
    try (var pool = Executors.newFixedThreadPool(2);
        var virtual = Executors.newVirtualThreadPerTaskExecutor()) {
      return pool.submit(() -> 1).get() + virtual.submit(() -> 2).get();
    }
  }

  static void exits() {
    System.exit(3);
  }

  static int fills() {
    var all = new ArrayList<long[]>();
    while (threads > 0) {
      all.add(new long[1 << 20]);
    }
    return all.size();
  }

  /** Leaves a process. */
  static String sleeper() throws IOException {
    var _ = new ProcessBuilder("sleep", "1000").start();
    return "left";
  }

  static List<Integer> processes() throws InterruptedException {
    try (var pool = new ProcessPool(2)) {
      return pool.map(Lucky::twice, List.of(threads, 2));
    }
  }

  private static int twice(int n) {
    return n * 2 + loads;
  }
}
