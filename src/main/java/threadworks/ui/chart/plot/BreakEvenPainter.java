package threadworks.ui.chart.plot;

import java.util.Comparator;
import javafx.scene.text.TextAlignment;
import threadworks.ui.chart.TextWidth;
import threadworks.ui.chart.plot.PlotPainter.Picture;

/**
 * Draws where series break even: a ring on the crossing, a line down to the axis, the value, and a
 * bar where the spreads of the two overlap.
 */
record BreakEvenPainter(Pen pen, Picture picture) {
  private static final double ROW = 17;
  private static final int MOST_ROWS = 3;

  /** How much room their values need above the axis. */
  static double height(PlotData data) {
    int others = data.reference() == null ? 0 : data.measured().size() - 1;
    return others == 0 ? 0 : 8 + ROW * Math.min(others, MOST_ROWS);
  }

  void paint() {
    var plan = picture.data().plan().breakEven();
    if (plan == null) {
      return;
    }
    var frame = picture.frame();
    var palette = picture.palette();
    var all =
        BreakEven.of(picture.data(), frame.x(), frame.y()).stream()
            .sorted(Comparator.comparingDouble(BreakEven::x))
            .toList();
    var g = pen.g();
    all.forEach(this::line);
    double until = Double.NEGATIVE_INFINITY;
    int row = 0;
    for (int i = 0; i < all.size(); i++) {
      var one = all.get(i);
      double x = Math.rint(frame.px(one.x()));
      row = x < until ? (row + 1) % MOST_ROWS : 0;
      double y = frame.floor() - 16 - row * ROW;
      double from = frame.px(one.from());
      double to = frame.px(one.to());
      if (to - from > 4) {
        g.setFill(pen.colour(one.series()).deriveColor(0, 1, 1, 0.5));
        g.fillRect(from, y - 2.5, to - from, 5);
      }
      var value = Quantity.rough(one.x(), picture.data().plan().x().unit());
      double text = Math.max(to, x) + 7;
      g.setTextAlign(TextAlignment.LEFT);
      pen.write(value, text, y, PlotLayout.BOLD, pen.ink(one.series()));
      until = text + TextWidth.of(value, PlotLayout.BOLD) + 12;
      if (i == 0) {
        g.setTextAlign(TextAlignment.RIGHT);
        pen.write(plan.label(), Math.min(from, x) - 7, y, PlotLayout.SMALL, palette.muted());
      }
    }
  }

  private void line(BreakEven one) {
    var frame = picture.frame();
    var g = pen.g();
    double x = Math.rint(frame.px(one.x()));
    double y = frame.py(one.y());
    var ink = pen.ink(one.series());
    g.setStroke(ink);
    g.setLineWidth(2);
    g.strokeOval(x - 8, y - 8, 16, 16);
    g.setLineWidth(1.5);
    g.setLineDashes(Shapes.dashes(one.series().number()));
    g.strokeLine(x, y + 8, x, frame.floor());
    g.setLineDashes();
    g.setFill(ink);
    g.fillPolygon(
        new double[] {x - 4, x + 4, x},
        new double[] {frame.floor(), frame.floor(), frame.floor() - 7},
        3);
  }
}
