package threadworks.ui.chart.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Where a series crosses, for the last time, the one that it is compared with: beyond it, it stays
 * better, or worse. Lines are straight in the picture, so both are compared along its axes.
 *
 * @param series which
 * @param x where
 * @param y how high
 * @param from from where on the spreads of both overlap
 * @param to until where
 */
record BreakEven(PlotSeries series, double x, double y, double from, double to) {
  private static final int STEPS = 200;

  /** Those of all series that have one. */
  static List<BreakEven> of(PlotData data, PlotAxis x, PlotAxis y) {
    var reference = data.reference();
    var found = new ArrayList<BreakEven>();
    if (reference != null) {
      var other = new Line(reference.points(), x, y);
      for (var series : data.measured()) {
        if (!series.equals(reference)) {
          var line = new Line(series.points(), x, y);
          var at = crossing(line, other);
          if (at.isPresent()) {
            double part = at.getAsDouble();
            found.add(
                new BreakEven(
                    series,
                    x.value(part),
                    y.value(other.at(part, Repeats::median)),
                    x.value(overlap(line, other, part, -1)),
                    x.value(overlap(line, other, part, 1))));
          }
        }
      }
    }
    return found;
  }

  private static OptionalDouble crossing(Line line, Line other) {
    var places =
        Stream.concat(line.places().stream(), other.places().stream()).sorted().distinct().toList();
    double found = Double.NaN;
    double before = Double.NaN;
    double beforeAt = Double.NaN;
    for (double place : places) {
      double above = line.at(place, Repeats::median) - other.at(place, Repeats::median);
      if (Double.isNaN(above) || above == 0) {
        continue;
      }
      if (before * above < 0) {
        found = beforeAt + (place - beforeAt) * before / (before - above);
      }
      before = above;
      beforeAt = place;
    }
    return Double.isNaN(found) ? OptionalDouble.empty() : OptionalDouble.of(found);
  }

  private static double overlap(Line line, Line other, double from, int way) {
    double at = from;
    for (int i = 1; i <= STEPS; i++) {
      double next = from + way * i / (double) STEPS;
      boolean both =
          line.at(next, Repeats::low) <= other.at(next, Repeats::high)
              && other.at(next, Repeats::low) <= line.at(next, Repeats::high);
      if (!both) {
        break;
      }
      at = next;
    }
    return at;
  }

  /** A line as it is drawn: places and heights are parts of the axes. */
  private record Line(List<Repeats> points, PlotAxis x, PlotAxis y) {
    Line {
      points = points.stream().filter(one -> x.has(one.x()) && y.has(one.low())).toList();
    }

    List<Double> places() {
      return points.stream().map(one -> x.at(one.x())).toList();
    }

    /** Its height at a place, or that of the edge of its spread; NaN before and behind it. */
    double at(double place, ToDoubleFunction<Repeats> what) {
      for (int i = 0; i < points.size(); i++) {
        double right = x.at(points.get(i).x());
        if (right >= place) {
          double high = y.at(what.applyAsDouble(points.get(i)));
          if (right == place) {
            return high;
          }
          if (i == 0) {
            return Double.NaN;
          }
          double left = x.at(points.get(i - 1).x());
          double low = y.at(what.applyAsDouble(points.get(i - 1)));
          return low + (high - low) * (place - left) / (right - left);
        }
      }
      return Double.NaN;
    }
  }
}
