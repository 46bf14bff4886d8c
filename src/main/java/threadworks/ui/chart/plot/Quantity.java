package threadworks.ui.chart.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import threadworks.lesson.PlotPlan;
import threadworks.ui.chart.Unit;

/** Puts values of an axis into figures, with three digits that count and their unit. */
final class Quantity {
  private static final MathContext THREE = new MathContext(3);

  private Quantity() {}

  /** A value by itself. */
  static String text(double value, PlotPlan.Unit unit) {
    return switch (unit) {
      case NONE -> number(value);
      case SECONDS -> time(value, unit(value));
      case MILLISECONDS -> text(value / 1e3, PlotPlan.Unit.SECONDS);
      case PER_SECOND -> number(value) + " /s";
      case TIMES -> number(value) + " ×";
    };
  }

  /** A value that was read off between others: more digits would say what nobody knows. */
  static String rough(double value, PlotPlan.Unit unit) {
    return text(new BigDecimal(value).round(new MathContext(2)).doubleValue(), unit);
  }

  /** A value beside a name, where the axis says what it is. */
  static String brief(double value, PlotPlan.Unit unit) {
    return unit == PlotPlan.Unit.PER_SECOND || unit == PlotPlan.Unit.TIMES
        ? number(value)
        : text(value, unit);
  }

  /** Whether the unit changes with the value. */
  static boolean isTime(PlotPlan.Unit unit) {
    return unit == PlotPlan.Unit.SECONDS || unit == PlotPlan.Unit.MILLISECONDS;
  }

  /** A time in the unit that suits {@code most}, without it. */
  static String timeUpTo(double value, double most, PlotPlan.Unit unit) {
    double seconds = unit == PlotPlan.Unit.MILLISECONDS ? 1e-3 : 1;
    return number(value * seconds * 1e9 / unit(most * seconds).nanos());
  }

  /** The unit that suits a time. */
  static String symbolUpTo(double most, PlotPlan.Unit unit) {
    return unit(unit == PlotPlan.Unit.MILLISECONDS ? most / 1e3 : most).symbol;
  }

  private static String time(double seconds, Unit unit) {
    return number(seconds * 1e9 / unit.nanos()) + " " + unit.symbol;
  }

  /** Microseconds below a millisecond, milliseconds below a second. */
  private static Unit unit(double seconds) {
    double rounded = Math.abs(round(seconds));
    return rounded >= 1 ? Unit.SECONDS : rounded >= 1e-3 ? Unit.MILLISECONDS : Unit.MICROSECONDS;
  }

  private static double round(double value) {
    return new BigDecimal(value).round(THREE).doubleValue();
  }

  private static String number(double value) {
    var format = new DecimalFormat("#,##0.########", DecimalFormatSymbols.getInstance(Locale.ROOT));
    return format.format(Math.abs(value) >= 1000 ? Math.rint(value) : round(value));
  }
}
