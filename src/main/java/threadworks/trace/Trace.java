package threadworks.trace;

import java.util.List;

/**
 * Everything known of a run at one moment: a snapshot that never changes, however the run goes on.
 * Lanes come in the order in which their threads were first seen, grouped by process.
 *
 * @param nanos how long the run has lasted, on the events' axis
 * @param lanes one for each thread
 * @param tasks the pool tasks that have begun, in order of begin
 * @param output what was printed, in order
 * @param plots the plotted series, in order of their first point
 * @param queues what was put and taken, for each queue in order of its first use
 * @param sweeps the points over x, for each series in order of its first point
 * @param handOffs who ended whose wait, in the order in which the waits were over
 * @param marks the spans that the program marked itself, in the order in which they began
 * @param dropped how many events were lost because they came faster than they could be kept
 */
public record Trace(
    long nanos,
    List<Lane> lanes,
    List<Task> tasks,
    List<Event.Printed> output,
    List<Plot> plots,
    List<QueueDepth> queues,
    List<Sweep> sweeps,
    List<HandOff> handOffs,
    List<Mark> marks,
    long dropped) {
  /** A run of which nothing is known yet. */
  public static final Trace EMPTY =
      new Trace(
          0, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
          0);

  /** How many threads were seen. */
  public int threads() {
    return lanes.size();
  }
}
