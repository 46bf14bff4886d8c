package corpus;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Exchanger;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/**
 * One call that waits, in each; it is interrupted before it begins or while it waits, and never
 * gets what it waits for.
 */
final class Interrupts {
  private static final Object LOCK = new Object();
  private static int count;

  private Interrupts() {}

  /** What a thread saw that was interrupted, and whether it still was afterwards. */
  private static String interrupted(Threads.Body body) {
    var seen = new String[1];
    var thread =
        Threads.start(
            () -> {
              try {
                body.run();
                seen[0] = "passed";
              } catch (InterruptedException e) {
                seen[0] = "interrupted";
              } catch (BrokenBarrierException e) {
                seen[0] = "broken";
              }
              seen[0] += " " + Thread.currentThread().isInterrupted();
            });
    thread.interrupt();
    Threads.join(thread);
    return seen[0];
  }

  @Expect(value = "returned interrupted false", idle = true)
  static String sleep() {
    return interrupted(() -> Thread.sleep(1_000));
  }

  /** Its time may also be over before the interrupt comes, or before its thread looks. */
  @Expect({"returned interrupted false", "returned passed false", "returned passed true"})
  static String sleepAnyTime() {
    return sleep();
  }

  @Expect(value = "returned interrupted false", idle = true)
  static String unitSleep() {
    return interrupted(() -> TimeUnit.MINUTES.sleep(1));
  }

  @Expect("returned interrupted false")
  static String monitorWait() {
    return interrupted(
        () -> {
          synchronized (LOCK) {
            LOCK.wait();
          }
        });
  }

  @Expect(value = "returned interrupted false", idle = true)
  static String monitorWaitWithATimeout() {
    return interrupted(
        () -> {
          synchronized (LOCK) {
            LOCK.wait(1_000);
          }
        });
  }

  @Expect("returned interrupted false")
  static String join() {
    var main = Thread.currentThread();
    return interrupted(main::join);
  }

  @Expect(value = "returned interrupted false", idle = true)
  static String joinWithATimeout() {
    var main = Thread.currentThread();
    return interrupted(() -> main.join(1_000));
  }

  /** A park ends, and the interrupt stays. */
  @Expect("returned passed true")
  static String park() {
    return interrupted(LockSupport::park);
  }

  @Expect("returned interrupted false")
  static String lockInterruptibly() {
    var lock = new ReentrantLock();
    lock.lock();
    return interrupted(lock::lockInterruptibly);
  }

  @Expect(value = "returned interrupted false", idle = true)
  static String tryLock() {
    var lock = new ReentrantLock();
    lock.lock();
    return interrupted(() -> lock.tryLock(1, TimeUnit.SECONDS));
  }

  @Expect("returned interrupted false")
  static String readLock() {
    var lock = new ReentrantReadWriteLock();
    lock.writeLock().lock();
    return interrupted(lock.readLock()::lockInterruptibly);
  }

  @Expect("returned interrupted false")
  static String stampedLock() {
    var lock = new StampedLock();
    lock.writeLock();
    return interrupted(lock::readLockInterruptibly);
  }

  @Expect("returned interrupted false")
  static String conditionAwait() {
    var lock = new ReentrantLock();
    var never = lock.newCondition();
    return interrupted(
        () -> {
          lock.lock();
          try {
            never.await();
          } finally {
            lock.unlock();
          }
        });
  }

  @Expect("returned interrupted false")
  static String acquire() {
    return interrupted(new Semaphore(0)::acquire);
  }

  @Expect("returned interrupted false")
  static String latchAwait() {
    return interrupted(new CountDownLatch(1)::await);
  }

  @Expect("returned interrupted false")
  static String barrierAwait() {
    return interrupted(new CyclicBarrier(2)::await);
  }

  /**
   * Whoever waits with it learns that the barrier is broken, or waits for ever if it comes late.
   */
  @Expect("returned interrupted false broken")
  static String barrierBreaks() {
    var barrier = new CyclicBarrier(3);
    var other = new String[1];
    var waiting =
        Threads.start(
            () -> {
              try {
                barrier.await();
              } catch (BrokenBarrierException e) {
                other[0] = "broken";
              }
            });
    var seen = interrupted(barrier::await);
    Threads.join(waiting);
    return seen + " " + other[0];
  }

  @Expect("returned interrupted false")
  static String arrayQueueTake() {
    return interrupted(new ArrayBlockingQueue<Integer>(1)::take);
  }

  @Expect("returned interrupted false")
  static String arrayQueuePut() throws InterruptedException {
    var queue = new ArrayBlockingQueue<Integer>(1);
    queue.put(1);
    return interrupted(() -> queue.put(2));
  }

  @Expect("returned interrupted false")
  static String linkedQueueTake() {
    return interrupted(new LinkedBlockingQueue<Integer>()::take);
  }

  @Expect("returned interrupted false")
  static String linkedQueuePut() throws InterruptedException {
    var queue = new LinkedBlockingQueue<Integer>(1);
    queue.put(1);
    return interrupted(() -> queue.put(2));
  }

  @Expect("returned interrupted false")
  static String dequeTake() {
    return interrupted(new LinkedBlockingDeque<Integer>()::takeLast);
  }

  @Expect("returned interrupted false")
  static String priorityQueueTake() {
    return interrupted(new PriorityBlockingQueue<Integer>()::take);
  }

  @Expect("returned interrupted false")
  static String delayQueueTake() {
    return interrupted(new DelayQueue<>()::take);
  }

  @Expect("returned interrupted false")
  static String synchronousQueuePut() {
    var queue = new SynchronousQueue<Integer>();
    return interrupted(() -> queue.put(1));
  }

  @Expect("returned interrupted false")
  static String transfer() {
    var queue = new LinkedTransferQueue<Integer>();
    return interrupted(() -> queue.transfer(1));
  }

  @Expect("returned interrupted false")
  static String exchange() {
    var exchanger = new Exchanger<Integer>();
    return interrupted(() -> exchanger.exchange(1));
  }

  @Expect("returned interrupted false")
  static String phaser() {
    var phaser = new Phaser(1);
    return interrupted(() -> phaser.awaitAdvanceInterruptibly(0));
  }

  @Expect("returned interrupted false")
  static String futureGet() {
    return interrupted(new FutureTask<>(() -> 1)::get);
  }

  @Expect("returned interrupted false")
  static String completableFutureGet() {
    return interrupted(new CompletableFuture<Integer>()::get);
  }

  @Expect("returned interrupted false")
  static String awaitTermination() {
    var pool = Executors.newSingleThreadExecutor();
    return interrupted(() -> pool.awaitTermination(100, TimeUnit.DAYS));
  }

  /** The interrupt comes before the monitor is free, while it waits for it, or not at all. */
  @Expect("returned entered true")
  static String synchronizedIsNotInterrupted() {
    return interrupted(
            () -> {
              synchronized (LOCK) {
                count++;
              }
              if (!Thread.currentThread().isInterrupted()) {
                LockSupport.park();
              }
            })
        .replace("passed", "entered");
  }

  @Expect({"returned 0", "returned 1", "returned 2"})
  static int stopByInterrupt() {
    var thread =
        Threads.start(
            () -> {
              while (count < 2 && !Thread.interrupted()) {
                count++;
              }
            });
    thread.interrupt();
    Threads.join(thread);
    return count;
  }

  /** An interrupt may come before a notify, and what the notifier wrote is seen all the same. */
  @Expect({"returned interrupted 0", "returned interrupted 1", "returned woken 1"})
  static String interruptedBeforeTheNotify() throws InterruptedException {
    var lock = new Object();
    var written = new int[1];
    var how = new String[1];
    var waiter =
        new Thread(
            () -> {
              synchronized (lock) {
                try {
                  lock.wait();
                  how[0] = "woken " + written[0];
                } catch (InterruptedException e) {
                  how[0] = "interrupted " + written[0];
                }
              }
            });
    var notifier =
        new Thread(
            () -> {
              synchronized (lock) {
                written[0] = 1;
                lock.notify();
              }
            });
    waiter.start();
    notifier.start();
    waiter.interrupt();
    waiter.join();
    notifier.join();
    return how[0];
  }
}
