package belts;

import java.util.List;
import threadworks.lab.Param;
import threadworks.lab.Variant;
import threadworks.multiprocessing.Process;
import threadworks.multiprocessing.ProcessPool;
import threadworks.multiprocessing.ProcessQueue;

/** Belts between processes, and what waits for a live parameter to be moved. */
public final class Belts {
  @Param(min = 1, max = 100, live = true)
  static volatile int packs = 10;

  @Param(min = 1, max = 100)
  static int crates = 20;

  private Belts() {}

  /** Returns how deep it was after each that was put. */
  @Variant
  static List<Integer> filled() throws InterruptedException {
    try (var belt = new ProcessQueue<Integer>(3)) {
      belt.put(1);
      int first = belt.size();
      belt.put(2);
      int second = belt.size();
      belt.get();
      return List.of(first, second, belt.size());
    }
  }

  @Variant
  static int between() throws InterruptedException {
    int all = crates;
    try (var belt = new ProcessQueue<Integer>(3)) {
      var packer =
          new Process(
              () -> {
                for (int i = 0; i < all; i++) {
                  belt.get();
                }
              });
      packer.start();
      for (int i = 0; i < all; i++) {
        belt.put(i);
      }
      packer.join();
    }
    return crates;
  }

  @Variant
  static int moved() throws InterruptedException {
    return packsOnceMoved(0);
  }

  @Variant
  static List<Integer> movedInWorkers() throws InterruptedException {
    try (var pool = new ProcessPool(2)) {
      return pool.map(Belts::packsOnceMoved, List.of(1, 2));
    }
  }

  @Variant
  static int asItIs() {
    return packs;
  }

  private static int packsOnceMoved(int who) throws InterruptedException {
    System.out.println("waits " + who);
    while (packs == 10) {
      Thread.sleep(1);
    }
    return packs;
  }
}
