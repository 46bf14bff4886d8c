package corpus;

import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** Threads made in every way, timers, and waits that end for no reason. */
final class Making {
  private static final Object LOCK = new Object();
  private static int count;
  private static volatile boolean ready;

  private Making() {}

  @Expect({"returned 1", "returned 2"})
  static int ofPlatform() throws InterruptedException {
    var builder = Thread.ofPlatform();
    var one = builder.start(() -> count++);
    var two = builder.start(() -> count++);
    one.join();
    two.join();
    return count;
  }

  @Expect("returned worker-7 true false")
  static String ofPlatformNamed() throws InterruptedException {
    var seen = new String[1];
    var thread =
        Thread.ofPlatform()
            .daemon()
            .name("worker-", 7)
            .start(
                () -> {
                  var self = Thread.currentThread();
                  seen[0] = self.getName() + " " + self.isDaemon() + " " + self.isVirtual();
                });
    thread.join();
    return seen[0];
  }

  /** A thread that was made and never started has never lived. */
  @Expect("returned NEW false 0")
  static String unstarted() {
    var thread = Thread.ofPlatform().unstarted(() -> count++);
    return thread.getState() + " " + thread.isAlive() + " " + count;
  }

  @Expect({"returned 1", "returned 2"})
  static int ofVirtualFactory() {
    var factory = Thread.ofVirtual().name("v", 0).factory();
    var one = factory.newThread(() -> count++);
    var two = factory.newThread(() -> count++);
    one.start();
    two.start();
    Threads.join(one);
    Threads.join(two);
    return count;
  }

  @Expect("returned mine-1 mine-2")
  static String ownFactory() throws Exception {
    ThreadFactory factory = task -> new Thread(task, "mine-" + ++count);
    try (var pool = Executors.newFixedThreadPool(2, factory)) {
      var one = pool.submit(() -> Thread.currentThread().getName());
      var two = pool.submit(() -> Thread.currentThread().getName());
      return java.util.stream.Stream.of(one.get(), two.get()).sorted().findFirst().get()
          + " mine-"
          + count;
    }
  }

  private static final class Counter extends Thread {
    private final int by;

    Counter(int by) {
      this.by = by;
    }

    @Override
    public void run() {
      count += by;
    }
  }

  @Expect({"returned 1", "returned 2", "returned 3"})
  static int subclass() {
    var one = new Counter(1);
    var two = new Counter(2);
    one.start();
    two.start();
    Threads.join(one);
    Threads.join(two);
    return count;
  }

  @Expect("threw IllegalThreadStateException")
  static int startedTwice() {
    var thread = Threads.start(() -> {});
    thread.start();
    return count;
  }

  /** It may end in time, or not. */
  @Expect({"returned true 1", "returned false 0", "returned false 1"})
  static String joinForADuration() throws InterruptedException {
    var thread = Thread.ofPlatform().start(() -> count++);
    return thread.join(Duration.ofMillis(10)) + " " + count;
  }

  @Expect(value = "returned true 1", idle = true)
  static String joinForADurationOnAnIdleMachine() throws InterruptedException {
    return joinForADuration();
  }

  /** What the handler sees, and that the others go on. */
  @Expect("returned IllegalStateException in A")
  static String handlerOfABuilder() throws InterruptedException {
    var seen = new String[1];
    var thread =
        Thread.ofPlatform()
            .name("A")
            .uncaughtExceptionHandler(
                (t, e) -> seen[0] = e.getClass().getSimpleName() + " in " + t.getName())
            .start(
                () -> {
                  throw new IllegalStateException();
                });
    thread.join();
    return seen[0];
  }

  /** Only daemons are left when main returns: nobody waits for them. */
  @Expect("returned 0")
  static int daemonLeftBehind() {
    int before = count;
    Thread.ofPlatform().daemon().start(() -> LockSupport.park());
    return before;
  }

  @Expect("stuck 0; A is parked")
  static int threadLeftBehind() {
    int before = count;
    Thread.ofPlatform().start(() -> LockSupport.park());
    return before;
  }

  // Timers.

  @Expect(value = "returned 1", slow = true)
  static int timer() throws InterruptedException {
    var done = new CountDownLatch(1);
    var timer = new Timer(true);
    timer.schedule(task(done), 1_000);
    done.await();
    return count;
  }

  private static TimerTask task(CountDownLatch done) {
    return new TimerTask() {
      @Override
      public void run() {
        count++;
        done.countDown();
      }
    };
  }

  /** A timer's tasks run one after another, however often their time comes. */
  @Expect(value = "returned 3", many = true)
  static int timerAgainAndAgain() throws InterruptedException {
    var done = new CountDownLatch(3);
    var timer = new Timer(true);
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            count++;
            if (count == 3) {
              cancel();
            }
            done.countDown();
          }
        },
        10,
        10);
    done.await();
    return count;
  }

  /** It is cancelled in time, or too late. */
  @Expect(
      value = {"returned 0", "returned 1"},
      many = true)
  static int timerCancelled() throws InterruptedException {
    var timer = new Timer();
    var task = task(new CountDownLatch(1));
    timer.schedule(task, 1_000);
    task.cancel();
    timer.cancel();
    return count;
  }

  /** Nobody ends the timer's thread. */
  @Expect(
      value = {
        "stuck 1; A waits for a notify",
        "stuck 1; A waits for a notify that came too early"
      },
      idle = true)
  static int timerForgotten() throws InterruptedException {
    var done = new CountDownLatch(1);
    new Timer().schedule(task(done), 1_000);
    done.await();
    return count;
  }

  // Waits that end for no reason.

  @Expect(
      value = {"returned true", "returned false"},
      spurious = true)
  static boolean ifInsteadOfWhile() throws InterruptedException {
    Threads.start(
        () -> {
          synchronized (LOCK) {
            ready = true;
            LOCK.notify();
          }
        });
    synchronized (LOCK) {
      if (!ready) {
        LOCK.wait();
      }
      return ready;
    }
  }

  @Expect(value = "returned true", spurious = true)
  static boolean waitInALoop() throws InterruptedException {
    Threads.start(
        () -> {
          synchronized (LOCK) {
            ready = true;
            LOCK.notify();
          }
        });
    synchronized (LOCK) {
      while (!ready) {
        LOCK.wait();
      }
      return ready;
    }
  }

  @Expect(
      value = {"returned true", "returned false"},
      spurious = true)
  static boolean parkWithoutALoop() {
    var main = Thread.currentThread();
    Threads.start(
        () -> {
          ready = true;
          LockSupport.unpark(main);
        });
    LockSupport.park();
    return ready;
  }

  /** Conditions may do so by their contract; those of the JDK wait on. */
  @Expect(value = "returned true", spurious = true)
  static boolean conditionWithoutALoop() throws InterruptedException {
    var lock = new ReentrantLock();
    var changed = lock.newCondition();
    Threads.start(
        () -> {
          lock.lock();
          ready = true;
          changed.signal();
          lock.unlock();
        });
    lock.lock();
    try {
      if (!ready) {
        changed.await();
      }
      return ready;
    } finally {
      lock.unlock();
    }
  }

  /** What java.util.concurrent builds on parks is not misled. */
  @Expect(value = "returned 1", spurious = true)
  static int latchInSpiteOfIt() throws InterruptedException {
    var done = new CountDownLatch(1);
    Threads.start(
        () -> {
          count++;
          done.countDown();
        });
    done.await();
    return count;
  }
}
