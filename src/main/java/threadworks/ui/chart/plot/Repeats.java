package threadworks.ui.chart.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import threadworks.trace.Sweep;

/**
 * All that was measured at one x.
 *
 * @param x what was set
 * @param values what was measured, least first
 */
record Repeats(double x, List<Double> values) {
  /** From so many on, the spread is from the 10th to the 90th of a hundred. */
  static final int MANY = 8;

  /** Those of one or more series, by x; what is no number is left out. */
  static List<Repeats> of(List<Sweep> sweeps) {
    var byX = new TreeMap<Double, List<Double>>();
    for (var sweep : sweeps) {
      for (int i = 0; i < sweep.size(); i++) {
        double x = sweep.xs()[i];
        double y = sweep.ys()[i];
        if (Double.isFinite(x) && Double.isFinite(y)) {
          byX.computeIfAbsent(x, _ -> new ArrayList<>()).add(y);
        }
      }
    }
    var all = new ArrayList<Repeats>();
    byX.forEach(
        (x, values) -> {
          values.sort(null);
          all.add(new Repeats(x, List.copyOf(values)));
        });
    return List.copyOf(all);
  }

  double median() {
    return quantile(0.5);
  }

  /** The least; of many, what a tenth lies below. */
  double low() {
    return values.size() < MANY ? values.getFirst() : quantile(0.1);
  }

  /** The greatest; of many, what a tenth lies above. */
  double high() {
    return values.size() < MANY ? values.getLast() : quantile(0.9);
  }

  /** Between two values, what lies as far between them. */
  private double quantile(double part) {
    double place = part * (values.size() - 1);
    int below = (int) place;
    int above = Math.min(below + 1, values.size() - 1);
    return values.get(below) + (place - below) * (values.get(above) - values.get(below));
  }
}
