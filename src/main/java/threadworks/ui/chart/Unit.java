package threadworks.ui.chart;

import java.math.BigDecimal;
import java.util.Locale;

/** The unit that a time is shown in. */
public enum Unit {
  /** A billionth of a second. */
  NANOSECONDS("ns", 1),
  /** A millionth of a second. */
  MICROSECONDS("µs", 1e3),
  /** A thousandth of a second. */
  MILLISECONDS("ms", 1e6),
  /** A second. */
  SECONDS("s", 1e9);

  /** How it is written. */
  public final String symbol;

  private final double nanos;

  Unit(String symbol, double nanos) {
    this.symbol = symbol;
    this.nanos = nanos;
  }

  /** How many nanoseconds it is. */
  public double nanos() {
    return nanos;
  }

  /** The largest unit of which {@code nanos} is a tenth or more. */
  public static Unit of(double nanos) {
    for (var unit : new Unit[] {SECONDS, MILLISECONDS, MICROSECONDS}) {
      if (Math.abs(nanos) >= unit.nanos / 10) {
        return unit;
      }
    }
    return NANOSECONDS;
  }

  /** A time in its own best unit, with three digits that count: {@code 2.01 s}, {@code 35.2 ms}. */
  public static String text(double nanos) {
    var unit = of(nanos);
    return unit.number(nanos) + " " + unit.symbol;
  }

  /** A time as somebody said it, with no digit more: {@code 2 s}, {@code 0.5 s}. */
  public static String said(double nanos) {
    var unit = of(nanos);
    var value = new BigDecimal(unit.number(nanos));
    return (value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString())
        + " "
        + unit.symbol;
  }

  /** A time in this unit, without its symbol. */
  public String number(double nanos) {
    double value = nanos / this.nanos;
    int digits =
        this == NANOSECONDS || value >= 1000 ? 0 : value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
