package threadworks.ui.chart.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import threadworks.trace.Sweep;

final class RepeatsTest {
  @Test
  void whatHasTheSameXIsARepeat() {
    var all =
        Repeats.of(
            List.of(
                FakeSweeps.points("a", 2, 30, 1, 7, 2, 10),
                FakeSweeps.points("a", 2, 20, 1, Double.NaN, Double.POSITIVE_INFINITY, 3)));

    assertEquals(
        List.of(new Repeats(1, List.of(7.0)), new Repeats(2, List.of(10.0, 20.0, 30.0))), all);
  }

  @Test
  void ofAnEvenNumberTheMedianLiesBetweenTheMiddleTwo() {
    assertEquals(20, new Repeats(1, List.of(10.0, 20.0, 99.0)).median());
    assertEquals(25, new Repeats(1, List.of(10.0, 20.0, 30.0, 99.0)).median());
  }

  @Test
  void ofFewTheSpreadIsFromLeastToMostOfManyWithoutTheOutermost() {
    var few = new Repeats(1, List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 700.0));
    assertEquals(1, few.low());
    assertEquals(700, few.high());

    var many =
        new Repeats(1, List.of(0.0, 10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0, 80.0, 90.0, 100.0));
    assertEquals(10, many.low(), 1e-9);
    assertEquals(90, many.high(), 1e-9);
  }

  @Test
  void onlyWhatStandsBeforeItsSizeIsOfASweep() {
    var sweep = new Sweep("a", 1, new double[] {1, 2}, new double[] {3, 4});
    assertEquals(List.of(new Repeats(1, List.of(3.0))), Repeats.of(List.of(sweep)));
  }
}
