package threadworks.ui.lab.explore;

/**
 * Where the schedules of a map are: each is a row, all rows are equally high, and some of them are
 * in view.
 */
final class MapScale {
  /** Nobody needs a row to be higher. */
  private static final double HIGHEST = 26;

  private int rows;
  private double height = 1;
  private double zoom = 1;

  /** The first row in view, and which part of it is above. */
  private double top;

  /** So many rows, all in view. */
  void rows(int rows) {
    this.rows = rows;
    fit();
  }

  void height(double height) {
    this.height = Math.max(1, height);
    settle();
  }

  void fit() {
    zoom = 1;
    top = 0;
  }

  /** Zooms so that what is at {@code y} stays there. */
  void zoom(double factor, double y) {
    double at = row(y);
    zoom *= factor;
    settle();
    top = at - y / rowHeight();
    settle();
  }

  void pan(double pixels) {
    top -= pixels / rowHeight();
    settle();
  }

  /** Brings rows into view, the first of them where not all have room. */
  void reveal(int from, int to) {
    double seen = height / rowHeight();
    if (to > top + seen) {
      top = to - seen;
    }
    if (from < top) {
      top = from;
    }
    settle();
  }

  private void settle() {
    double most = Math.max(1, HIGHEST * rows / height);
    zoom = Math.clamp(zoom, 1, most);
    top = Math.clamp(top, 0, Math.max(0, rows - height / rowHeight()));
  }

  double rowHeight() {
    return rows == 0 ? height : height * zoom / rows;
  }

  /** Where a row begins. */
  double y(double row) {
    return (row - top) * rowHeight();
  }

  /** Which row is at a place, and which part of it is above. */
  double row(double y) {
    return top + y / rowHeight();
  }

  boolean isWhole() {
    return zoom <= 1;
  }
}
