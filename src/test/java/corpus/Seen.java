package corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Programs that are looked at while they stand: what their threads wait for, and with what. */
final class Seen {
  private static final Object LOCK = new Object();
  private static boolean flag;
  private static char letter;
  private static String text = "";
  private static int count;

  private Seen() {}

  private static final class Account {
    int balance = 100;
  }

  private static final class Late implements Delayed {
    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(5 - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      return 0;
    }
  }

  static void take() {
    var queue = new ArrayBlockingQueue<Integer>(1);
    Threads.start(() -> queue.take());
    queue.add(1);
  }

  static void pool() {
    try (var pool = Executors.newFixedThreadPool(1)) {
      pool.submit(() -> count++);
    }
  }

  static void condition() {
    var lock = new ReentrantLock();
    var changed = lock.newCondition();
    Threads.start(
        () -> {
          lock.lock();
          changed.await();
          lock.unlock();
        });
    lock.lock();
    changed.signal();
    lock.unlock();
  }

  static void poll() {
    var queue = new LinkedBlockingQueue<Integer>();
    Threads.start(() -> queue.poll(1, TimeUnit.SECONDS));
    queue.add(1);
  }

  static void late() {
    var queue = new DelayQueue<Late>();
    queue.add(new Late());
    Threads.start(() -> queue.take());
    queue.size();
  }

  static void sleep() {
    Threads.start(() -> Thread.sleep(10));
    count++;
  }

  static void waitForSomeTime() throws InterruptedException {
    synchronized (LOCK) {
      LOCK.notify();
    }
    synchronized (LOCK) {
      LOCK.wait(10);
    }
  }

  static void readers() {
    var lock = new ReentrantReadWriteLock();
    lock.readLock().lock();
    Threads.start(() -> lock.writeLock().lock());
    lock.readLock().unlock();
  }

  /** Two readers, the second of which has it twice, and one who wants to write. */
  static void manyReaders() {
    var lock = new ReentrantReadWriteLock();
    lock.readLock().lock();
    Threads.start(
        () -> {
          lock.readLock().lock();
          lock.readLock().lock();
          count++;
        });
    Threads.start(() -> lock.writeLock().lock());
    lock.readLock().unlock();
    lock.readLock().lock();
  }

  static int transfer() throws InterruptedException {
    var from = new Account();
    var to = new Account();
    var a =
        Threads.start(
            () -> {
              synchronized (from) {
                synchronized (to) {
                  from.balance--;
                  to.balance++;
                }
              }
            });
    synchronized (to) {
      to.balance++;
    }
    a.join();
    return from.balance + to.balance;
  }

  static void values() throws InterruptedException {
    var a =
        Threads.start(
            () -> {
              flag = true;
              letter = 'x';
              text = "one\ntwo\u001b";
            });
    a.join();
  }

  private static final class Named extends ReentrantLock {
    private static final long serialVersionUID = 1;
  }

  static void heir() {
    var lock = new Named();
    Threads.start(lock::lock);
    lock.lock();
  }

  private static final List<Integer> SHELF = new ArrayList<>();
  private static final Map<String, Integer> STOCK = new ConcurrentHashMap<>();
  private static final int[] NUMBERS = new int[20];
  private static final Object[] FORKS = {new Object(), new ReentrantLock()};

  static void shelves() throws InterruptedException {
    var a =
        Threads.start(
            () -> {
              SHELF.add(7);
              SHELF.add(8);
              STOCK.put("apples", 3);
              NUMBERS[1] = 5;
              synchronized (FORKS[0]) {
                count++;
              }
            });
    a.join();
  }

  private static final List<Object> KEYS = List.of(new Object(), new Object());

  /** Two wait, one is notified, then all who still wait, then nobody. */
  static void bell() {
    var key = KEYS.get(1);
    Threads.start(() -> await(key));
    Threads.start(() -> await(key));
    synchronized (key) {
      key.notify();
      key.notifyAll();
      key.notify();
    }
  }

  private static void await(Object key) throws InterruptedException {
    synchronized (key) {
      key.wait();
    }
  }

  static void line() throws InterruptedException {
    var a = Threads.start(() -> count++);
    count++;
    a.join();
  }
}
