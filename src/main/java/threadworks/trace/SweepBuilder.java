package threadworks.trace;

import java.util.Arrays;
import java.util.HashMap;

/** One series over x as it grows, in arrays that are shared with the snapshots taken of it. */
final class SweepBuilder {
  private final String series;
  private double[] xs = new double[16];
  private double[] ys = new double[16];
  private int size;

  SweepBuilder(String series) {
    this.series = series;
  }

  int size() {
    return size;
  }

  void add(double x, double y) {
    if (size == xs.length) {
      xs = Arrays.copyOf(xs, 2 * size);
      ys = Arrays.copyOf(ys, 2 * size);
    }
    xs[size] = x;
    ys[size] = y;
    size++;
  }

  /**
   * Drops the older half of the repeats of each x, or of all points where there are no repeats;
   * says how many points that were.
   */
  int halve() {
    var repeats = new HashMap<Double, Integer>();
    for (int i = 0; i < size; i++) {
      repeats.merge(xs[i], 1, Integer::sum);
    }
    boolean repeated = repeats.size() < size;
    double[] keptX = new double[xs.length];
    double[] keptY = new double[ys.length];
    var seen = new HashMap<Double, Integer>();
    int kept = 0;
    for (int i = 0; i < size; i++) {
      int before = seen.merge(xs[i], 1, Integer::sum) - 1;
      if (repeated ? before >= repeats.getOrDefault(xs[i], 0) / 2 : i >= size / 2) {
        keptX[kept] = xs[i];
        keptY[kept] = ys[i];
        kept++;
      }
    }
    int dropped = size - kept;
    xs = keptX;
    ys = keptY;
    size = kept;
    return dropped;
  }

  Sweep snapshot() {
    return new Sweep(series, size, xs, ys);
  }
}
