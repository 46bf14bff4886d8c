package threadworks.ui.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds places for the labels at the ends of lines, so that none covers another. */
public final class EndLabels {
  /** From the middle of one to the middle of the next, in pixels. */
  public static final double APART = 17;

  private EndLabels() {}

  /**
   * A label.
   *
   * @param line which line it belongs to, from 0
   * @param end how high the line ends
   * @param place how high it stands
   */
  public record Placed(int line, double end, double place) {}

  /**
   * As many of them as there is room for, from the top down, each as near to its line as can be.
   *
   * @param ends how high each line ends; NaN for one that needs none
   */
  public static List<Placed> place(double[] ends, double top, double bottom) {
    var order = new ArrayList<Integer>();
    for (int i = 0; i < ends.length; i++) {
      if (!Double.isNaN(ends[i])) {
        order.add(i);
      }
    }
    int room = Math.max((int) ((bottom - top) / APART), 1);
    var shown = new ArrayList<>(order.subList(0, Math.min(room, order.size())));
    shown.sort(Comparator.comparingDouble(i -> ends[i]));
    double[] places = new double[shown.size()];
    double lowest = top + APART / 2;
    for (int i = 0; i < places.length; i++) {
      places[i] = Math.max(ends[shown.get(i)], lowest);
      lowest = places[i] + APART;
    }
    double highest = bottom - APART / 2;
    for (int i = places.length - 1; i >= 0; i--) {
      places[i] = Math.min(places[i], highest);
      highest = places[i] - APART;
    }
    var placed = new ArrayList<Placed>();
    for (int i = 0; i < places.length; i++) {
      placed.add(new Placed(shown.get(i), ends[shown.get(i)], places[i]));
    }
    return placed;
  }
}
