package threadworks.trace;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The spans that a program marks, as they come. */
final class MarksBuilder {
  private static final int MOST = 200_000;

  /** How far back one that comes late may be put in its place. */
  private static final int LATE = 4_096;

  private final BoundedList<Mark> marks = new BoundedList<>(MOST, _ -> 1);

  /** Where those that are open stand, the latest first; those behind it may have moved it up. */
  private final Map<ThreadId, Deque<Long>> open = new HashMap<>();

  /** Adds one; returns how many were dropped for it. */
  long began(Event.MarkBegan e) {
    var mark = new Mark(e.thread(), e.lane(), e.text(), e.nanos(), Long.MAX_VALUE);
    open.computeIfAbsent(e.thread(), _ -> new ArrayDeque<>())
        .push(marks.insert(mark, Mark::start, LATE));
    return marks.trim();
  }

  /** Ends the latest of that thread in that lane. */
  void ended(Event.MarkEnded e) {
    var mine = open.getOrDefault(e.thread(), new ArrayDeque<>());
    for (var each = mine.iterator(); each.hasNext(); ) {
      for (long i = Math.max(each.next(), marks.start()); i < marks.end(); i++) {
        var mark = marks.get(i);
        if (mark.end() == Long.MAX_VALUE
            && mark.thread().equals(e.thread())
            && mark.lane().equals(e.lane())) {
          marks.set(i, new Mark(e.thread(), e.lane(), mark.text(), mark.start(), e.nanos()));
          each.remove();
          return;
        }
      }
    }
  }

  List<Mark> snapshot() {
    return marks.snapshot();
  }
}
