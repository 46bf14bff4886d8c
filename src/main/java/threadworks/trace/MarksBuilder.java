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

  /** Where those that are open stand, the latest first; later ones may have moved them up. */
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
      long at = find(each.next(), e.thread());
      if (at < 0) {
        each.remove(); // it was dropped
      } else if (marks.get(at).lane().equals(e.lane())) {
        end(at, e.nanos());
        each.remove();
        return;
      }
    }
  }

  /** The thread ended, and with it what it left open. */
  void ended(Event.Ended e) {
    var mine = open.remove(e.thread());
    while (mine != null && !mine.isEmpty()) {
      long at = find(mine.pop(), e.thread());
      if (at >= 0) {
        end(at, e.nanos());
      }
    }
  }

  /** Where an open one of that thread is now that stood there once; -1 where it is no more. */
  private long find(long once, ThreadId thread) {
    if (once < marks.start()) {
      return -1;
    }
    for (long i = once; i < Math.min(marks.end(), once + LATE); i++) {
      if (marks.get(i).end() == Long.MAX_VALUE && marks.get(i).thread().equals(thread)) {
        return i;
      }
    }
    return -1;
  }

  private void end(long at, long nanos) {
    var mark = marks.get(at);
    marks.set(at, new Mark(mark.thread(), mark.lane(), mark.text(), mark.start(), nanos));
  }

  List<Mark> snapshot() {
    return marks.snapshot();
  }
}
