package threadworks.host;

import java.util.List;
import org.jspecify.annotations.Nullable;
import threadworks.wording.Sentence;

/** How a run of a variant ended. */
public sealed interface Ending {
  /**
   * It returned.
   *
   * @param value as {@link threadworks.trace.Value} carries it
   * @param elapsedNanos its wall time without {@code startupNanos}
   * @param startupNanos the part spent waiting for pools to start their workers
   */
  record Returned(@Nullable Object value, long elapsedNanos, long startupNanos) implements Ending {}

  /**
   * It threw.
   *
   * @param sentence what went wrong
   * @param stack where, as the JVM prints it
   */
  record Threw(Sentence sentence, String stack, long elapsedNanos, long startupNanos)
      implements Ending {}

  /**
   * It was ended, as its threads waited for what can never happen; the sentence says who for whom.
   */
  record Stood(Sentence sentence, long elapsedNanos, long startupNanos) implements Ending {}

  /**
   * It was run for what comes of it alone.
   *
   * @param end how far it came
   * @param value what it returned, as {@link threadworks.schedule.report.Shown} says it; null where
   *     it did not return
   * @param printed what it wrote to System.out, cut off where it is long; null where it is to
   *     return something
   * @param thrown what its threads threw and nobody caught
   * @param fit whether another run may follow in its process, undisturbed by what it left behind
   */
  record Came(
      End end, @Nullable String value, @Nullable String printed, List<String> thrown, boolean fit)
      implements Ending {
    public Came {
      thrown = List.copyOf(thrown);
    }
  }

  /** How far a run came. */
  enum End {
    /** All its threads have ended, but those that a JVM does not wait for. */
    ENDED,
    /**
     * Its main thread waits for what can never happen, or threads wait for each other in a ring.
     */
    DEADLOCK,
    /** Its main thread has ended, and the others wait for what can never happen. */
    STUCK,
    /** It went on when its time was over. */
    OVERDUE
  }

  /** This machine can't run it; the sentence says why. */
  record Refused(Sentence sentence) implements Ending {}

  /** Its process ended, or was ended, before the variant did; the sentence says how. */
  record Died(Sentence sentence) implements Ending {}
}
