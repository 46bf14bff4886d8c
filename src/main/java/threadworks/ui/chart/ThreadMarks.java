package threadworks.ui.chart;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import threadworks.trace.Lane;
import threadworks.trace.ThreadId;
import threadworks.trace.Trace;

/**
 * The letter and the colour of each thread of a run, the same in code, lanes and output: M for the
 * program's main thread, then A, B, C… in order of start.
 */
public final class ThreadMarks {
  /** T belongs to the clock and M to the main thread, wherever threads are lettered. */
  private static final String LETTERS = "ABCDEFGHIJKLNOPQRSUVWXYZ";

  private static final Mark UNKNOWN = new Mark("?", 0, "?");

  private final Map<ThreadId, Mark> marks = new HashMap<>();

  /** The marks of the threads seen so far. */
  public ThreadMarks(Trace trace) {
    if (trace.lanes().isEmpty()) {
      return;
    }
    var main = trace.lanes().getFirst();
    marks.put(main.thread(), new Mark("M", 0, main.name()));
    var others =
        trace.lanes().stream()
            .filter(lane -> !lane.thread().equals(main.thread()))
            .sorted(Comparator.comparingLong(Lane::start))
            .toList();
    for (int i = 0; i < others.size(); i++) {
      var lane = others.get(i);
      marks.put(lane.thread(), new Mark(letters(i), i + 1, lane.name()));
    }
  }

  /**
   * One thread's mark.
   *
   * @param letter what stands for it
   * @param number its place in the order of start: 0 for the main thread, then from 1; the palette
   *     has a colour for each
   * @param name the thread's name in the program
   */
  public record Mark(String letter, int number, String name) {}

  /** The thread's mark; a question mark for one that was never seen to start. */
  public Mark of(ThreadId thread) {
    return marks.getOrDefault(thread, UNKNOWN);
  }

  /** A … Z, then AA, AB, …: the n-th of all words over the letters. */
  private static String letters(int n) {
    var word = new StringBuilder();
    for (int rest = n; rest >= 0; rest = rest / LETTERS.length() - 1) {
      word.insert(0, LETTERS.charAt(rest % LETTERS.length()));
    }
    return word.toString();
  }
}
