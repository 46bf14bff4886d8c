package threadworks.session;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import threadworks.schedule.report.Outcome;
import threadworks.wording.Sentence;

/**
 * What came of real runs of a variant. It proves nothing: what never came may come the next time.
 *
 * @param asked how many were asked for
 * @param counts how many came to what, most frequent first. An outcome equals the one that an
 *     exploration finds, but that it does not say who is left waiting for what: so all deadlocks of
 *     a variant are one
 * @param waiting how many of those did not end, because every thread waits for ever
 * @param overdue how many more did not end in their time, which is two seconds and the ideal time;
 *     they came to nothing
 * @param died how many more ended their own process, or broke it; they came to nothing either
 * @param death how the last of those did; null where there is none
 * @param seconds how long all took
 */
public record Luck(
    int asked,
    Map<Outcome, Long> counts,
    int waiting,
    int overdue,
    int died,
    @Nullable Sentence death,
    double seconds) {

  public Luck {
    counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
  }

  /** How many were made, whatever came of them. */
  public int made() {
    return (int) counts.values().stream().mapToLong(Long::longValue).sum() + overdue + died;
  }

  /** How many did not end. */
  public int unended() {
    return waiting + overdue;
  }
}
