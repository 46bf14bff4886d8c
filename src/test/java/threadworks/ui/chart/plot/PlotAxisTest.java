package threadworks.ui.chart.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import threadworks.lesson.PlotPlan.Axis;
import threadworks.lesson.PlotPlan.Unit;
import threadworks.ui.chart.plot.PlotAxis.Tick;

final class PlotAxisTest {
  private static Axis log(Unit unit) {
    return new Axis("what", unit, true);
  }

  private static Axis even(Unit unit) {
    return new Axis("what", unit, false);
  }

  private static List<String> texts(PlotAxis axis, double pixels, double nearest) {
    return axis.ticks(pixels, nearest).stream()
        .map(Tick::text)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          15 60       ; 600 ; 15 20 30 40 50 60
          15 60       ; 110 ; 20 50
          20 1300     ; 400 ; 20 50 100 200 500 1,000
          20 1300     ; 150 ; 100 1,000
          3 300000    ; 900 ; 10 100 1,000 10,000 100,000
          1 100000000 ; 200 ; 1 100 10,000 1,000,000 100,000,000
          """)
  void aLogarithmHasAsManyLabelsAsItsDecadesAndItsLengthBear(
      String values, double pixels, String texts) {
    double[] held = Stream.of(values.split(" ")).mapToDouble(Double::parseDouble).toArray();
    var axis = PlotAxis.across(log(Unit.TIMES), held);

    assertEquals(
        List.of(texts.split(" ")),
        texts(axis, pixels, 48).stream().map(text -> text.replace(" ×", "")).toList());
  }

  @Test
  void aLogarithmIsSaidByMarksFromTwoToNineInEachDecade() {
    var axis = PlotAxis.across(log(Unit.TIMES), new double[] {1, 1000});
    var ticks = axis.ticks(160, 48);

    assertEquals(
        List.of(1.0, 10.0, 100.0, 1000.0),
        ticks.stream().filter(tick -> !tick.text().isEmpty()).map(Tick::value).toList());
    assertEquals(
        List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 20.0),
        ticks.stream().map(Tick::value).limit(11).toList());
    assertEquals(28, ticks.size());
  }

  @Test
  void countsThatDoubleStepByTwo() {
    double[] sizes = {1, 2, 3, 4, 8, 16, 32, 64};
    var axis = PlotAxis.across(log(Unit.NONE), sizes);

    assertEquals(
        List.of("1", "2", "4", "8", "16", "32", "64"),
        axis.ticks(600, 48).stream().map(Tick::text).toList());
    assertEquals(
        List.of("1", "4", "16", "64"), axis.ticks(200, 48).stream().map(Tick::text).toList());
    assertFalse(PlotAxis.across(log(Unit.NONE), new double[] {1, 3, 5, 7, 10}).doubling());
  }

  @Test
  void aTimeHasItsUnitWhereThatMayChangeElseOnce() {
    var sizes = PlotAxis.across(log(Unit.SECONDS), new double[] {3e-7, 16e-3});
    assertEquals(List.of("1 µs", "10 µs", "100 µs", "1 ms", "10 ms"), texts(sizes, 500, 48));

    var intervals = PlotAxis.across(even(Unit.MILLISECONDS), new double[] {0, 100});
    assertEquals(List.of("0", "20", "40", "60", "80", "100 ms"), texts(intervals, 300, 48));
  }

  @Test
  void whatWasMeasuredEndsAtMarks() {
    var speed = PlotAxis.up(even(Unit.TIMES), new double[] {0.93, 1.98}, false, 300, 28);
    assertEquals(0.8, speed.low(), 1e-9);
    assertEquals(2, speed.high(), 1e-9);
    assertEquals(0, PlotAxis.up(even(Unit.TIMES), new double[] {0.93, 1.98}, true, 300, 28).low());

    var time = PlotAxis.up(log(Unit.SECONDS), new double[] {17e-3, 53e-3}, true, 300, 28);
    assertEquals(15e-3, time.low(), 1e-9);
    assertEquals(60e-3, time.high(), 1e-9);
  }

  @Test
  void itGrowsOnlyToTheNextMark() {
    double[] before = {0.85, 1.93};
    double[] more = {0.85, 1.93, 1.97};
    var axis = PlotAxis.up(even(Unit.TIMES), before, false, 300, 28);

    assertEquals(axis, PlotAxis.up(even(Unit.TIMES), more, false, 300, 28));
  }

  @Test
  void marksAreNeverNearerThanTheyMayBe() {
    for (double most : new double[] {1.3, 7, 42, 999, 123_456}) {
      for (double pixels : new double[] {60, 150, 333, 1_700}) {
        for (var plan : List.of(even(Unit.TIMES), log(Unit.TIMES))) {
          var axis = PlotAxis.up(plan, new double[] {1, most}, true, pixels, 28);
          double[] labelled =
              axis.ticks(pixels, 28).stream()
                  .filter(tick -> !tick.text().isEmpty())
                  .mapToDouble(tick -> axis.at(tick.value()) * pixels)
                  .toArray();
          for (int i = 1; i < labelled.length; i++) {
            assertTrue(
                labelled[i] - labelled[i - 1] >= 27.9,
                plan + " to " + most + " on " + pixels + ": " + Arrays.toString(labelled));
          }
        }
      }
    }
  }

  @Test
  void aLogarithmHasNoPlaceForZero() {
    var axis = PlotAxis.across(log(Unit.NONE), new double[] {0, -3, 10, 100});
    assertFalse(axis.has(0));
    assertEquals(10, axis.low());
    assertTrue(PlotAxis.across(even(Unit.NONE), new double[] {0, 10}).has(0));
  }

  @Test
  void oneValueAloneStandsInTheMiddle() {
    for (var plan : List.of(even(Unit.TIMES), log(Unit.TIMES))) {
      assertEquals(0.5, PlotAxis.across(plan, new double[] {4}).at(4), 1e-9);
    }
  }
}
