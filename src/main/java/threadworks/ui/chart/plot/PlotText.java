package threadworks.ui.chart.plot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import threadworks.lesson.PlotPlan;
import threadworks.ui.chart.plot.PlotPainter.Words;
import threadworks.ui.fx.Messages;

/** What the chart says, in words. */
record PlotText(Messages messages, PlotData data) {
  /** No more lines are spoken of. */
  private static final int MOST_ROWS = 6;

  /** Nor more points of one. */
  private static final int MOST_POINTS = 40;

  /**
   * What stands at an x.
   *
   * @param series whose
   * @param value its median
   * @param times how many times as good as the series that others are compared with; NaN for none
   */
  record Row(PlotSeries series, double value, double times) {}

  /** What is written in the picture. */
  Words words() {
    return new Words(
        how(),
        messages.get(data.live() ? "data.waiting" : "data.empty"),
        data.ends().stream().map(this::end).toList(),
        count -> messages.get("data.more", count));
  }

  private String end(PlotData.BadEnd end) {
    var key =
        switch (end.status()) {
          case STOPPED -> "plot.stopped";
          case SKIPPED -> "plot.skipped";
          default -> "plot.failed";
        };
    return messages.get(key, end.label());
  }

  private String how() {
    int most =
        data.measured().stream()
            .flatMap(one -> one.points().stream())
            .mapToInt(one -> one.values().size())
            .max()
            .orElse(0);
    if (most == 0) {
      return "";
    }
    var how =
        most == 1
            ? messages.get("plot.once")
            : messages.get(most < Repeats.MANY ? "plot.rounds" : "plot.manyRounds", most);
    long beyond = beyond();
    return beyond == 0 ? how : how + " · " + messages.get("plot.beyond", beyond);
  }

  /** How many values a logarithm has no place for. */
  private long beyond() {
    var plan = data.plan();
    return data.measured().stream()
        .flatMap(one -> one.points().stream())
        .mapToLong(
            one ->
                plan.x().log() && one.x() <= 0
                    ? one.values().size()
                    : plan.y().log()
                        ? one.values().stream().filter(value -> value <= 0).count()
                        : 0)
        .sum();
  }

  /** What stands at an x, the greatest first. */
  List<Row> rows(double x) {
    var reference = data.reference();
    var rows = new ArrayList<Row>();
    for (var series : data.measured()) {
      double value = series.at(x);
      if (!Double.isNaN(value)) {
        rows.add(new Row(series, value, times(value, reference, x)));
      }
    }
    rows.sort(Comparator.comparingDouble(Row::value).reversed());
    return rows.subList(0, Math.min(rows.size(), MOST_ROWS));
  }

  /** Half the time is twice as good, and half as many a second half as good. */
  private double times(double value, @Nullable PlotSeries reference, double x) {
    double other = reference == null ? Double.NaN : reference.at(x);
    return Quantity.isTime(data.plan().y().unit()) ? other / value : value / other;
  }

  /** An x in figures. */
  String x(double x) {
    return Quantity.text(x, data.plan().x().unit());
  }

  /** A value in figures. */
  String y(double y) {
    return Quantity.text(y, data.plan().y().unit());
  }

  /** How a row compares; empty where there is nothing to compare it with. */
  String times(Row row) {
    return Double.isFinite(row.times) ? Quantity.text(row.times, PlotPlan.Unit.TIMES) : "";
  }

  /** What stands at an x, in a line each. */
  String at(double x) {
    return rows(x).stream()
        .map(
            row ->
                row.series.label()
                    + "  "
                    + y(row.value)
                    + (times(row).isEmpty() ? "" : "  " + times(row)))
        .collect(Collectors.joining("\n", x(x) + "\n", ""));
  }

  private static String more(PlotSeries series) {
    return series.points().size() > MOST_POINTS ? " …" : "";
  }

  /** What the picture shows: its axes, and the points of each series. */
  String summary() {
    var plan = data.plan();
    var said = new ArrayList<String>();
    said.add(messages.get("plot.axes", plan.y().title(), plan.x().title()));
    if (data.measured().isEmpty()) {
      said.add(words().empty());
    }
    for (var series : data.measured()) {
      said.add(
          series.points().stream()
              .limit(MOST_POINTS)
              .map(point -> messages.get("plot.point", y(point.median()), x(point.x())))
              .collect(Collectors.joining(", ", series.label() + ": ", more(series))));
    }
    said.addAll(words().ends());
    return String.join("\n", said);
  }
}
