package threadworks.ui.code;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import threadworks.trace.Trace;
import threadworks.ui.chart.ThreadMarks;
import threadworks.ui.chart.ThreadMarks.Mark;

/** Where in the source each thread is: known while it waits in a call. */
public final class Whereabouts {
  private Whereabouts() {}

  /** The marks of the threads that wait now, by source line, from 1. */
  public static Map<Integer, List<Mark>> of(Trace trace, ThreadMarks marks) {
    var lines = new TreeMap<Integer, List<Mark>>();
    for (var lane : trace.lanes()) {
      var spans = lane.spans();
      int last = spans.size() - 1;
      if (last >= 0 && spans.end(last) == Long.MAX_VALUE && spans.line(last) > 0) {
        lines
            .computeIfAbsent(spans.line(last), line -> new ArrayList<>())
            .add(marks.of(lane.thread()));
      }
    }
    lines.values().forEach(here -> here.sort(Comparator.comparingInt(Mark::number)));
    return lines;
  }
}
