package threadworks.trace.record;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
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
    var wait = Hooks.enter(site, lock, Waits.Kind.LOCK);
    try {
      lock.lock();
    } finally {
      Hooks.leave(wait);
    }
  }

  /** As {@link Lock#unlock()}. */
  public static void unlock(Lock lock, int site) {
    var recorder = Hooks.whereWaited();
    if (recorder != null && recorder.waits().any(lock, Waits.Kind.LOCK)) {
      recorder.waits().tellAll(lock, Waits.Kind.LOCK, recorder.ender(null));
    }
    lock.unlock();
  }

  /** As {@link Object#wait()}. */
  public static void wait(Object monitor, int site) throws InterruptedException {
    Hooks.freeMonitor(monitor);
    var wait = Hooks.enter(site, monitor, Waits.Kind.NOTIFY);
    try {
      monitor.wait();
    } finally {
      Hooks.leave(wait);
    }
  }

  /** As {@link Object#wait(long)}. */
  public static void wait(Object monitor, long millis, int site) throws InterruptedException {
    Hooks.freeMonitor(monitor);
    var wait = Hooks.enter(site, monitor, Waits.Kind.NOTIFY);
    try {
      monitor.wait(millis);
    } finally {
      Hooks.leave(wait);
    }
  }

  /** As {@link Object#notify()}. */
  public static void notify(Object monitor, int site) {
    wakes(monitor, false);
    monitor.notify();
  }

  /** As {@link Object#notifyAll()}. */
  public static void notifyAll(Object monitor, int site) {
    wakes(monitor, true);
    monitor.notifyAll();
  }

  /** As {@link Condition#await()}. */
  public static void await(Condition condition, int site) throws InterruptedException {
    forgetLocks();
    var wait = Hooks.enter(site, condition, Waits.Kind.NOTIFY);
    try {
      condition.await();
    } finally {
      Hooks.leave(wait);
    }
  }

  /** As {@link Condition#await(long, TimeUnit)}. */
  public static boolean await(Condition condition, long timeout, TimeUnit unit, int site)
      throws InterruptedException {
    forgetLocks();
    var wait = Hooks.enter(site, condition, Waits.Kind.NOTIFY);
    try {
      return condition.await(timeout, unit);
    } finally {
      Hooks.leave(wait);
    }
  }

  /** As {@link Condition#signal()}. */
  public static void signal(Condition condition, int site) {
    wakes(condition, false);
    condition.signal();
  }

  /** As {@link Condition#signalAll()}. */
  public static void signalAll(Condition condition, int site) {
    wakes(condition, true);
    condition.signalAll();
  }

  private static void wakes(Object on, boolean all) {
    var recorder = Hooks.whereWaited();
    if (recorder == null || !recorder.waits().any(on, Waits.Kind.NOTIFY)) {
      return;
    }
    var ender = recorder.ender(null);
    if (all) {
      recorder.waits().tellAll(on, Waits.Kind.NOTIFY, ender);
    } else {
      recorder.waits().tellOne(on, Waits.Kind.NOTIFY, ender);
    }
  }

  /** A condition gives back its lock, and does not say which that is. */
  private static void forgetLocks() {
    var recorder = Hooks.whereWaited();
    if (recorder != null) {
      recorder.waits().forgetLocks();
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
    makesRoom(queue);
    if (isPlain(queue) && !isInterrupted()) {
      T item = queue.poll();
      if (item != null) {
        Hooks.queued(queue, site, false);
        return item;
      }
    }
    var wait = Hooks.enter(site, queue, Waits.Kind.ELEMENT);
    T item = null;
    try {
      item = queue.take();
    } finally {
      Hooks.leave(wait, item);
    }
    Hooks.queued(queue, site, false);
    return item;
  }

  /** As {@link BlockingQueue#poll(long, TimeUnit)}. */
  public static <T> @Nullable T poll(BlockingQueue<T> queue, long timeout, TimeUnit unit, int site)
      throws InterruptedException {
    makesRoom(queue);
    if (isPlain(queue) && !isInterrupted()) {
      T item = queue.poll();
      if (item != null) {
        Hooks.queued(queue, site, false);
        return item;
      }
    }
    var wait = Hooks.enter(site, queue, Waits.Kind.ELEMENT);
    T item = null;
    try {
      item = queue.poll(timeout, unit);
    } finally {
      Hooks.leave(wait, item);
    }
    if (item != null) {
      Hooks.queued(queue, site, false);
    }
    return item;
  }

  /** As {@link BlockingQueue#put}. */
  public static <T> void put(BlockingQueue<T> queue, T item, int site) throws InterruptedException {
    hands(queue, item);
    if (isPlain(queue) && !isInterrupted() && queue.offer(item)) {
      Hooks.queued(queue, site, true);
      return;
    }
    var wait = Hooks.enter(site, queue, Waits.Kind.ROOM, item);
    try {
      queue.put(item);
    } finally {
      Hooks.leave(wait);
    }
    Hooks.queued(queue, site, true);
  }

  /** As {@link BlockingQueue#offer(Object, long, TimeUnit)}. */
  public static <T> boolean offer(
      BlockingQueue<T> queue, T item, long timeout, TimeUnit unit, int site)
      throws InterruptedException {
    hands(queue, item);
    if (isPlain(queue) && !isInterrupted() && queue.offer(item)) {
      Hooks.queued(queue, site, true);
      return true;
    }
    var wait = Hooks.enter(site, queue, Waits.Kind.ROOM, item);
    boolean put;
    try {
      put = queue.offer(item, timeout, unit);
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
    makesRoom(queue);
    T item = queue.poll();
    if (item != null) {
      Hooks.queued(queue, site, false);
    }
    return item;
  }

  /** As {@link BlockingQueue#remove()}. */
  public static <T> T remove(BlockingQueue<T> queue, int site) {
    makesRoom(queue);
    T item = queue.remove();
    Hooks.queued(queue, site, false);
    return item;
  }

  /** As {@link BlockingQueue#offer(Object)}. */
  public static <T> boolean offer(BlockingQueue<T> queue, T item, int site) {
    hands(queue, item);
    boolean put = queue.offer(item);
    if (put) {
      Hooks.queued(queue, site, true);
    }
    return put;
  }

  /** As {@link BlockingQueue#add}. */
  public static <T> boolean add(BlockingQueue<T> queue, T item, int site) {
    hands(queue, item);
    boolean put = queue.add(item);
    if (put) {
      Hooks.queued(queue, site, true);
    }
    return put;
  }

  /** Whoever waits for an element of the queue is told who is about to put this one. */
  private static void hands(BlockingQueue<?> queue, Object item) {
    var recorder = Hooks.whereWaited();
    if (recorder != null && recorder.waits().any(queue, Waits.Kind.ELEMENT)) {
      recorder.waits().tellAll(queue, Waits.Kind.ELEMENT, recorder.ender(item));
    }
  }

  /** Whoever waits for room in the queue is told who is about to make some. */
  private static void makesRoom(BlockingQueue<?> queue) {
    var recorder = Hooks.whereWaited();
    if (recorder != null && recorder.waits().any(queue, Waits.Kind.ROOM)) {
      recorder.waits().tellOne(queue, Waits.Kind.ROOM, recorder.ender(null));
    }
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
