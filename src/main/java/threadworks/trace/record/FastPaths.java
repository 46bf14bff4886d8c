package threadworks.trace.record;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Calls that mostly need not wait: they are tried first without waiting, and the wait is only
 * recorded when that fails; those of queues that never wait are here for what they put and take.
 * Reading the clock twice costs more than many an uncontended lock.
 *
 * <p>Each method stands for the call of the same name on its first parameter, with the same
 * arguments between it and the call site's number; weaving finds them by that. Trying first must
 * change nothing that a program can tell: not where a lock is fair and others queue for it, nor
 * where the thread is interrupted and the call would throw, nor on a class that is not the JDK's.
 */
public final class FastPaths {
  private FastPaths() {}

  /** As {@link Lock#lock()}. */
  public static void lock(Lock lock, int site) {
    if (lock instanceof ReentrantLock r && isPlain(r) && !r.isFair() && r.tryLock()) {
      return;
    }
    Hooks.enter(site);
    try {
      lock.lock();
    } finally {
      Hooks.leave();
    }
  }

  /** As {@link Semaphore#acquire()}. */
  public static void acquire(Semaphore semaphore, int site) throws InterruptedException {
    if (isPlain(semaphore) && !semaphore.isFair() && !isInterrupted() && semaphore.tryAcquire()) {
      return;
    }
    Hooks.enter(site);
    try {
      semaphore.acquire();
    } finally {
      Hooks.leave();
    }
  }

  /** As {@link BlockingQueue#take()}. */
  public static <T> T take(BlockingQueue<T> queue, int site) throws InterruptedException {
    if (isPlain(queue) && !isInterrupted()) {
      T item = queue.poll();
      if (item != null) {
        Hooks.queued(queue, site, false);
        return item;
      }
    }
    Hooks.enter(site);
    T item;
    try {
      item = queue.take();
    } finally {
      Hooks.leave();
    }
    Hooks.queued(queue, site, false);
    return item;
  }

  /** As {@link BlockingQueue#poll(long, TimeUnit)}. */
  public static <T> @Nullable T poll(BlockingQueue<T> queue, long timeout, TimeUnit unit, int site)
      throws InterruptedException {
    if (isPlain(queue) && !isInterrupted()) {
      T item = queue.poll();
      if (item != null) {
        Hooks.queued(queue, site, false);
        return item;
      }
    }
    Hooks.enter(site);
    T item;
    try {
      item = queue.poll(timeout, unit);
    } finally {
      Hooks.leave();
    }
    if (item != null) {
      Hooks.queued(queue, site, false);
    }
    return item;
  }

  /** As {@link BlockingQueue#put}. */
  public static <T> void put(BlockingQueue<T> queue, T item, int site) throws InterruptedException {
    if (isPlain(queue) && !isInterrupted() && queue.offer(item)) {
      Hooks.queued(queue, site, true);
      return;
    }
    Hooks.enter(site);
    try {
      queue.put(item);
    } finally {
      Hooks.leave();
    }
    Hooks.queued(queue, site, true);
  }

  /** As {@link BlockingQueue#offer(Object, long, TimeUnit)}. */
  public static <T> boolean offer(
      BlockingQueue<T> queue, T item, long timeout, TimeUnit unit, int site)
      throws InterruptedException {
    if (isPlain(queue) && !isInterrupted() && queue.offer(item)) {
      Hooks.queued(queue, site, true);
      return true;
    }
    Hooks.enter(site);
    boolean put;
    try {
      put = queue.offer(item, timeout, unit);
    } finally {
      Hooks.leave();
    }
    if (put) {
      Hooks.queued(queue, site, true);
    }
    return put;
  }

  /** As {@link BlockingQueue#poll()}. */
  public static <T> @Nullable T poll(BlockingQueue<T> queue, int site) {
    T item = queue.poll();
    if (item != null) {
      Hooks.queued(queue, site, false);
    }
    return item;
  }

  /** As {@link BlockingQueue#remove()}. */
  public static <T> T remove(BlockingQueue<T> queue, int site) {
    T item = queue.remove();
    Hooks.queued(queue, site, false);
    return item;
  }

  /** As {@link BlockingQueue#offer(Object)}. */
  public static <T> boolean offer(BlockingQueue<T> queue, T item, int site) {
    boolean put = queue.offer(item);
    if (put) {
      Hooks.queued(queue, site, true);
    }
    return put;
  }

  /** As {@link BlockingQueue#add}. */
  public static <T> boolean add(BlockingQueue<T> queue, T item, int site) {
    boolean put = queue.add(item);
    if (put) {
      Hooks.queued(queue, site, true);
    }
    return put;
  }

  /** As {@link CountDownLatch#await()}. */
  public static void await(CountDownLatch latch, int site) throws InterruptedException {
    boolean waits = latch.getCount() > 0;
    if (waits) {
      Hooks.enter(site);
    }
    try {
      latch.await();
    } finally {
      if (waits) {
        Hooks.leave();
      }
    }
  }

  /** As {@link Future#get()}. */
  public static <T extends @Nullable Object> T get(Future<T> future, int site)
      throws InterruptedException, ExecutionException {
    boolean waits = !future.isDone();
    if (waits) {
      Hooks.enter(site);
    }
    try {
      return future.get();
    } finally {
      if (waits) {
        Hooks.leave();
      }
    }
  }

  /** As {@link CompletableFuture#join()}. */
  public static <T extends @Nullable Object> T join(CompletableFuture<T> future, int site) {
    boolean waits = !future.isDone();
    if (waits) {
      Hooks.enter(site);
    }
    try {
      return future.join();
    } finally {
      if (waits) {
        Hooks.leave();
      }
    }
  }

  /** Whether an object's class is the JDK's own, whose methods agree with each other. */
  static boolean isPlain(Object object) {
    return object.getClass().getClassLoader() == null;
  }

  private static boolean isInterrupted() {
    return Thread.currentThread().isInterrupted();
  }
}
