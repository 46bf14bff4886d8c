package threadworks.ui.chart.plot;

/**
 * Where values are in the picture.
 *
 * @param left the left end of the axis of x
 * @param right its right end
 * @param top the upper end of the axis of y
 * @param bottom its lower end
 * @param floor where the axis of x is
 */
record PlotFrame(
    PlotAxis x, PlotAxis y, double left, double right, double top, double bottom, double floor) {
  /** Room beside the outermost points, for their marks and what stands beside them. */
  static final double AIR = 30;

  double px(double value) {
    return left + AIR + x.at(value) * across();
  }

  double py(double value) {
    return bottom - y.at(value) * (bottom - top);
  }

  /** How wide what was measured is. */
  double across() {
    return right - left - 2 * AIR;
  }

  double height() {
    return bottom - top;
  }

  /** The x at a place. */
  double xAt(double px) {
    return x.value((px - left - AIR) / across());
  }
}
