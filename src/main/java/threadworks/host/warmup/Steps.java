package threadworks.host.warmup;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Programs that a new host for schedules runs for itself: what lessons mostly use is in them. */
public final class Steps {
  /** The names of the programs. */
  public static final List<String> PROGRAMS =
      List.of("threads", "tools", "futures", "collections", "gates");

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

  /** What follows when something is done, on threads that nobody made. */
  static String futures() {
    var price = CompletableFuture.supplyAsync(sold::incrementAndGet);
    var name = CompletableFuture.supplyAsync(() -> "seat");
    return name.thenCombine(price, (n, p) -> n + " " + p)
        .exceptionally(Throwable::getMessage)
        .join();
  }

  private record Entry(String name, int number) {}

  private interface Counter {
    int next();

    default Entry entry(String name) {
      return new Entry(name, next());
    }
  }

  private static final class Safe implements Counter {
    private int n;

    @Override
    public synchronized int next() {
      return ++n;
    }
  }

  private enum Kind {
    GOOD,
    BAD
  }

  /** Collections that threads share, and text made of them. */
  static String collections() throws InterruptedException {
    var shared = new ConcurrentHashMap<String, Integer>();
    var kept = Collections.synchronizedList(new ArrayList<Entry>());
    var copied = new CopyOnWriteArrayList<>(List.of(1, 2));
    var queue = new ArrayDeque<>(List.of(Kind.BAD));
    var numbers = new int[] {1, 2};
    Counter counter = new Safe();
    var one =
        Thread.startVirtualThread(
            () -> {
              shared.merge("one", 1, Integer::sum);
              kept.add(counter.entry("one"));
              numbers[0]++;
            });
    if (copied.size() > 1) {
      queue.addFirst(Kind.GOOD);
    }
    shared.merge("one", 1, Integer::sum);
    one.join();
    System.out.println("shared: " + shared);
    return String.format("%s %d", kept.stream().map(Entry::name).toList(), numbers[0])
        + switch (queue.remove()) {
          case GOOD -> "!";
          case BAD -> "?";
        };
  }

  /** What threads wait at. */
  static boolean gates() throws Exception {
    var seats = new Semaphore(1);
    var start = new CountDownLatch(1);
    var both = new ReentrantReadWriteLock();
    var free = lock.newCondition();
    var two =
        new Thread(
            () -> {
              try {
                start.await();
                seats.acquire();
                both.writeLock().lock();
                try {
                  seats.release();
                } finally {
                  both.writeLock().unlock();
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "two");
    two.start();
    start.countDown();
    if (lock.tryLock(1, TimeUnit.SECONDS)) {
      try {
        while (free.await(1, TimeUnit.MILLISECONDS)) {
          start.countDown();
        }
      } finally {
        lock.unlock();
      }
    }
    two.join(1_000);
    try {
      throw new IllegalStateException("closed");
    } catch (IllegalStateException e) {
      return two.isAlive() || seats.availablePermits() == 1;
    }
  }
}
