package threadworks.multiprocessing;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static threadworks.multiprocessing.Rows.partial;
import static threadworks.multiprocessing.Rows.repeat;
import static threadworks.multiprocessing.Rows.row;
import static threadworks.multiprocessing.Rows.zip;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What both kinds of pools do alike, and where they differ. */
@Timeout(120)
@ExtendWith(Leftovers.class)
final class PoolTest {
  static final Map<String, String> visited = new ConcurrentHashMap<>(Map.of("init", "hello"));

  enum Kind {
    PROCESSES,
    THREADS;

    Pool pool(int workers) {
      return this == PROCESSES ? new ProcessPool(workers) : new ThreadPool(workers);
    }
  }

  static void assertSays(String part, Throwable thrown) {
    assertTrue(String.valueOf(thrown.getMessage()).contains(part), String.valueOf(thrown));
  }

  static int add(int a, int b) {
    return a + b;
  }

  static Map<String, String> visit(String page) {
    visited.put(page, "content of " + page);
    return new LinkedHashMap<>(visited);
  }

  static long pid(int ignored) {
    return ProcessHandle.current().pid();
  }

  static long slowPid(int ignored) throws InterruptedException {
    slowFirst(0);
    return pid(ignored);
  }

  @ParameterizedTest
  @EnumSource
  void resultsComeInTheArgumentsOrder(Kind kind) throws Exception {
    try (var pool = kind.pool(2)) {
      assertEquals(
          IntStream.range(0, 1000).mapToObj(i -> i * i).toList(),
          pool.map(i -> i * i, IntStream.range(0, 1000).boxed().toList()));
      assertEquals(List.of(), pool.map(i -> i, List.of()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void threeWaysToPassTwoArgumentsGiveTheSame(Kind kind) throws Exception {
    try (var pool = kind.pool(2)) {
      assertEquals(
          List.of(2, 3, 4), pool.starmap(PoolTest::add, List.of(row(1, 1), row(1, 2), row(1, 3))));
      assertEquals(List.of(2, 3, 4), pool.starmap(PoolTest::add, zip(repeat(1), List.of(1, 2, 3))));
      assertEquals(List.of(2, 3, 4), pool.map(partial(PoolTest::add, 1), List.of(1, 2, 3)));
      assertEquals(List.of(-1, -2), pool.starmap((Integer i) -> -i, List.of(row(1), row(2))));
      assertEquals(
          List.of("axy", "bxy"),
          pool.starmap(
              (String a, String b, String c) -> a + b + c,
              zip(List.of("a", "b"), repeat("x"), repeat("y"))));
    }
  }

  @Test
  void threadsShareTheCallersMemory() throws Exception {
    visited.keySet().retainAll(List.of("init"));
    try (var pool = new ThreadPool(2)) {
      pool.map(PoolTest::visit, List.of("a", "b", "c"));
    }
    assertEquals(4, visited.size());
    visited.keySet().retainAll(List.of("init"));
  }

  @Test
  void aProcessKeepsItsStaticsFromTaskToTaskAndTheCallersAreLeftAlone() throws Exception {
    visited.keySet().retainAll(List.of("init"));
    try (var pool = new ProcessPool(1)) {
      assertEquals(List.of(2, 3), pool.map(page -> visit(page).size(), List.of("a", "b")));
      assertEquals(List.of(4), pool.map(page -> visit(page).size(), List.of("c")));
    }
    assertEquals(1, visited.size());
  }

  @ParameterizedTest
  @EnumSource
  void anExceptionArrivesWithPidAndStack(Kind kind) {
    try (var pool = kind.pool(2)) {
      var thrown =
          assertThrows(
              TaskException.class, () -> pool.map(PoolTest::failOnThree, List.of(1, 2, 3, 4)));
      assertTrue(thrown.remoteStack().contains("failOnThree"), thrown.remoteStack());
      assertSays("three is bad", thrown);
      var cause = assertInstanceOf(IllegalStateException.class, thrown.getCause());
      assertEquals("three is bad", cause.getMessage());
      if (kind == Kind.PROCESSES) {
        assertNotEquals(ProcessHandle.current().pid(), thrown.pid());
      } else {
        assertEquals(ProcessHandle.current().pid(), thrown.pid());
      }
    }
  }

  static int failOnThree(int i) {
    if (i == 3) {
      throw new IllegalStateException("three is bad");
    }
    return i;
  }

  @ParameterizedTest
  @EnumSource
  void closingEndsTasksThatNeverAnswer(Kind kind) {
    var failure = new AtomicReference<Throwable>();
    var pool = kind.pool(1);
    var caller =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    pool.map(
                        i -> {
                          Thread.sleep(Duration.ofHours(1));
                          return i;
                        },
                        List.of(1, 2));
                  } catch (Throwable e) {
                    failure.set(e);
                  }
                });
    await().until(() -> caller.getState() == Thread.State.TIMED_WAITING);
    pool.close();
    pool.close();
    await().until(() -> failure.get() != null);
    assertInstanceOf(TaskException.class, failure.get());
    assertThrows(IllegalStateException.class, () -> pool.map(i -> i, List.of(1)));
  }

  @ParameterizedTest
  @EnumSource
  void thePoolNeedsAWorker(Kind kind) {
    assertThrows(IllegalArgumentException.class, () -> kind.pool(0));
  }

  @Test
  void chunksAreCutAsInPython() {
    assertEquals(1, MapCall.size(0, 4, 2));
    assertEquals(1, MapCall.size(0, 8, 2));
    assertEquals(2, MapCall.size(0, 9, 2));
    assertEquals(125_000, MapCall.size(0, 2_000_000, 4));
    assertEquals(7, MapCall.size(7, 100, 4));
    assertThrows(IllegalArgumentException.class, () -> MapCall.size(-1, 100, 4));
  }

  @ParameterizedTest
  @EnumSource
  void anInterruptOfATaskIsNotForTheNext(Kind kind) throws Exception {
    try (var pool = kind.pool(1)) {
      Task0<byte[]> interrupted =
          () -> {
            Thread.currentThread().interrupt();
            return new byte[200_000];
          };
      assertEquals(200_000, pool.apply(interrupted).length);
      assertEquals(1, pool.apply(PoolTest::slowFirst, 1));
      assertEquals(0, pool.apply(PoolTest::slowFirst, 0));
      assertEquals(
          List.of(1, 0),
          pool.map(
              i -> {
                int same = slowFirst(i);
                Thread.currentThread().interrupt();
                return same;
              },
              List.of(1, 0),
              2));
    }
  }

  @Test
  void aWorkerThatWasInterruptedUsesNoCpuWhileIdle() throws Exception {
    try (var pool = new ProcessPool(1)) {
      Task0<Integer> interruptLater =
          () -> {
            var worker = Thread.currentThread();
            Thread.ofPlatform()
                .start(
                    () -> {
                      Waiting.uninterruptibly(() -> Thread.sleep(100));
                      worker.interrupt();
                    });
            return 1;
          };
      pool.apply(interruptLater);
      Thread.sleep(300);
      var before = pool.apply(PoolTest::cpu);
      Thread.sleep(1000);
      var used = pool.apply(PoolTest::cpu).minus(before);
      assertTrue(used.toMillis() < 80, used.toString());
    }
  }

  static Duration cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  static int slowFirst(int i) throws InterruptedException {
    if (i == 0) {
      Thread.sleep(Duration.ofMillis(200));
    }
    return i;
  }

  @ParameterizedTest
  @EnumSource
  void imapGivesResultsInOrderAndOnesThatFailInTheirPlace(Kind kind) {
    try (var pool = kind.pool(2)) {
      var results = pool.imap(PoolTest::failOnThree, List.of(1, 2, 3, 4));
      assertEquals(1, results.next());
      assertEquals(2, results.next());
      assertThrows(TaskException.class, results::next);
      assertEquals(4, results.next());
      assertFalse(results.hasNext());
      assertThrows(NoSuchElementException.class, results::next);
      assertFalse(pool.imap(PoolTest::failOnThree, List.of()).hasNext());
    }
  }

  @ParameterizedTest
  @EnumSource
  void imapUnorderedGivesResultsAsTheyArrive(Kind kind) {
    try (var pool = kind.pool(2)) {
      var results = new ArrayList<Integer>();
      for (int result : pool.imapUnordered(PoolTest::slowFirst, List.of(0, 1, 2, 3))) {
        results.add(result);
      }
      assertEquals(0, results.getLast());
      assertEquals(Set.of(0, 1, 2, 3), Set.copyOf(results));
    }
  }

  @ParameterizedTest
  @EnumSource
  void imapInChunksGivesAllResults(Kind kind) {
    try (var pool = kind.pool(2)) {
      var results = new ArrayList<Integer>();
      var arguments = IntStream.range(0, 10_000).boxed().toList();
      pool.<Integer, Integer>imap(i -> i, arguments, 7).forEachRemaining(results::add);
      assertEquals(arguments, results);
    }
  }

  @ParameterizedTest
  @EnumSource
  void applyRunsOneTask(Kind kind) throws Exception {
    try (var pool = kind.pool(1)) {
      assertEquals("done", pool.apply(() -> "done"));
      assertEquals("3", pool.apply(i -> "" + i, 3));
      assertEquals("12", pool.apply((a, b) -> "" + a + b, 1, 2));
      assertEquals("123", pool.apply((a, b, c) -> "" + a + b + c, 1, 2, 3));
      var result = pool.applyAsync((a, b) -> "" + a + b, 1, 2);
      assertEquals("12", result.get());
      assertTrue(result.ready() && result.successful());
      assertEquals(List.of(1, 2), pool.mapAsync(i -> i, List.of(1, 2)).get());
    }
  }

  @ParameterizedTest
  @EnumSource
  void anAsyncResultTellsHowItStands(Kind kind) throws Exception {
    try (var pool = kind.pool(1)) {
      var never =
          pool.applyAsync(
              i -> {
                Thread.sleep(Duration.ofHours(1));
                return i;
              },
              1);
      assertFalse(never.ready());
      assertThrows(IllegalStateException.class, never::successful);
      assertThrows(TimeoutException.class, () -> never.get(Duration.ofMillis(1)));
      assertFalse(never.await(Duration.ZERO));
    }
  }

  @ParameterizedTest
  @EnumSource
  void callbacksAreToldResultAndFailure(Kind kind) {
    var told = new LinkedBlockingQueue<Object>();
    try (var pool = kind.pool(1)) {
      var _ = pool.<Integer, Integer>applyAsync(PoolTest::failOnThree, 2, told::add, told::add);
      await().until(() -> told.size() == 1);
      var _ = pool.<Integer, Integer>applyAsync(PoolTest::failOnThree, 3, told::add, told::add);
      await().until(() -> told.size() == 2);
      assertEquals(2, told.remove());
      assertInstanceOf(TaskException.class, told.remove());
    }
  }

  @ParameterizedTest
  @EnumSource
  void callbacksOfAMapAreToldAllResultsOrAFailure(Kind kind) {
    var told = new LinkedBlockingQueue<Object>();
    try (var pool = kind.pool(2)) {
      for (var arguments : List.of(List.of(1, 2), List.<Integer>of(), List.of(1, 2, 3))) {
        int before = told.size();
        var _ = pool.mapAsync(PoolTest::failOnThree, arguments, 1, told::add, told::add);
        await().until(() -> told.size() > before);
      }
    }
    assertEquals(List.of(1, 2), told.remove());
    assertEquals(List.of(), told.remove());
    assertInstanceOf(TaskException.class, told.remove());
  }

  @ParameterizedTest
  @EnumSource
  void starmapMayWaitOrNotAndTakesAChunksize(Kind kind) throws Exception {
    try (var pool = kind.pool(2)) {
      var ones = List.of(row(1), row(2));
      var twos = List.of(row(1, 2), row(3, 4));
      var threes = List.of(row(1, 2, 3), row(4, 5, 6));
      assertEquals(List.of(-1, -2), pool.starmap((Integer i) -> -i, ones, 1));
      assertEquals(List.of(6, 15), pool.starmap((a, b, c) -> a + b + c, threes, 1));
      assertEquals(List.of(-1, -2), pool.starmapAsync((Integer i) -> -i, ones).get());
      assertEquals(List.of(3, 7), pool.starmapAsync(PoolTest::add, twos).get());
      assertEquals(List.of(6, 15), pool.starmapAsync((a, b, c) -> a + b + c, threes).get());
    }
  }

  @ParameterizedTest
  @EnumSource
  @SuppressWarnings("NullAway") // That is the test.
  void whatIsMissingIsNamed(Kind kind) {
    try (var pool = kind.pool(1)) {
      Task<Integer, Integer> none = null;
      Task0<Integer> none0 = null;
      var one = List.of(1);
      assertSays("task", assertThrows(NullPointerException.class, () -> pool.map(none, one)));
      assertSays("task", assertThrows(NullPointerException.class, () -> pool.imap(none, one)));
      assertSays("task", assertThrows(NullPointerException.class, () -> pool.apply(none0)));
      List<Integer> nothing = null;
      assertSays(
          "arguments", assertThrows(NullPointerException.class, () -> pool.map(i -> i, nothing)));
      assertSays(
          "arguments", assertThrows(NullPointerException.class, () -> pool.imap(i -> i, nothing)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void anyTimeoutWillDo(Kind kind) throws Exception {
    var forever = ChronoUnit.FOREVER.getDuration();
    try (var pool = kind.pool(1)) {
      assertEquals(2, pool.applyAsync(i -> i + 1, 1).get(forever));
      assertEquals(2, pool.imap(i -> i + 1, List.of(1)).next(forever));
      var never = pool.applyAsync(PoolTest::slowFirst, 0);
      assertFalse(never.await(forever.negated()));
    }
  }

  @Test
  void aPoolHasAWorkerForEachCoreUnlessToldOtherwise() {
    try (var processes = new ProcessPool();
        var threads = new ThreadPool()) {
      assertEquals(Runtime.getRuntime().availableProcessors(), processes.workers());
      assertEquals(Runtime.getRuntime().availableProcessors(), threads.workers());
    }
  }

  @ParameterizedTest
  @EnumSource
  void shutdownCarriesOutWhatWasAskedForAndJoinWaits(Kind kind) throws Exception {
    try (var pool = kind.pool(2)) {
      assertThrows(IllegalStateException.class, pool::join);
      var results = pool.mapAsync(PoolTest::slowFirst, List.of(0, 1, 2, 3));
      pool.shutdown();
      assertThrows(IllegalStateException.class, () -> pool.map(i -> i, List.of(1)));
      pool.join();
      assertTrue(results.ready());
      assertEquals(List.of(0, 1, 2, 3), results.get());
    }
  }

  @ParameterizedTest
  @EnumSource
  void severalThreadsMayCall(Kind kind) throws Exception {
    try (var pool = kind.pool(2);
        var callers = Executors.newFixedThreadPool(4)) {
      var futures = new ArrayList<Future<List<Integer>>>();
      for (int i = 0; i < 4; i++) {
        int n = i;
        futures.add(
            callers.submit(
                () -> pool.map(k -> k + n, IntStream.range(0, 2000).boxed().toList(), 1)));
      }
      for (int i = 0; i < 4; i++) {
        assertEquals(IntStream.range(i, 2000 + i).boxed().toList(), futures.get(i).get());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void noneOfManyShortCallsIsForgotten(Kind kind) throws Exception {
    try (var pool = kind.pool(2);
        var callers = Executors.newFixedThreadPool(4)) {
      var sums = new ArrayList<Future<Integer>>();
      for (int i = 0; i < 4; i++) {
        sums.add(
            callers.submit(
                () -> {
                  int sum = 0;
                  for (int k = 0; k < 3000; k++) {
                    sum += pool.apply(x -> x + 1, k);
                  }
                  return sum;
                }));
      }
      for (var sum : sums) {
        assertEquals(3000 * 3001 / 2, sum.get());
      }
    }
  }

  @Test
  void virtualThreadsMakeAPoolToo() throws Exception {
    try (var pool = ThreadPool.ofVirtual(3)) {
      assertEquals(
          List.of(true, true), pool.map(i -> Thread.currentThread().isVirtual(), List.of(1, 2)));
    }
  }
}
