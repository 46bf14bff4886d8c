package threadworks.ui.chart.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import threadworks.lesson.Demo;
import threadworks.lesson.PlotPlan;
import threadworks.lesson.PlotPlan.Axis;
import threadworks.lesson.PlotPlan.Unit;
import threadworks.session.VariantRun.Status;
import threadworks.trace.Sweep;

final class BreakEvenTest {
  private static final Demo DEMO = FakeSweeps.demo("loop", "pool");
  private static final Axis EVEN = new Axis("size", Unit.NONE, false);
  private static final Axis LOG = new Axis("size", Unit.SECONDS, true);

  private static List<BreakEven> find(Axis x, Axis y, Sweep... sweeps) {
    var plan = new PlotPlan(x, y, List.of(), List.of(), FakeSweeps.breakEven("loop"));
    var data = FakeSweeps.data(FakeSweeps.runs(DEMO, Status.DONE, sweeps), DEMO, plan);
    return BreakEven.of(
        data, PlotAxis.across(x, data.xs()), PlotAxis.up(y, data.ys(), true, 300, 28));
  }

  @Test
  void linesCrossBetweenTwoPoints() {
    var found =
        find(
            EVEN,
            EVEN,
            FakeSweeps.points("loop", 0, 10, 10, 10),
            FakeSweeps.points("pool", 0, 15, 10, 5));

    assertEquals(1, found.size());
    assertEquals("pool", found.getFirst().series().name());
    assertEquals(5, found.getFirst().x(), 1e-9);
    assertEquals(10, found.getFirst().y(), 1e-9);
  }

  @Test
  void alongALogarithmTheyCrossWhereTheyDoInThePicture() {
    var found =
        find(
            LOG,
            LOG,
            FakeSweeps.points("loop", 1e-6, 10, 1e-4, 10),
            FakeSweeps.points("pool", 1e-6, 100, 1e-4, 1));

    assertEquals(1e-5, found.getFirst().x(), 1e-11);
  }

  @Test
  void itIsThereAlsoWhereBothWereMeasuredElsewhere() {
    var found =
        find(
            EVEN,
            EVEN,
            FakeSweeps.points("loop", 0, 10, 3, 10, 10, 10),
            FakeSweeps.points("pool", 1, 15, 9, 7));

    assertEquals(6, found.getFirst().x(), 1e-9);
  }

  @Test
  void ofSeveralCrossingsTheLastCounts() {
    var found =
        find(
            EVEN,
            EVEN,
            FakeSweeps.points("loop", 0, 10, 10, 10),
            FakeSweeps.points("pool", 0, 9, 2, 11, 4, 9, 6, 11, 8, 5, 10, 4));

    assertEquals(6 + 2 / 6.0, found.getFirst().x(), 1e-9);
  }

  @Test
  void whoOnlyTouchesNeverCrosses() {
    assertEquals(
        List.of(),
        find(
            EVEN,
            EVEN,
            FakeSweeps.points("loop", 1, 1, 2, 1, 4, 1),
            FakeSweeps.points("pool", 1, 1, 2, 2, 4, 2)));
  }

  @Test
  void itsBarSpansWhereTheSpreadsOverlap() {
    var apart =
        find(
            EVEN,
            EVEN,
            FakeSweeps.points("loop", 0, 10, 10, 10),
            FakeSweeps.points("pool", 0, 15, 10, 5));
    assertEquals(5, apart.getFirst().from(), 0.1);
    assertEquals(5, apart.getFirst().to(), 0.1);

    var wide =
        find(
            EVEN,
            EVEN,
            FakeSweeps.points("loop", 0, 10, 10, 10),
            FakeSweeps.points("pool", 0, 13, 0, 15, 0, 17, 10, 3, 10, 5, 10, 7));
    assertEquals(3, wide.getFirst().from(), 0.1);
    assertEquals(7, wide.getFirst().to(), 0.1);
  }

  @Test
  void withoutTheOneToCompareWithThereIsNone() {
    assertTrue(find(EVEN, EVEN, FakeSweeps.points("pool", 0, 15, 10, 5)).isEmpty());
  }
}
