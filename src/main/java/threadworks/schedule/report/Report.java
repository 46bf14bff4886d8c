package threadworks.schedule.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import threadworks.wording.Sentence;

/**
 * How far an exploration is, or has come in the end.
 *
 * @param schedules how many schedules have been run to their end
 * @param complete whether there is no other schedule, or none that could come to something else:
 *     only then it is a proof
 * @param kinds whether of schedules that only swap independent steps one was run: they count as one
 * @param steps how many steps they took together
 * @param seconds how long it took
 * @param estimate about how many schedules there are; {@link Double#NaN} where nothing is known
 * @param outcomes what they came to, most frequent first
 * @param unwoven calls into parts of the JDK that ran as one step each, though an object that
 *     threads share went in: there may be more outcomes within them
 * @param refused why the program cannot be explored, or null
 * @param cut how many of the schedules were cut because they had no end in sight
 * @param sampled how many of the schedules are whole runs that were picked at random, as others
 *     were cut
 * @param cutAfter after how many steps they were
 * @param cutBecause what else kept schedules from going every way they could have gone, or null
 * @param ways each of the schedules, in the order in which they were run: in the last report, if
 *     that was asked for and they are not too many, nor picked at random; else empty
 */
public record Report(
    long schedules,
    boolean complete,
    boolean kinds,
    long steps,
    double seconds,
    double estimate,
    List<Found> outcomes,
    List<Call> unwoven,
    @Nullable Sentence refused,
    long cut,
    long sampled,
    int cutAfter,
    @Nullable Sentence cutBecause,
    List<Way> ways) {

  /** Of an exploration that has not begun. */
  public static final Report NOTHING =
      new Report(
          0, false, false, 0, 0, Double.NaN, List.of(), List.of(), null, 0, 0, 0, null, List.of());

  /**
   * One thing that schedules came to.
   *
   * @param outcome what
   * @param count how many schedules did
   * @param shortest the one with the fewest switches, and among those with the fewest steps
   * @param switches how often that one takes the turn from a thread that could have gone on
   * @param again where that one goes round for ever; null where it does not
   */
  public record Found(
      Outcome outcome, long count, Schedule shortest, int switches, @Nullable Again again) {}

  /**
   * One schedule.
   *
   * @param schedule its moves
   * @param outcome what it came to, by its place among the outcomes of the report
   */
  public record Way(Schedule schedule, int outcome) {}

  /**
   * A call of the program.
   *
   * @param method the method called, with its class
   * @param file the source file of the call
   * @param line its line
   */
  public record Call(String method, String file, int line) {}

  /** The same, of an exploration that ended before it had been through, and why. */
  public Report cutShort(Sentence because) {
    return new Report(
        schedules, false, kinds, steps, seconds, estimate, outcomes, unwoven, refused, cut, sampled,
        cutAfter, because, ways);
  }

  /** The same with a list of its schedules. */
  public Report with(List<Way> ways) {
    return new Report(
        schedules,
        complete,
        kinds,
        steps,
        seconds,
        estimate,
        outcomes,
        unwoven,
        refused,
        cut,
        sampled,
        cutAfter,
        cutBecause,
        ways);
  }

  /**
   * What is claimed of it, and why it is no more: in one sentence or several.
   *
   * @param bounds what it was asked for
   */
  public List<Sentence> claim(Bounds bounds) {
    if (refused != null) {
      return List.of(Sentence.of("claim.refused"));
    }
    if (complete) {
      return List.of(Sentence.of(bounds.reduce() ? "claim.kinds" : "claim.all"));
    }
    var parts = new ArrayList<Sentence>();
    if (bounds.random() > 0) {
      parts.add(Sentence.of("claim.random"));
    } else if (estimate >= schedules + 0.5) {
      parts.add(Sentence.of("claim.about", estimate));
    } else if (Double.isNaN(estimate) || cut == 0) {
      parts.add(Sentence.of("claim.some"));
    }
    if (cutBecause != null) {
      parts.add(cutBecause);
    }
    if (cut > 0) {
      // Those cut short would have gone on, so there may be more to come in them.
      parts.add(
          schedules == 1
              ? Sentence.of("claim.cut.it", cutAfter)
              : cut == schedules
                  ? Sentence.of("claim.cut.each", cutAfter)
                  : Sentence.of("claim.cut.some", cut, cutAfter));
      if (sampled > 0) {
        parts.add(Sentence.of("claim.sampled", sampled));
      }
    }
    return parts;
  }
}
