package stepping;

import java.util.ArrayList;

/** Programs that are stepped in a window. */
public final class Stepped {
  private static final Object FIRST = new Object();
  private static final Object SECOND = new Object();
  private static final int MANY = 40;
  private static int count;

  private Stepped() {}

  private static void both(Runnable one, Runnable other) throws InterruptedException {
    var a = new Thread(one, "one");
    var b = new Thread(other, "other");
    a.start();
    b.start();
    a.join();
    b.join();
  }

  /** Two threads count, and one may write over what the other has. */
  static int lost() throws InterruptedException {
    count = 0;
    both(() -> count++, () -> count++);
    return count;
  }

  /** Two threads take two locks, each in an order of its own. */
  static int crossed() throws InterruptedException {
    count = 0;
    both(() -> under(FIRST, SECOND), () -> under(SECOND, FIRST));
    return count;
  }

  @SuppressWarnings("StaticGuardedByInstance") // the order of the locks is what it is about
  private static void under(Object first, Object second) {
    synchronized (first) {
      synchronized (second) {
        count++;
      }
    }
  }

  /** It throws before it does anything. */
  static int throwsAtOnce() {
    throw new IllegalStateException("at once");
  }

  /** It never ends, and gets on all the time. */
  static int forever() {
    for (count = 0; count >= 0; ) {
      count = (count + 1) % 1000;
    }
    return count;
  }

  /** Forty threads count. */
  static int forty() throws InterruptedException {
    var all = new ArrayList<Thread>();
    for (int i = 0; i < MANY; i++) {
      all.add(new Thread(() -> count++, "counter-" + i));
    }
    all.forEach(Thread::start);
    for (var one : all) {
      one.join();
    }
    return count;
  }

  /** It prints a million lines. */
  static int prints() {
    for (int i = 0; i < 1_000_000; i++) {
      System.out.println("line " + i);
    }
    return 0;
  }
}
