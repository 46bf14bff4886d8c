package threadworks.host.warmup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/** Programs that a new host for schedules runs for itself: what lessons mostly use is in them. */
public final class Steps {
  /** The names of the programs. */
  public static final List<String> PROGRAMS = List.of("threads", "tools");

  private static final Map<String, Integer> shelf = new HashMap<>();
  private static final List<Integer> list = new ArrayList<>();
  private static final Object key = new Object();
  private static final ReentrantLock lock = new ReentrantLock();
  private static final AtomicInteger sold = new AtomicInteger();
  private static int count;
  private static volatile boolean done;

  private Steps() {}

  /** Threads, fields, a monitor, wait and notify. */
  static String threads() throws InterruptedException {
    var one =
        new Thread(
            () -> {
              count++;
              synchronized (key) {
                list.add(count);
                done = true;
                key.notifyAll();
              }
            });
    one.start();
    synchronized (key) {
      while (!done) {
        key.wait();
      }
      shelf.put("count", count);
    }
    Thread.sleep(10);
    one.join();
    return shelf + " " + list;
  }

  /** What java.util.concurrent has. */
  static int tools() throws Exception {
    var bounded = new ArrayBlockingQueue<Integer>(1);
    var queue = new LinkedBlockingQueue<Integer>();
    try (var pool = Executors.newFixedThreadPool(1)) {
      var future =
          pool.submit(
              () -> {
                lock.lock();
                try {
                  bounded.put(sold.incrementAndGet());
                } finally {
                  lock.unlock();
                }
                return queue.take();
              });
      queue.put(bounded.take());
      return future.get();
    }
  }
}
