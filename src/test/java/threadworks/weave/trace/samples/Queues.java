package threadworks.weave.trace.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Queues that are filled and emptied. */
public final class Queues {
  private static final int ITEMS = 20_000;

  private Queues() {}

  /** What the program itself counts after each that it puts or takes. */
  static Object alone() throws InterruptedException {
    var depths = new ArrayList<Integer>();
    var belt = new LinkedBlockingQueue<>(List.of(7));
    belt.put(1);
    depths.add(belt.size());
    belt.put(2);
    depths.add(belt.size());
    belt.take();
    depths.add(belt.size());
    if (belt.offer(3, 1, TimeUnit.SECONDS)) {
      depths.add(belt.size());
    }
    while (belt.poll(1, TimeUnit.NANOSECONDS) != null) {
      depths.add(belt.size());
    }
    return depths;
  }

  /** The same by the calls that never wait. */
  static Object atOnce() {
    var depths = new ArrayList<Integer>();
    var belt = new ArrayBlockingQueue<Integer>(2);
    for (int i = 0; i < 3; i++) {
      if (belt.offer(i)) {
        depths.add(belt.size());
      }
    }
    while (belt.poll() != null) {
      depths.add(belt.size());
    }
    belt.add(4);
    depths.add(belt.size());
    belt.remove();
    depths.add(belt.size());
    return depths;
  }

  static Object handsOver() throws InterruptedException {
    var belt = new ArrayBlockingQueue<Integer>(5);
    var packer =
        new Thread(
            () -> {
              try {
                for (int i = 0; i < ITEMS; i++) {
                  belt.take();
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    packer.start();
    for (int i = 0; i < ITEMS; i++) {
      belt.put(i);
    }
    packer.join();
    return ITEMS;
  }
}
