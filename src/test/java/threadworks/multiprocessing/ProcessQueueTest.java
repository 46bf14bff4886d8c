package threadworks.multiprocessing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
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
}
