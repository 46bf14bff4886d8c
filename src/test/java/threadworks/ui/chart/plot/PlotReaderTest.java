package threadworks.ui.chart.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import threadworks.lesson.Demo;
import threadworks.lesson.PlotPlan;
import threadworks.session.VariantRun.Status;

final class PlotReaderTest {
  private static final Demo DEMO = FakeSweeps.demo("first", "second", "third");

  private static List<String> numbered(PlotData data) {
    return data.series().stream().map(one -> one.number() + " " + one.name()).toList();
  }

  @Test
  void aVariantKeepsItsColourAndOthersComeBehind() {
    var plan = FakeSweeps.plan(FakeSweeps.THREADS, FakeSweeps.SPEED_UP);
    var runs =
        FakeSweeps.runs(
            DEMO,
            Status.DONE,
            FakeSweeps.points("latency", 1, 1),
            FakeSweeps.points("third", 1, 1),
            FakeSweeps.points("depth", 1, 1));

    assertEquals(
        List.of("3 third", "4 depth", "5 latency"), numbered(FakeSweeps.data(runs, DEMO, plan)));
  }

  @Test
  void whereNoSeriesIsAVariantTheyBeginAtTheFirstColour() {
    var plan = FakeSweeps.plan(FakeSweeps.THREADS, FakeSweeps.SPEED_UP);
    var runs =
        FakeSweeps.runs(
            DEMO, Status.DONE, FakeSweeps.points("b", 1, 1), FakeSweeps.points("a", 1, 1));

    assertEquals(List.of("1 a", "2 b"), numbered(FakeSweeps.data(runs, DEMO, plan)));
  }

  @Test
  void whatAnotherLanguagePlottedStandsBesideItAsLongAsParametersAreTheSame() {
    var plan = FakeSweeps.plan(FakeSweeps.THREADS, FakeSweeps.SPEED_UP);
    var runs = FakeSweeps.runs(DEMO, Status.DONE, FakeSweeps.points("second", 1, 1));
    runs.foreign("CPython 3.13", List.of(FakeSweeps.points("second", 1, 9)));
    runs.foreign("CPython 3.13", List.of(FakeSweeps.points("second", 1, 2)));
    var series = FakeSweeps.data(runs, DEMO, plan).series();

    assertEquals(
        List.of("second", "CPython 3.13 · second"),
        series.stream().map(PlotSeries::label).toList());
    assertTrue(series.getLast().foreign());
    assertEquals(2, series.getLast().at(1));

    runs.next(Map.of());
    assertEquals(2, FakeSweeps.data(runs, DEMO, plan).series().size());
    runs.next(Map.of("tasks", 5.0));
    assertEquals(1, FakeSweeps.data(runs, DEMO, plan).series().size(), "measured otherwise");
  }

  @Test
  void aLawOfAVariantIsThereOnceThatHasPoints() {
    var plan =
        new PlotPlan(
            FakeSweeps.THREADS,
            FakeSweeps.SPEED_UP,
            List.of(
                FakeSweeps.curve("", "x * tasks", "always"),
                FakeSweeps.curve("second", "1 / x", "of the second")),
            List.of(FakeSweeps.limit("tasks + 1", "never")),
            null);
    var runs = FakeSweeps.runs(DEMO, Status.DONE, FakeSweeps.points("first", 1, 1));
    assertEquals(
        List.of("always"),
        FakeSweeps.data(runs, DEMO, plan).laws().stream().map(PlotData.Law::label).toList());

    runs.next(Map.of("tasks", 5.0));
    runs.show(
        FakeSweeps.run(
            DEMO, Status.DONE, Map.of("second", List.of(FakeSweeps.points("second", 1, 1)))));
    var data = FakeSweeps.data(runs, DEMO, plan);
    assertEquals(
        List.of("always", "of the second"), data.laws().stream().map(PlotData.Law::label).toList());
    assertEquals(15, data.laws().getFirst().y().applyAsDouble(3), "with the parameters of the run");
    assertEquals(6, data.levels().getFirst().y());
  }
}
