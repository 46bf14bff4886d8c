package threadworks.ui.chart.data;

/**
 * The part of the height that one chart takes, without its title, and the values at its ends.
 *
 * @param top its upper edge, where {@code high} is
 * @param bottom its lower edge, where {@code low} is
 */
record Band(double top, double bottom, double low, double high) {
  static Band of(double top, double bottom, ValueAxis axis) {
    double height = bottom - top;
    return new Band(top, bottom, axis.low(height), axis.high(height));
  }

  double height() {
    return bottom - top;
  }

  /** How high a value is. */
  double y(double value) {
    return bottom - (value - low) / (high - low) * (bottom - top);
  }
}
