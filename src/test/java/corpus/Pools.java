package corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Executors, futures and queues. */
final class Pools {
  private static int count;

  private Pools() {}

  @Expect("returned 3")
  static int fixedPool() throws Exception {
    try (var pool = Executors.newFixedThreadPool(1)) {
      var one = pool.submit(() -> 1);
      var two = pool.submit(() -> 2);
      return one.get() + two.get();
    }
  }

  @Expect(
      value = {"returned 1", "returned 2"},
      many = true)
  static int racyTasks() {
    try (var pool = Executors.newFixedThreadPool(2)) {
      pool.execute(() -> count++);
      pool.execute(() -> count++);
    }
    return count;
  }

  @Expect("returned 2")
  static int racyTasksOnOneThread() {
    try (var pool = Executors.newSingleThreadExecutor()) {
      pool.execute(() -> count++);
      pool.execute(() -> count++);
    }
    return count;
  }

  /** The pool's threads wait for work that never comes. */
  @Expect("stuck 1; A waits for a task")
  static int poolNeverShutDown() throws Exception {
    return Executors.newFixedThreadPool(1).submit(() -> 1).get();
  }

  /** A task that waits for another task of its own pool of one. */
  @Expect("deadlock M waits in FutureTask.get, A waits in FutureTask.get")
  static int taskWaitsForItsOwnPool() throws Exception {
    var pool = Executors.newFixedThreadPool(1);
    return pool.submit(() -> pool.submit(() -> 1).get()).get();
  }

  @Expect("returned wrong")
  static String taskThrows() throws Exception {
    try (var pool = Executors.newFixedThreadPool(1)) {
      var future =
          pool.submit(
              (Callable<Integer>)
                  () -> {
                    throw new IllegalArgumentException("wrong");
                  });
      try {
        return "got " + future.get();
      } catch (ExecutionException e) {
        return e.getCause().getMessage();
      }
    }
  }

  @Expect({"returned 1", "returned 2"})
  static int racyVirtualThreads() {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      executor.submit(() -> count++);
      executor.submit(() -> count++);
    }
    return count;
  }

  @Expect("returned 7")
  static int futureTask() throws Exception {
    var task = new FutureTask<>(() -> 7);
    new Thread(task).start();
    return task.get();
  }

  @Expect({"returned 7", "returned cancelled"})
  static String cancelledFuture() throws Exception {
    var task = new FutureTask<>(() -> 7);
    new Thread(task).start();
    return task.cancel(false) ? "cancelled" : String.valueOf(task.get());
  }

  @Expect(value = "returned 3", many = true)
  static int completableFuture() {
    var one = CompletableFuture.supplyAsync(() -> 1);
    return one.thenApply(n -> n + 2).join();
  }

  @Expect("returned ab")
  static String completableFutureCompletedByHand() {
    var future = new CompletableFuture<String>();
    Threads.start(() -> future.complete("a"));
    return future.thenApply(s -> s + "b").join();
  }

  @Expect({"returned 1", "returned 2"})
  static int whoCompletesFirst() {
    var future = new CompletableFuture<Integer>();
    Threads.all(() -> future.complete(1), () -> future.complete(2));
    return future.join();
  }

  /** Who finds a future done may not yet find what follows from it. */
  @Expect({"returned 0 0", "returned 0 2", "returned 1 0", "returned 1 2"})
  static String followsLater() {
    var first = new CompletableFuture<Integer>();
    var second = first.thenApply(n -> n + 1);
    Threads.start(() -> completeIfOpen(first));
    return first.getNow(0) + " " + second.getNow(0);
  }

  private static void completeIfOpen(CompletableFuture<Integer> future) {
    if (!future.isDone()) {
      future.complete(1);
    }
  }

  @Expect({"returned 1", "returned cancelled"})
  static String completedOrCancelled() {
    var future = new CompletableFuture<Integer>();
    Threads.start(() -> future.cancel(true));
    future.complete(1);
    try {
      return String.valueOf(future.join());
    } catch (CancellationException e) {
      return "cancelled";
    }
  }

  private static final class Sum extends RecursiveTask<Integer> {
    private final int from;
    private final int to;

    Sum(int from, int to) {
      this.from = from;
      this.to = to;
    }

    @Override
    protected Integer compute() {
      if (to - from == 1) {
        return from;
      }
      var left = new Sum(from, (from + to) / 2);
      left.fork();
      int right = new Sum((from + to) / 2, to).compute();
      return left.join() + right;
    }
  }

  @Expect(value = "returned 3", many = true)
  static int forkJoin() {
    return ForkJoinPool.commonPool().invoke(new Sum(1, 3));
  }

  @Expect("returned [1, 2]")
  static List<Integer> blockingQueue() {
    var queue = new ArrayBlockingQueue<Integer>(1);
    var taken = new ArrayList<Integer>();
    Threads.all(
        () -> {
          queue.put(1);
          queue.put(2);
        },
        () -> {
          taken.add(queue.take());
          taken.add(queue.take());
        });
    return taken;
  }

  @Expect("returned 3")
  static int blockingQueueTwoConsumers() {
    var queue = new LinkedBlockingQueue<Integer>();
    var taken = new int[2];
    Threads.all(
        () -> {
          queue.put(1);
          queue.put(2);
        },
        () -> taken[0] = queue.take(),
        () -> taken[1] = queue.take());
    return taken[0] + taken[1];
  }

  @Expect(value = "returned 6", many = true)
  static int blockingQueueThreeConsumers() {
    var queue = new ArrayBlockingQueue<Integer>(1);
    var taken = new int[3];
    Threads.all(
        () -> {
          queue.put(1);
          queue.put(2);
          queue.put(3);
        },
        () -> taken[0] = queue.take(),
        () -> taken[1] = queue.take(),
        () -> taken[2] = queue.take());
    return taken[0] + taken[1] + taken[2];
  }

  @Expect("deadlock M waits for A, A waits in LinkedBlockingQueue.take")
  static String takeFromAnEmptyQueue() {
    var queue = new LinkedBlockingQueue<Integer>();
    Threads.all(queue::take);
    return "done";
  }

  /** The consumer leaves when it finds the queue empty. */
  @Expect({"returned []", "returned [0]", "returned [0, 1]"})
  static List<Integer> pollUntilEmpty() {
    var queue = new LinkedBlockingQueue<Integer>();
    var taken = new ArrayList<Integer>();
    Threads.all(
        () -> {
          queue.add(0);
          queue.add(1);
        },
        () -> {
          for (var item = queue.poll(); item != null; item = queue.poll()) {
            taken.add(item);
          }
        });
    return taken;
  }

  @Expect("returned 5")
  static int synchronousQueue() throws InterruptedException {
    var queue = new SynchronousQueue<Integer>();
    Threads.start(() -> queue.put(5));
    return queue.take();
  }

  @Expect("returned [1, 2]")
  static List<Integer> concurrentQueueKeepsBoth() {
    var queue = new ConcurrentLinkedQueue<Integer>();
    Threads.all(() -> queue.add(1), () -> queue.add(2));
    return queue.stream().sorted().toList();
  }

  @Expect("returned {a=2}")
  static Object mergeIsAtomic() {
    var map = new ConcurrentHashMap<String, Integer>();
    Threads.all(() -> map.merge("a", 1, Integer::sum), () -> map.merge("a", 1, Integer::sum));
    return map;
  }

  @Expect({"returned {a=1}", "returned {a=2}"})
  static Object getThenPutIsNot() {
    var map = new ConcurrentHashMap<String, Integer>();
    Threads.Body body = () -> map.put("a", map.getOrDefault("a", 0) + 1);
    Threads.all(body, body);
    return map;
  }

  @Expect("returned 2")
  static int copyOnWrite() {
    var list = new CopyOnWriteArrayList<Integer>();
    Threads.all(() -> list.add(1), () -> list.add(2));
    return list.size();
  }

  /** Absent for both, put by both: the second overwrites the first. */
  @Expect({"returned 1", "returned 2"})
  static int putIfAbsentByHand() {
    var map = new ConcurrentHashMap<String, Integer>();
    var made = new int[2];
    Threads.all(() -> made[0] = cached(map), () -> made[1] = cached(map));
    return made[0] + made[1];
  }

  private static int cached(ConcurrentHashMap<String, Integer> map) {
    if (!map.containsKey("a")) {
      map.put("a", 1);
      return 1;
    }
    return 0;
  }

  @Expect("returned 1")
  static int computeIfAbsent() {
    var map = new ConcurrentHashMap<String, Integer>();
    var made = new int[2];
    Threads.all(
        () -> map.computeIfAbsent("a", _ -> made[0] = 1),
        () -> map.computeIfAbsent("a", _ -> made[1] = 1));
    return made[0] + made[1];
  }

  /** An uncaught exception in a thread makes the outcome, whatever main returns. */
  @Expect("threw IllegalStateException; returned done")
  static String uncaught() {
    Threads.all(
        () -> {
          throw new IllegalStateException();
        });
    return "done";
  }

  @Expect("returned caught")
  static String uncaughtHandler() {
    var seen = new String[] {"nothing"};
    var thread =
        new Thread(
            () -> {
              throw new IllegalStateException();
            });
    thread.setUncaughtExceptionHandler((_, _) -> seen[0] = "caught");
    thread.start();
    Threads.join(thread);
    return seen[0];
  }

  @Expect("threw ArithmeticException")
  static int mainThrows() {
    return 1 / count;
  }

  @Expect("threw AssertionError")
  static int assertionsAreOn() {
    assert count > 0;
    return count;
  }

  /** Two workers that wait already: who takes the first task need not be the first to end. */
  @Expect(
      value = {"returned 1", "returned 2"},
      many = true,
      slow = true)
  static int whichTaskEndsFirst() throws Exception {
    try (var pool = new ThreadPoolExecutor(2, 2, 0, TimeUnit.DAYS, new LinkedBlockingQueue<>())) {
      pool.prestartAllCoreThreads();
      var done = new ExecutorCompletionService<Integer>(pool);
      done.submit(() -> 1);
      done.submit(() -> 2);
      return done.take().get();
    }
  }

  private static final class CountRejected implements RejectedExecutionHandler {
    @Override
    public void rejectedExecution(Runnable task, ThreadPoolExecutor pool) {
      count++;
    }
  }

  /** What the pool calls back is the program's own again. */
  @Expect(
      value = {"returned 1", "returned 2"},
      many = true)
  static int rejected() {
    var pool =
        new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.DAYS, new SynchronousQueue<>(), new CountRejected());
    pool.shutdown();
    Threads.all(() -> pool.execute(() -> {}), () -> pool.execute(() -> {}));
    return count;
  }
}
