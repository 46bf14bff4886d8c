package threadworks.ui.chart.data;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import threadworks.trace.QueueDepth;
import threadworks.ui.chart.TimeScale;

/**
 * Draws lines of the Data chart. All are upright or level, so they are drawn as rectangles: sharp,
 * and by far quicker than paths where there is no graphics card.
 *
 * @param left the edge where the scale's 0 is
 * @param right the edge where lines stop at the latest
 * @param end until when values stand
 */
record LinePainter(GraphicsContext g, double left, double right, TimeScale scale, double end) {
  /** Columns with fewer values show each of them. */
  private static final int CROWD = 3;

  private double x(double nanos) {
    return left + scale.x(nanos);
  }

  private int columns() {
    return (int) (right - left);
  }

  /** Draws a line and returns how high it ends; NaN where nothing of it is in sight. */
  double stairs(Stairs stairs, Band band, Color colour) {
    var series = stairs.series();
    var pale = colour.deriveColor(0, 1, 1, 0.35);
    double x = left;
    double y = Double.NaN;
    // Where a crowd of values has left the line, which in the crowd stands at another.
    double after = Double.NaN;
    var columns = stairs.columns(scale, columns(), end);
    for (int i = 0; i < columns.size(); i++) {
      var column = columns.get(i);
      if (Double.isNaN(column.stood())) {
        continue;
      }
      if (Double.isNaN(y) && column.from() > 0) {
        y = band.y(series.value(column.from() - 1));
        x = left + i;
      }
      if (column.count() >= CROWD) {
        double top = band.y(column.most());
        g.setFill(pale);
        g.fillRect(left + i, top, 1, Math.max(band.y(column.least()) - top, 1));
        double next = band.y(column.stood());
        if (next != y) {
          level(x, left + i, y, colour);
          x = left + i;
          y = next;
        }
        after = band.y(series.value(column.to() - 1));
        continue;
      }
      if (!Double.isNaN(after)) {
        level(x, left + i, y, colour);
        upright(left + i, y, after, colour);
        x = left + i;
        y = after;
        after = Double.NaN;
      }
      for (int at = column.from(); at < column.to(); at++) {
        double next = band.y(series.value(at));
        double step = x((double) series.nanos()[at]);
        level(x, step, y, colour);
        upright(step, y, next, colour);
        x = step;
        y = next;
      }
    }
    level(x, Math.min(x(end), right), y, colour);
    return Double.isNaN(after) ? y : after;
  }

  private void level(double from, double to, double y, Color colour) {
    if (to > from && !Double.isNaN(y)) {
      g.setFill(colour);
      g.fillRect(from, y - 1, to - from, 2);
    }
  }

  private void upright(double x, double from, double to, Color colour) {
    if (!Double.isNaN(from)) {
      g.setFill(colour);
      g.fillRect(x - 1, Math.min(from, to) - 1, 2, Math.abs(to - from) + 2);
    }
  }

  /**
   * Draws how many a second were put, full, and taken, dotted, with what lies between them tinted.
   *
   * @return how high both lines end; NaN where they are not in sight
   */
  double[] rates(QueueDepth queue, Band band, Color colour, Color dots) {
    var pale = colour.deriveColor(0, 1, 1, 0.13);
    double put = Double.NaN;
    double taken = Double.NaN;
    for (int column = 0; column < columns(); column++) {
      double moment = scale.nanos(column);
      if (moment < Rates.FROM || moment > end) {
        continue;
      }
      double before = put;
      put = band.y(Rates.put(queue, moment));
      taken = band.y(Rates.taken(queue, moment));
      g.setFill(pale);
      g.fillRect(left + column, Math.min(put, taken), 1, Math.abs(put - taken));
      g.setFill(colour);
      double from = Double.isNaN(before) ? put : before;
      g.fillRect(left + column, Math.min(from, put) - 1, 1, Math.abs(put - from) + 2);
      if (column % 5 < 2) {
        g.setFill(dots);
        g.fillRect(left + column, taken - 1, 1, 2);
      }
    }
    return new double[] {put, taken};
  }
}
