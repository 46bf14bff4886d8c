package threadworks.ui.chart.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import threadworks.lesson.PlotPlan;
import threadworks.ui.chart.Ticks;

/**
 * An axis: which values are at its ends, where a value is, and its marks.
 *
 * @param doubling whether its numbers are counts that double from one to the next
 * @param low the value at its begin
 * @param high the value at its end
 */
record PlotAxis(PlotPlan.Axis plan, boolean doubling, boolean whole, double low, double high) {
  /** What stands within a decade, from where there is room for all to where there is for one. */
  private static final List<double[]> WITHIN_A_DECADE =
      List.of(new double[] {1, 1.5, 2, 3, 4, 5, 6, 8}, new double[] {1, 2, 5}, new double[] {1});

  /**
   * A mark.
   *
   * @param text what stands at it; an empty string at one that is small
   */
  record Tick(double value, String text) {}

  /** The axis of what was set: it ends where the values do. */
  static PlotAxis across(PlotPlan.Axis plan, double[] values) {
    var axis = around(plan, values);
    if (axis.low < axis.high) {
      return axis;
    }
    double middle = axis.low;
    double away = middle == 0 ? 1 : Math.abs(middle) / 2;
    return plan.log() ? axis.with(middle / 2, middle * 2) : axis.with(middle - away, middle + away);
  }

  /**
   * The axis of what was measured: it ends at marks, so that it grows seldom.
   *
   * @param fromZero whether it begins at 0, where it can
   * @param pixels how long it is
   * @param nearest how near its marks may be, in pixels
   */
  static PlotAxis up(
      PlotPlan.Axis plan, double[] values, boolean fromZero, double pixels, double nearest) {
    var axis = around(plan, values);
    if (plan.log()) {
      double[] parts = WITHIN_A_DECADE.get(axis.high / axis.low < 10 ? 0 : 1);
      return axis.with(below(axis.low / 1.02, parts), above(axis.high * 1.02, parts));
    }
    double low = fromZero ? Math.min(axis.low, 0) : axis.low;
    double high = fromZero ? Math.max(axis.high, 0) : axis.high;
    if (low == high) {
      high = low + (low == 0 ? 1 : Math.abs(low) / 2);
    }
    double step = axis.step(low, high, pixels, nearest);
    double first = Math.floor(low / step + 1e-9) * step;
    double last = Math.ceil(high / step - 1e-9) * step;
    return axis.with(first, last);
  }

  private static PlotAxis around(PlotPlan.Axis plan, double[] values) {
    double[] seen =
        Arrays.stream(values).filter(value -> !plan.log() || value > 0).sorted().toArray();
    boolean whole =
        plan.unit() == PlotPlan.Unit.NONE && Arrays.stream(seen).allMatch(PlotAxis::isWhole);
    if (seen.length == 0) {
      return new PlotAxis(plan, false, whole, 1, plan.log() ? 10 : 1);
    }
    double low = seen[0];
    double high = seen[seen.length - 1];
    boolean doubling =
        plan.log()
            && whole
            && high <= 4096
            && isPowerOfTwo(low)
            && isPowerOfTwo(high)
            && Arrays.stream(seen).filter(PlotAxis::isPowerOfTwo).count() * 2 > seen.length;
    return new PlotAxis(plan, doubling, whole, low, high);
  }

  private PlotAxis with(double low, double high) {
    return new PlotAxis(plan, doubling, whole, low, high);
  }

  private static boolean isWhole(double value) {
    return value == Math.rint(value);
  }

  private static boolean isPowerOfTwo(double value) {
    return value >= 1 && value <= 1L << 40 && isWhole(value) && Long.bitCount((long) value) == 1;
  }

  /** How far along it a value is, from 0 to 1 between its ends. */
  double at(double value) {
    return plan.log() ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
  }

  /** The value that is so far along it. */
  double value(double part) {
    return plan.log() ? low * Math.pow(high / low, part) : low + part * (high - low);
  }

  /** Whether it has a place for a value: a logarithm has none for 0. */
  boolean has(double value) {
    return !plan.log() || value > 0;
  }

  /**
   * Its marks, in order.
   *
   * @param pixels how long it is
   * @param nearest how near those with a text may be, in pixels
   */
  List<Tick> ticks(double pixels, double nearest) {
    if (doubling) {
      return doublings(pixels, nearest);
    }
    return plan.log() ? logarithmic(pixels, nearest) : even(pixels, nearest);
  }

  private double step(double low, double high, double pixels, double nearest) {
    double least = (high - low) / Math.max(Math.floor(pixels / nearest), 1);
    return Ticks.step(whole ? Math.max(least, 1) : least);
  }

  private List<Tick> even(double pixels, double nearest) {
    double step = step(low, high, pixels, nearest);
    var values = new ArrayList<Double>();
    for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) {
      values.add(i * step);
    }
    var ticks = new ArrayList<Tick>();
    for (double value : values) {
      ticks.add(new Tick(value, label(value, value == values.getLast())));
    }
    return ticks;
  }

  /** Along an even axis of times the unit is the same, and stands at the last. */
  private String label(double value, boolean last) {
    if (Quantity.isTime(plan.unit())) {
      double most = Math.max(Math.abs(low), Math.abs(high));
      return Quantity.timeUpTo(value, most, plan.unit())
          + (last ? " " + Quantity.symbolUpTo(most, plan.unit()) : "");
    }
    return plan.unit() == PlotPlan.Unit.PER_SECOND && !last
        ? Quantity.brief(value, plan.unit())
        : Quantity.text(value, plan.unit());
  }

  private List<Tick> doublings(double pixels, double nearest) {
    double apart = pixels / (Math.log(high / low) / Math.log(2));
    double factor = Math.pow(2, Math.ceil(nearest / apart));
    var ticks = new ArrayList<Tick>();
    for (double value = low; value <= high; value *= factor) {
      ticks.add(new Tick(value, Quantity.text(value, plan.unit())));
    }
    return ticks;
  }

  private List<Tick> logarithmic(double pixels, double nearest) {
    var labelled = labelled(pixels, nearest);
    var ticks = new ArrayList<Tick>();
    int last = (int) Math.floor(Math.log10(high) + 1e-9);
    for (int decade = (int) Math.floor(Math.log10(low)); decade <= last; decade++) {
      for (int part = 1; part < 10; part++) {
        double value = part * power(decade);
        if (isWithin(value) && labelled.stream().noneMatch(one -> isSame(one, value))) {
          ticks.add(new Tick(value, ""));
        }
      }
    }
    for (double value : labelled) {
      boolean brief = plan.unit() == PlotPlan.Unit.PER_SECOND && value < labelled.getLast();
      ticks.add(
          new Tick(
              value,
              brief ? Quantity.brief(value, plan.unit()) : Quantity.text(value, plan.unit())));
    }
    ticks.sort((one, other) -> Double.compare(one.value, other.value));
    return ticks;
  }

  /** As many as have room: with fewer decades there may be more in each. */
  private List<Double> labelled(double pixels, double nearest) {
    double decades = Math.log10(high / low);
    int finest = decades < 1 ? 0 : decades < 3 ? 1 : 2;
    for (var parts : WITHIN_A_DECADE.subList(finest, WITHIN_A_DECADE.size())) {
      var values = within(parts, 1);
      if (areApart(values, pixels, nearest)) {
        return values;
      }
    }
    int every = 2;
    while (every * pixels / decades < nearest && every < decades) {
      every++;
    }
    return within(new double[] {1}, every);
  }

  private boolean areApart(List<Double> values, double pixels, double nearest) {
    for (int i = 1; i < values.size(); i++) {
      if ((at(values.get(i)) - at(values.get(i - 1))) * pixels < nearest) {
        return false;
      }
    }
    return true;
  }

  private List<Double> within(double[] parts, int every) {
    var values = new ArrayList<Double>();
    int last = (int) Math.floor(Math.log10(high) + 1e-9);
    for (int decade = (int) Math.floor(Math.log10(low)); decade <= last; decade++) {
      if (Math.floorMod(decade, every) == 0) {
        for (double part : parts) {
          if (isWithin(part * power(decade))) {
            values.add(part * power(decade));
          }
        }
      }
    }
    return values;
  }

  private boolean isWithin(double value) {
    return value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9);
  }

  private static boolean isSame(double one, double other) {
    return Math.abs(one / other - 1) < 1e-9;
  }

  /** A power of ten, as near to it as a number can be. */
  private static double power(int decade) {
    return Double.parseDouble("1e" + decade);
  }

  private static double below(double value, double[] parts) {
    double power = power((int) Math.floor(Math.log10(value)));
    double found = power;
    for (double part : parts) {
      if (part * power <= value) {
        found = part * power;
      }
    }
    return found;
  }

  private static double above(double value, double[] parts) {
    double power = power((int) Math.floor(Math.log10(value)));
    for (double part : parts) {
      if (part * power >= value) {
        return part * power;
      }
    }
    return 10 * power;
  }
}
