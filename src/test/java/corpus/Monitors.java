package corpus;

import java.util.ArrayList;
import java.util.List;

/** Programs of synchronized, wait and notify. It is long because they are many, each short. */
final class Monitors {
  private static final Object LOCK = new Object();
  private static final Object OTHER = new Object();
  private static final Object THIRD = new Object();
  private static int count;
  private static boolean ready;

  private Monitors() {}

  @Expect("returned 3")
  static int guardedIncrement() {
    Threads.all(Monitors::increment, Monitors::increment, Monitors::increment);
    return count;
  }

  private static synchronized void increment() {
    count++;
  }

  /** Two different locks guard nothing. */
  @Expect({"returned 1", "returned 2"})
  static int incrementUnderDifferentLocks() {
    Threads.all(
        () -> {
          synchronized (LOCK) {
            count++;
          }
        },
        () -> {
          synchronized (OTHER) {
            count++;
          }
        });
    return count;
  }

  /** Guarded twice, but not over both steps together. */
  @Expect({"returned 1", "returned 2"})
  static int readAndWriteGuardedApart() {
    Threads.all(Monitors::readThenWrite, Monitors::readThenWrite);
    return count;
  }

  private static void readThenWrite() {
    int seen;
    synchronized (LOCK) {
      seen = count;
    }
    synchronized (LOCK) {
      count = seen + 1;
    }
  }

  @Expect({"returned done", "deadlock M waits for A, A waits for B, B waits for A"})
  static String deadlockOfTwo() {
    Threads.all(() -> both(LOCK, OTHER), () -> both(OTHER, LOCK));
    return "done";
  }

  private static void both(Object first, Object second) {
    synchronized (first) {
      synchronized (second) {
        count++;
      }
    }
  }

  @Expect("returned 2")
  static int lockedInOneOrder() {
    Threads.all(() -> both(LOCK, OTHER), () -> both(LOCK, OTHER));
    return count;
  }

  @Expect({"returned done", "deadlock M waits for A, A waits for B, B waits for C, C waits for A"})
  static String philosophers() {
    Threads.all(() -> both(LOCK, OTHER), () -> both(OTHER, THIRD), () -> both(THIRD, LOCK));
    return "done";
  }

  @Expect("returned 3")
  static int philosophersOneLeftHanded() {
    Threads.all(
        () -> {
          synchronized (LOCK) {
            synchronized (OTHER) {
              increment();
            }
          }
        },
        () -> {
          synchronized (OTHER) {
            synchronized (THIRD) {
              increment();
            }
          }
        },
        () -> {
          synchronized (LOCK) {
            synchronized (THIRD) {
              increment();
            }
          }
        });
    return count;
  }

  /** A monitor is entered again by who has it, and left as often. */
  @Expect("returned 4")
  static int recursion() {
    Threads.all(() -> deep(2), () -> deep(2));
    return count;
  }

  private static synchronized void deep(int depth) {
    if (depth > 0) {
      deep(depth - 1);
      count++;
    }
  }

  /** An exception lets go of the monitor. */
  @Expect("returned 2")
  static int exceptionInside() {
    Threads.all(Monitors::failing, Monitors::failing);
    return count;
  }

  private static void failing() {
    try {
      synchronized (LOCK) {
        count++;
        throw new IllegalArgumentException();
      }
    } catch (IllegalArgumentException e) {
      // What the program is about.
    }
  }

  @Expect("returned woken")
  static String waitInALoop() throws InterruptedException {
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
    }
    return "woken";
  }

  /** The same, where waits may end by themselves. */
  @Expect(value = "returned woken", spurious = true)
  static String waitInALoopSpurious() throws InterruptedException {
    return waitInALoop();
  }

  @Expect(
      value = {"returned true", "returned false"},
      spurious = true)
  static boolean waitWithoutALoop() throws InterruptedException {
    var thread =
        Threads.start(
            () -> {
              synchronized (LOCK) {
                if (!ready) {
                  LOCK.wait();
                }
                count = ready ? 1 : -1;
              }
            });
    synchronized (LOCK) {
      ready = true;
      LOCK.notify();
    }
    Threads.join(thread);
    return count == 1;
  }

  /** The notify may come before the wait. */
  @Expect({"returned woken", "deadlock M waits for a notify that came too early"})
  static String lostNotify() throws InterruptedException {
    Threads.start(
        () -> {
          synchronized (LOCK) {
            LOCK.notify();
          }
        });
    synchronized (LOCK) {
      LOCK.wait();
    }
    return "woken";
  }

  /** The condition is checked outside the monitor. */
  @Expect({"returned woken", "deadlock M waits for a notify that came too early"})
  static String checkedTooEarly() throws InterruptedException {
    Threads.start(
        () -> {
          ready = true;
          synchronized (LOCK) {
            LOCK.notify();
          }
        });
    if (!ready) {
      synchronized (LOCK) {
        LOCK.wait();
      }
    }
    return "woken";
  }

  /** One notify, two waiters: either may be the one; the other waits for ever. */
  @Expect({
    "deadlock M waits for A, A waits for a notify",
    "deadlock M waits for B, B waits for a notify"
  })
  static String notifyOneOfTwo() throws InterruptedException {
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < 2; i++) {
      threads.add(
          Threads.start(
              () -> {
                synchronized (LOCK) {
                  count++;
                  LOCK.wait();
                }
              }));
    }
    while (true) {
      synchronized (LOCK) {
        if (count == 2) {
          LOCK.notify();
          break;
        }
      }
    }
    for (var thread : threads) {
      thread.join();
    }
    return "done";
  }

  @Expect("returned 0")
  static int notifyAllOfTwo() throws InterruptedException {
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < 2; i++) {
      threads.add(
          Threads.start(
              () -> {
                synchronized (LOCK) {
                  count++;
                  LOCK.wait();
                  count--;
                }
              }));
    }
    while (true) {
      synchronized (LOCK) {
        if (count == 2) {
          LOCK.notifyAll();
          break;
        }
      }
    }
    for (var thread : threads) {
      thread.join();
    }
    return count;
  }

  /** A queue of one place, as textbooks write it. */
  private static final class Box {
    private final boolean all;
    private int item;

    Box(boolean all) {
      this.all = all;
    }

    synchronized void put(int next) throws InterruptedException {
      while (item != 0) {
        wait();
      }
      item = next;
      wake();
    }

    synchronized int take() throws InterruptedException {
      while (item == 0) {
        wait();
      }
      int taken = item;
      item = 0;
      wake();
      return taken;
    }

    private void wake() {
      if (all) {
        notifyAll();
      } else {
        notify();
      }
    }
  }

  @Expect(value = "returned [1, 2]", many = true)
  static List<Integer> producerConsumer() {
    var box = new Box(false);
    var taken = new ArrayList<Integer>();
    Threads.all(
        () -> {
          box.put(1);
          box.put(2);
        },
        () -> {
          taken.add(box.take());
          taken.add(box.take());
        });
    return taken;
  }

  @Expect(value = "returned 3", many = true)
  static int oneProducerTwoConsumersNotifyAll() {
    var box = new Box(true);
    var taken = new int[2];
    Threads.all(
        () -> {
          box.put(1);
          box.put(2);
        },
        () -> taken[0] = box.take(),
        () -> taken[1] = box.take());
    return taken[0] + taken[1];
  }

  /** With notify alone a consumer may wake the other consumer, and the producer sleeps on. */
  @Expect(
      value = {
        "returned 3",
        "deadlock M waits for A, A waits for a notify, C waits for a notify",
        "deadlock M waits for A, A waits for a notify, B waits for a notify"
      },
      slow = true)
  static int oneProducerTwoConsumersNotify() {
    var box = new Box(false);
    var taken = new int[2];
    Threads.all(
        () -> {
          box.put(1);
          box.put(2);
        },
        () -> taken[0] = box.take(),
        () -> taken[1] = box.take());
    return taken[0] + taken[1];
  }

  /** The main thread returns while another waits for a notify that nobody sends. */
  @Expect("stuck done; A waits for a notify")
  static String leftWaiting() {
    Threads.start(
        () -> {
          synchronized (LOCK) {
            LOCK.wait();
          }
        });
    return "done";
  }

  /** A daemon that waits is nobody's loss. */
  @Expect("returned done")
  static String daemonLeftWaiting() {
    var thread =
        new Thread(
            () -> {
              synchronized (LOCK) {
                try {
                  LOCK.wait();
                } catch (InterruptedException e) {
                  count = 1;
                }
              }
            });
    thread.setDaemon(true);
    thread.start();
    return "done";
  }

  @Expect("threw IllegalMonitorStateException")
  static String notifyWithoutTheMonitor() {
    LOCK.notify();
    return "done";
  }

  @Expect({"returned true", "returned false"})
  static boolean whoFirst() {
    var winner = new String[1];
    Threads.all(
        () -> {
          synchronized (LOCK) {
            if (winner[0] == null) {
              winner[0] = "A";
            }
          }
        },
        () -> {
          synchronized (LOCK) {
            if (winner[0] == null) {
              winner[0] = "B";
            }
          }
        });
    return winner[0].equals("A");
  }
}
