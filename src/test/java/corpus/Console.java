package corpus;

import java.util.function.Consumer;

/** Printing takes the monitor of System.out or System.err for so long, which a program may, too. */
final class Console {
  private static final Object LOCK = new Object();
  private static volatile boolean flag;
  private static volatile int turn;
  private static volatile int other;
  private static int count;

  private Console() {}

  private static void print() {
    flag = true;
    System.out.println("flag");
  }

  private static void printUnderTheLock() {
    synchronized (LOCK) {
      print();
    }
  }

  private static void lockUnderTheOutput() {
    synchronized (System.out) {
      synchronized (LOCK) {
        count++;
      }
    }
  }

  private static void lockIfItSees() {
    if (flag) {
      lockUnderTheOutput();
    }
  }

  private static void writeAndLockIfItSees() {
    if (flag) {
      synchronized (System.out) {
        other = 1;
        synchronized (LOCK) {
          count++;
        }
      }
    }
  }

  /** Looks twice at whose turn it is while another prints between two turns. */
  private static String twiceUnderTheOutput(Runnable prints) {
    var seen = new StringBuilder();
    Threads.all(
        () -> {
          synchronized (System.out) {
            seen.append(turn).append(turn);
          }
        },
        () -> {
          turn = 1;
          prints.run();
          turn = 2;
        });
    return seen.toString();
  }

  /** Prints what looks, when its text is made, whose turn it is. */
  private static int seenByText(Consumer<Object> prints) {
    int[] seen = new int[1];
    var text =
        new Object() {
          @Override
          public String toString() {
            seen[0] = turn;
            return "text";
          }
        };
    Threads.all(
        () -> {
          synchronized (System.out) {
            turn = 1;
            turn = 2;
          }
        },
        () -> prints.accept(text));
    return seen[0];
  }

  /** Who has the monitor keeps the second turn away, as it comes after a line is printed. */
  @Expect({"returned 00", "returned 01", "returned 11", "returned 12", "returned 22"})
  static String keptOut() {
    return twiceUnderTheOutput(() -> System.out.println("1"));
  }

  /** They print to different outputs. */
  @Expect({
    "returned 00",
    "returned 01",
    "returned 02",
    "returned 11",
    "returned 12",
    "returned 22"
  })
  static String notKeptOut() {
    return twiceUnderTheOutput(() -> System.err.println("1"));
  }

  /** Text of what is formatted is made under the monitor. */
  @Expect({"returned 0", "returned 2"})
  static int formatted() {
    return seenByText(text -> System.out.printf("%s%n", text));
  }

  /** Text of what is printed as it is, is made before. */
  @Expect({"returned 0", "returned 1", "returned 2"})
  static int printed() {
    return seenByText(text -> System.out.println(text));
  }

  @Expect({"returned 1", "deadlock M waits for A, A waits for B, B waits for A"})
  static int formattedUnderTheLock() {
    var text =
        new Object() {
          @Override
          public String toString() {
            synchronized (LOCK) {
              return "text";
            }
          }
        };
    Threads.all(
        () -> System.out.printf("%s%n", text),
        () -> {
          synchronized (LOCK) {
            System.out.println("line");
            count++;
          }
        });
    return count;
  }

  @Expect({"returned 1", "deadlock M waits for A, A waits for B, B waits for A"})
  static int crossed() {
    Threads.all(Console::printUnderTheLock, Console::lockUnderTheOutput);
    return count;
  }

  /** It deadlocks only where it sees what is written just before a line is printed. */
  @Expect({"returned 0", "returned 1", "deadlock M waits for A, A waits for B, B waits for A"})
  static int crossedLate() {
    Threads.all(Console::printUnderTheLock, Console::lockIfItSees);
    return count;
  }

  /** As before, with more to do on both sides. */
  @Expect({"returned 0", "returned 1", "deadlock M waits for A, A waits for B, B waits for A"})
  static int crossedWithin() {
    Threads.all(
        () -> {
          synchronized (LOCK) {
            flag = true;
            System.out.println("flag");
            turn = 1;
          }
        },
        Console::writeAndLockIfItSees);
    return count;
  }

  /** What else the thread would do has nothing to do with the other. */
  @Expect({"returned 0", "returned 1", "deadlock M waits for A, A waits for B, B waits for A"})
  static int crossedBefore() {
    Threads.all(
        () -> {
          printUnderTheLock();
          turn = 1;
        },
        Console::writeAndLockIfItSees);
    return count;
  }

  /** The lock is free by the time that the line is printed. */
  @Expect({"returned 0", "returned 1"})
  static int printedAfterTheLock() {
    Threads.all(
        () -> {
          synchronized (LOCK) {
            flag = true;
          }
          System.out.println("flag");
        },
        Console::lockIfItSees);
    return count;
  }

  /** What is printed to the other before that, the lock does not wait for. */
  @Expect({"returned 0", "returned 1"})
  static int printedBeforeAndAfterTheLock() {
    Threads.all(
        () -> {
          synchronized (LOCK) {
            flag = true;
            System.err.println("flag");
          }
          System.out.println("flag");
        },
        Console::lockIfItSees);
    return count;
  }

  /** Of two lines to one output, the first is printed under the lock. */
  @Expect({"returned 0", "returned 1", "deadlock M waits for A, A waits for B, B waits for A"})
  static int printedTwice() {
    Threads.all(
        () -> {
          printUnderTheLock();
          System.out.println("flag");
        },
        Console::lockIfItSees);
    return count;
  }

  /** Whoever has had the lock after it knows that the line is printed. */
  @Expect("printed flag")
  static void lockedAfter() throws InterruptedException {
    var thread = new Thread(Console::printUnderTheLock);
    thread.start();
    boolean after;
    synchronized (LOCK) {
      after = flag;
    }
    if (after) {
      synchronized (System.out) {
        thread.join();
      }
    }
    thread.join();
  }

  /** Who prints last may never come to its end. */
  @Expect({"printed flag", "deadlock M waits for A, A waits for M"})
  static void joined() throws InterruptedException {
    var thread = new Thread(Console::print);
    thread.start();
    if (flag) {
      synchronized (System.out) {
        thread.join();
      }
    }
    thread.join();
  }

  /** Who waits for an output with time to go gets on when it is over. */
  @Expect("printed flag")
  static void joinedForATime() throws InterruptedException {
    var thread = new Thread(Console::print);
    thread.start();
    if (flag) {
      synchronized (System.out) {
        thread.join(10);
      }
    }
    thread.join();
  }

  /** The main thread has all it returns, and does not come to its end. */
  @Expect({"returned done", "deadlock M waits for A, A waits for M"})
  static void printsLast() {
    var main = Thread.currentThread();
    Thread.ofPlatform()
        .start(
            () -> {
              if (flag) {
                synchronized (System.err) {
                  try {
                    main.join();
                  } catch (InterruptedException e) {
                    count++;
                  }
                }
              }
            });
    flag = true;
    System.err.println("last");
  }

  /** Who waits there lets others print meanwhile. */
  @Expect("returned 1")
  static int waitedFor() {
    Threads.all(
        () -> {
          synchronized (System.out) {
            while (!flag) {
              System.out.wait();
            }
            count++;
          }
        },
        () -> {
          System.out.println("ready");
          synchronized (System.out) {
            flag = true;
            System.out.println("set");
            System.out.notifyAll();
          }
        });
    return count;
  }
}
