package threadworks.ui.chart.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import threadworks.trace.Trace;

/**
 * One line of the chart: values, each of which stands until the next.
 *
 * @param name what it is called, unlike all others of the chart
 * @param size how many values there are
 * @param nanos from when each stands, in order; may be longer than {@code size}
 * @param values each by its place
 */
@SuppressWarnings("ArrayRecordComponent") // shared with the trace, as those of Plot
record Series(String name, int size, long[] nanos, IntToDoubleFunction values) {
  static final Series NONE = new Series("", 0, new long[0], _ -> 0);

  double value(int i) {
    return values.applyAsDouble(i);
  }

  /** All of a run: the depths of its queues, then what it plotted. */
  static List<Series> of(Trace trace, DataChart.Names labels) {
    var all = new ArrayList<Series>();
    var names = new HashMap<String, Integer>();
    for (var queue : trace.queues()) {
      if (queue.size() > 0) {
        int[] depths = queue.depths();
        all.add(
            new Series(unique(queue.name(), names), queue.size(), queue.nanos(), i -> depths[i]));
      }
    }
    for (var plot : trace.plots()) {
      double[] values = plot.values();
      all.add(
          new Series(
              unique(labels.of(plot.series()), names), plot.size(), plot.nanos(), i -> values[i]));
    }
    return List.copyOf(all);
  }

  /** The second of a name is called so: what a program calls a queue many may be called. */
  private static String unique(String name, HashMap<String, Integer> names) {
    int times = names.merge(name, 1, Integer::sum);
    return times == 1 ? name : name + " " + times;
  }

  /** The place of the first value that stands from later than {@code moment}. */
  int after(double moment) {
    return after(nanos, size, moment);
  }

  /** The same for any moments in order. */
  static int after(long[] nanos, int size, double moment) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (nanos[middle] > moment) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
