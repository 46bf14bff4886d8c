package threadworks.ui.chart;

import java.util.Locale;

/** The unit that a time is shown in. */
enum Unit {
  NANOSECONDS("ns", 1),
  MICROSECONDS("µs", 1e3),
  MILLISECONDS("ms", 1e6),
  SECONDS("s", 1e9);

  final String symbol;
  final double nanos;

  Unit(String symbol, double nanos) {
    this.symbol = symbol;
    this.nanos = nanos;
  }

  /** The largest unit of which {@code nanos} is a tenth or more. */
  static Unit of(double nanos) {
    for (var unit : new Unit[] {SECONDS, MILLISECONDS, MICROSECONDS}) {
      if (Math.abs(nanos) >= unit.nanos / 10) {
        return unit;
      }
    }
    return NANOSECONDS;
  }

  /** A time in its own best unit, with three digits that count: {@code 2.01 s}, {@code 35.2 ms}. */
  static String text(double nanos) {
    var unit = of(nanos);
    return unit.number(nanos) + " " + unit.symbol;
  }

  /** A time in this unit, without its symbol. */
  String number(double nanos) {
    double value = nanos / this.nanos;
    int digits =
        this == NANOSECONDS || value >= 1000 ? 0 : value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
