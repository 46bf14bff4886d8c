package threadworks.lab;

/**
 * The lab as a demo sees it. Outside the lab its methods do nothing, so that a demo stays a plain
 * program.
 */
public final class Lab {
  private static volatile Plotter plotter = (series, value) -> {};

  private Lab() {}

  /** Takes the points that a demo plots. */
  @FunctionalInterface
  public interface Plotter {
    /** Takes one point; called on the demo's own threads. */
    void plot(String series, double value);
  }

  /**
   * Adds a point, at this moment, to a series of the Data chart.
   *
   * @param series the line the point belongs to
   * @param value the value to draw
   */
  public static void plot(String series, double value) {
    plotter.plot(series, value);
  }

  /** Sends what is plotted from now on to {@code plotter}; for the host that runs the demo. */
  public static void plotTo(Plotter plotter) {
    Lab.plotter = plotter;
  }
}
