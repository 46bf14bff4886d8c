package threadworks.session;

import java.util.List;
import org.jspecify.annotations.Nullable;
import threadworks.schedule.report.Outcome;
import threadworks.wording.Sentence;

/**
 * What came of real runs of a variant. It proves nothing: what never came may come the next time.
 *
 * @param asked how many were asked for
 * @param outcomes what they came to, most frequent first. A deadlock does not say who waits for
 *     what, so it stands for all deadlocks of the variant
 * @param waiting how many of those did not end, because every thread waits for ever
 * @param overdue how many more did not end in their time, which is two seconds and the ideal time;
 *     they came to nothing
 * @param died how many more ended their own process, or broke it; they came to nothing either
 * @param death how the last of those did; null where there is none
 * @param seconds how long all took
 */
public record Luck(
    int asked,
    List<Seen> outcomes,
    int waiting,
    int overdue,
    int died,
    @Nullable Sentence death,
    double seconds) {

  /**
   * One thing that runs came to.
   *
   * @param outcome what; equal to the one that an exploration finds, but for who is left waiting
   * @param count how many runs did
   */
  public record Seen(Outcome outcome, int count) {}

  public Luck {
    outcomes = List.copyOf(outcomes);
  }

  /** How many were made, whatever came of them. */
  public int made() {
    return outcomes.stream().mapToInt(Seen::count).sum() + overdue + died;
  }

  /** How many did not end. */
  public int unended() {
    return waiting + overdue;
  }
}
