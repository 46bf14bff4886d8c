package threadworks.ui.chart.plot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sets marks that would cover each other beside their x, next to one another; how high they are
 * never changes.
 */
final class Dodge {
  private static final double APART = 16;

  /** Marks nearer than this cover each other. */
  private static final double MARK = 12;

  private final Map<Place, Double> moved = new HashMap<>();
  private double narrowest = Double.POSITIVE_INFINITY;

  private record Place(int series, double x) {}

  private record At(int series, double y) {}

  Dodge(List<PlotSeries> all, PlotFrame frame) {
    var columns = new HashMap<Double, List<At>>();
    for (int i = 0; i < all.size(); i++) {
      for (var point : all.get(i).points()) {
        if (frame.x().has(point.x()) && frame.y().has(point.median())) {
          columns
              .computeIfAbsent(point.x(), _ -> new ArrayList<>())
              .add(new At(i, frame.py(point.median())));
        }
      }
    }
    var xs = columns.keySet().stream().sorted().toList();
    for (int i = 0; i < xs.size(); i++) {
      double before =
          i == 0 ? Double.POSITIVE_INFINITY : frame.px(xs.get(i)) - frame.px(xs.get(i - 1));
      double after =
          i + 1 == xs.size()
              ? Double.POSITIVE_INFINITY
              : frame.px(xs.get(i + 1)) - frame.px(xs.get(i));
      narrowest = Math.min(narrowest, after);
      spread(xs.get(i), columns.getOrDefault(xs.get(i), List.of()), Math.min(before, after));
    }
  }

  private void spread(double x, List<At> column, double room) {
    var byHeight = new ArrayList<>(column);
    byHeight.sort(Comparator.comparingDouble(At::y));
    int from = 0;
    for (int i = 1; i <= byHeight.size(); i++) {
      if (i == byHeight.size() || byHeight.get(i).y - byHeight.get(i - 1).y >= MARK) {
        var group = new ArrayList<>(byHeight.subList(from, i));
        group.sort(Comparator.comparingInt(At::series));
        double apart = Math.min(APART, room * 0.8 / group.size());
        for (int k = 0; k < group.size(); k++) {
          double by = (k - (group.size() - 1) / 2.0) * apart;
          moved.put(new Place(group.get(k).series, x), by);
        }
        from = i;
      }
    }
  }

  /** How far to the right of its x a series' mark stands. */
  double by(int series, double x) {
    return moved.getOrDefault(new Place(series, x), 0.0);
  }

  /** How near two columns are, in pixels. */
  double narrowest() {
    return narrowest;
  }
}
