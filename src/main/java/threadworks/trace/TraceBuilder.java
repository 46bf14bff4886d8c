package threadworks.trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link Trace} out of the events of all processes of a run, while it runs. Events of one
 * thread must come in order; those of different threads may come a little out of order.
 *
 * <p>Spans never overlap: of calls and tasks that lie inside each other on one thread, the
 * innermost is what it is doing. Of what grows too large, the oldest is dropped and counted: over
 * 1,000,000 spans, 20,000 threads, 500,000 points over time and 50,000 over x, 1,000,000 moments of
 * queues, some 24 MB of tasks with their values, and 16 MB of output; together under 140 MB.
 *
 * <p>Safe for use by several threads.
 */
public final class TraceBuilder {
  private static final int MOST_SPANS = 1_000_000;
  private static final int MOST_LANES = 20_000;
  private static final int MOST_POINTS = 500_000;
  private static final int MOST_POINTS_OVER_X = 50_000;
  private static final int MOST_MOMENTS = 1_000_000;
  private static final int MOST_SERIES = 1_000;
  private static final int MOST_HAND_OFFS = 200_000;

  /** Reports are made every 8 ms, and on a busy machine later. */
  private static final long SETTLED_AFTER = 50_000_000;

  private static final long MOST_TASK_BYTES = 24_000_000;
  private static final long MOST_OUTPUT_BYTES = 16_000_000;

  /** How far back an event that comes late may be put in its place. */
  private static final int LATE = 4_096;

  private final Map<Long, Map<ThreadId, LaneBuilder>> processes = new LinkedHashMap<>();
  private final Deque<ThreadId> endedLanes = new ArrayDeque<>();
  private final Deque<SpanList> fullChunks = new ArrayDeque<>();
  private final Map<CallSite, CallSite> sites = new HashMap<>();
  private final BoundedList<Task> tasks = new BoundedList<>(MOST_TASK_BYTES, Weight::of);
  private final BoundedList<Event.Printed> output =
      new BoundedList<>(MOST_OUTPUT_BYTES, Weight::of);
  private final BoundedList<HandOff> handOffs = new BoundedList<>(MOST_HAND_OFFS, _ -> 1);
  private final MarksBuilder marks = new MarksBuilder();
  private final Map<String, PlotBuilder> plots = new LinkedHashMap<>();
  private final Map<QueueKey, QueueDepthBuilder> queues = new LinkedHashMap<>();
  private final Map<String, SweepBuilder> sweeps = new LinkedHashMap<>();
  private List<Lane> lanes = List.of();
  private int laneCount;
  private int spans;
  private int points;
  private int pointsOverX;
  private int moments;
  private long latestQueued;
  private long dropped;

  /** Adds events, in any number. */
  public synchronized void add(Collection<? extends Event> events) {
    events.forEach(this::add);
    settle(latestQueued - SETTLED_AFTER);
  }

  /** Counts events that were lost before they came here. */
  public synchronized void addDropped(long events) {
    dropped += events;
  }

  /**
   * The trace as it is now.
   *
   * @param nanos how long the run has lasted, on the events' axis
   */
  public synchronized Trace snapshot(long nanos) {
    settle(nanos - SETTLED_AFTER);
    return trace(nanos);
  }

  /** The same when all has come: nothing is held back for what may have been before it. */
  public synchronized Trace whole(long nanos) {
    settle(Long.MAX_VALUE);
    return trace(nanos);
  }

  private Trace trace(long nanos) {
    return new Trace(
        nanos,
        lanes(),
        tasks.snapshot(),
        output.snapshot(),
        plots.values().stream().map(PlotBuilder::snapshot).toList(),
        queues.values().stream().map(QueueDepthBuilder::snapshot).toList(),
        sweeps.values().stream().map(SweepBuilder::snapshot).toList(),
        handOffs.snapshot(),
        marks.snapshot(),
        dropped);
  }

  private List<Lane> lanes() {
    boolean changed = lanes.size() != laneCount;
    for (var process : processes.values()) {
      for (var lane : process.values()) {
        changed |= lane.isChanged();
      }
    }
    if (changed) {
      var all = new ArrayList<Lane>(laneCount);
      processes.values().forEach(p -> p.values().forEach(lane -> all.add(lane.snapshot())));
      lanes = List.copyOf(all);
    }
    return lanes;
  }

  private void add(Event event) {
    var lane = lane(event);
    if (lane == null) {
      dropped++;
      return;
    }
    long nanos = event.nanos();
    switch (event) {
      case Event.Started e -> lane.started(e.name(), e.virtual());
      case Event.Ended e -> {
        if (!lane.hasEnded()) {
          endedLanes.add(e.thread());
        }
        lane.ended(nanos);
        marks.ended(e);
      }
      case Event.Entered e -> lane.entered(nanos, sites.computeIfAbsent(e.site(), key -> key));
      case Event.Left e -> lane.left(nanos);
      case Event.TaskStarted e -> {
        var task = new Task(e.thread(), e.call(), e.index(), nanos, Long.MAX_VALUE, null, false);
        lane.taskStarted(nanos, tasks.insert(task, Task::start, LATE));
        dropped += tasks.trim();
      }
      case Event.TaskEnded e -> endTask(lane.taskEnded(nanos), e);
      case Event.Printed e -> {
        output.insert(e, Event.Printed::nanos, LATE);
        dropped += output.trim();
      }
      case Event.Plotted e -> plot(e);
      case Event.Queued e -> queue(e);
      case Event.PlottedOver e -> plot(e);
      case Event.Unblocked e -> {
        handOffs.insert(new HandOff(e.by(), e.at(), e.thread(), nanos), HandOff::got, LATE);
        dropped += handOffs.trim();
      }
      case Event.MarkBegan e -> dropped += marks.began(e);
      case Event.MarkEnded e -> marks.ended(e);
    }
  }

  private @Nullable LaneBuilder lane(Event event) {
    var thread = event.thread();
    var process = processes.computeIfAbsent(thread.pid(), pid -> new LinkedHashMap<>());
    var lane = process.get(thread);
    if (lane == null && makeRoom()) {
      lane = new LaneBuilder(thread, event.nanos(), this::addSpan);
      process.put(thread, lane);
      laneCount++;
    }
    return lane;
  }

  /** Lanes that have ended give way to new ones. */
  private boolean makeRoom() {
    if (laneCount < MOST_LANES) {
      return true;
    }
    var oldest = endedLanes.poll();
    if (oldest == null) {
      return false;
    }
    processes.getOrDefault(oldest.pid(), Map.of()).remove(oldest);
    laneCount--;
    dropped++;
    return true;
  }

  private void addSpan(SpanList list, long start, long end, CallSite site) {
    spans++;
    if (list.add(start, end, site)) {
      fullChunks.add(list);
    }
    if (spans > MOST_SPANS && !fullChunks.isEmpty()) {
      fullChunks.remove().dropChunk();
      spans -= SpanList.CHUNK;
      dropped += SpanList.CHUNK;
    }
  }

  private void endTask(OptionalLong index, Event.TaskEnded e) {
    if (index.isEmpty()) {
      return;
    }
    for (long i = Math.max(index.getAsLong(), tasks.start()); i < tasks.end(); i++) {
      var task = tasks.get(i);
      if (task.end() == Long.MAX_VALUE
          && task.index() == e.index()
          && task.call() == e.call()
          && task.thread().equals(e.thread())) {
        tasks.set(
            i,
            new Task(
                e.thread(), e.call(), e.index(), task.start(), e.nanos(), e.value(), e.failed()));
        dropped += tasks.trim();
        return;
      }
    }
  }

  private void plot(Event.Plotted e) {
    if (!plots.containsKey(e.series()) && plots.size() == MOST_SERIES) {
      dropped++;
      return;
    }
    plots.computeIfAbsent(e.series(), PlotBuilder::new).add(e.nanos(), e.value());
    points++;
    if (points > MOST_POINTS) {
      var largest =
          plots.values().stream().max(Comparator.comparingInt(PlotBuilder::size)).orElseThrow();
      int halved = largest.halve();
      points -= halved;
      dropped += halved;
    }
  }

  private void plot(Event.PlottedOver e) {
    if (!sweeps.containsKey(e.series()) && sweeps.size() == MOST_SERIES) {
      dropped++;
      return;
    }
    sweeps.computeIfAbsent(e.series(), SweepBuilder::new).add(e.x(), e.y());
    pointsOverX++;
    if (pointsOverX > MOST_POINTS_OVER_X) {
      var largest =
          sweeps.values().stream().max(Comparator.comparingInt(SweepBuilder::size)).orElseThrow();
      int halved = largest.halve();
      pointsOverX -= halved;
      dropped += halved;
    }
  }

  private void queue(Event.Queued e) {
    var key = new QueueKey(e.queue() < 0 ? 0 : e.thread().pid(), e.queue());
    if (!queues.containsKey(key) && queues.size() == MOST_SERIES) {
      dropped++;
      return;
    }
    queues.computeIfAbsent(key, _ -> new QueueDepthBuilder(e.name())).add(e);
    latestQueued = Math.max(latestQueued, e.nanos());
  }

  /**
   * Has queues take what was put and taken until then. Threads, and more so processes, report in
   * turns: in the order of their reports a queue would fill and then empty.
   */
  private void settle(long until) {
    for (var queue : queues.values()) {
      moments += queue.settle(until);
    }
    while (moments > MOST_MOMENTS) {
      int halved =
          queues.values().stream()
              .max(Comparator.comparingInt(QueueDepthBuilder::size))
              .orElseThrow()
              .halve();
      moments -= halved;
      dropped += halved;
    }
  }

  private record QueueKey(long pid, long queue) {}
}
