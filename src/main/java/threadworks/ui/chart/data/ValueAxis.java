package threadworks.ui.chart.data;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import threadworks.ui.chart.Ticks;

/**
 * An axis of values with its ticks at 1, 2 or 5 times a power of ten. It holds 0 and whatever came
 * so far: it grows at once to the next tick, and shrinks only when it begins anew.
 */
final class ValueAxis {
  /** Ticks are no nearer, in pixels. */
  private static final double NEAREST = 28;

  private static final DecimalFormat FORMAT =
      new DecimalFormat("#,##0.######", DecimalFormatSymbols.getInstance(Locale.ROOT));

  private boolean whole = true;
  private double least;
  private double most;

  /** Another run begins. */
  void begin() {
    whole = true;
    least = 0;
    most = 0;
  }

  /** Makes room for a value; none is made for what is no number. */
  void hold(double value) {
    if (Double.isFinite(value)) {
      whole &= value == Math.rint(value);
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
  }

  /** The distance of its ticks where it is that high, in pixels. */
  double step(double height) {
    double ticks = Math.max(Math.floor(height / NEAREST), 1);
    double range = most > least ? most - least : 1;
    // Where all that came is whole, there is nothing half-way.
    double exact = whole ? Math.max(range / ticks, 1) : range / ticks;
    return Ticks.step(exact);
  }

  /** The value at its lower end. */
  double low(double height) {
    double step = step(height);
    return Math.floor(least / step + 1e-9) * step;
  }

  /** The value at its upper end. */
  double high(double height) {
    double step = step(height);
    return Math.max(Math.ceil(most / step - 1e-9) * step, low(height) + step);
  }

  /** Its ticks, from the lower end to the upper. */
  List<Double> ticks(double height) {
    double step = step(height);
    var ticks = new ArrayList<Double>();
    long last = Math.round(high(height) / step);
    for (long i = Math.round(low(height) / step); i <= last; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  /** A value in figures. */
  static String text(double value) {
    double digits = value == 0 ? 0 : Math.ceil(Math.log10(Math.abs(value)));
    double scale = Math.pow(10, Math.max(4 - digits, 0));
    return FORMAT.format(Math.abs(value) < 1e-9 ? 0 : Math.rint(value * scale) / scale);
  }
}
