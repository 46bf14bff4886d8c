package threadworks.host.misbehaving;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import threadworks.lab.Variant;
import threadworks.multiprocessing.ProcessPool;

/** Demos that no program should have to live with. Each says "on" once it is at its worst. */
@SuppressWarnings({"InfiniteRecursion", "NonAtomicVolatileUpdate", "ModifiedButNotUsed"})
public final class Bad {
  private static volatile int spins;

  private Bad() {}

  @Variant
  static void endlessLoop() {
    System.out.println("on");
    while (true) {
      spins = spins + 1;
    }
  }

  @Variant
  static void deadlock() throws InterruptedException {
    var left = new Object();
    var right = new Object();
    var both = new CountDownLatch(2);
    var other = new Thread(() -> take(right, left, both));
    other.start();
    take(left, right, both);
    other.join();
  }

  /** It waits for what nobody does. */
  @Variant
  static void waits() throws InterruptedException {
    new CountDownLatch(1).await();
  }

  /** It waits for longer than one that stands still may, but not for ever. */
  @Variant
  static int delayed() {
    var later = CompletableFuture.delayedExecutor(4, TimeUnit.SECONDS);
    return CompletableFuture.supplyAsync(() -> 1, later).join();
  }

  private static void take(Object first, Object second, CountDownLatch both) {
    synchronized (first) {
      both.countDown();
      try {
        both.await();
      } catch (InterruptedException e) {
        return;
      }
      System.out.println("on");
      synchronized (second) {
        System.out.println("never");
      }
    }
  }

  @Variant
  static void exit() {
    System.out.println("about to exit");
    System.exit(3);
  }

  @Variant
  static void halt() {
    Runtime.getRuntime().halt(4);
  }

  @Variant
  static int outOfMemory() {
    var all = new ArrayList<byte[]>();
    while (true) {
      all.add(new byte[1 << 16]);
    }
  }

  @Variant
  static int outOfMemoryInEveryThread() throws InterruptedException {
    var all = new ArrayList<Object>();
    for (int i = 0; i < 8; i++) {
      new Thread(
              () -> {
                while (true) {
                  try {
                    synchronized (all) {
                      all.add(new Object[100]);
                    }
                  } catch (OutOfMemoryError e) {
                    spins = spins + 1;
                  }
                }
              })
          .start();
    }
    System.out.println("on");
    Thread.sleep(1_000_000);
    return all.size();
  }

  @Variant
  static void aMillionPrints() {
    for (int i = 0; i < 1_000_000; i++) {
      System.out.println("on " + i);
    }
    endlessLoop();
  }

  @Variant
  static void twoHundredThreads() throws InterruptedException {
    var started = new CountDownLatch(200);
    var on = new CountDownLatch(1);
    for (int i = 0; i < 200; i++) {
      new Thread(
              () -> {
                started.countDown();
                try {
                  on.await();
                } catch (InterruptedException e) {
                  return;
                }
                while (true) {
                  spins = spins + 1;
                }
              })
          .start();
    }
    started.await();
    System.out.println("on");
    on.countDown();
    endlessLoop();
  }

  @Variant
  static String closesOut() {
    System.out.close();
    System.err.close();
    return "closed";
  }

  @Variant
  static int stackOverflow() {
    return 1 + stackOverflow();
  }

  @Variant
  static Object giantResult() {
    var lists = new ArrayList<Object>();
    for (int i = 0; i < 100_000; i++) {
      lists.add(lists);
    }
    return lists;
  }

  @Variant
  static Object hostileResult() {
    return new Object() {
      @Override
      public String toString() {
        throw new IllegalStateException("no text");
      }
    };
  }

  @Variant
  static Object endlessToString() {
    return new Object() {
      @Override
      public String toString() {
        System.out.println("on");
        endlessLoop();
        return "";
      }
    };
  }

  @Variant
  static String leavesThread() {
    new Thread(Bad::endlessLoop, "left behind").start();
    return "returned";
  }

  @Variant
  static String leavesVirtualThread() {
    Thread.startVirtualThread(
        () -> {
          try {
            Thread.sleep(1_000_000);
          } catch (InterruptedException e) {
            return;
          }
        });
    return "returned";
  }

  @Variant
  static String leavesPool() throws InterruptedException {
    @SuppressWarnings("resource")
    var pool = new ProcessPool(2);
    return String.valueOf(pool.map(Bad::twice, List.of(1, 2)));
  }

  private static int twice(int n) {
    return 2 * n;
  }

  @Variant
  static void busyPool() throws InterruptedException {
    try (var pool = new ProcessPool(2)) {
      pool.map(Bad::spin, List.of(1, 2));
    }
  }

  private static int spin(int n) {
    endlessLoop();
    return n;
  }

  @Variant
  static void workersThatNeverEnd() throws InterruptedException {
    Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> endlessLoop());
    Runtime.getRuntime().addShutdownHook(new Thread(Bad::endlessLoop));
    while (true) {
      try (var pool = new ProcessPool(3)) {
        pool.map(Bad::halts, List.of(1, 2, 3, 4, 5, 6));
      } catch (RuntimeException e) {
        System.out.println("on");
      }
    }
  }

  @Variant
  static void workerHalts() throws InterruptedException {
    try (var pool = new ProcessPool(1)) {
      var _ = pool.apply(() -> halts(7));
    }
  }

  /** Says of two that it has started: its own child, and the child of one that ended at once. */
  @Variant
  static void startsOthers() throws java.io.IOException {
    var shell = new ProcessBuilder("sh", "-c", "(sleep 600 & echo $!); echo $$; exec sleep 600");
    try (var out = shell.start().inputReader()) {
      System.out.println("started " + out.readLine());
      System.out.println("started " + out.readLine());
    }
    System.out.println("on");
    endlessLoop();
  }

  private static int halts(int n) {
    Runtime.getRuntime().halt(n);
    return n;
  }

  @Variant
  static void exitsWithPool() throws InterruptedException {
    @SuppressWarnings("resource")
    var pool = new ProcessPool(2);
    System.out.println(pool.map(Bad::twice, List.of(1, 2)));
    System.exit(5);
  }

  @Variant
  static void writesIntoThePipe() throws java.io.IOException {
    try (var out = new java.io.FileOutputStream(java.io.FileDescriptor.out)) {
      out.write("Hello, I am no frame at all".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    endlessLoop();
  }
}
