package threadworks.session;

import java.util.List;
import org.jspecify.annotations.Nullable;
import threadworks.lesson.Demo;
import threadworks.trace.Trace;
import threadworks.wording.Sentence;

/**
 * One run of one variant as it stands now; a later snapshot has a later one.
 *
 * @param variant which variant
 * @param round which repetition, from 1
 * @param status how far it is
 * @param elapsedNanos its time so far, or in the end, without {@code startupNanos}
 * @param startupNanos the part spent waiting for pools to start their workers
 * @param idealMillis the ideal for the parameters of this run, NaN where none is declared
 * @param result what it returned, as {@link threadworks.trace.Value} carries it; null until then,
 *     or when it returned null
 * @param error why it failed; null unless {@code status} is {@link Status#FAILED} or {@link
 *     Status#SKIPPED}
 * @param pids the processes it used, the host first
 * @param moved the live parameters that were moved meanwhile, in order
 * @param trace what is known of its threads
 */
public record VariantRun(
    Demo.Variant variant,
    int round,
    Status status,
    long elapsedNanos,
    long startupNanos,
    double idealMillis,
    @Nullable Object result,
    @Nullable Sentence error,
    List<Long> pids,
    List<Moved> moved,
    Trace trace) {

  /**
   * Whether there is anything to show of it: a run that was stopped before its turn never began.
   */
  public boolean began() {
    return switch (status) {
      case WAITING -> false;
      case STOPPED -> elapsedNanos + startupNanos > 0;
      default -> true;
    };
  }

  /** Whether it is what another snapshot was of, as that run stood later. */
  public boolean goesOnFrom(@Nullable VariantRun before) {
    return before != null
        && before.round == round
        && before.variant.name().equals(variant.name())
        && before.trace.nanos() <= trace.nanos();
  }

  /** How far a run is. */
  public enum Status {
    /** Not begun. */
    WAITING,
    /** Running now. */
    RUNNING,
    /** Returned. */
    DONE,
    /** Threw, stood still for ever, or its process ended by itself. */
    FAILED,
    /** Stopped by the learner. */
    STOPPED,
    /** Not possible on this machine. */
    SKIPPED
  }
}
