package threadworks.ui.chart.data;

import threadworks.trace.QueueDepth;

/** How many a second were put into a queue and taken out of it, over the last half second. */
final class Rates {
  private static final double WINDOW = 5e8;

  private Rates() {}

  /** From when on there is a rate: before, it would be made of a few. */
  static final double FROM = WINDOW / 2;

  /** How many a second were put in the half second until then, or since the run began. */
  static double put(QueueDepth queue, double moment) {
    return rate(queue, queue.put(), moment);
  }

  /** The same for what was taken. */
  static double taken(QueueDepth queue, double moment) {
    return rate(queue, queue.taken(), moment);
  }

  private static double rate(QueueDepth queue, int[] counts, double moment) {
    double window = Math.min(WINDOW, moment);
    return (count(queue, counts, moment) - count(queue, counts, moment - window)) / window * 1e9;
  }

  private static int count(QueueDepth queue, int[] counts, double moment) {
    int at = Series.after(queue.nanos(), queue.size(), moment) - 1;
    if (at >= 0) {
      return counts[at];
    }
    // Where the oldest moments were dropped, nobody knows what was before.
    boolean whole = queue.size() == 0 || queue.put()[0] + queue.taken()[0] <= 1;
    return whole ? 0 : counts[0];
  }
}
