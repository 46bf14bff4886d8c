package corpus;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How threads end, what is handed to them, and loops that do get on. It is long because it is many
 * programs, each short.
 */
final class Lives {
  private static final Object LOCK = new Object();

  private volatile int number;
  private volatile long wide;
  private volatile @Nullable Object object = 0;

  private Lives() {}

  @Expect("returned 1")
  static int joinWithNanos() throws InterruptedException {
    var box = new int[1];
    var thread = Threads.start(() -> box[0] = 1);
    thread.join(0, 0);
    return box[0];
  }

  @Expect(value = "returned 1", idle = true)
  static int joinWithMillisAndNanos() throws InterruptedException {
    var box = new int[1];
    var thread = Threads.start(() -> box[0] = 1);
    thread.join(1_000, 5);
    return box[0];
  }

  /** A thread that ends notifies all who wait for it, under its own lock. */
  @Expect("returned 1")
  static int waitForEnd() throws InterruptedException {
    var box = new int[1];
    var thread = Threads.start(() -> box[0] = 1);
    synchronized (thread) {
      while (thread.isAlive()) {
        thread.wait();
      }
    }
    return box[0];
  }

  private static final class Group extends ThreadGroup {
    int seen;

    Group() {
      super("group");
    }

    @Override
    public void uncaughtException(Thread thread, Throwable e) {
      seen++;
    }
  }

  @Expect({"returned 0 1", "returned 1 1"})
  static String groupTakesExceptions() throws InterruptedException {
    var group = new Group();
    var thread =
        new Thread(
            group,
            () -> {
              throw new IllegalStateException();
            });
    thread.start();
    int early = group.seen;
    thread.join();
    return early + " " + group.seen;
  }

  @Expect("returned ownTrace")
  static String ownTrace() {
    return Thread.currentThread().getStackTrace()[1].getMethodName();
  }

  @Expect("threw Lives$1")
  static int anonymousException() {
    throw new RuntimeException() {};
  }

  /** Who was interrupted before the notify may have stopped waiting for it. */
  @Expect({"returned notified true", "returned interrupted"})
  static String interruptAndNotify() throws InterruptedException {
    var said = new String[1];
    var waits = new boolean[1];
    var thread =
        Threads.start(
            () -> {
              synchronized (LOCK) {
                waits[0] = true;
                try {
                  LOCK.wait();
                  said[0] = "notified " + Thread.currentThread().isInterrupted();
                } catch (InterruptedException e) {
                  said[0] = "interrupted";
                }
              }
            });
    boolean done = false;
    while (!done) {
      synchronized (LOCK) {
        if (waits[0]) {
          thread.interrupt();
          LOCK.notify();
          done = true;
        }
      }
    }
    thread.join();
    return String.valueOf(said[0]);
  }

  @Expect({"returned notified", "returned interrupted"})
  static String interruptAndNotifyAll() throws InterruptedException {
    var said = new String[1];
    var waits = new boolean[1];
    var thread =
        Threads.start(
            () -> {
              synchronized (LOCK) {
                waits[0] = true;
                try {
                  LOCK.wait();
                  said[0] = "notified";
                } catch (InterruptedException e) {
                  said[0] = "interrupted";
                }
              }
            });
    boolean done = false;
    while (!done) {
      synchronized (LOCK) {
        if (waits[0]) {
          thread.interrupt();
          LOCK.notifyAll();
          done = true;
        }
      }
    }
    thread.join();
    return String.valueOf(said[0]);
  }

  /** Two days pass, as any other time. */
  @Expect("returned null")
  static String pollForDays() throws InterruptedException {
    return String.valueOf(new LinkedBlockingQueue<Integer>().poll(2, TimeUnit.DAYS));
  }

  private static final class Updaters {
    static final AtomicIntegerFieldUpdater<Lives> NUMBER =
        AtomicIntegerFieldUpdater.newUpdater(Lives.class, "number");
    static final AtomicLongFieldUpdater<Lives> WIDE =
        AtomicLongFieldUpdater.newUpdater(Lives.class, "wide");
    static final AtomicReferenceFieldUpdater<Lives, Object> OBJECT =
        AtomicReferenceFieldUpdater.newUpdater(Lives.class, Object.class, "object");
  }

  @Expect({"returned 1", "returned 2"})
  static int updaterAndPlain() {
    var shared = new Lives();
    Threads.all(() -> Updaters.NUMBER.incrementAndGet(shared), () -> shared.number++);
    return shared.number;
  }

  @Expect("returned 2")
  static long updaters() {
    var shared = new Lives();
    Threads.Body body = () -> Updaters.WIDE.incrementAndGet(shared);
    Threads.all(body, body);
    return shared.wide;
  }

  @Expect("returned 2")
  static String updaterOfReferences() {
    var shared = new Lives();
    Threads.Body body = () -> Updaters.OBJECT.updateAndGet(shared, n -> (int) n + 1);
    Threads.all(body, body);
    return String.valueOf(shared.object);
  }

  @Expect({"returned 0", "returned 1"})
  static int handlerHoldsArray() {
    var box = new int[1];
    var thread =
        new Thread(
            () -> {
              throw new IllegalStateException();
            });
    thread.setUncaughtExceptionHandler((t, e) -> box[0] = 1);
    thread.start();
    return box[0];
  }

  @Expect({"returned 0", "returned 1"})
  static int proxyHoldsArray() {
    var box = new int[1];
    var task =
        (Runnable)
            Proxy.newProxyInstance(
                Lives.class.getClassLoader(),
                new Class<?>[] {Runnable.class},
                (proxy, method, arguments) -> {
                  box[0] = 1;
                  return null;
                });
    new Thread(task).start();
    return box[0];
  }

  private static final class Cell {
    int value;

    @SuppressWarnings("unused") // through a handle
    void set() {
      value = 1;
    }
  }

  @Expect({"returned 0", "returned 1"})
  static int handleHoldsCell() throws ReflectiveOperationException {
    var cell = new Cell();
    var set =
        MethodHandles.lookup()
            .findVirtual(Cell.class, "set", MethodType.methodType(void.class))
            .bindTo(cell);
    new Thread(
            () -> {
              try {
                set.invokeExact();
              } catch (Throwable e) {
                throw new IllegalStateException(e);
              }
            })
        .start();
    return cell.value;
  }

  @Expect("returned 3 3")
  static String iteratorsOfStreams() {
    var seen = new ArrayList<Integer>();
    var numbers = IntStream.range(0, 3).iterator();
    while (numbers.hasNext()) {
      numbers.nextInt();
    }
    Iterator<Integer> objects = Stream.of(1, 2, 3).iterator();
    while (objects.hasNext()) {
      seen.add(objects.next());
    }
    objects = Stream.of(1, 2, 3).iterator();
    while (objects.hasNext()) {
      objects.next();
    }
    return seen.size() + " " + seen.getLast();
  }

  @Expect("returned 1")
  static int untilChance() {
    while (Math.random() < 0.9) {}
    return 1;
  }

  @Expect("returned 3")
  static int countsInThreadLocal() {
    var local = ThreadLocal.withInitial(() -> 0);
    while (local.get() < 3) {
      local.set(local.get() + 1);
    }
    return local.get();
  }

  @Expect("returned xxx")
  static String countsInName() {
    var thread = Thread.currentThread();
    thread.setName("x");
    while (thread.getName().length() < 3) {
      thread.setName(thread.getName() + "x");
    }
    return thread.getName();
  }

  @Expect("returned 3")
  static int countsByReflection() {
    var box = new int[1];
    while (Array.getInt(box, 0) < 3) {
      Array.setInt(box, 0, Array.getInt(box, 0) + 1);
    }
    return box[0];
  }

  private static Thread in(ThreadGroup group, Runnable task) {
    var thread = new Thread(group, task);
    thread.start();
    return thread;
  }

  private static void fail() {
    throw new IllegalStateException();
  }

  private static final class Passing extends ThreadGroup {
    int seen;

    Passing() {
      super("passing");
    }

    @Override
    public void uncaughtException(Thread thread, Throwable exception) {
      seen++;
      super.uncaughtException(thread, exception);
    }
  }

  /** A group that passes an exception on to its parent, which has nobody to give it to. */
  @Expect("threw IllegalStateException; returned 1")
  static int groupPassesOn() {
    var group = new Passing();
    Threads.join(in(group, Lives::fail));
    return group.seen;
  }

  @Expect("returned 11")
  static int groupPassesOnToHandler() {
    var group = new Passing();
    Thread.setDefaultUncaughtExceptionHandler((thread, exception) -> group.seen += 10);
    Threads.join(in(group, Lives::fail));
    return group.seen;
  }

  private static final class Bare extends ThreadGroup {
    Bare() {
      super("bare");
    }
  }

  @Expect("threw IllegalStateException; returned done")
  static String groupWithoutHandler() {
    Threads.join(in(new Bare(), Lives::fail));
    return "done";
  }

  /** A handler that leaves the exception to the thread's group. */
  @Expect("threw IllegalStateException; returned done")
  static String handlerLeavesIt() {
    var thread = new Thread(Lives::fail);
    thread.setUncaughtExceptionHandler(
        (t, exception) -> t.getThreadGroup().uncaughtException(t, exception));
    thread.start();
    Threads.join(thread);
    return "done";
  }

  /** A thread is in its maker's group. */
  @Expect("returned outer inner null")
  static String groupIsInherited() {
    var inner = new ThreadGroup("inner");
    var names = new String[2];
    var thread =
        in(
            inner,
            () -> {
              var made = new Thread(() -> {});
              names[0] = inner.getParent().getName().equals("main") ? "outer" : "?";
              var group = made.getThreadGroup();
              names[1] = group == null ? "?" : group.getName();
            });
    Threads.join(thread);
    return names[0] + " " + names[1] + " " + thread.getThreadGroup();
  }

  @Expect({"returned 0", "returned 1"})
  static int activeInGroup() {
    var group = new ThreadGroup("group");
    var box = new int[1];
    in(group, () -> box[0] = 1);
    return group.activeCount();
  }

  /** Only threads of the platform that have started, those of groups within it too. */
  @Expect("returned 3 2 1")
  static String activeThreads() {
    var latch = new CountDownLatch(1);
    var group = new ThreadGroup("group");
    var inner = new ThreadGroup(group, "inner");
    Runnable task = () -> Threads.await(latch);
    var outside = in(group, task);
    var inside = in(inner, task);
    var unstarted = new Thread(group, task);
    var virtual = Thread.startVirtualThread(task);
    var list = new Thread[5];
    int all = Thread.activeCount();
    int listed = group.enumerate(list) - (list[2] == null ? 0 : 1);
    int alone = group.enumerate(list, false) - (list[0] == outside ? 0 : 1);
    latch.countDown();
    Threads.join(outside);
    Threads.join(inside);
    Threads.join(virtual);
    return all + " " + listed + " " + alone + (unstarted.isAlive() ? "?" : "");
  }

  @Expect("returned interrupted")
  static String groupIsInterrupted() {
    var group = new ThreadGroup("group");
    var texts = new String[] {"no"};
    var thread =
        in(
            group,
            () -> {
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                texts[0] = "interrupted";
              }
            });
    group.interrupt();
    Threads.join(thread);
    return texts[0];
  }

  private static int mark;
  private static int seen;

  /** More threads than there are letters, one after another beside one that lasts. */
  @Expect(
      value = {"returned 100 0", "returned 100 1"},
      slow = true)
  static String manyInTurn() {
    var lasting = Threads.start(() -> mark = 1);
    var box = new int[1];
    for (int i = 0; i < 100; i++) {
      Threads.all(() -> box[0]++);
    }
    Threads.all(() -> seen = mark);
    Threads.join(lasting);
    return box[0] + " " + seen;
  }

  /** Counts how often it reads the clock, which nobody can say: never complete. */
  static String countsUntilLater() {
    long end = System.nanoTime() + TimeUnit.HOURS.toNanos(1);
    int count = 0;
    while (System.nanoTime() < end) {
      count++;
    }
    return count > 0 ? "done" : "at once";
  }

  /** What comes back is read when the program has already come to its end. */
  @Expect({"returned [0]", "returned [1]"})
  static int[] whatComesBackIsStillWritten() {
    var cell = new int[1];
    var thread = new Thread(() -> cell[0] = 1);
    thread.start();
    return thread.isAlive() ? cell : cell;
  }

  /** One of two starts it; the other may not. */
  @Expect({"threw A; returned done", "threw B; returned done"})
  static void startedByTwo() throws InterruptedException {
    var thread = new Thread(() -> {});
    class A extends RuntimeException {}
    class B extends RuntimeException {}
    Threads.all(
        () -> {
          try {
            thread.start();
          } catch (IllegalThreadStateException e) {
            throw new A();
          }
        },
        () -> {
          try {
            thread.start();
          } catch (IllegalThreadStateException e) {
            throw new B();
          }
        });
  }
}
