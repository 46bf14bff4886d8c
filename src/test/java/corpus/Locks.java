package corpus;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/**
 * Programs of java.util.concurrent's locks and synchronisers. It is long because they are many,
 * each short.
 */
final class Locks {
  private static int count;
  private static int other;

  private Locks() {}

  private static void increment(Lock lock) {
    lock.lock();
    try {
      count++;
    } finally {
      lock.unlock();
    }
  }

  @Expect("returned 2")
  static int reentrantLock() {
    var lock = new ReentrantLock();
    Threads.all(() -> increment(lock), () -> increment(lock));
    return count;
  }

  @Expect("returned 2")
  static int fairLock() {
    var lock = new ReentrantLock(true);
    Threads.all(() -> increment(lock), () -> increment(lock));
    return count;
  }

  @Expect({"returned 2", "deadlock M waits for A, A waits for B, B waits for A"})
  static int locksInTwoOrders() {
    var first = new ReentrantLock();
    var second = new ReentrantLock();
    Threads.all(
        () -> {
          first.lock();
          increment(second);
          first.unlock();
        },
        () -> {
          second.lock();
          increment(first);
          second.unlock();
        });
    return 2;
  }

  /** Who does not get both gives up. */
  @Expect({"returned 0", "returned 1", "returned 2"})
  static int tryLockInTwoOrders() {
    var first = new ReentrantLock();
    var second = new ReentrantLock();
    var got = new AtomicInteger();
    Threads.all(() -> tryBoth(first, second, got), () -> tryBoth(second, first, got));
    return got.get();
  }

  private static void tryBoth(Lock first, Lock second, AtomicInteger got) {
    if (first.tryLock()) {
      try {
        if (second.tryLock()) {
          got.incrementAndGet();
          second.unlock();
        }
      } finally {
        first.unlock();
      }
    }
  }

  /** A lock that is never unlocked. */
  @Expect("deadlock M waits for the lock of A, which has ended")
  static String lockNotReturned() {
    var lock = new ReentrantLock();
    Threads.all(lock::lock);
    lock.lock();
    return "done";
  }

  @Expect("returned woken")
  static String condition() throws InterruptedException {
    var lock = new ReentrantLock();
    Condition changed = lock.newCondition();
    var ready = new boolean[1];
    Threads.start(
        () -> {
          lock.lock();
          ready[0] = true;
          changed.signal();
          lock.unlock();
        });
    lock.lock();
    while (!ready[0]) {
      changed.await();
    }
    lock.unlock();
    return "woken";
  }

  @Expect({"returned woken", "deadlock M waits in Condition.await"})
  static String conditionSignalledTooEarly() throws InterruptedException {
    var lock = new ReentrantLock();
    var changed = lock.newCondition();
    Threads.start(
        () -> {
          lock.lock();
          changed.signal();
          lock.unlock();
        });
    lock.lock();
    changed.await();
    lock.unlock();
    return "woken";
  }

  @Expect({"returned 0", "returned 1"})
  static int readersSeeWholeWrites() {
    var lock = new ReentrantReadWriteLock();
    var seen = new int[] {-1};
    Threads.all(
        () -> {
          lock.writeLock().lock();
          count++;
          other++;
          lock.writeLock().unlock();
        },
        () -> {
          lock.readLock().lock();
          seen[0] = count == other ? count : 99;
          lock.readLock().unlock();
        });
    return seen[0];
  }

  /** Two readers may be inside at once. */
  @Expect({"returned 1", "returned 2"})
  static int readersTogether() {
    var lock = new ReentrantReadWriteLock();
    var inside = new AtomicInteger();
    var most = new AtomicInteger();
    Threads.Body reader =
        () -> {
          lock.readLock().lock();
          int now = inside.incrementAndGet();
          most.accumulateAndGet(now, Math::max);
          inside.decrementAndGet();
          lock.readLock().unlock();
        };
    Threads.all(reader, reader);
    return most.get();
  }

  /** A read lock cannot be made a write lock: the thread waits for itself. */
  @Expect("deadlock M waits in WriteLock.lock")
  static String upgradeOfAReadLock() {
    var lock = new ReentrantReadWriteLock();
    lock.readLock().lock();
    lock.writeLock().lock();
    return "done";
  }

  @Expect({"returned 0", "returned 2"})
  static int stampedOptimisticReadChecked() {
    var lock = new StampedLock();
    var seen = new int[1];
    Threads.all(
        () -> {
          long stamp = lock.writeLock();
          count++;
          other++;
          lock.unlockWrite(stamp);
        },
        () -> {
          long stamp = lock.tryOptimisticRead();
          int sum = count + other;
          if (!lock.validate(stamp)) {
            stamp = lock.readLock();
            sum = count + other;
            lock.unlockRead(stamp);
          }
          seen[0] = sum;
        });
    return seen[0];
  }

  @Expect({"returned 0", "returned 1", "returned 2"})
  static int stampedOptimisticReadUnchecked() {
    var lock = new StampedLock();
    var seen = new int[1];
    Threads.all(
        () -> {
          long stamp = lock.writeLock();
          count++;
          other++;
          lock.unlockWrite(stamp);
        },
        () -> {
          lock.tryOptimisticRead();
          seen[0] = count + other;
        });
    return seen[0];
  }

  @Expect("returned 2")
  static int semaphoreAsALock() {
    var permit = new Semaphore(1);
    Threads.Body body =
        () -> {
          permit.acquire();
          count++;
          permit.release();
        };
    Threads.all(body, body);
    return count;
  }

  @Expect({"returned 1", "returned 2"})
  static int semaphoreOfTwo() {
    var permits = new Semaphore(2);
    Threads.Body body =
        () -> {
          permits.acquire();
          count++;
          permits.release();
        };
    Threads.all(body, body);
    return count;
  }

  @Expect("deadlock M waits in Semaphore.acquire")
  static String semaphoreNeverReleased() throws InterruptedException {
    var permit = new Semaphore(1);
    permit.acquire();
    permit.acquire();
    return "done";
  }

  @Expect("returned 3")
  static int latch() throws InterruptedException {
    var latch = new CountDownLatch(2);
    var sum = new AtomicInteger();
    Threads.start(
        () -> {
          sum.addAndGet(1);
          latch.countDown();
        });
    Threads.start(
        () -> {
          sum.addAndGet(2);
          latch.countDown();
        });
    latch.await();
    return sum.get();
  }

  @Expect("deadlock M waits in CountDownLatch.await")
  static String latchCountedDownTooSeldom() throws InterruptedException {
    var latch = new CountDownLatch(2);
    Threads.start(latch::countDown);
    latch.await();
    return "done";
  }

  /** All writes come before the barrier, all reads after it. */
  @Expect("returned 11 11")
  static String barrier() {
    var barrier = new CyclicBarrier(2);
    var cells = new int[2];
    var sums = new int[2];
    Threads.all(
        () -> {
          cells[0] = 1;
          barrier.await();
          sums[0] = cells[0] + cells[1];
        },
        () -> {
          cells[1] = 10;
          barrier.await();
          sums[1] = cells[0] + cells[1];
        });
    return sums[0] + " " + sums[1];
  }

  @Expect({"returned 1 11", "returned 11 10", "returned 11 11"})
  static String withoutABarrier() {
    var cells = new int[2];
    var sums = new int[2];
    Threads.all(
        () -> {
          cells[0] = 1;
          sums[0] = cells[0] + cells[1];
        },
        () -> {
          cells[1] = 10;
          sums[1] = cells[0] + cells[1];
        });
    return sums[0] + " " + sums[1];
  }

  @Expect("deadlock M waits for A, A waits in CyclicBarrier.await, B waits in CyclicBarrier.await")
  static String barrierForOneTooMany() {
    var barrier = new CyclicBarrier(3);
    Threads.all(barrier::await, barrier::await);
    return "done";
  }

  @Expect("returned broken")
  static String barrierTimesOut() throws InterruptedException {
    var barrier = new CyclicBarrier(2);
    try {
      barrier.await(1, TimeUnit.SECONDS);
    } catch (BrokenBarrierException e) {
      return "wrong";
    } catch (java.util.concurrent.TimeoutException e) {
      return barrier.isBroken() ? "broken" : "whole";
    }
    return "passed";
  }

  @Expect("returned ab ba")
  static String exchanger() {
    var exchanger = new Exchanger<String>();
    var got = new String[2];
    Threads.all(
        () -> got[0] = "a" + exchanger.exchange("a"), () -> got[1] = "b" + exchanger.exchange("b"));
    return got[0] + " " + got[1];
  }

  @Expect("returned 2")
  static int phaser() {
    var phaser = new Phaser(2);
    var seen = new AtomicInteger();
    Threads.all(
        () -> {
          count = 1;
          phaser.arriveAndAwaitAdvance();
          seen.addAndGet(other);
        },
        () -> {
          other = 1;
          phaser.arriveAndAwaitAdvance();
          seen.addAndGet(count);
        });
    return seen.get();
  }

  /** A permit that is given before the park is not lost. */
  @Expect("returned unparked")
  static String parkAndUnpark() {
    var main = Thread.currentThread();
    Threads.start(() -> LockSupport.unpark(main));
    LockSupport.park();
    return "unparked";
  }

  /** Two permits are one. */
  @Expect("deadlock M is parked")
  static String permitsDoNotAdd() {
    LockSupport.unpark(Thread.currentThread());
    LockSupport.unpark(Thread.currentThread());
    LockSupport.park();
    LockSupport.park();
    return "unparked";
  }

  @Expect("returned 2")
  static int spinLock() {
    var taken = new AtomicBoolean();
    Threads.Body body =
        () -> {
          while (!taken.compareAndSet(false, true)) {
            Thread.onSpinWait();
          }
          count++;
          taken.set(false);
        };
    Threads.all(body, body);
    return count;
  }

  /** Who sets what is set already goes round, and changes nothing. */
  @Expect("returned 2")
  static int testAndSetLock() {
    var taken = new AtomicBoolean();
    Threads.Body body =
        () -> {
          while (taken.getAndSet(true)) {
            Thread.onSpinWait();
          }
          count++;
          taken.set(false);
        };
    Threads.all(body, body);
    return count;
  }

  @Expect("returned 2")
  static int testAndSetReference() {
    var owner = new AtomicReference<String>();
    Threads.Body body =
        () -> {
          while (owner.getAndSet("taken") != null) {
            Thread.onSpinWait();
          }
          count++;
          owner.set(null);
        };
    Threads.all(body, body);
    return count;
  }

  /** Peterson's algorithm, under sequential consistency. */
  @Expect("returned 2")
  static int peterson() {
    var wants = new boolean[2];
    var turn = new int[1];
    Threads.all(() -> peterson(wants, turn, 0), () -> peterson(wants, turn, 1));
    return count;
  }

  private static void peterson(boolean[] wants, int[] turn, int me) {
    wants[me] = true;
    turn[0] = 1 - me;
    while (wants[1 - me] && turn[0] == 1 - me) {
      Thread.onSpinWait();
    }
    count++;
    wants[me] = false;
  }
}
