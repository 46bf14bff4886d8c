package threadworks.ui.chart.plot;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import threadworks.lesson.PlotPlan;
import threadworks.ui.chart.EndLabels;
import threadworks.ui.chart.TextWidth;
import threadworks.ui.theme.Fonts;

/** Finds room for axes, titles and labels: what is left is for what was measured. */
final class PlotLayout {
  static final Font PLAIN = Font.font(Fonts.UI, 12);
  static final Font SMALL = Font.font(Fonts.UI, 11);
  static final Font BOLD = Font.font(Fonts.UI, FontWeight.BOLD, 12);
  static final Font TITLE = Font.font(Fonts.UI, FontWeight.BOLD, 13);

  private static final double NEAREST_UP = 28;
  static final double NEAREST_ACROSS = 48;

  /** From the edge to what is written there. */
  static final double MARGIN = 14;

  private static final double TOP = 42;
  private static final double BOTTOM = 44;

  /** More marks than about this many up the axis are no help. */
  private static final int MOST_UP = 11;

  /** A line that stands no higher above the least is what that is judged by. */
  private static final double JUDGED_BY = 1.25;

  /** Labels take no more of the width. */
  private static final double LABELS = 0.32;

  /** A law that is nowhere higher than so many times what was measured is shown whole. */
  private static final double FAR = 3;

  /**
   * Names stand at the begins of lines where they are pushed less, by so many times, than at ends.
   */
  private static final double PARTED = 2;

  /** No law's value is known before its axis is; few have more figures. */
  private static final double LONG_VALUE = 88.8;

  private static final int SAMPLES = 60;

  private PlotLayout() {}

  /**
   * The frame of a picture of that size.
   *
   * @param first whether names stood at the begins of lines until now: they change sides only where
   *     that helps much
   */
  static PlotFrame of(PlotData data, double width, double height, boolean first) {
    double floor = Math.max(height - BOTTOM, TOP + 40);
    var plan = data.plan();
    var x = PlotAxis.across(plan.x(), across(data));
    double[] held = held(data, x);
    // What is written where series break even stands below all that was measured.
    double bottom = floor - Math.min(BreakEvenPainter.height(data), Math.max((floor - TOP) / 3, 0));
    var y = PlotAxis.up(plan.y(), held, isFromZero(data), bottom - TOP, up(bottom - TOP));
    double figures =
        y.ticks(bottom - TOP, up(bottom - TOP)).stream()
            .mapToDouble(tick -> TextWidth.of(tick.text(), PLAIN))
            .max()
            .orElse(0);
    double left = Math.ceil(MARGIN + figures + 8);
    double right = Math.max(width - names(data, width, true) - MARGIN, left + 80);
    var frame = new PlotFrame(x, y, left, right, TOP, bottom, floor, left + PlotFrame.AIR);
    double begins = crowd(frame, data, List::getFirst);
    double ends = crowd(frame, data, List::getLast);
    boolean namesFirst =
        first ? begins < ends * PARTED + EndLabels.APART : begins * PARTED + EndLabels.APART < ends;
    return namesFirst
        ? new PlotFrame(
            x, y, left, width - MARGIN, TOP, bottom, floor, left + names(data, width, false))
        : frame;
  }

  /** How far names would have to be pushed apart, altogether. */
  private static double crowd(
      PlotFrame frame, PlotData data, Function<List<Repeats>, Repeats> where) {
    double[] heights =
        data.measured().stream()
            .map(series -> where.apply(series.points()))
            .mapToDouble(point -> frame.has(point) ? frame.py(point.median()) : Double.NaN)
            .toArray();
    return EndLabels.place(heights, frame.top(), frame.bottom()).stream()
        .mapToDouble(label -> Math.abs(label.place() - label.end()))
        .sum();
  }

  /** How near marks may be on an axis so high. */
  static double up(double height) {
    return Math.max(NEAREST_UP, height / MOST_UP);
  }

  /** Of one x alone nobody can tell what the next may be. */
  private static double[] across(PlotData data) {
    double[] xs = data.xs();
    var unit = data.plan().x().unit();
    return xs.length == 0 || (xs.length == 1 && unit == PlotPlan.Unit.NONE)
        ? DoubleStream.concat(Arrays.stream(xs), Arrays.stream(usual(unit))).toArray()
        : xs;
  }

  /** What may be set, before anything was. */
  private static double[] usual(PlotPlan.Unit unit) {
    return switch (unit) {
      case SECONDS -> new double[] {1e-6, 1e-2};
      case MILLISECONDS -> new double[] {1e-3, 10};
      default -> new double[] {1, 8};
    };
  }

  /** How wide names are, with what they came to at the end or without. */
  private static double names(PlotData data, double width, boolean withValues) {
    var unit = data.plan().y().unit();
    var lines =
        data.measured().stream()
            .mapToDouble(
                one ->
                    TextWidth.of(one.label(), BOLD)
                        + value(one.points().getLast().median(), unit, withValues));
    var laws =
        data.laws().stream()
            .mapToDouble(
                law -> TextWidth.of(law.label(), BOLD) + value(LONG_VALUE, unit, withValues));
    var levels = data.levels().stream().mapToDouble(level -> TextWidth.of(level.label(), PLAIN));
    double widest = DoubleStream.concat(lines, DoubleStream.concat(laws, levels)).max().orElse(0);
    return Math.ceil(Math.clamp(widest + 22, 60, width * LABELS));
  }

  private static double value(double value, PlotPlan.Unit unit, boolean with) {
    return with ? TextWidth.of(" " + Quantity.brief(value, unit), PLAIN) : 0;
  }

  /** What the axis of what was measured has room for. */
  private static double[] held(PlotData data, PlotAxis x) {
    double[] ys = data.ys();
    // What is judged by a line is seen to lie near it, or not.
    double[] levels =
        data.levels().stream()
            .mapToDouble(PlotData.Level::y)
            .flatMap(y -> isFromZero(data) ? DoubleStream.of(y) : DoubleStream.of(0.9 * y, 1.1 * y))
            .toArray();
    double most =
        ys.length == 0 ? Double.POSITIVE_INFINITY : FAR * Arrays.stream(ys).max().orElse(0);
    var laws =
        data.laws().stream()
            .filter(law -> samples(law.y(), x).allMatch(value -> value <= most))
            .flatMapToDouble(law -> samples(law.y(), x));
    return DoubleStream.concat(DoubleStream.concat(Arrays.stream(ys), Arrays.stream(levels)), laws)
        .toArray();
  }

  private static DoubleStream samples(DoubleUnaryOperator y, PlotAxis x) {
    return DoubleStream.iterate(0, part -> part <= 1, part -> part + 1.0 / SAMPLES)
        .map(part -> y.applyAsDouble(x.value(part)))
        .filter(Double::isFinite);
  }

  /** Points may begin elsewhere if the line that they are judged by is among them. */
  private static boolean isFromZero(PlotData data) {
    double least = Arrays.stream(data.ys()).min().orElse(0);
    return data.levels().stream().noneMatch(level -> level.y() <= JUDGED_BY * least);
  }
}
