package threadworks.weave.trace.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import threadworks.weave.trace.Woven;

/** Threads that end each other's waits. */
public final class HandOffs {
  private static final Object key = new Object();

  private HandOffs() {}

  private static Thread thread(String name, Body body) {
    return new Thread(
        () -> {
          try {
            body.run();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        },
        name);
  }

  private interface Body {
    void run() throws InterruptedException;
  }

  /** Starts each and waits until it waits, then goes on itself. */
  private static List<Thread> waiting(Thread... threads) {
    var all = new ArrayList<Thread>();
    for (var thread : threads) {
      thread.start();
      Woven.awaitWait(thread);
      all.add(thread);
    }
    return all;
  }

  private static void join(List<Thread> threads) throws InterruptedException {
    for (var thread : threads) {
      thread.join();
    }
  }

  /** Two wait for an element each; the one that was put second goes to whoever took it. */
  static void elements() throws InterruptedException {
    var belt = new LinkedBlockingQueue<Integer>();
    var takers = waiting(thread("taker 1", belt::take), thread("taker 2", belt::take));
    belt.put(1_000);
    belt.put(2_000);
    join(takers);
  }

  static void room() throws InterruptedException {
    var belt = new ArrayBlockingQueue<Integer>(1);
    belt.put(1);
    var putters = waiting(thread("putter", () -> belt.put(2)));
    belt.take();
    join(putters);
  }

  /** Main waits for room with 2; the taker takes 1, and waits for it. */
  static void elementOfWhoWaits() throws InterruptedException {
    var belt = new ArrayBlockingQueue<Integer>(1);
    belt.put(1_000);
    var main = Thread.currentThread();
    var taker =
        thread(
            "taker",
            () -> {
              Woven.awaitWait(main);
              belt.take();
              belt.take();
            });
    taker.start();
    belt.put(2_000);
    taker.join();
  }

  static void lock() throws InterruptedException {
    var lock = new ReentrantLock();
    lock.lock();
    var others =
        waiting(
            thread(
                "wants",
                () -> {
                  lock.lock();
                  lock.unlock();
                }));
    lock.unlock();
    join(others);
  }

  static void monitor() throws InterruptedException {
    List<Thread> others;
    synchronized (key) {
      others =
          waiting(
              thread(
                  "wants",
                  () -> {
                    synchronized (key) {
                      key.hashCode();
                    }
                  }));
      Woven.awaitSpan("LOCK synchronized key");
    }
    join(others);
  }

  private static void nap() throws InterruptedException {
    synchronized (key) {
      key.wait();
    }
  }

  static void notifyOne() throws InterruptedException {
    var nappers = waiting(thread("naps", HandOffs::nap));
    synchronized (key) {
      key.notify();
    }
    join(nappers);
  }

  static void notifyOneOfTwo() throws InterruptedException {
    var nappers = waiting(thread("naps 1", HandOffs::nap), thread("naps 2", HandOffs::nap));
    synchronized (key) {
      key.notify();
    }
    for (var napper : nappers) {
      napper.interrupt();
    }
    join(nappers);
  }

  static void notifyAllOfTwo() throws InterruptedException {
    var nappers = waiting(thread("naps 1", HandOffs::nap), thread("naps 2", HandOffs::nap));
    synchronized (key) {
      key.notifyAll();
    }
    join(nappers);
  }

  static void condition() throws InterruptedException {
    var lock = new ReentrantLock();
    var bell = lock.newCondition();
    var nappers =
        waiting(
            thread(
                "naps",
                () -> {
                  lock.lock();
                  try {
                    bell.await();
                  } finally {
                    lock.unlock();
                  }
                }));
    lock.lock();
    bell.signal();
    lock.unlock();
    join(nappers);
  }

  /** Nobody ends a wait that runs out. */
  static void runsOut() throws InterruptedException {
    synchronized (key) {
      key.wait(1);
    }
  }
}
