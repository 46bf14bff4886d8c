package sweeps;

import java.util.List;
import threadworks.lab.Lab;
import threadworks.lab.Param;
import threadworks.lab.Variant;
import threadworks.multiprocessing.ProcessPool;

/** Points over x, whose values are known beforehand. */
public final class Sweeps {
  @Param(min = 1, max = 9)
  static int rounds = 3;

  private Sweeps() {}

  /** Half as long with each doubling: y = 8 / x, a round more each time. */
  @Variant
  static void halved() {
    for (int x = 1; x <= 8; x *= 2) {
      for (int round = 0; round < rounds; round++) {
        Lab.plot("halved", x, 8.0 / x + round);
      }
    }
  }

  /** The same however many. */
  @Variant
  static void level() {
    for (int x = 1; x <= 8; x *= 2) {
      Lab.plot("level", x, 5);
    }
  }

  /** Points of two worker processes, in a series that is no variant. */
  @Variant
  static void inWorkers() throws InterruptedException {
    try (var pool = new ProcessPool(2)) {
      pool.map(Sweeps::plotted, List.of(1, 2, 3, 4));
    }
  }

  private static int plotted(int x) {
    Lab.plot("squares", x, (double) x * x);
    return x;
  }
}
