package threadworks.ui.chart.plot;

import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.TextAlignment;
import threadworks.ui.chart.TextWidth;
import threadworks.ui.theme.Palette;

/** Draws a chart of y over x. */
final class PlotPainter {
  /** Where columns are nearer, repeats have no room beside the line from least to most. */
  private static final double NEAR = 40;

  /** With more series neither. */
  private static final int CROWD = 5;

  private static final double HATCH = 5;

  /** More marks on a line would hide it. */
  private static final int MOST_MARKS = 500;

  private final GraphicsContext g;
  private final double width;
  private final double height;
  private final Picture picture;
  private final PlotFrame frame;
  private final Palette palette;
  private final List<PlotSeries> measured;
  private final Dodge dodge;
  private final Pen pen;

  private PlotPainter(GraphicsContext g, double width, double height, Picture picture) {
    this.g = g;
    this.width = width;
    this.height = height;
    this.picture = picture;
    this.frame = picture.frame;
    this.palette = picture.palette;
    this.measured = picture.data.measured();
    this.dodge = new Dodge(measured, frame);
    this.pen = new Pen(g, palette);
  }

  /**
   * All that a picture depends on.
   *
   * @param cross the x that is looked at; NaN for none
   * @param focused whether keys go here
   */
  record Picture(
      PlotData data, PlotFrame frame, double cross, Words words, boolean focused, Palette palette) {
    /** Before anything was measured only a law says which numbers there will be. */
    boolean hasScale() {
      return data.xs().length > 0 || !data.laws().isEmpty();
    }
  }

  /** What is written in the picture, beside what the lesson says. */
  record Words(String how, String empty, List<String> ends, IntFunction<String> more) {}

  static void paint(GraphicsContext g, double width, double height, Picture picture) {
    new PlotPainter(g, width, height, picture).paint();
  }

  private void paint() {
    g.setFill(palette.background());
    g.fillRect(0, 0, width, height);
    g.setTextBaseline(VPos.CENTER);
    g.setLineCap(StrokeLineCap.BUTT);
    titles();
    if (picture.hasScale()) {
      grid();
    }
    axes();
    g.save();
    g.beginPath();
    g.rect(frame.left(), frame.top() - 8, frame.right() - frame.left(), frame.height() + 16);
    g.clip();
    if (picture.hasScale()) {
      levels();
      laws();
    }
    earlier();
    lines();
    g.restore();
    spreads();
    marks();
    new BreakEvenPainter(pen, picture).paint();
    new NamePainter(pen, picture, dodge, width).paint();
    cross();
    if (measured.isEmpty()) {
      g.setTextAlign(TextAlignment.CENTER);
      double y = emptiest();
      double x = (frame.left() + frame.right()) / 2;
      pen.write(picture.words.empty, x, y, PlotLayout.PLAIN, palette.muted());
    }
    if (picture.focused) {
      g.setStroke(palette.accent());
      g.setLineWidth(2);
      g.strokeRect(1, 1, width - 2, height - 2);
    }
  }

  /** Between two lines of the grid, and on no other line. */
  private double emptiest() {
    var ticks =
        frame.y().ticks(frame.height(), PlotLayout.up(frame.height())).stream()
            .filter(tick -> !tick.text().isEmpty())
            .map(PlotAxis.Tick::value)
            .toList();
    double middle = (frame.top() + frame.bottom()) / 2;
    return IntStream.range(1, ticks.size())
        .mapToDouble(i -> (frame.py(ticks.get(i - 1)) + frame.py(ticks.get(i))) / 2)
        .boxed()
        .min(Comparator.comparingDouble(y -> Math.abs(y - middle)))
        .orElse(middle);
  }

  private void titles() {
    var plan = picture.data.plan();
    g.setTextAlign(TextAlignment.LEFT);
    g.setFill(palette.foreground());
    g.setFont(PlotLayout.TITLE);
    double room = width - 2 * PlotLayout.MARGIN;
    var title = TextWidth.shorten(plan.y().title(), PlotLayout.TITLE, room);
    g.fillText(title, PlotLayout.MARGIN, 15);
    double used = TextWidth.of(title, PlotLayout.TITLE) + 12;
    g.setFill(palette.muted());
    g.setFont(PlotLayout.SMALL);
    if (TextWidth.of(picture.words.how, PlotLayout.SMALL) <= room - used) {
      g.fillText(picture.words.how, PlotLayout.MARGIN + used, 15.5);
    }
    g.setTextAlign(TextAlignment.CENTER);
    g.fillText(
        TextWidth.shorten(plan.x().title(), PlotLayout.SMALL, frame.right() - frame.left()),
        (frame.left() + frame.right()) / 2,
        frame.floor() + 34);
  }

  private void grid() {
    g.setFont(PlotLayout.PLAIN);
    g.setTextAlign(TextAlignment.RIGHT);
    for (var tick : frame.y().ticks(frame.height(), PlotLayout.up(frame.height()))) {
      double y = Math.rint(frame.py(tick.value()));
      g.setFill(palette.border());
      if (tick.text().isEmpty()) {
        g.fillRect(frame.left() - 4, y, 4, 1);
        continue;
      }
      g.fillRect(frame.left() - 6, y, frame.right() - frame.left() + 6, 1);
      g.setFill(palette.muted());
      g.fillText(tick.text(), frame.left() - 8, y);
    }
    g.setTextAlign(TextAlignment.CENTER);
    for (var tick : frame.x().ticks(frame.across(), PlotLayout.NEAREST_ACROSS)) {
      double x = Math.rint(frame.px(tick.value()));
      g.setFill(palette.border());
      g.fillRect(x, frame.floor(), 1, tick.text().isEmpty() ? 4 : 6);
      g.setFill(palette.muted());
      g.fillText(tick.text(), x, frame.floor() + 16);
    }
  }

  private void axes() {
    g.setFill(palette.border());
    g.fillRect(frame.left(), frame.top(), 1, frame.floor() - frame.top());
    g.fillRect(frame.left(), frame.floor(), frame.right() - frame.left(), 1);
  }

  private void levels() {
    g.setStroke(palette.muted());
    g.setLineWidth(1);
    g.setLineDashes(9, 5);
    for (var level : picture.data.levels()) {
      if (frame.y().has(level.y())) {
        double y = Math.rint(frame.py(level.y())) + 0.5;
        g.strokeLine(frame.left(), y, frame.right(), y);
      }
    }
    g.setLineDashes();
  }

  private void laws() {
    g.setStroke(palette.foreground());
    g.setLineWidth(2);
    g.setLineDashes(0.1, 5);
    g.setLineCap(StrokeLineCap.ROUND);
    for (var law : picture.data.laws()) {
      double[] xs = new double[(int) frame.across() / 2 + 1];
      double[] ys = new double[xs.length];
      int points = 0;
      for (int i = 0; i < xs.length; i++) {
        double px = frame.begin() + i * frame.across() / (xs.length - 1);
        double y = law.y().applyAsDouble(frame.xAt(px));
        if (Double.isFinite(y) && frame.y().has(y)) {
          xs[points] = px;
          ys[points] = Math.clamp(frame.py(y), -height, 2 * height);
          points++;
        }
      }
      g.strokePolyline(xs, ys, points);
    }
    g.setLineDashes();
    g.setLineCap(StrokeLineCap.BUTT);
  }

  private void earlier() {
    g.setLineWidth(1);
    for (var series : picture.data.series()) {
      g.setStroke(pen.colour(series).deriveColor(0, 1, 1, 0.4));
      g.setLineDashes(Shapes.dashes(series.number()));
      for (var run : series.earlier()) {
        line(run, -1);
      }
    }
    g.setLineDashes();
  }

  private void lines() {
    g.setLineWidth(2);
    for (int i = 0; i < measured.size(); i++) {
      var series = measured.get(i);
      g.setStroke(pen.colour(series));
      g.setLineDashes(Shapes.dashes(series.number()));
      line(series.points(), i);
    }
    g.setLineDashes();
  }

  private void line(List<Repeats> points, int series) {
    double[] xs = new double[points.size()];
    double[] ys = new double[points.size()];
    int count = 0;
    for (var point : points) {
      if (frame.has(point)) {
        xs[count] = frame.px(point.x()) + (series < 0 ? 0 : dodge.by(series, point.x()));
        ys[count] = frame.py(point.median());
        count++;
      }
    }
    g.strokePolyline(xs, ys, count);
  }

  /** What another language measured is hatched from least to most. */
  private void hatch(List<Repeats> points, int series) {
    g.save();
    g.beginPath();
    for (int i = 0; i < points.size(); i++) {
      var point = points.get(i);
      double x = frame.px(point.x()) + dodge.by(series, point.x());
      double y = frame.py(point.high());
      if (i == 0) {
        g.moveTo(x, y);
      } else {
        g.lineTo(x, y);
      }
    }
    for (var point : points.reversed()) {
      g.lineTo(
          frame.px(point.x()) + dodge.by(series, point.x()),
          frame.y().has(point.low()) ? frame.py(point.low()) : frame.bottom());
    }
    g.closePath();
    g.clip();
    g.setStroke(palette.muted().deriveColor(0, 1, 1, 0.6));
    g.setLineWidth(1);
    for (double x = frame.left() - frame.height(); x < frame.right(); x += HATCH) {
      g.strokeLine(x, frame.bottom(), x + frame.height(), frame.top());
    }
    g.restore();
  }

  private void spreads() {
    boolean room = dodge.narrowest() >= NEAR && measured.size() <= CROWD;
    for (int i = 0; i < measured.size(); i++) {
      var series = measured.get(i);
      if (series.foreign()) {
        hatch(series.points().stream().filter(frame::has).toList(), i);
        continue;
      }
      for (var point : series.points()) {
        int repeats = point.values().size();
        if (repeats < 2 || !frame.has(point)) {
          continue;
        }
        boolean dots = room && repeats < Repeats.MANY;
        double x = frame.px(point.x()) + dodge.by(i, point.x()) + (dots ? Shapes.SIZE / 2 + 4 : 0);
        double top = frame.py(point.high());
        double bottom = frame.y().has(point.low()) ? frame.py(point.low()) : frame.bottom();
        g.setFill(pen.colour(series).deriveColor(0, 1, 1, dots ? 0.6 : 1));
        g.fillRect(x - 0.5, top, 1, Math.max(bottom - top, 1));
        if (dots) {
          g.setFill(pen.colour(series));
          for (double value : point.values()) {
            if (frame.y().has(value)) {
              g.fillOval(x - 2, frame.py(value) - 2, 4, 4);
            }
          }
        }
      }
    }
  }

  private void marks() {
    for (int i = 0; i < measured.size(); i++) {
      var series = measured.get(i);
      if (series.points().size() > MOST_MARKS) {
        continue;
      }
      for (var point : series.points()) {
        if (!frame.has(point)) {
          continue;
        }
        double x = frame.px(point.x()) + dodge.by(i, point.x());
        double y = frame.py(point.median());
        g.setFill(palette.background());
        if (series.foreign()) {
          g.fillOval(x - 5, y - 5, 10, 10);
          g.setStroke(pen.colour(series));
          g.setLineWidth(1.5);
          Shapes.hollow(g, x, y, Shapes.SIZE);
        } else {
          Shapes.fill(g, series.number(), x, y, Shapes.SIZE + 3);
          g.setFill(pen.colour(series));
          Shapes.fill(g, series.number(), x, y, Shapes.SIZE);
        }
      }
    }
  }

  private void cross() {
    if (Double.isNaN(picture.cross) || !frame.x().has(picture.cross)) {
      return;
    }
    double x = Math.rint(frame.px(picture.cross));
    g.setFill(palette.accent());
    g.fillRect(x, frame.top() - 8, 1, frame.floor() - frame.top() + 8);
    for (int i = 0; i < measured.size(); i++) {
      double y = measured.get(i).at(picture.cross);
      if (Double.isFinite(y) && frame.y().has(y)) {
        g.setStroke(palette.accent());
        g.setLineWidth(2);
        double at = x + dodge.by(i, picture.cross);
        g.strokeOval(at - 9, frame.py(y) - 9, 18, 18);
      }
    }
    var text = Quantity.text(picture.cross, picture.data.plan().x().unit());
    double wide = TextWidth.of(text, PlotLayout.BOLD) + 16;
    double from = Math.clamp(x - wide / 2, 2, Math.max(width - wide - 2, 2));
    g.setFill(palette.accent());
    g.fillRoundRect(from, frame.floor() + 7, wide, 18, 18, 18);
    g.setFill(Palette.on(palette.accent()));
    g.setFont(PlotLayout.BOLD);
    g.setTextAlign(TextAlignment.CENTER);
    g.fillText(text, from + wide / 2, frame.floor() + 16);
  }
}
