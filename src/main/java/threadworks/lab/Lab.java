package threadworks.lab;

/**
 * The lab as a demo sees it. Outside the lab, and while a demo is stepped or explored, its methods
 * do nothing, so that a demo stays a plain program.
 */
public final class Lab {
  private static final Watcher NOBODY = new Watcher() {};

  private static volatile Watcher watcher = NOBODY;

  private Lab() {}

  /** Takes what a demo shows; called on the demo's own threads. By itself it takes nothing. */
  public interface Watcher {
    /** A point of a series over time, at this moment. */
    default void plotted(String series, double y) {}

    /** A point of a series over x. */
    default void plotted(String series, double x, double y) {}

    /** This thread begins a span in a lane of its own name; the end comes on the same thread. */
    default Span began(String lane, String text) {
      return Span.NONE;
    }
  }

  /** A stretch of time that a demo marks; it ends when it is closed. */
  @FunctionalInterface
  public interface Span extends AutoCloseable {
    /** A span that nobody sees. */
    Span NONE = () -> {};

    @Override
    void close();
  }

  /**
   * Adds a point, at this moment, to a series of the Data chart.
   *
   * @param series the line the point belongs to
   * @param y the value to draw
   */
  public static void plot(String series, double y) {
    watcher.plotted(series, y);
  }

  /**
   * Adds a point to a series over x. Points of a series that have the same x are repeats: their
   * spread is drawn, and the line goes through their medians.
   *
   * @param series the line the point belongs to
   * @param x what was set, as a number of threads
   * @param y what was measured
   */
  public static void plot(String series, double x, double y) {
    watcher.plotted(series, x, y);
  }

  /**
   * Opens a span in the timeline, in a lane of that name; closing it, on the same thread, ends it.
   *
   * @param lane the lane it stands in, as of a key that goes from hand to hand
   * @param text what the thread does, or has, meanwhile
   */
  public static Span span(String lane, String text) {
    return watcher.began(lane, text);
  }

  /** Has what is shown from now on taken by {@code watcher}; for the host that runs the demo. */
  public static void watch(Watcher watcher) {
    Lab.watcher = watcher;
  }

  /** Has nobody take what is shown from now on. */
  public static void unwatch() {
    watcher = NOBODY;
  }
}
