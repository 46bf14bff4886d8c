package threadworks.ui.lab.step;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import threadworks.schedule.report.Position;
import threadworks.ui.chart.ThreadMarks.Mark;
import threadworks.ui.code.CodeMarks;
import threadworks.ui.code.CodeMarks.Stretch;
import threadworks.ui.fx.Messages;

/** Where in the source the threads are, and which of these places is to stay in sight. */
final class Places {
  private final Notes notes;

  Places(Messages messages) {
    notes = new Notes(messages);
  }

  /**
   * What stands beside the source.
   *
   * @param hurries whether that will soon be otherwise: lines that make room for notes, and code
   *     that scrolls, take longer than all else together
   */
  CodeMarks of(Position now, boolean hurries) {
    Map<String, Map<Integer, List<Mark>>> files = new HashMap<>();
    for (var thread : now.threads()) {
      if (isSomewhere(thread)) {
        mark(files, thread.file(), thread.line(), Marks.of(thread));
      }
    }
    var last = Notes.ending(now);
    var ended = last == null ? null : now.thread(last.who());
    if (last != null && ended != null) {
      mark(files, last.file(), last.line(), Marks.of(ended));
    }
    return hurries
        ? new CodeMarks(files, Map.of(), null, null)
        : new CodeMarks(files, notes.of(now), null, moved(now));
  }

  private static boolean isSomewhere(Position.ThreadState thread) {
    return !thread.ended() && thread.line() > 0;
  }

  private static void mark(
      Map<String, Map<Integer, List<Mark>>> files, String file, int line, Mark mark) {
    files
        .computeIfAbsent(file, _ -> new HashMap<>())
        .computeIfAbsent(line, _ -> new ArrayList<>())
        .add(mark);
  }

  /**
   * Where the thread stands now that moved last, or one that can move now, or any; at the end of
   * the program, where its last step was made.
   */
  private static Stretch moved(Position now) {
    var ending = Notes.ending(now);
    if (ending != null) {
      return new Stretch(ending.file(), ending.line(), ending.line());
    }
    var last = now.thread(now.done().isEmpty() ? 'M' : now.done().getLast().who());
    return Stream.of(
            Stream.ofNullable(last),
            now.threads().stream().filter(Position.ThreadState::canMove),
            now.threads().stream())
        .flatMap(threads -> threads)
        .filter(Places::isSomewhere)
        .findFirst()
        .map(thread -> new Stretch(thread.file(), thread.line(), thread.line()))
        .orElse(new Stretch("", 0, 0));
  }
}
