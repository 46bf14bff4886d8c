package threadworks.host.warmup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import threadworks.lab.Lab;
import threadworks.lab.Site;
import threadworks.lab.Variant;

/** Does a little of everything that demos do, so that its classes are loaded and linked. */
public final class WarmUp {
  /** The name of its only variant. */
  public static final String VARIANT = "everything";

  private static final Map<String, String> shelf = new LinkedHashMap<>();

  private WarmUp() {}

  @Variant
  static List<String> everything() throws InterruptedException, ExecutionException {
    var queue = new LinkedBlockingQueue<String>();
    var thread =
        new Thread(
            () -> {
              synchronized (queue) {
                queue.add(Site.get("warm", 0));
              }
            });
    thread.start();
    thread.join();
    Lab.plot("warm", 1);
    System.out.println(queue.take());
    try (var threads = Executors.newFixedThreadPool(1);
        var virtual = Executors.newVirtualThreadPerTaskExecutor()) {
      return List.of(
          threads.submit(() -> Site.get("pool", 0)).get(),
          virtual.submit(() -> Site.get("virtual", 0)).get());
    }
  }

  /** What a worker does to warm up: a task that is fetched, locked for, printed and sent back. */
  public static Map<String, String> task(int number) {
    var page = Site.get("warm" + number, 0);
    synchronized (shelf) {
      shelf.put("warm", page);
      return new LinkedHashMap<>(shelf);
    }
  }
}
