package corpus;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Code that java.util.concurrent calls though it is no lambda of the class that hands it over. */
final class References {
  private References() {}

  private static class Counter {
    int count;

    void increment() {
      count++;
    }

    int add(int amount) {
      return count += amount;
    }

    Integer next(String key) {
      return ++count;
    }
  }

  /** Has what it runs from its parent. */
  private static final class Child extends Counter {
    int incrementTwice() throws Exception {
      twice(this::increment);
      return count;
    }
  }

  /** Knows nothing of Runnable or Callable. */
  private static class Parent {
    private static int runs;

    public final void run() {
      runs++;
    }

    public Integer call() {
      return ++runs;
    }
  }

  private static final class Running extends Parent implements Runnable {}

  private static final class Calling extends Parent implements Callable<Integer> {}

  /** Is run by whoever overrides it. */
  private abstract static class Work {
    abstract void work();

    void doTwice() throws Exception {
      twice(this::work);
    }
  }

  private static final class Increment extends Work {
    int count;

    @Override
    void work() {
      count++;
    }
  }

  private static void twice(Runnable task) throws Exception {
    var pool = Executors.newFixedThreadPool(2);
    var first = pool.submit(task);
    var second = pool.submit(task);
    first.get();
    second.get();
    pool.shutdown();
  }

  @Expect(
      value = {"returned 1", "returned 2"},
      slow = true)
  static int toAnotherClass() throws Exception {
    var counter = new Counter();
    twice(counter::increment);
    return counter.count;
  }

  @Expect(
      value = {"returned 1", "returned 2"},
      slow = true)
  static int toAStaticMethod() throws Exception {
    twice(References::incrementShared);
    return Shared.count;
  }

  private static void incrementShared() {
    Shared.increment();
  }

  private static final class Shared {
    static int count;

    static void increment() {
      count++;
    }
  }

  @Expect(
      value = {"returned 1", "returned 2"},
      slow = true)
  static int toAnInheritedMethod() throws Exception {
    return new Child().incrementTwice();
  }

  @Expect(
      value = {"returned 1", "returned 2"},
      slow = true)
  static int toAnOverriddenMethod() throws Exception {
    var increment = new Increment();
    increment.doTwice();
    return increment.count;
  }

  @Expect(
      value = {"returned 1", "returned 2"},
      slow = true)
  static int runInherited() throws Exception {
    twice(new Running());
    return Parent.runs;
  }

  @Expect({"returned 1", "returned 2"})
  static int callInherited() throws Exception {
    var pool = Executors.newFixedThreadPool(2);
    pool.invokeAll(List.of(new Calling(), new Calling()));
    pool.shutdown();
    return Parent.runs;
  }

  /** Two keys in two bins: nothing keeps the two functions apart. */
  @Expect({"returned 1", "returned 2"})
  static int functionsOfAMap() {
    var counter = new Counter();
    var map = new ConcurrentHashMap<String, Integer>();
    Threads.all(
        () -> map.computeIfAbsent("a", counter::next),
        () -> map.computeIfAbsent("b", counter::next));
    return counter.count;
  }

  private static final class Transfer {
    final Object from = new Object();
    final Object to = new Object();

    void forth() {
      synchronized (from) {
        synchronized (to) {
          Shared.count = 1;
        }
      }
    }

    void back() {
      synchronized (to) {
        synchronized (from) {
          Shared.count = 1;
        }
      }
    }
  }

  @Expect(
      value = {
        "returned 1",
        "deadlock M waits in FutureTask.get, A waits for B, B waits for A",
      },
      many = true)
  static int deadlock() throws Exception {
    var transfer = new Transfer();
    var pool = Executors.newFixedThreadPool(2);
    var first = pool.submit(transfer::forth);
    var second = pool.submit(transfer::back);
    first.get();
    second.get();
    pool.shutdown();
    return Shared.count;
  }

  /** The common pool has two threads. */
  @Expect({"returned 1", "returned 2"})
  static int commonPool() {
    var counter = new Counter();
    var first = CompletableFuture.runAsync(counter::increment);
    var second = CompletableFuture.runAsync(counter::increment);
    first.join();
    second.join();
    return counter.count;
  }

  @Expect(
      value = {"returned 1", "returned 2"},
      many = true)
  static int thenApply() {
    var counter = new Counter();
    var first = CompletableFuture.supplyAsync(() -> 1).thenApply(counter::add);
    var second = CompletableFuture.supplyAsync(() -> 1).thenApply(counter::add);
    first.join();
    second.join();
    return counter.count;
  }

  /** One task of the common pool waits for another. */
  @Expect("returned true")
  static boolean commonPoolMeets() {
    var latch = new CountDownLatch(1);
    var waits =
        CompletableFuture.runAsync(
            () -> {
              try {
                latch.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    var opens = CompletableFuture.runAsync(latch::countDown);
    opens.join();
    waits.join();
    return waits.isDone();
  }

  @Expect("returned 2")
  static int functionsOfAnAtomic() {
    var atomic = new AtomicInteger();
    Threads.all(
        () -> atomic.accumulateAndGet(1, Integer::sum),
        () -> atomic.updateAndGet(Math::incrementExact));
    return atomic.get();
  }
}
