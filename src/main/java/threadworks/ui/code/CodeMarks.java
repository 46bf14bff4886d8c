package threadworks.ui.code;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import threadworks.ui.chart.ThreadMarks.Mark;

/**
 * What stands beside a demo's sources at a moment: which thread is where, and what is of interest.
 *
 * @param threads the threads' marks, by file and line; lines count from 1
 * @param lit the lines of interest; null for none
 */
public record CodeMarks(Map<String, Map<Integer, List<Mark>>> threads, @Nullable Stretch lit) {
  /** No thread anywhere. */
  public static final CodeMarks NONE = new CodeMarks(Map.of(), null);

  /**
   * Some lines of a file.
   *
   * @param first the first of them, from 1
   * @param last the last of them
   */
  public record Stretch(String file, int first, int last) {}

  /** The threads' marks in one file, by line. */
  public Map<Integer, List<Mark>> in(String file) {
    return threads.getOrDefault(file, Map.of());
  }
}
