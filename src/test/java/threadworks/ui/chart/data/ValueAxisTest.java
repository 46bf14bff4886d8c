package threadworks.ui.chart.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ValueAxisTest {
  private final ValueAxis axis = new ValueAxis();

  @Test
  void ticksAreRoundNumbersAndHoldAllThatCame() {
    axis.hold(22);
    assertEquals(List.of(0.0, 5.0, 10.0, 15.0, 20.0, 25.0), axis.ticks(150));
  }

  @Test
  void whatIsWholeHasNothingHalfWay() {
    axis.hold(2);
    assertEquals(List.of(0.0, 1.0, 2.0), axis.ticks(300));
    axis.hold(0.5);
    assertEquals(0.2, axis.step(300), 1e-9);
  }

  @Test
  void itGrowsAndShrinksOnlyWhenItBeginsAnew() {
    axis.hold(100);
    axis.hold(1);
    assertEquals(100, axis.high(100), 1e-9);
    axis.begin();
    axis.hold(1);
    assertEquals(1, axis.high(100), 1e-9);
  }

  @Test
  void whatIsBelowZeroHasRoomAndWhatIsNoNumberNeedsNone() {
    axis.hold(-3);
    axis.hold(Double.NaN);
    axis.hold(Double.POSITIVE_INFINITY);
    assertEquals(-3, axis.low(120), 1e-9);
    assertEquals(0, axis.high(120), 1e-9);
  }

  @Test
  void figuresAreShort() {
    assertEquals("0", ValueAxis.text(-1e-12));
    assertEquals("12", ValueAxis.text(12));
    assertEquals("35.91", ValueAxis.text(35.9137));
    assertEquals("0.0123", ValueAxis.text(0.0123));
    assertEquals("1,000,000", ValueAxis.text(1_000_000));
  }
}
