package corpus;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/** What is to be said of a schedule is all that came of it, and the gravest first. */
final class Verdicts {
  private static final Object ONE = new Object();
  private static final Object OTHER = new Object();
  private static final ReentrantLock LOCK = new ReentrantLock();
  private static volatile boolean running;
  private static volatile boolean done;
  private static boolean held;
  private static int count;

  private Verdicts() {}

  private static void both(Object first, Object second) {
    synchronized (first) {
      synchronized (second) {
        count++;
      }
    }
  }

  private static void dieWithTheLock() {
    LOCK.lock();
    count = Integer.parseInt("x");
    LOCK.unlock();
  }

  /** Nobody waits for the two that wait for each other. */
  @Expect({"returned done", "deadlock A waits for B, B waits for A"})
  static void ringWithoutJoin() {
    Threads.start(() -> both(ONE, OTHER));
    Threads.start(() -> both(OTHER, ONE));
  }

  /** What was returned is no less true. */
  @Expect({"returned 5", "deadlock returned 5, A waits for B, B waits for A"})
  static int ringAndAResult() {
    ringWithoutJoin();
    return 5;
  }

  /** Daemons end with the program. */
  @Expect("returned done")
  static void ringOfDaemons() {
    for (var first : new Object[] {ONE, OTHER}) {
      var thread = new Thread(() -> both(first, first == ONE ? OTHER : ONE));
      thread.setDaemon(true);
      thread.start();
    }
  }

  @Expect("deadlock threw NumberFormatException, M waits for the lock of A, which has ended")
  static String diesWithTheLock() {
    Threads.join(Threads.start(Verdicts::dieWithTheLock));
    LOCK.lock();
    return "main has it";
  }

  @Expect(
      "stuck main ended; threw NumberFormatException, B waits for the lock of A, which has ended")
  static String diesWithTheLockOfAnother() {
    Threads.join(Threads.start(Verdicts::dieWithTheLock));
    Threads.start(LOCK::lock);
    return "main ended";
  }

  @Expect("stuck threw IllegalStateException, A waits for the lock of M, which has ended")
  static void mainThrowsWithTheLock() {
    LOCK.lock();
    Threads.start(LOCK::lock);
    throw new IllegalStateException();
  }

  @Expect("stuck 7; A waits for a task")
  static int poolThatNobodyShutsDown() throws ExecutionException, InterruptedException {
    return Executors.newFixedThreadPool(1).submit(() -> 7).get();
  }

  @Expect({"printed 1", "printed 2"})
  static void printsTheSum() {
    Threads.all(() -> count++, () -> count++);
    System.out.println(count);
  }

  /** Who prints first is a choice; what is printed as an error is not looked at. */
  @Expect({"printed A\nB", "printed B\nA"})
  static void printsInAnyOrder() {
    Threads.start(() -> System.out.println("A"));
    System.err.println("C");
    System.out.println("B");
  }

  @Expect({"printed 1\n2\n3", "printed 3\n1\n2"})
  static void printsTogether() {
    Threads.start(() -> System.out.println("3"));
    synchronized (System.out) {
      System.out.println("1");
      System.out.println("2");
    }
  }

  /** Where something is returned, that is the outcome. */
  @Expect("returned 0")
  static int printsAndReturns() {
    Threads.start(() -> System.out.println("A"));
    System.out.println("B");
    return 0;
  }

  @Expect({"threw IllegalStateException; printed A", "threw IllegalStateException"})
  static void printsAndThrows() {
    Threads.start(
        () -> {
          if (!done) {
            System.out.println("A");
          }
        });
    done = true;
    throw new IllegalStateException();
  }

  @Expect({"stuck A; A waits for a notify"})
  static void printsAndIsStuck() {
    Threads.start(
        () -> {
          synchronized (ONE) {
            System.out.println("A");
            ONE.wait();
          }
        });
  }

  /** Its text is made while the other counts. */
  @Expect({"returned 0", "returned 1"})
  static Object counterThatIsReturned() {
    var counter = new AtomicInteger();
    Threads.start(counter::incrementAndGet);
    return counter;
  }

  /** A pair of numbers that grow one after the other. */
  private static final class Pair {
    private int first;
    private int second;

    void grow() {
      first++;
      second++;
    }

    @Override
    public String toString() {
      return first + " " + second;
    }
  }

  @Expect({"returned 0 0", "returned 0 1", "returned 1 0", "returned 1 1"})
  static Object pairThatIsReturned() {
    var pair = new Pair();
    Threads.start(pair::grow);
    return pair;
  }

  /** Is set once, and has no text before. */
  private static final class Late {
    private boolean isSet;

    synchronized void set() {
      isSet = true;
      notifyAll();
    }

    @Override
    public synchronized String toString() {
      try {
        while (!isSet) {
          wait();
        }
      } catch (InterruptedException e) {
        return "interrupted";
      }
      return "set";
    }
  }

  @Expect("returned set")
  static Object textThatWaits() {
    var late = new Late();
    Threads.start(late::set);
    return late;
  }

  /** The same where nobody is left to set it. */
  @Expect("deadlock M waits for a notify")
  static Object textThatWaitsForEver() {
    return new Late();
  }

  /** Who sleeps while another goes round may wake at any moment, and so does. */
  @Expect(value = "returned done", many = true, most = 200)
  static void sleepsBesideOneThatGoesRound() throws InterruptedException {
    running = true;
    var worker =
        Threads.start(
            () -> {
              while (running) {
                done = true;
              }
            });
    while (!done) {
      Thread.sleep(10);
    }
    running = false;
    worker.join();
  }

  /** Who waits for a time and looks again, keeps nobody from moving. */
  @Expect(value = "returned 5", many = true, most = 200)
  static int asksAgainAndAgain() throws InterruptedException {
    var putDown = LOCK.newCondition();
    held = true;
    Threads.start(
        () -> {
          for (int i = 0; i < 5; i++) {
            count++;
          }
          LOCK.lock();
          held = false;
          putDown.signal();
          LOCK.unlock();
        });
    LOCK.lock();
    while (held) {
      var _ = putDown.await(5, TimeUnit.MILLISECONDS);
    }
    LOCK.unlock();
    return count;
  }

  /** Two wait for each other, whatever the third does for however long. */
  static void ringBesideALoop() {
    ringWithoutJoin();
    Threads.start(
        () -> {
          while (true) {
            count++;
          }
        });
  }

  // Loops that get on.

  private static final int ROUNDS = 10_000;

  static String tooFew() {
    Threads.Body body =
        () -> {
          for (int i = 0; i < ROUNDS; i++) {
            count++;
          }
        };
    Threads.all(body, body);
    return count == 2 * ROUNDS ? "right" : "too few";
  }

  static int countsAlone() {
    for (int i = 0; i < ROUNDS; i++) {
      count++;
    }
    return count;
  }

  private static final int[] NUMBERS = new int[20_000];

  static int fills() {
    java.util.Arrays.fill(NUMBERS, 1);
    return NUMBERS[NUMBERS.length - 1];
  }
}
