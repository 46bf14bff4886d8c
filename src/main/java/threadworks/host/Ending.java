package threadworks.host;

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

  /** This machine can't run it; the sentence says why. */
  record Refused(Sentence sentence) implements Ending {}

  /** Its process ended, or was ended, before the variant did; the sentence says how. */
  record Died(Sentence sentence) implements Ending {}
}
