package threadworks.ui.chart.plot;

/**
 * Where values are in the picture.
 *
 * @param left the left end of the axis of x
 * @param right its right end
 * @param top the upper end of the axis of y
 * @param bottom its lower end
 * @param floor where the axis of x is
 * @param begin where the least that was set is: what names lines may stand before it
 */
record PlotFrame(
    PlotAxis x,
    PlotAxis y,
    double left,
    double right,
    double top,
    double bottom,
    double floor,
    double begin) {
  /** Room beside the outermost points, for their marks and what stands beside those. */
  static final double AIR = 30;

  double px(double value) {
    return begin + x.at(value) * across();
  }

  double py(double value) {
    return bottom - y.at(value) * (bottom - top);
  }

  /** How wide what was measured is. */
  double across() {
    return right - AIR - begin;
  }

  double height() {
    return bottom - top;
  }

  /** Whether names stand at the begins of lines, else at their ends. */
  boolean namesFirst() {
    return begin > left + AIR;
  }

  /** Whether there is a place for a point. */
  boolean has(Repeats point) {
    return x.has(point.x()) && y.has(point.median());
  }

  /** The x at a place. */
  double xAt(double px) {
    return x.value((px - begin) / across());
  }
}
