package threadworks.lesson;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the points that a demo plots over x are drawn.
 *
 * @param x what was set
 * @param y what was measured
 * @param curves what would be measured if some law were all there is
 * @param limits values that are never reached, or that others are judged by
 * @param breakEven where each series crosses this one is of interest; null for none
 */
public record PlotPlan(
    Axis x, Axis y, List<Curve> curves, List<Limit> limits, @Nullable BreakEven breakEven) {
  /**
   * An axis.
   *
   * @param title what it shows
   * @param log whether it is logarithmic
   */
  public record Axis(String title, Unit unit, boolean log) {}

  /** What the numbers of an axis are. */
  public enum Unit {
    /** Numbers, as of threads. */
    NONE("none"),
    /** Times in seconds. */
    SECONDS("s"),
    /** Times in milliseconds. */
    MILLISECONDS("ms"),
    /** How many a second. */
    PER_SECOND("/s"),
    /** How many times as much. */
    TIMES("x");

    /** How a text writes it. */
    final String word;

    Unit(String word) {
      this.word = word;
    }
  }

  /**
   * A curve.
   *
   * @param variant the variant that it belongs to; an empty string for one that is always drawn
   * @param formula y over {@code x}, in the unit of the axis
   */
  public record Curve(String variant, Ideal formula, String label) {}

  /**
   * A line at one height.
   *
   * @param variant the variant that it belongs to; an empty string for one that is always drawn
   * @param value the height, in the unit of the axis; a formula without {@code x}
   */
  public record Limit(String variant, Ideal value, String label) {}

  /**
   * Where others begin to be better, or worse.
   *
   * @param series the series that others are compared with
   */
  public record BreakEven(String series, String label) {}
}
