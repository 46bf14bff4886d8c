package threadworks.ui.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The marks of a time axis, at round numbers: steps of 1, 2 or 5 times a power of ten.
 *
 * @param step from one mark to the next, in nanoseconds
 * @param marks where they are, in nanoseconds
 */
public record Ticks(double step, List<Double> marks) {
  /** The marks from {@code from} to {@code to}, at most {@code most} of them. */
  public static Ticks of(double from, double to, int most) {
    double step = step(Math.max((to - from) / Math.max(most - 1, 1), 1));
    var marks = new ArrayList<Double>();
    for (long n = (long) Math.ceil(from / step - 1e-6); n <= to / step + 1e-6; n++) {
      marks.add(n * step);
    }
    return new Ticks(step, List.copyOf(marks));
  }

  /** The smallest round number that is {@code least} or more, which must be above 0. */
  public static double step(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (double factor : new double[] {1, 2, 5}) {
      if (factor * power >= least * (1 - 1e-9)) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  /** What stands at a mark, in the unit that suits an axis that ends at {@code end}. */
  public String label(double mark, double end) {
    var unit = Unit.of(end);
    int digits = (int) Math.clamp(Math.ceil(-Math.log10(step / unit.nanos()) - 1e-9), 0, 6);
    return String.format(Locale.ROOT, "%." + digits + "f", mark / unit.nanos());
  }
}
