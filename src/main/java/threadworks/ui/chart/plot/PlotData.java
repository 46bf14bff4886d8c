package threadworks.ui.chart.plot;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import threadworks.lesson.PlotPlan;
import threadworks.session.VariantRun.Status;

/**
 * What there is to draw.
 *
 * @param plan how
 * @param series what was measured; one that was measured before, but not yet in this run, has no
 *     points
 * @param laws what would be measured if they were all there is
 * @param levels heights that are never reached, or that lines are judged by
 * @param ends which variants did not end well, and how
 * @param live whether more may come
 */
record PlotData(
    PlotPlan plan,
    List<PlotSeries> series,
    List<Law> laws,
    List<Level> levels,
    List<BadEnd> ends,
    boolean live) {
  /** A curve. */
  record Law(String label, DoubleUnaryOperator y) {}

  /** A line at one height. */
  record Level(String label, double y) {}

  /** A variant that failed, or was stopped or skipped. */
  record BadEnd(String label, Status status) {}

  /** Those that there is a line of. */
  List<PlotSeries> measured() {
    return series.stream().filter(one -> !one.points().isEmpty()).toList();
  }

  /** All points that are drawn, of the runs before too. */
  private List<Repeats> drawn() {
    return series.stream()
        .flatMap(
            one ->
                Stream.concat(one.points().stream(), one.earlier().stream().flatMap(List::stream)))
        .toList();
  }

  /** Every x at which anything is drawn. */
  double[] xs() {
    return drawn().stream().mapToDouble(Repeats::x).sorted().distinct().toArray();
  }

  /** Every x at which this run measured something. */
  double[] measuredXs() {
    return measured().stream()
        .flatMap(one -> one.points().stream())
        .mapToDouble(Repeats::x)
        .sorted()
        .distinct()
        .toArray();
  }

  /** Every y for which the axis has room. */
  double[] ys() {
    return drawn().stream()
        .flatMapToDouble(
            one ->
                one.values().size() < Repeats.MANY
                    ? one.values().stream().mapToDouble(Double::doubleValue)
                    : DoubleStream.of(one.low(), one.median(), one.high()))
        .toArray();
  }

  /** The series that others are compared with; null where there is none. */
  @Nullable PlotSeries reference() {
    var breakEven = plan.breakEven();
    return breakEven == null
        ? null
        : measured().stream()
            .filter(one -> one.name().equals(breakEven.series()))
            .findFirst()
            .orElse(null);
  }
}
