package threadworks.schedule;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import threadworks.schedule.report.Kind;
import threadworks.schedule.report.Limits;

/** Who can move: whose operation is possible now, and whose way to it somebody watches. */
final class Ability {
  private final Scheduler scheduler;
  private final Limits limits;
  private final List<Strand> strands;

  Ability(Scheduler scheduler, Limits limits) {
    this.scheduler = scheduler;
    this.limits = limits;
    this.strands = scheduler.strands;
  }

  /** Those who can move, a bit for each place. Who cannot is known from then on to have waited. */
  long able() {
    long able = 0;
    for (int i = 0; i < strands.size(); i++) {
      var strand = strands.get(i);
      if (!strand.kind.waits()) {
        able |= 1L << i;
        continue;
      }
      boolean goesOn = goesOn(strand);
      boolean mayWait =
          !goesOn || (strand.kind == Kind.ENTER && Scheduler.cell(strand).mayStillBeHeld());
      if (mayWait || (limits.spurious() && isLeftWaiting(strand))) {
        strand.waited = true;
      }
      if (goesOn || mayArrive(strand)) {
        able |= 1L << i;
      }
    }
    return able;
  }

  /**
   * Whether nobody has to move: who can might also wake without a reason, or not have come through
   * what it prints.
   */
  boolean isIdle(long able) {
    if (!limits.spurious() && !scheduler.locksOutput) {
      return able == 0;
    }
    for (long rest = able; rest != 0; rest &= rest - 1) {
      var strand = strands.get(Long.numberOfTrailingZeros(rest));
      boolean maySleepOn = limits.spurious() && isLeftWaiting(strand) && !mayArrive(strand);
      if (!maySleepOn && !Printing.mayWait(strand)) {
        return false;
      }
    }
    return true;
  }

  /** Whether it waits and has no reason to wake. */
  static boolean isLeftWaiting(Strand strand) {
    boolean waits =
        strand.kind == Kind.WAKE ? !strand.notified : strand.kind == Kind.PARK && !strand.permit;
    return waits && !strand.rung && !strand.thread.interrupted;
  }

  /** Whether the strand can move now. */
  boolean can(Strand strand) {
    return goesOn(strand) || mayArrive(strand);
  }

  /** Whether the strand's operation is possible now. */
  private boolean goesOn(Strand strand) {
    return switch (strand.kind) {
      case END ->
          scheduler.endsTheProgram(strand)
              || (strand.lingers
                  && isLookedAt(strand)
                  && MonitorHooks.endsAfter(strand.thread) == null);
      case ENTER, PRINT -> Scheduler.cell(strand).isFreeFor(strand);
      case WAKE ->
          (strand.notified || strand.rung || strand.thread.interrupted || mayWake(strand))
              && Scheduler.cell(strand).isFreeFor(strand);
      case PARK -> strand.permit || strand.rung || strand.thread.interrupted || mayWake(strand);
      case AWAKE -> strand.rung || strand.thread.interrupted;
      case PAGE -> strand.rung;
      case JOIN -> joined(strand) || strand.rung || strand.thread.interrupted;
      case INITIALISE ->
          strand.target instanceof ClassInit initialiser && initialiser.isFreeFor(strand);
      case SPIN -> strand.seesChange() && !strand.burns;
      case CLOCK -> scheduler.clock.mayRead(strand);
      default -> true;
    };
  }

  /**
   * Whether somebody is about to find out if the strand, which has nothing left to do, has ended.
   * Its end is a step of its own then: what it did last may be seen while it is still alive. At all
   * other times nobody could tell.
   */
  @SuppressWarnings("ReferenceEquality") // a thread is itself and no other
  private boolean isLookedAt(Strand strand) {
    for (int i = 0; i < strands.size(); i++) {
      var other = strands.get(i);
      boolean looks =
          switch (other.kind) {
            case ALIVE, STATE -> other.target == strand.thread;
            case JOIN -> other.target == strand.thread && other.thread.interrupted;
            case ENTER -> other.target == strand.thread;
            case WAKE -> other.target == strand.thread && !other.notified;
            case SPIN -> (other.saw >>> strand.index & 1) == 1;
            default -> false;
          };
      if (looks) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether somebody is about to find out if the strand has come to where it waits, or is still on
   * its way there. Its coming is a step of its own then; at all other times nobody could tell.
   */
  boolean mayArrive(Strand strand) {
    if (!scheduler.isWatched || strand.arrived) {
      return false;
    }
    boolean waits =
        switch (strand.kind) {
          case ENTER -> strand.waited || Scheduler.cell(strand).entered != strand.stood;
          case PARK -> strand.waited;
          case JOIN -> strand.waited || isAlive(strand.target);
          // It has stopped waiting, and wants its lock back.
          case WAKE ->
              !strand.notified
                  && !isLeftWaiting(strand)
                  && !Scheduler.cell(strand).isFreeFor(strand);
          default -> false;
        };
    return waits && strands.stream().anyMatch(other -> watches(other, strand));
  }

  private static boolean isAlive(@Nullable Object thread) {
    var strand = thread instanceof DemoThread demo ? demo.strand : null;
    return strand != null && (!strand.ended() || strand.lingers);
  }

  private static boolean watches(Strand other, Strand strand) {
    return switch (other.kind) {
      case STATE -> strand.thread.equals(other.target);
      case SPIN -> (other.watched >>> strand.index & 1) == 1;
      default -> false;
    };
  }

  private boolean mayWake(Strand strand) {
    return limits.spurious() && !strand.spurious;
  }

  /** Whether the thread it waits for is over; it lets go of that thread's monitor meanwhile. */
  @SuppressWarnings("ReferenceEquality") // a strand is itself and no other
  private static boolean joined(Strand strand) {
    var thread = (DemoThread) Objects.requireNonNull(strand.target);
    var other = thread.strand;
    if (other == null || (other.ended() && !other.lingers)) {
      return true;
    }
    var holder = MonitorHooks.endsAfter(thread);
    return other.ended() && (holder == null || holder == strand);
  }
}
