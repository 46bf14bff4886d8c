package threadworks.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class TimeScaleTest {
  @Property
  void zoomingKeepsTheMomentUnderTheCursor(
      @ForAll @DoubleRange(min = -1e9, max = 1e10) double origin,
      @ForAll @DoubleRange(min = 1e3, max = 1e8) double nanosPerPixel,
      @ForAll @DoubleRange(min = 0.01, max = 100) double factor,
      @ForAll @DoubleRange(min = 0, max = 2000) double x) {
    var scale = new TimeScale(origin, nanosPerPixel);
    double moment = scale.nanos(x);
    var zoomed = scale.zoom(factor, x);
    assertEquals(x, zoomed.x(moment), 1e-3);
  }

  @Property
  void panningMovesTheMomentAlong(
      @ForAll @DoubleRange(min = -1e9, max = 1e10) double origin,
      @ForAll @DoubleRange(min = -2000, max = 2000) double pixels) {
    var scale = new TimeScale(origin, 1e6);
    assertEquals(300 + pixels, scale.pan(pixels).x(scale.nanos(300)), 1e-6);
  }

  @Property
  void someOfTheRunStaysInView(
      @ForAll @DoubleRange(min = -1e12, max = 1e12) double origin,
      @ForAll @DoubleRange(min = 10, max = 1e9) double nanosPerPixel) {
    var kept = new TimeScale(origin, nanosPerPixel).within(4e9, 500);
    assertTrue(kept.x(4e9) >= 0 && kept.x(0) <= 500, kept.toString());
  }

  @Test
  void marksAreRoundAndLabelledInOneUnit() {
    var ticks = Ticks.of(0, 4.01e9, 6);
    assertEquals(List.of(0.0, 1e9, 2e9, 3e9, 4e9), ticks.marks());
    assertEquals("4", ticks.label(4e9, 4.01e9));
    var small = Ticks.of(0, 37e6, 6);
    assertEquals(List.of("0", "10", "20", "30"), labels(small, 37e6));
    var fine = Ticks.of(0, 0.9e9, 6);
    assertEquals(List.of("0.0", "0.2", "0.4", "0.6", "0.8"), labels(fine, 0.9e9));
  }

  private static List<String> labels(Ticks ticks, double end) {
    return ticks.marks().stream().map(mark -> ticks.label(mark, end)).toList();
  }

  @Property
  void marksAreFewAndWithin(
      @ForAll @DoubleRange(min = 0, max = 1e10) double from,
      @ForAll @DoubleRange(min = 100, max = 1e12) double length) {
    var marks = Ticks.of(from, from + length, 6).marks();
    assertTrue(marks.size() <= 7, marks.toString());
    assertTrue(
        marks.stream()
            .allMatch(mark -> mark > from - length / 1e5 && mark < from + length * 1.00001));
  }

  @Test
  void aTimeHasThreeDigitsInItsOwnUnit() {
    assertEquals("2.01 s", Unit.text(2_014_000_000.0));
    assertEquals("0.25 s", Unit.text(253_000_000.0));
    assertEquals("35.2 ms", Unit.text(35_150_000.0));
    assertEquals("12.0 s", Unit.text(12e9));
    assertEquals("125 s", Unit.text(125e9));
    assertEquals("0.40 µs", Unit.text(400));
    assertEquals("40 ns", Unit.text(40));
  }
}
