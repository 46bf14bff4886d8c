package threadworks.ui.code;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import threadworks.ui.chart.ThreadMarks.Mark;

/**
 * What stands beside a demo's sources at a moment: which thread is where, and what is of interest.
 *
 * @param threads the threads' marks, by file and line; lines count from 1
 * @param notes what threads did and are to do at a line, by file and line; they stand under it
 * @param lit the lines of interest; null for none
 * @param moved where the thread is that moved last, which stays in sight; null where nobody steps
 */
public record CodeMarks(
    Map<String, Map<Integer, List<Mark>>> threads,
    Map<String, Map<Integer, List<Note>>> notes,
    @Nullable Stretch lit,
    @Nullable Stretch moved) {
  /** No thread anywhere. */
  public static final CodeMarks NONE = new CodeMarks(Map.of(), null);

  /** Where threads are, and no more about them. */
  public CodeMarks(Map<String, Map<Integer, List<Mark>>> threads, @Nullable Stretch lit) {
    this(threads, Map.of(), lit, null);
  }

  /** Lines of interest alone. */
  public static CodeMarks lighting(Stretch lines) {
    return new CodeMarks(Map.of(), lines);
  }

  /**
   * What a thread does at a line, step by step.
   *
   * @param done the steps that it has made there; empty for none
   * @param next the step that it makes there next; empty where it goes on elsewhere
   * @param whole all of it, nothing shortened
   */
  public record Note(Mark mark, String done, String next, String whole) {}

  /**
   * Some lines of a file.
   *
   * @param first the first of them, from 1
   * @param last the last of them
   */
  public record Stretch(String file, int first, int last) {}

  /** What threads do in one file, by line. */
  Map<Integer, List<Note>> notesIn(String file) {
    return notes.getOrDefault(file, Map.of());
  }

  /** The threads' marks in one file, by line. */
  public Map<Integer, List<Mark>> in(String file) {
    return threads.getOrDefault(file, Map.of());
  }
}
