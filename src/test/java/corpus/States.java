package corpus;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** What {@link Thread#getState} says: on its way to where it will wait, a thread still runs. */
final class States {
  private static final Object LOCK = new Object();
  private static int count;

  private States() {}

  private static Thread daemon(Runnable body) {
    var thread = new Thread(body);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** Waits once it has counted; an interrupt counts again. */
  private static Thread waiting() {
    return daemon(
        () -> {
          synchronized (LOCK) {
            count = 1;
            try {
              LOCK.wait();
            } catch (InterruptedException e) {
              count = 2;
            }
          }
        });
  }

  private static void enter() {
    synchronized (LOCK) {
      count++;
    }
  }

  @Expect({"returned RUNNABLE", "returned BLOCKED"})
  static Thread.State beforeALock() {
    synchronized (LOCK) {
      return Threads.start(States::enter).getState();
    }
  }

  /** Once it is there, it stays. */
  @Expect({"returned RUNNABLE RUNNABLE", "returned RUNNABLE BLOCKED", "returned BLOCKED BLOCKED"})
  static String twiceBeforeALock() {
    synchronized (LOCK) {
      var thread = Threads.start(States::enter);
      return thread.getState() + " " + thread.getState();
    }
  }

  /** Who came while it was held may not yet have noticed that it is free. */
  @Expect({"returned RUNNABLE", "returned BLOCKED", "returned TERMINATED"})
  static Thread.State afterALock() {
    Thread thread;
    synchronized (LOCK) {
      thread = Threads.start(States::enter);
      count++;
    }
    return thread.getState();
  }

  @Expect({"returned RUNNABLE", "returned TERMINATED"})
  static Thread.State beforeAFreeLock() {
    return Threads.start(States::enter).getState();
  }

  /** Another takes it and gives it back, all at once, and may have made it wait. */
  @Expect({"returned RUNNABLE", "returned BLOCKED", "returned TERMINATED"})
  static Thread.State beforeALockThatAnotherTakes() {
    var thread = Threads.start(States::enter);
    synchronized (LOCK) {
      return thread.getState();
    }
  }

  @Expect("returned 1")
  static int untilItIsBlocked() {
    Thread thread;
    synchronized (LOCK) {
      thread = Threads.start(States::enter);
      while (thread.getState() != Thread.State.BLOCKED) {
        Thread.onSpinWait();
      }
    }
    Threads.join(thread);
    return count;
  }

  @Expect("returned 0")
  static int untilItIsParked() {
    var thread = Threads.start(LockSupport::park);
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    LockSupport.unpark(thread);
    Threads.join(thread);
    return count;
  }

  @Expect({"returned RUNNABLE", "returned WAITING"})
  static Thread.State parked() {
    return daemon(LockSupport::park).getState();
  }

  @Expect({"returned RUNNABLE", "returned TIMED_WAITING", "returned TERMINATED"})
  static Thread.State parkedForAWhile() {
    return daemon(() -> LockSupport.parkNanos(1_000)).getState();
  }

  @Expect(
      value = {"returned RUNNABLE", "returned WAITING", "returned TERMINATED"},
      spurious = true)
  static Thread.State parkedAndMayWake() {
    return daemon(LockSupport::park).getState();
  }

  /** Who finds its permit there never waits. */
  @Expect({"returned RUNNABLE", "returned TERMINATED"})
  static Thread.State permitted() {
    var thread =
        Threads.start(
            () -> {
              LockSupport.unpark(Thread.currentThread());
              LockSupport.park();
            });
    return thread.getState();
  }

  @Expect({"returned RUNNABLE", "returned WAITING"})
  static Thread.State joining() {
    var main = Thread.currentThread();
    return daemon(() -> Threads.join(main)).getState();
  }

  @Expect({"returned RUNNABLE", "returned WAITING"})
  static Thread.State atALatch() {
    var latch = new CountDownLatch(1);
    var thread = Threads.start(latch::await);
    var state = thread.getState();
    latch.countDown();
    return state;
  }

  @Expect({"returned RUNNABLE", "returned WAITING"})
  static Thread.State atAReentrantLock() {
    var lock = new ReentrantLock();
    lock.lock();
    var thread =
        Threads.start(
            () -> {
              lock.lock();
              lock.unlock();
            });
    var state = thread.getState();
    lock.unlock();
    return state;
  }

  /** It gives the lock away and waits in one; from the notify on it wants the lock back. */
  @Expect({"returned WAITING BLOCKED", "returned none"})
  static String notified() {
    var thread = waiting();
    synchronized (LOCK) {
      if (count == 0) {
        return "none";
      }
      var before = thread.getState();
      LOCK.notify();
      return before + " " + thread.getState();
    }
  }

  /** Two who look at each other's way. */
  @Expect({
    "returned RUNNABLE RUNNABLE",
    "returned RUNNABLE WAITING",
    "returned TERMINATED RUNNABLE"
  })
  static String eachOther() {
    var main = Thread.currentThread();
    var seen = new Thread.State[2];
    var thread = Threads.start(() -> seen[0] = main.getState());
    seen[1] = thread.getState();
    Threads.join(thread);
    return seen[1] + " " + seen[0];
  }

  private static Thread startedElsewhere() {
    var thread = new Thread(() -> {});
    Threads.start(thread::start);
    return thread;
  }

  /** Another starts it, between two looks or before. */
  @Expect({
    "returned NEW NEW", "returned NEW RUNNABLE", "returned NEW TERMINATED",
    "returned RUNNABLE RUNNABLE", "returned RUNNABLE TERMINATED", "returned TERMINATED TERMINATED"
  })
  static String startedMeanwhile() {
    var thread = startedElsewhere();
    return thread.getState() + " " + thread.getState();
  }

  @Expect({
    "returned false false",
    "returned false true",
    "returned true false",
    "returned true true"
  })
  static String livesMeanwhile() {
    var thread = startedElsewhere();
    return thread.isAlive() + " " + thread.isAlive();
  }

  /** Who was interrupted while another has its lock wants that back. */
  @Expect({"returned WAITING", "returned BLOCKED", "returned none"})
  static String interrupted() {
    var thread = waiting();
    synchronized (LOCK) {
      if (count == 0) {
        return "none";
      }
      thread.interrupt();
      return thread.getState().toString();
    }
  }

  /** Whom it joins has nothing left to do, and lives still. */
  @Expect({"returned RUNNABLE", "returned WAITING", "returned TERMINATED"})
  static Thread.State joiningOneThatEnds() {
    var other = Threads.start(() -> {});
    return Threads.start(() -> Threads.join(other)).getState();
  }

  /** Sets the count to 1 within the lock and to 2 after it. */
  private static void count() {
    synchronized (LOCK) {
      count = 1;
    }
    count = 2;
  }

  private static Thread entersAt(int seen) {
    Threads.start(States::count);
    return Threads.start(
        () -> {
          if (count == seen) {
            enter();
          }
        });
  }

  /** Who has seen what another wrote within a lock may come to it before the other leaves. */
  @Expect({"returned RUNNABLE", "returned BLOCKED", "returned TERMINATED"})
  static Thread.State beforeALockThatIsBeingLeft() {
    return entersAt(1).getState();
  }

  @Expect({"returned RUNNABLE", "returned TERMINATED"})
  static Thread.State beforeALockThatWasLeft() {
    return entersAt(2).getState();
  }
}
