package threadworks.ui.chart.timeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import threadworks.trace.Mark;
import threadworks.trace.ThreadId;
import threadworks.trace.Trace;

/**
 * The lanes that a program fills itself, by {@code Lab.span}. In one whose spans say {@code has},
 * {@code wants} and {@code asks}, a key goes from hand to hand: only who has it stands there, and
 * who wants it or asks for it is seen to wait for a lock, in its own lane.
 */
final class MarkedLanes {
  private static final String HAS = "has";
  private static final Set<String> WAITING = Set.of("wants", "asks");

  private final List<Mark> all;
  private final List<Lane> lanes = new ArrayList<>();
  private final Map<ThreadId, List<Mark>> waits = new LinkedHashMap<>();

  /**
   * One lane.
   *
   * @param pid the process that fills it
   * @param key whether it is a key's
   * @param marks its spans, in order of their begin
   */
  record Lane(long pid, String name, boolean key, List<Mark> marks) {
    /** The span there at that moment; null where there is none. */
    @Nullable Mark at(double nanos) {
      int i = after(marks, nanos);
      return i < marks.size() && marks.get(i).start() <= nanos ? marks.get(i) : null;
    }
  }

  /** Those of a run. */
  MarkedLanes(Trace trace) {
    all = trace.marks();
    var byLane = new LinkedHashMap<Place, List<Mark>>();
    for (var mark : all) {
      byLane
          .computeIfAbsent(new Place(mark.thread().pid(), mark.lane()), _ -> new ArrayList<>())
          .add(mark);
    }
    byLane.forEach(
        (place, marks) -> {
          boolean key = marks.stream().allMatch(mark -> isOfKey(mark.text()));
          var shown = key ? marks.stream().filter(mark -> mark.text().equals(HAS)).toList() : marks;
          lanes.add(new Lane(place.pid, place.name, key, shown));
          if (key) {
            marks.stream()
                .filter(mark -> WAITING.contains(mark.text()))
                .forEach(
                    mark -> waits.computeIfAbsent(mark.thread(), _ -> new ArrayList<>()).add(mark));
          }
        });
  }

  private record Place(long pid, String name) {}

  private static boolean isOfKey(String text) {
    return text.equals(HAS) || WAITING.contains(text);
  }

  /** Those of a run as it stands now: these, as long as no span has begun or ended. */
  @SuppressWarnings("ReferenceEquality") // a trace hands out the same list until it changes
  MarkedLanes of(Trace trace) {
    return trace.marks() == all ? this : new MarkedLanes(trace);
  }

  /** Those of a process. */
  List<Lane> of(long pid) {
    return lanes.stream().filter(lane -> lane.pid == pid).toList();
  }

  /** When a thread waits for a key. */
  List<Mark> waits(ThreadId thread) {
    return waits.getOrDefault(thread, List.of());
  }

  /** The first that goes on then or later. */
  static int after(List<Mark> marks, double nanos) {
    int low = 0;
    int high = marks.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (marks.get(middle).end() >= nanos) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
