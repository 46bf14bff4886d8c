package threadworks.ui.chart.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import threadworks.trace.QueueDepth;

class RatesTest {
  private static final double SECOND = 1e9;

  /** Put every 50 ms, taken every 100. */
  private final QueueDepth belt = FakeBelt.endless("belt", 9_000);

  @Test
  void aRateIsThatOfTheLastHalfSecond() {
    assertEquals(20, Rates.put(belt, 1.22 * SECOND), 1e-9);
    assertEquals(10, Rates.taken(belt, 1.22 * SECOND), 1e-9);
    assertEquals(0, Rates.put(belt, 3.2 * SECOND), 1e-9);
    assertEquals(10, Rates.taken(belt, 3.2 * SECOND), 1e-9);
    assertEquals(0, Rates.taken(belt, 9 * SECOND), 1e-9);
  }

  @Test
  void whileLessThanAHalfSecondHasPassedItIsThatOfAll() {
    assertEquals(6 / 0.31, Rates.put(belt, 0.31 * SECOND), 1e-9);
  }

  @Test
  void whatWasDroppedIsNoneThatWasJustPut() {
    var rest =
        new QueueDepth(
            "belt",
            1,
            new long[] {2_000_000_000L},
            new int[] {1},
            new int[] {500},
            new int[] {499});
    assertEquals(0, Rates.put(rest, 2.1 * SECOND), 1e-9);
  }
}
