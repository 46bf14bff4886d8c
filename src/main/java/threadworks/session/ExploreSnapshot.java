package threadworks.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An exploration at one moment. It never changes.
 *
 * @param finished whether it is over
 * @param schedules how many schedules have been run
 * @param complete whether all have been, or one of each kind: only then it is a proof
 * @param steps how many steps they took together
 * @param seconds how long it took
 * @param estimate about how many schedules there are; NaN where nothing is known
 * @param outcomes what they came to, most frequent first
 * @param unwoven calls into the JDK that ran as one step though a shared object went in
 * @param refused why the program cannot be explored, or null
 * @param error why the exploration failed, or null
 * @param cut how many of the schedules were cut because they had no end in sight
 * @param cutAfter after how many steps they were
 * @param cutBecause what else kept schedules from going every way they could have gone, or null
 */
public record ExploreSnapshot(
    boolean finished,
    long schedules,
    boolean complete,
    long steps,
    double seconds,
    double estimate,
    List<Outcome> outcomes,
    List<String> unwoven,
    @Nullable String refused,
    @Nullable String error,
    long cut,
    int cutAfter,
    @Nullable String cutBecause) {

  /**
   * One thing that schedules came to.
   *
   * @param kind {@code returned}, {@code threw}, {@code deadlock}, {@code livelock} or {@code
   *     stuck}
   * @param value what it returned or threw, or who waits for whom
   * @param count how many schedules came to it
   * @param shortest the code of the one with the fewest switches, and of those with the fewest
   *     steps
   * @param switches how often that one takes the turn from a thread that could have gone on
   */
  public record Outcome(String kind, String value, long count, String shortest, int switches) {}
}
