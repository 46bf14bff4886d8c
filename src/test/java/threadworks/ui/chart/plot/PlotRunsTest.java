package threadworks.ui.chart.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import threadworks.lesson.Demo;
import threadworks.session.VariantRun.Status;
import threadworks.trace.Sweep;

final class PlotRunsTest {
  private static final Demo DEMO = FakeSweeps.demo("one", "other");

  private final PlotRuns runs = new PlotRuns();

  private void run(double tasks, Sweep... sweeps) {
    runs.next(Map.of("tasks", tasks));
    runs.show(FakeSweeps.run(DEMO, Status.DONE, FakeSweeps.byVariant(DEMO, sweeps)));
  }

  private List<Double> latest(String variant) {
    return runs.latest(variant).stream().map(sweep -> sweep.ys()[0]).toList();
  }

  private List<Double> earlier(String variant) {
    return runs.earlier(variant).stream().map(run -> run.getFirst().ys()[0]).toList();
  }

  private static Sweep one(double y) {
    return FakeSweeps.points("one", 1, y);
  }

  @Test
  void eachVariantsLastRunIsShown() {
    run(8, one(1));
    run(8, FakeSweeps.points("other", 1, 2));

    assertEquals(List.of(1.0), latest("one"));
    assertEquals(List.of(2.0), latest("other"));
    assertEquals(List.of(), earlier("one"));
  }

  @Test
  void ofTheRunsBeforeThreeAtMostStay() {
    for (int y = 1; y <= 6; y++) {
      run(8, one(y));
    }

    assertEquals(List.of(6.0), latest("one"));
    assertEquals(List.of(3.0, 4.0, 5.0), earlier("one"));
  }

  @Test
  void whatOtherParametersCameToIsOnlyComparedWith() {
    run(8, one(1), FakeSweeps.points("other", 1, 2));
    run(9, one(3));

    assertEquals(List.of(3.0), latest("one"));
    assertEquals(List.of(1.0), earlier("one"));
    assertEquals(List.of(), latest("other"));
    assertEquals(List.of(2.0), earlier("other"));
  }

  @Test
  void aRunThatHasPlottedNothingYetHasNoPoints() {
    run(8, one(1));
    runs.next(Map.of("tasks", 8.0));
    runs.show(FakeSweeps.run(DEMO, Status.RUNNING, Map.of("one", List.of())));

    assertEquals(List.of(), latest("one"));
    assertEquals(List.of(1.0), earlier("one"));
  }
}
