package threadworks.ui.chart.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import threadworks.ui.chart.TimeScale;

/**
 * Picks what of a series is worth drawing: however many values it has, a column of pixels has one
 * least, one greatest, and one that stood longest; so no peak is ever lost.
 *
 * <p>Values are summed up in blocks as they come, which are looked at instead of the values where a
 * column holds many. A value of a block that stood more than once counts by its longest time.
 */
final class Stairs {
  private static final int BLOCK = 64;

  private Series series = Series.NONE;
  private long first;
  private int blocks;
  private int seen;
  private int peak = -1;
  private double[] least = new double[16];
  private double[] most = new double[16];
  private double[] stood = new double[16];
  private long[] time = new long[16];

  /**
   * What is in one column of pixels.
   *
   * @param from the first value that begins in it
   * @param to the one behind the last that does
   * @param least the least value that stands anywhere in it; NaN where none does
   * @param most the greatest
   * @param stood the one that stands longest
   */
  record Column(int from, int to, double least, double most, double stood) {
    int count() {
      return to - from;
    }
  }

  /** Takes a series as it stands now: the one that it took before, grown, or any other. */
  void take(Series now) {
    // What was too much was dropped from the begin.
    if (now.size() < seen || (seen > 0 && now.nanos()[0] != first)) {
      blocks = 0;
      seen = 0;
      peak = -1;
    }
    series = now;
    if (now.size() == 0) {
      return;
    }
    first = now.nanos()[0];
    for (; seen < now.size(); seen++) {
      if (peak < 0 || now.value(seen) > now.value(peak)) {
        peak = seen;
      }
    }
    // How long a block's last value stands is known with the next one.
    for (; (blocks + 1) * BLOCK < now.size(); blocks++) {
      sumUp(blocks);
    }
  }

  private void sumUp(int block) {
    if (block == least.length) {
      least = Arrays.copyOf(least, 2 * block);
      most = Arrays.copyOf(most, 2 * block);
      stood = Arrays.copyOf(stood, 2 * block);
      time = Arrays.copyOf(time, 2 * block);
    }
    var sum = new Sum();
    for (int i = block * BLOCK; i < (block + 1) * BLOCK; i++) {
      sum.add(series.value(i), (double) (series.nanos()[i + 1] - series.nanos()[i]));
    }
    least[block] = sum.least;
    most[block] = sum.most;
    stood[block] = sum.stood;
    time[block] = (long) sum.longest;
  }

  Series series() {
    return series;
  }

  /** The place of the first that no other exceeds; below 0 where there are none. */
  int peak() {
    return peak;
  }

  /**
   * A column for each pixel from 0 to {@code width}.
   *
   * @param end when the last value stops standing
   */
  List<Column> columns(TimeScale scale, int width, double end) {
    var columns = new ArrayList<Column>(width);
    int from = series.after(scale.nanos(0));
    for (int x = 0; x < width; x++) {
      double left = scale.nanos(x);
      double right = Math.min(scale.nanos(x + 1), end);
      int to = left >= end ? from : series.after(right);
      columns.add(column(from, to, left, right));
      from = to;
    }
    return columns;
  }

  private Column column(int from, int to, double left, double right) {
    var sum = new Sum();
    if (from > 0 && left < right) {
      double until = from < series.size() ? Math.min((double) series.nanos()[from], right) : right;
      sum.add(series.value(from - 1), until - left);
    }
    int i = from;
    while (i < to) {
      if (i % BLOCK == 0 && i + BLOCK < to && i / BLOCK < blocks) {
        int block = i / BLOCK;
        sum.add(stood[block], (double) time[block]);
        sum.least = Math.min(sum.least, least[block]);
        sum.most = Math.max(sum.most, most[block]);
        i += BLOCK;
      } else {
        double until = i + 1 < to ? (double) series.nanos()[i + 1] : right;
        sum.add(series.value(i), until - (double) series.nanos()[i]);
        i++;
      }
    }
    return sum.longest < 0
        ? new Column(from, to, Double.NaN, Double.NaN, Double.NaN)
        : new Column(from, to, sum.least, sum.most, sum.stood);
  }

  private static final class Sum {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    double stood;
    double longest = -1;

    void add(double value, double time) {
      least = Math.min(least, value);
      most = Math.max(most, value);
      if (time > longest) {
        longest = time;
        stood = value;
      }
    }
  }
}
