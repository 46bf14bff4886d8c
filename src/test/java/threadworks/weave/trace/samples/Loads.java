package threadworks.weave.trace.samples;

import java.util.ArrayList;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;

/** Programs whose tracing is measured. */
@SuppressWarnings({"ThreadJoinLoop", "StaticGuardedByInstance"})
public final class Loads {
  private static final int LOCKINGS = 200_000;
  private static final int ITEMS = 50_000;
  private static final ReentrantLock lock = new ReentrantLock();
  private static final Object monitor = new Object();
  private static long work;

  private Loads() {}

  /** Four tasks that wait, on four threads. */
  static Object crawl() throws Exception {
    try (var pool = Executors.newFixedThreadPool(4)) {
      var pages = new ArrayList<Future<Integer>>();
      for (int i = 0; i < 4; i++) {
        int page = i;
        pages.add(
            pool.submit(
                () -> {
                  Thread.sleep(100);
                  return page;
                }));
      }
      int sum = 0;
      for (var page : pages) {
        sum += page.get();
      }
      return sum;
    }
  }

  /** One thread takes a free lock for about a hundred nanoseconds each time. */
  static Object lockHeavy() {
    for (int i = 0; i < LOCKINGS; i++) {
      lock.lock();
      try {
        work = mix(work + i, 30);
      } finally {
        lock.unlock();
      }
    }
    return work;
  }

  /** Two threads want the same lock all the time. */
  static Object lockContended() throws InterruptedException {
    var other = new Thread(Loads::lockHeavy);
    other.start();
    lockHeavy();
    other.join();
    return work;
  }

  /** The same as lockHeavy with a monitor. */
  static Object monitorHeavy() {
    for (int i = 0; i < LOCKINGS; i++) {
      synchronized (monitor) {
        work = mix(work + i, 30);
      }
    }
    return work;
  }

  /** The same with a synchronized method. */
  static Object synchronizedHeavy() {
    var loads = new Loads();
    for (int i = 0; i < LOCKINGS; i++) {
      loads.add(i);
    }
    return work;
  }

  private synchronized void add(int i) {
    work = mix(work + i, 30);
  }

  /** A producer and a consumer with about a microsecond of work for each item. */
  static Object queueHeavy() throws InterruptedException {
    var queue = new ArrayBlockingQueue<Long>(100);
    var producer =
        new Thread(
            () -> {
              try {
                for (long i = 0; i < ITEMS; i++) {
                  queue.put(mix(i, 300));
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    producer.start();
    long sum = 0;
    for (int i = 0; i < ITEMS; i++) {
      sum += mix(queue.take(), 300);
    }
    producer.join();
    return sum;
  }

  /** Tasks of about ten microseconds. */
  static Object manyTasks() throws Exception {
    try (var pool = Executors.newFixedThreadPool(2)) {
      var tasks = new ArrayList<Future<Long>>();
      for (long i = 0; i < 5_000; i++) {
        long n = i;
        tasks.add(pool.submit(() -> mix(n, 5_000)));
      }
      long sum = 0;
      for (var task : tasks) {
        sum += task.get();
      }
      return sum;
    }
  }

  /** Nothing that is woven. */
  static Object computing() {
    return mix(1, 20_000_000);
  }

  private static long mix(long seed, int rounds) {
    long x = seed;
    for (int i = 0; i < rounds; i++) {
      x = (x ^ (x >>> 13)) * 6364136223846793005L + i;
    }
    return x;
  }
}
