package threadworks.ui.chart;

/**
 * Which stretch of time a chart shows: the moment at its left edge and how much time a pixel holds.
 *
 * @param origin the moment at x = 0, in nanoseconds from the variant's begin
 * @param nanosPerPixel how many nanoseconds a pixel holds, above 0
 */
public record TimeScale(double origin, double nanosPerPixel) {
  /** No deeper than 10 ns a pixel: the clock itself is no finer. */
  static final double FINEST = 10;

  /** No wider than an hour across a window. */
  static final double COARSEST = 4e9;

  /** Neither too fine nor too coarse. */
  public TimeScale {
    nanosPerPixel = Math.clamp(nanosPerPixel, FINEST, COARSEST);
  }

  /** The scale that shows everything from {@code from} to {@code to} in {@code width} pixels. */
  public static TimeScale fit(double from, double to, double width) {
    return new TimeScale(from, (to - from) / Math.max(width, 1));
  }

  /** Where a moment is, in pixels from the left edge. */
  public double x(double nanos) {
    return (nanos - origin) / nanosPerPixel;
  }

  /** The moment at a place. */
  public double nanos(double x) {
    return origin + x * nanosPerPixel;
  }

  /** Closer by {@code factor} (farther below 1), with the moment under {@code x} staying there. */
  public TimeScale zoom(double factor, double x) {
    double finer = Math.clamp(nanosPerPixel / factor, FINEST, COARSEST);
    return new TimeScale(nanos(x) - x * finer, finer);
  }

  /** What is shown after everything was moved right by {@code pixels}. */
  public TimeScale pan(double pixels) {
    return new TimeScale(origin - pixels * nanosPerPixel, nanosPerPixel);
  }

  /** As near to this as it gets with some of {@code 0} to {@code end} still in view. */
  public TimeScale within(double end, double width) {
    double shown = width * nanosPerPixel;
    double last = Math.max(end - shown / 2, 0);
    return new TimeScale(Math.clamp(origin, Math.min(-shown / 20, last), last), nanosPerPixel);
  }
}
