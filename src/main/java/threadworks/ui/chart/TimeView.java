package threadworks.ui.chart;

import org.jspecify.annotations.Nullable;

/**
 * Which stretch of a run is in view. Shows the whole run until the learner zooms; then it stays
 * where it was put, or follows the end if the end was in view. Times are in nanoseconds, places in
 * pixels from the left edge of the plot.
 */
public final class TimeView {
  /** What an axis shows before anything lasted. */
  private static final double AT_FIRST = 5e8;

  /** Room behind the end of a run, so that what happens last is seen. */
  private static final double MARGIN = 1.03;

  private Follow follow = Follow.ALL;
  private TimeScale scale = TimeScale.fit(0, 2 * AT_FIRST, 500);
  private double end = AT_FIRST;
  private double now;
  private double last;
  private boolean live;
  private double width = 1;
  private @Nullable Follow held;

  /** What the view does while the run goes on. */
  private enum Follow {
    ALL,
    END,
    NOTHING
  }

  /** The stretch in view. */
  public TimeScale scale() {
    return scale;
  }

  /** How long the run has lasted. */
  public double now() {
    return now;
  }

  /** Whether the run goes on. */
  public boolean live() {
    return live;
  }

  /** Another run begins. */
  public void begin() {
    follow = Follow.ALL;
    held = null;
    end = AT_FIRST;
  }

  /**
   * Takes the run as it stands now.
   *
   * @param last when the last that is known of it happened, which may be after it returned: threads
   *     and processes outlive the method that began them
   */
  public void show(double now, double last, boolean live) {
    this.now = now;
    this.last = Math.max(now, last);
    this.live = live;
    keepUp();
  }

  /** Takes how wide the plot is. */
  public void width(double width) {
    this.width = Math.max(width, 1);
    keepUp();
  }

  /** Shows the whole run, and goes on doing so while it lasts. */
  public void fit() {
    if (held != null) {
      held = Follow.ALL;
      scale = TimeScale.fit(0, Math.max(last * MARGIN, 1000), width);
      return;
    }
    follow = Follow.ALL;
    keepUp();
  }

  /** Zooms about the middle; a factor above 1 comes closer. */
  public void zoom(double factor) {
    zoom(factor, width / 2);
  }

  /** Zooms and keeps the moment at {@code x} where it is. */
  public void zoom(double factor, double x) {
    move(scale.zoom(factor, x));
  }

  /** Moves what is in view to the right. */
  public void pan(double pixels) {
    move(scale.pan(pixels));
  }

  /** Moves a moment into view, unless it is there. */
  public void reveal(double nanos) {
    double x = scale.x(nanos);
    if (x < 0 || x > width) {
      pan(width / 2 - x);
    }
  }

  /** Moves the begin of the run to the left edge. */
  public void toBegin() {
    move(new TimeScale(0, scale.nanosPerPixel()));
  }

  /** Moves the end of what is known near the right edge. */
  public void toEnd() {
    pan(width * 0.9 - scale.x(last));
  }

  /** Stays where it is, whatever comes. */
  public void hold() {
    if (held == null) {
      held = follow;
      follow = Follow.NOTHING;
    }
  }

  /** Keeps up with the run again, from as near or far as it is seen now. */
  public void goOn() {
    if (held != null) {
      follow = held == Follow.ALL ? Follow.ALL : Follow.END;
      held = null;
      keepUp();
    }
  }

  private void move(TimeScale to) {
    scale = to.within(last, width);
    if (held != null) {
      held = Follow.END;
      return;
    }
    follow = live && scale.x(now) <= width ? Follow.END : Follow.NOTHING;
  }

  private void keepUp() {
    switch (follow) {
      case ALL -> {
        // In steps while it grows: a picture that shrinks at every pulse cannot be read.
        end = live ? (last > end ? last * 1.25 : end) : Math.max(last * MARGIN, 1000);
        scale = TimeScale.fit(0, end, width);
      }
      case END -> {
        double beyond = scale.x(now) - width * 0.95;
        scale = beyond > 0 ? scale.pan(-beyond) : scale;
      }
      case NOTHING -> {}
    }
  }
}
