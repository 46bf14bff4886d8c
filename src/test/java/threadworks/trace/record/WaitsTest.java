package threadworks.trace.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import threadworks.trace.record.Wait.For;

class WaitsTest {
  /** It was told of no time, so it is the moment at which the other goes on. */
  @Test
  void whoWaitsForRoomIsKnownToWhoTakesItsItem() {
    var queue = new Object();
    var item = new Object();
    var puts = Waits.begin(queue, For.ROOM, item);
    var takes = CompletableFuture.supplyAsync(() -> Waits.begin(queue, For.ITEM)).join();
    try {
      takes.over(item);

      var answer = takes.answer();
      assertNotNull(answer);
      assertEquals(Thread.currentThread(), answer.by());
      assertEquals(7, answer.atOr(7));
    } finally {
      Waits.remove(puts);
      Waits.remove(takes);
    }
  }

  @Test
  void anItemThatNobodyIsKnownToHavePutNamesNobody() {
    var queue = new Object();
    var takes = Waits.begin(queue, For.ITEM);
    Waits.puts(queue, "another");

    takes.over("one");

    assertNull(takes.answer());
    Waits.remove(takes);
  }

  /** Of one that there was no room for, nobody knows; so of two none is told. */
  @Test
  void whereOneWaitsUnseenASignalNamesNobody() {
    var bell = new Object();
    var crowd =
        IntStream.range(0, 64).mapToObj(_ -> Waits.begin(new Object(), For.SIGNAL)).toList();
    var unseen = Waits.begin(bell, For.SIGNAL);
    Waits.remove(crowd.getFirst());
    var seen = Waits.begin(bell, For.SIGNAL);

    Waits.signals(bell, false);

    seen.over(null);
    assertNull(seen.answer());
    crowd.forEach(Waits::remove);
    Waits.remove(unseen);
    Waits.remove(seen);
  }
}
