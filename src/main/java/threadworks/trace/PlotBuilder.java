package threadworks.trace;

import java.util.Arrays;

/** One plotted series as it grows, in arrays that are shared with the snapshots taken of it. */
final class PlotBuilder {
  private final String series;
  private long[] nanos = new long[16];
  private double[] values = new double[16];
  private int size;

  PlotBuilder(String series) {
    this.series = series;
  }

  int size() {
    return size;
  }

  /** Adds a point; one that comes late from another process is moved to the latest moment. */
  void add(long at, double value) {
    if (size == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * size);
      values = Arrays.copyOf(values, 2 * size);
    }
    nanos[size] = size == 0 ? at : Math.max(at, nanos[size - 1]);
    values[size] = value;
    size++;
  }

  /** Drops the older half and says how many points that were. */
  int halve() {
    int drop = size / 2;
    nanos = Arrays.copyOfRange(nanos, drop, Math.max(16, nanos.length));
    values = Arrays.copyOfRange(values, drop, Math.max(16, values.length));
    size -= drop;
    return drop;
  }

  Plot snapshot() {
    return new Plot(series, size, nanos, values);
  }
}
