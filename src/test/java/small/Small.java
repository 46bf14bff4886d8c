package small;

import java.util.List;
import threadworks.lab.Param;
import threadworks.lab.Variant;
import threadworks.multiprocessing.ThreadPool;

/** Short variants, one for each way to end. */
public final class Small {
  @Param(min = 0.1, max = 2, unit = "s")
  static double nap = 0.1;

  @Param(min = 1, max = 8)
  static int sleepers = 4;

  private Small() {}

  @Variant(ideal = "nap")
  static List<Integer> together() throws InterruptedException {
    try (var pool = new ThreadPool(sleepers)) {
      return pool.map(Small::sleep, List.of(1, 2));
    }
  }

  @Variant
  static String failing() {
    throw new IllegalStateException("the shelf is empty");
  }

  @Variant(cores = 1)
  static int processors() {
    return Runtime.getRuntime().availableProcessors();
  }

  @Variant
  static void endless() {
    System.out.println("on");
    while (sleepers > 0) {
      Thread.onSpinWait();
    }
  }

  private static int sleep(int n) throws InterruptedException {
    Thread.sleep((long) (1000 * nap));
    System.out.println("slept " + n);
    return n;
  }
}
