package threadworks.ui.chart.plot;

import javafx.scene.canvas.GraphicsContext;

/** Marks, one for each of five series, so that lines can be told apart without colours. */
final class Shapes {
  static final double SIZE = 11;
  private static final int KINDS = 5;
  private static final double[][] DASHES = {{}, {7, 3}, {2, 3}, {9, 3, 2, 3}};

  private Shapes() {}

  /** The dashes of a series' line. */
  static double[] dashes(int number) {
    return DASHES[(number - 1) % DASHES.length];
  }

  /** Fills a series' mark with the colour that was set. */
  static void fill(GraphicsContext g, int number, double x, double y, double size) {
    double r = size / 2;
    switch ((number - 1) % KINDS) {
      case 0 -> g.fillOval(x - r, y - r, size, size);
      case 1 ->
          g.fillPolygon(new double[] {x - r, x + r, x}, new double[] {y + r, y + r, y - r}, 3);
      case 2 -> g.fillRect(x - r * 0.9, y - r * 0.9, size * 0.9, size * 0.9);
      case 3 -> diamond(g, x, y, r * 1.15, true);
      default ->
          g.fillPolygon(new double[] {x - r, x + r, x}, new double[] {y - r, y - r, y + r}, 3);
    }
  }

  /** A hollow mark, of what another language measured. */
  static void hollow(GraphicsContext g, double x, double y, double size) {
    diamond(g, x, y, size * 0.55, false);
  }

  private static void diamond(GraphicsContext g, double x, double y, double r, boolean filled) {
    double[] xs = {x - r, x, x + r, x};
    double[] ys = {y, y - r, y, y + r};
    if (filled) {
      g.fillPolygon(xs, ys, 4);
    } else {
      g.strokePolygon(xs, ys, 4);
    }
  }
}
