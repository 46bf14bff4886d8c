package threadworks.ui.lab.param;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import threadworks.lesson.Demo;

class NumbersTest {
  private static final Demo.Param WORKERS =
      new Demo.Param("workers", true, 4, 1, 8, 1, "", 4, false);
  private static final Demo.Param DELAY =
      new Demo.Param("delay", false, 1, 0.1, 3, 0.1, "s", 1, false);

  @Test
  void readsWhatIsWithinTheBounds() {
    assertEquals(OptionalDouble.of(8), Numbers.read(WORKERS, " 8 "));
    assertEquals(OptionalDouble.of(0.25), Numbers.read(DELAY, "0.25"));
  }

  @Test
  void aCommaMayStandForThePoint() {
    assertEquals(OptionalDouble.of(0.5), Numbers.read(DELAY, "0,5"));
    assertEquals(OptionalDouble.empty(), Numbers.read(DELAY, "0,5,1"));
  }

  @Test
  void refusesWhatIsNot() {
    for (var typed : new String[] {"0", "9", "2.5", "", "two", "NaN"}) {
      assertEquals(OptionalDouble.empty(), Numbers.read(WORKERS, typed), typed);
    }
  }

  @Test
  void writesNoNeedlessZeros() {
    assertEquals("1 s", Numbers.text(DELAY, 1.0));
    assertEquals("0.3 s", Numbers.text(DELAY, 0.1 + 0.2));
    assertEquals("100", Numbers.text(WORKERS, 100));
  }

  @Test
  void theSliderStopsAtSteps() {
    assertEquals(1.2, Numbers.snap(DELAY, 1.23), 1e-9);
    assertEquals(3, Numbers.snap(DELAY, 2.98), 1e-9);
  }
}
