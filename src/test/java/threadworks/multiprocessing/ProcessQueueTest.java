package threadworks.multiprocessing;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import threadworks.multiprocessing.Rows.Row2;

/** A queue between processes. */
@Timeout(120)
@ExtendWith(Leftovers.class)
final class ProcessQueueTest {
  private static final int END = -1;

  static int produce(ProcessQueue<Integer> queue, int from) throws InterruptedException {
    for (int i = from; i < from + 1000; i++) {
      queue.put(i);
    }
    return from;
  }

  static List<Integer> consume(ProcessQueue<Integer> queue) throws InterruptedException {
    var items = new ArrayList<Integer>();
    for (int item = queue.get(); item != END; item = queue.get()) {
      items.add(item);
    }
    return items;
  }

  @Test
  void itemsComeOutInOrderOnceFullAndEmptyAreTold() throws Exception {
    try (var queue = new ProcessQueue<String>(2)) {
      queue.put("a");
      queue.put("b");
      assertEquals(2, queue.size());
      assertThrows(TimeoutException.class, () -> queue.put("c", Duration.ofMillis(5)));
      assertEquals("a", queue.get());
      assertEquals("b", queue.get());
      assertThrows(TimeoutException.class, () -> queue.get(Duration.ofMillis(5)));
      assertEquals(0, queue.size());
    }
  }

  @Test
  void longItemsPass() throws Exception {
    try (var queue = new ProcessQueue<byte[]>(2)) {
      for (int length : new int[] {0, 230, 235, 236, 300, 1 << 20}) {
        queue.put(new byte[length]);
        assertArrayEquals(new byte[length], queue.get());
      }
    }
  }

  @Test
  void severalProducersAndConsumersLoseAndDoubleNothing() throws Exception {
    try (var queue = new ProcessQueue<Integer>(16);
        var producers = new ProcessPool(2);
        var consumers = new ProcessPool(2)) {
      var taken = consumers.mapAsync(ProcessQueueTest::consume, List.of(queue, queue));
      producers.starmap(
          ProcessQueueTest::produce,
          List.of(new Row2<>(queue, 0), new Row2<>(queue, 1000), new Row2<>(queue, 2000)));
      queue.put(END);
      queue.put(END);
      var all = taken.get().stream().flatMap(List::stream).sorted().toList();
      assertEquals(IntStream.range(0, 3000).boxed().toList(), all);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10, 300})
  void aWaitEndsByInterrupt(int millis) throws Exception {
    try (var queue = new ProcessQueue<Integer>(1)) {
      var failed = new ArrayList<Throwable>();
      var waiting =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      queue.get();
                    } catch (Throwable e) {
                      failed.add(e);
                    }
                  });
      Thread.sleep(millis);
      waiting.interrupt();
      waiting.join();
      assertEquals(InterruptedException.class, failed.getFirst().getClass());
    }
  }

  @Test
  void whoSleepsForLongIsWokenByAnotherProcess() throws Exception {
    try (var there = new ProcessQueue<Integer>(1);
        var back = new ProcessQueue<Integer>(1);
        var pool = new ProcessPool(1)) {
      var echo =
          pool.applyAsync(
              (from, to) -> {
                int item;
                do {
                  item = from.get();
                  to.put(item);
                } while (item != END);
                return item;
              },
              there,
              back);
      for (int i = 0; i < 3; i++) {
        // Long enough for the worker, which finds its queue empty, to sleep.
        Thread.sleep(200);
        there.put(i);
        assertEquals(i, back.get());
      }
      there.put(3);
      there.put(END);
      // Long enough for it to sleep because the other queue is full.
      Thread.sleep(200);
      assertEquals(3, back.get());
      assertEquals(END, back.get());
      assertEquals(END, echo.get());
    }
  }

  @Test
  void aProcessThatDiesLeavesTheQueueUsable() throws Exception {
    try (var queue = new ProcessQueue<Integer>(1)) {
      var dying =
          new Process(
              () -> {
                queue.put(1);
                Runtime.getRuntime().halt(9);
              });
      dying.start();
      dying.join();
      assertEquals(9, dying.exitcode());
      assertEquals(1, queue.get());
      queue.put(2);
      assertEquals(2, queue.get());
    }
  }

  private static long mapped(ProcessQueue<Integer> queue) throws Exception {
    queue.put(1);
    try (var maps = Files.lines(Path.of("/proc/self/maps"))) {
      return maps.filter(line -> line.matches(".*threadworks-.*-queue\\d+.*")).count();
    }
  }

  @Test
  void aQueueThatArrivesOftenIsMappedOnce() throws Exception {
    assumeTrue(Files.exists(Path.of("/proc/self/maps")));
    try (var queue = new ProcessQueue<Integer>(10);
        var pool = new ProcessPool(1)) {
      for (int i = 0; i < 5; i++) {
        assertEquals(1, pool.apply(ProcessQueueTest::mapped, queue));
      }
      assertSame(queue, pool.apply(q -> q, queue));
    }
  }

  private static String refusal(Executable use) {
    return String.valueOf(assertThrows(IllegalStateException.class, use).getMessage());
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 300})
  void whoWaitsIsToldThatTheQueueIsClosed(int millis) throws Exception {
    try (var ready = new ProcessQueue<Integer>(1);
        var pool = new ProcessPool(1)) {
      var queue = new ProcessQueue<Integer>(1);
      var here = new FutureTask<String>(() -> refusal(queue::get));
      var elsewhere =
          pool.applyAsync(
              (q, r) -> {
                r.put(1);
                return refusal(q::get);
              },
              queue,
              ready);
      Thread.ofPlatform().start(here);
      ready.get();
      Thread.sleep(millis);
      long start = System.nanoTime();
      queue.close();
      assertEquals("the queue is closed", here.get());
      assertEquals("the queue is closed", elsewhere.get());
      assertTrue(System.nanoTime() - start < 1_000_000_000L);
      queue.close();
      assertEquals("the queue is closed", refusal(() -> queue.put(1)));
      assertEquals("the queue is closed", refusal(queue::size));
    }
    assertEquals(List.of(), Leftovers.files(ProcessHandle.current().pid()));
  }

  @Test
  void closingWhileOthersPutLongItemsLeavesNothingBehind() throws Exception {
    for (int i = 0; i < 20; i++) {
      var queue = new ProcessQueue<byte[]>(8);
      var putting =
          Stream.generate(
                  () ->
                      new FutureTask<String>(
                          () ->
                              refusal(
                                  () -> {
                                    while (true) {
                                      queue.put(new byte[5000]);
                                      queue.get();
                                    }
                                  })))
              .limit(3)
              .toList();
      putting.forEach(task -> Thread.ofPlatform().start(task));
      Thread.sleep(i);
      queue.close();
      for (var task : putting) {
        assertEquals("the queue is closed", task.get());
      }
      assertEquals(List.of(), Leftovers.files(ProcessHandle.current().pid()));
    }
  }

  @Test
  void anInterruptThatIsDueEndsAPutToo() throws Exception {
    try (var queue = new ProcessQueue<Integer>(1)) {
      Thread.currentThread().interrupt();
      assertThrows(InterruptedException.class, () -> queue.put(1));
      assertEquals(0, queue.size());
    }
  }

  @Test
  void anItemWhoseFileIsGoneIsNotPassedOver() throws Exception {
    try (var queue = new ProcessQueue<byte[]>(1)) {
      queue.put(new byte[1000]);
      var folder =
          SharedFiles.root().resolve(Leftovers.files(ProcessHandle.current().pid()).getFirst());
      SharedFiles.deleteFiles(folder, "item");
      var thrown = assertThrows(UncheckedIOException.class, queue::get);
      assertTrue(String.valueOf(thrown.getMessage()).contains("is lost"), thrown.toString());
      queue.put(new byte[1000]);
      assertEquals(1000, queue.get().length);
    }
  }

  /** A process whose child puts long items for ever, and who never asks how that ended. */
  static void parent(ProcessQueue<byte[]> queue, ProcessQueue<Long> pids) throws Exception {
    var child =
        new Process(
            () -> {
              pids.put(ProcessHandle.current().pid());
              var bytes = new byte[30_000_000];
              while (true) {
                queue.put(bytes);
              }
            });
    child.start();
    child.join();
  }

  @Tag("slow")
  @Test
  void theItemOfAWriterThatDiedIsBuriedThoughItsParentNeverAsks() throws Exception {
    bury(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4})
  @Tag("slow")
  void itIsSoWheneverItDied(int millis) throws Exception {
    bury(millis);
  }

  private static void bury(int millis) throws Exception {
    try (var queue = new ProcessQueue<byte[]>(2);
        var pids = new ProcessQueue<Long>(1)) {
      var parent = new Process(() -> parent(queue, pids), true);
      parent.start();
      long writer = pids.get();
      queue.get();
      queue.get();
      Thread.sleep(millis);
      parent.kill();
      parent.join();
      await().until(() -> Liveness.started(writer) == 0);
      assertThrows(
          TimeoutException.class,
          () -> {
            while (true) {
              queue.get(Duration.ofMillis(500));
            }
          });
      for (int i = 0; i < 4; i++) {
        queue.put(new byte[i], Duration.ofSeconds(1));
        assertEquals(i, queue.get(Duration.ofSeconds(1)).length);
      }
      for (var folder : Leftovers.files(ProcessHandle.current().pid())) {
        try (var files = Files.list(SharedFiles.root().resolve(folder))) {
          assertEquals(1, files.count(), "nothing but the queue");
        }
      }
    }
  }
}
