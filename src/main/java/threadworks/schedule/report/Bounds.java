package threadworks.schedule.report;

import java.util.List;

/**
 * How far to explore.
 *
 * @param schedules how many schedules to run at most
 * @param seconds how long to explore at most
 * @param reduce whether to leave out schedules that only swap independent steps
 * @param random how many schedules to pick at random; 0 walks all, fewest switches first
 * @param seed what chance starts from
 * @param from how all schedules begin
 * @param ways up to how many schedules the last report is to list; of more it lists none
 */
public record Bounds(
    long schedules,
    double seconds,
    boolean reduce,
    long random,
    long seed,
    Schedule from,
    int ways) {
  /** All schedules from the start, fewest switches first. */
  public static final Bounds NONE =
      new Bounds(Long.MAX_VALUE, Double.POSITIVE_INFINITY, false, 0, 0, new Schedule(List.of()), 0);

  /** The same, but one schedule of each kind. */
  public Bounds reduced() {
    return new Bounds(schedules, seconds, true, random, seed, from, ways);
  }

  /** The same, but so many schedules at most. */
  public Bounds upTo(long schedules) {
    return new Bounds(schedules, seconds, reduce, random, seed, from, ways);
  }

  /** The same, but for so long at most. */
  public Bounds within(double seconds) {
    return new Bounds(schedules, seconds, reduce, random, seed, from, ways);
  }

  /** The same, but only schedules that begin like this. */
  public Bounds from(Schedule from) {
    return new Bounds(schedules, seconds, reduce, random, seed, from, ways);
  }

  /** The same, but with a list of all schedules where there are so many at most. */
  public Bounds listing(int ways) {
    return new Bounds(schedules, seconds, reduce, random, seed, from, ways);
  }
}
