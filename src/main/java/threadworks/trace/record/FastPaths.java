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
import threadworks.trace.record.Wait.For;

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
    var wait = wait(lock);
    try {
      lock.lock();
      over(wait, null);
    } finally {
      Hooks.leave(wait);
    }
  }

  /** As {@link Lock#lockInterruptibly()}. */
  public static void lockInterruptibly(Lock lock, int site) throws InterruptedException {
    Hooks.enter(site);
    var wait = wait(lock);
    try {
      lock.lockInterruptibly();
      over(wait, null);
    } finally {
      Hooks.leave(wait);
    }
  }

  /** As {@link Lock#tryLock(long, TimeUnit)}. */
  public static boolean tryLock(Lock lock, long timeout, TimeUnit unit, int site)
      throws InterruptedException {
    Hooks.enter(site);
    var wait = wait(lock);
    try {
      boolean got = lock.tryLock(timeout, unit);
      if (got) {
        over(wait, null);
      }
      return got;
    } finally {
      Hooks.leave(wait);
    }
  }

  /** As {@link Lock#unlock()}. */
  public static void unlock(Lock lock, int site) {
    Waits.released(lock);
    lock.unlock();
  }

  /** Only of this one is it known that whoever holds it keeps all others out. */
  private static @Nullable Wait wait(Lock lock) {
    return lock instanceof ReentrantLock && isPlain(lock) ? Waits.begin(lock, For.LOCK) : null;
  }

  private static void over(@Nullable Wait wait, @Nullable Object item) {
    if (wait != null) {
      wait.over(item);
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
    Waits.takes(queue);
    if (isPlain(queue) && !isInterrupted()) {
      T item = queue.poll();
      if (item != null) {
        Hooks.queued(queue, site, false);
        return item;
      }
    }
    Hooks.enter(site);
    var wait = Waits.begin(queue, For.ITEM);
    T item;
    try {
      item = queue.take();
      wait.over(item);
    } finally {
      Hooks.leave(wait);
    }
    Hooks.queued(queue, site, false);
    return item;
  }

  /** As {@link BlockingQueue#poll(long, TimeUnit)}. */
  public static <T> @Nullable T poll(BlockingQueue<T> queue, long timeout, TimeUnit unit, int site)
      throws InterruptedException {
    Waits.takes(queue);
    if (isPlain(queue) && !isInterrupted()) {
      T item = queue.poll();
      if (item != null) {
        Hooks.queued(queue, site, false);
        return item;
      }
    }
    Hooks.enter(site);
    var wait = Waits.begin(queue, For.ITEM);
    T item;
    try {
      item = queue.poll(timeout, unit);
      if (item != null) {
        wait.over(item);
      }
    } finally {
      Hooks.leave(wait);
    }
    if (item != null) {
      Hooks.queued(queue, site, false);
    }
    return item;
  }

  /** As {@link BlockingQueue#put}. */
  public static <T> void put(BlockingQueue<T> queue, T item, int site) throws InterruptedException {
    Waits.puts(queue, item);
    if (isPlain(queue) && !isInterrupted() && queue.offer(item)) {
      Hooks.queued(queue, site, true);
      return;
    }
    Hooks.enter(site);
    var wait = Waits.begin(queue, For.ROOM, item);
    try {
      queue.put(item);
      wait.over(null);
    } finally {
      Hooks.leave(wait);
    }
    Hooks.queued(queue, site, true);
  }

  /** As {@link BlockingQueue#offer(Object, long, TimeUnit)}. */
  public static <T> boolean offer(
      BlockingQueue<T> queue, T item, long timeout, TimeUnit unit, int site)
      throws InterruptedException {
    Waits.puts(queue, item);
    if (isPlain(queue) && !isInterrupted() && queue.offer(item)) {
      Hooks.queued(queue, site, true);
      return true;
    }
    Hooks.enter(site);
    var wait = Waits.begin(queue, For.ROOM, item);
    boolean put;
    try {
      put = queue.offer(item, timeout, unit);
      if (put) {
        wait.over(null);
      }
    } finally {
      Hooks.leave(wait);
    }
    if (put) {
      Hooks.queued(queue, site, true);
    }
    return put;
  }

  /** As {@link BlockingQueue#poll()}. */
  public static <T> @Nullable T poll(BlockingQueue<T> queue, int site) {
    Waits.takes(queue);
    T item = queue.poll();
    if (item != null) {
      Hooks.queued(queue, site, false);
    }
    return item;
  }

  /** As {@link BlockingQueue#remove()}. */
  public static <T> T remove(BlockingQueue<T> queue, int site) {
    Waits.takes(queue);
    T item = queue.remove();
    Hooks.queued(queue, site, false);
    return item;
  }

  /** As {@link BlockingQueue#offer(Object)}. */
  public static <T> boolean offer(BlockingQueue<T> queue, T item, int site) {
    Waits.puts(queue, item);
    boolean put = queue.offer(item);
    if (put) {
      Hooks.queued(queue, site, true);
    }
    return put;
  }

  /** As {@link BlockingQueue#add}. */
  public static <T> boolean add(BlockingQueue<T> queue, T item, int site) {
    Waits.puts(queue, item);
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
