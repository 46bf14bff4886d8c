package threadworks.ui.chart.plot;

import java.util.List;

/**
 * One line of the chart.
 *
 * @param name what the program calls it
 * @param label what it is called
 * @param number which one it is, from 1: its colour, its mark and its dashes
 * @param foreign whether another language measured it: its marks are never filled
 * @param points what was measured, by x
 * @param earlier what the runs before measured, the oldest first
 */
record PlotSeries(
    String name,
    String label,
    int number,
    boolean foreign,
    List<Repeats> points,
    List<List<Repeats>> earlier) {
  /** Its median at an x where it was measured; else NaN. */
  double at(double x) {
    return points.stream()
        .filter(one -> one.x() == x)
        .mapToDouble(Repeats::median)
        .findFirst()
        .orElse(Double.NaN);
  }
}
