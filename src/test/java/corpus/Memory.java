package corpus;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

/**
 * Shared variables of every sort, guarded and not. It is long because it is many programs, each
 * short.
 */
final class Memory {
  private static int count;
  private static long wide;
  private static volatile int flag;
  private static int x;
  private static int y;
  private static boolean done;

  private Memory() {}

  @Expect({"returned 1", "returned 2"})
  static int twoIncrement() {
    Threads.all(() -> count++, () -> count++);
    return count;
  }

  @Expect({"returned 1", "returned 2", "returned 3"})
  static int threeIncrement() {
    Threads.all(() -> count++, () -> count++, () -> count++);
    return count;
  }

  /** The least is 2: one thread's last write follows the other's only first one it has read. */
  @Expect({"returned 2", "returned 3", "returned 4"})
  static int twoIncrementTwice() {
    Threads.all(Memory::twice, Memory::twice);
    return count;
  }

  /**
   * The least is 2 here too: one thread reads first of all and writes before another's last write.
   */
  @Expect(
      value = {"returned 2", "returned 3", "returned 4", "returned 5", "returned 6"},
      many = true,
      slow = true)
  static int threeIncrementTwice() {
    Threads.all(Memory::twice, Memory::twice, Memory::twice);
    return count;
  }

  private static void twice() {
    count++;
    count++;
  }

  @Expect({"returned 1", "returned 2"})
  static long wideIncrement() {
    Threads.all(() -> wide++, () -> wide++);
    return wide;
  }

  @Expect({"returned 1", "returned 2"})
  static int volatileIncrement() {
    Threads.all(() -> flag++, () -> flag++);
    return flag;
  }

  @Expect("returned 2")
  static int incrementOneAfterTheOther() {
    Threads.all(() -> count++);
    Threads.all(() -> count++);
    return count;
  }

  @Expect("returned 3")
  static int atomicIncrement() {
    var counter = new AtomicInteger();
    Threads.all(
        counter::incrementAndGet, counter::incrementAndGet, () -> counter.updateAndGet(n -> n + 1));
    return counter.get();
  }

  @Expect({"returned 1", "returned 2"})
  static int atomicGetThenSet() {
    var counter = new AtomicInteger();
    Threads.all(() -> counter.set(counter.get() + 1), () -> counter.set(counter.get() + 1));
    return counter.get();
  }

  @Expect("returned 2")
  static long adder() {
    var adder = new LongAdder();
    Threads.all(adder::increment, adder::increment);
    return adder.sum();
  }

  /**
   * Each stores, then loads: at least one sees the other's store. Both see none only on hardware.
   */
  @Expect({"returned 01", "returned 10", "returned 11"})
  static String dekker() {
    var seen = new int[2];
    Threads.all(
        () -> {
          x = 1;
          seen[0] = y;
        },
        () -> {
          y = 1;
          seen[1] = x;
        });
    return "" + seen[0] + seen[1];
  }

  /** Message passing: who sees the flag sees the data. */
  @Expect({"returned -1", "returned 42"})
  static int messagePassing() {
    var seen = new int[] {-1};
    Threads.all(
        () -> {
          x = 42;
          flag = 1;
        },
        () -> {
          if (flag == 1) {
            seen[0] = x;
          }
        });
    return seen[0];
  }

  /** The wrong way round: the flag before the data. */
  @Expect({"returned -1", "returned 0", "returned 42"})
  static int messageAfterFlag() {
    var seen = new int[] {-1};
    Threads.all(
        () -> {
          flag = 1;
          x = 42;
        },
        () -> {
          if (flag == 1) {
            seen[0] = x;
          }
        });
    return seen[0];
  }

  @Expect("returned 42")
  static int spinUntilTheFlagIsUp() {
    Threads.all(
        () -> {
          x = 42;
          done = true;
        },
        () -> {
          while (!done) {
            Thread.onSpinWait();
          }
          y = x;
        });
    return y;
  }

  @Expect("livelock M waits for A, A goes round at line 172")
  static int spinForEver() {
    Threads.all(
        () -> {
          while (!done) {
            Thread.yield();
          }
        });
    return 0;
  }

  /** Checked, then acted upon: both may find one seat left. */
  @Expect({"returned 0", "returned -1"})
  static int checkThenAct() {
    count = 1;
    Threads.all(Memory::sell, Memory::sell);
    return count;
  }

  private static void sell() {
    if (count > 0) {
      count--;
    }
  }

  /** Both decrements may also fall together and lose one. */
  @Expect({"returned 1", "returned 0"})
  static int checkThenActOnTwo() {
    count = 2;
    Threads.all(Memory::sell, Memory::sell);
    return count;
  }

  private static final class Lazy {
    private static int made;
    private static Lazy instance;
    private static volatile Lazy guarded;

    static Lazy racy() {
      if (instance == null) {
        made++;
        instance = new Lazy();
      }
      return instance;
    }

    static Lazy doubleChecked() {
      if (guarded == null) {
        synchronized (Lazy.class) {
          if (guarded == null) {
            made++;
            guarded = new Lazy();
          }
        }
      }
      return guarded;
    }
  }

  /** Two made, or two made and one of the counts lost; the same object for both, or not. */
  @Expect({"returned 1 same", "returned 1 different", "returned 2 same", "returned 2 different"})
  static String lazyWithoutALock() {
    var got = new Lazy[2];
    Threads.all(() -> got[0] = Lazy.racy(), () -> got[1] = Lazy.racy());
    return Lazy.made + (got[0] == got[1] ? " same" : " different");
  }

  @Expect("returned 1 same")
  static String lazyDoubleChecked() {
    var got = new Lazy[2];
    Threads.all(() -> got[0] = Lazy.doubleChecked(), () -> got[1] = Lazy.doubleChecked());
    return Lazy.made + (got[0] == got[1] ? " same" : " different");
  }

  private static final class Holder {
    static int made;

    static final class Held {
      static final Holder INSTANCE = new Holder();
    }

    Holder() {
      made++;
    }
  }

  /** A class is initialised once, whoever comes first. */
  @Expect("returned 1")
  static int lazyHolder() {
    Threads.all(() -> Holder.Held.INSTANCE.hashCode(), () -> Holder.Held.INSTANCE.hashCode());
    return Holder.made;
  }

  @Expect({"returned [1, 0]", "returned [0, 1]", "returned [1, 1]"})
  static int[] elementsOfAnArray() {
    var shared = new int[2];
    var copy = new int[2];
    Threads.all(
        () -> {
          shared[0] = 1;
          copy[1] = shared[1];
        },
        () -> {
          shared[1] = 1;
          copy[0] = shared[0];
        });
    return copy;
  }

  /** A record is whole whenever it is seen. */
  private record Point(int x, int y) {}

  private static Point point = new Point(0, 0);

  @Expect({"returned Point[x=0, y=0]", "returned Point[x=1, y=1]"})
  static Point recordIsWhole() {
    var seen = new AtomicReference<Point>();
    Threads.all(() -> point = new Point(1, 1), () -> seen.set(point));
    return seen.get();
  }

  /** Two fields written one after the other are not. */
  @Expect({"returned 00", "returned 10", "returned 01", "returned 11"})
  static String tornPair() {
    var seen = new int[2];
    Threads.all(
        () -> {
          x = 1;
          y = 1;
        },
        () -> {
          seen[0] = x;
          seen[1] = y;
        });
    return "" + seen[0] + seen[1];
  }

  private static final VarHandle COUNT;

  static {
    try {
      COUNT = MethodHandles.lookup().findStaticVarHandle(Memory.class, "count", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @Expect("returned 2")
  static int varHandleAdds() {
    Threads.all(() -> COUNT.getAndAdd(1), () -> COUNT.getAndAdd(1));
    return count;
  }

  @Expect({"returned 1", "returned 2"})
  static int varHandleGetsThenSets() {
    Threads.all(
        () -> COUNT.setVolatile((int) COUNT.getVolatile() + 1),
        () -> COUNT.setVolatile((int) COUNT.getVolatile() + 1));
    return count;
  }

  /** A compare-and-set of an old value succeeds though the variable changed in between. */
  @Expect({"returned true 2", "returned false 3"})
  static String abaProblem() {
    var top = new AtomicInteger(1);
    var won = new boolean[1];
    Threads.all(
        () -> {
          int old = top.get();
          won[0] = top.compareAndSet(old, 2);
        },
        () -> {
          if (top.compareAndSet(1, 3)) {
            top.compareAndSet(3, 1);
            top.compareAndSet(1, 3);
          }
        });
    return won[0] + " " + top.get();
  }

  /** Every thread has a value of its own. */
  @Expect("returned 1 1 0")
  static String threadLocal() {
    var local = ThreadLocal.withInitial(() -> 0);
    var seen = new int[2];
    Threads.all(
        () -> {
          local.set(local.get() + 1);
          seen[0] = local.get();
        },
        () -> {
          local.set(local.get() + 1);
          seen[1] = local.get();
        });
    return seen[0] + " " + seen[1] + " " + local.get();
  }

  private static final ScopedValue<String> NAME = ScopedValue.newInstance();

  /** A binding is its thread's own, whoever moves in between. */
  @Expect("returned a b false")
  static String scopedValue() {
    var seen = new String[2];
    Threads.all(() -> seen[0] = bound("a"), () -> seen[1] = bound("b"));
    return seen[0] + " " + seen[1] + " " + NAME.isBound();
  }

  private static String bound(String name) throws Exception {
    return ScopedValue.where(NAME, name)
        .call(
            () -> {
              count++;
              return NAME.get();
            });
  }

  /** What a method keeps to itself costs no scheduling point, so there is one schedule of it. */
  @Expect("returned 20")
  static int privateObjects() {
    var sums = new int[2];
    Threads.all(() -> sums[0] = sum(), () -> sums[1] = sum());
    return sums[0] + sums[1];
  }

  private static int sum() {
    var numbers = new int[5];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i;
    }
    int sum = 0;
    for (int number : numbers) {
      sum += number;
    }
    return sum;
  }

  private static final class Leaking {
    static volatile Leaking leaked;

    final int value;
    final int[] array;

    Leaking() {
      leaked = this;
      value = 42;
      array = new int[1];
    }
  }

  /** A final field is not there yet when its object is let out too soon. */
  @Expect({"returned none", "returned 0 null", "returned 42 null", "returned 42 0", "returned 0 0"})
  static String finalFieldsOfLeaked() {
    var seen = new String[1];
    Threads.all(
        Leaking::new,
        () -> {
          var leaking = Leaking.leaked;
          seen[0] =
              leaking == null
                  ? "none"
                  : leaking.value + " " + (leaking.array == null ? null : leaking.array[0]);
        });
    return seen[0];
  }

  private static final class Starting extends Thread {
    static int seen;

    final int value;

    Starting() {
      start();
      value = 5;
    }

    @Override
    public void run() {
      seen = value;
    }
  }

  @Expect({"returned 0", "returned 5"})
  static int finalFieldOfStarted() {
    Threads.join(new Starting());
    return Starting.seen;
  }
}
