package threadworks.ui.lab.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import threadworks.trace.Trace;
import threadworks.ui.chart.ThreadMarks;
import threadworks.ui.chart.ThreadMarks.Mark;

/** Where in the source each thread is: known while it waits in a call. */
final class Whereabouts {
  private Whereabouts() {}

  /** The marks of the threads that wait now, by file and line. */
  static Map<String, Map<Integer, List<Mark>>> of(Trace trace, ThreadMarks marks) {
    var files = new HashMap<String, Map<Integer, List<Mark>>>();
    for (var lane : trace.lanes()) {
      var spans = lane.spans();
      int last = spans.size() - 1;
      if (last >= 0 && spans.end(last) == Long.MAX_VALUE && spans.line(last) > 0) {
        files
            .computeIfAbsent(spans.file(last), _ -> new HashMap<>())
            .computeIfAbsent(spans.line(last), _ -> new ArrayList<>())
            .add(marks.of(lane.thread()));
      }
    }
    for (var lines : files.values()) {
      lines.values().forEach(here -> here.sort(Comparator.comparingInt(Mark::number)));
    }
    return files;
  }
}
