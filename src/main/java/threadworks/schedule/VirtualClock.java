package threadworks.schedule;

import java.util.List;
import org.jspecify.annotations.Nullable;
import threadworks.schedule.report.Kind;

/**
 * The time of one schedule. It stands still while threads move, and jumps to the next alarm when
 * that rings: a move like a thread's, which costs no real time.
 */
final class VirtualClock {
  /** How far it moves for a thread that waits for a time without an alarm. */
  private static final long TICK = 1_000_000;

  /** After so many ticks the next ones are twice as long: an hour, too, has an end. */
  private static final int TICKS = 64;

  private static final int MOST_DOUBLINGS = 24;

  /** How often a thread may read one and the same time. */
  private static final int MOST_READS = 64;

  private final Scheduler scheduler;
  private final List<Strand> strands;
  private long now;
  private long alarms;
  private int ticked;

  /** Whether a thread has looked at it, or set an alarm: few programs do, and each step asks. */
  private boolean isUsed;

  VirtualClock(Scheduler scheduler) {
    this.scheduler = scheduler;
    strands = scheduler.strands;
  }

  void reset() {
    now = 0;
    alarms = 0;
    ticked = 0;
    isUsed = false;
  }

  /** Nanoseconds since the schedule began. */
  long now() {
    return now;
  }

  /** The same, where a thread asks for it. */
  long tell(Strand strand) {
    isUsed = true;
    strand.readsClock = true;
    scheduler.touch(Location.CLOCK, false);
    return now;
  }

  /**
   * The strand has read the clock. One that reads the same time again and again waits for a later
   * one, and from then on it reads no time twice: it could have gone round more often.
   *
   * @return whether it reads no time twice
   */
  boolean read(Strand strand) {
    if (strand.readAt != now) {
      strand.readAt = now;
      strand.reads = 0;
    }
    strand.polls |= ++strand.reads > MOST_READS;
    return strand.polls;
  }

  /** Whether the strand may read the time now. */
  boolean mayRead(Strand strand) {
    return !strand.polls || strand.readAt != now;
  }

  /** Sets the strand's alarm, to ring after {@code nanos} of virtual time. */
  void alarm(Strand strand, long nanos) {
    scheduler.touch(Location.CLOCK, true);
    isUsed = true;
    strand.alarmed = true;
    strand.due = now + nanos < now ? Long.MAX_VALUE : now + nanos;
    strand.order = ++alarms;
    strand.patient = false;
  }

  /**
   * A sleep has begun or ended. Who only sleeps as it goes round a loop gets no further by it,
   * where the sleeps of a schedule have no length that others could count on.
   */
  void napped() {
    if (scheduler.anyTime()) {
      LoopHooks.naps++;
    } else {
      Hooks.changes++;
    }
  }

  /** Takes back the strand's alarm; whether it has rung. */
  boolean quiet(Strand strand) {
    boolean rung = strand.rung;
    if (strand.alarmed) {
      scheduler.touch(Location.CLOCK, true);
    }
    if (rung) {
      scheduler.touch(strand.id, true);
    }
    strand.alarmed = false;
    strand.rung = false;
    return rung;
  }

  /** Whose alarm rings next. */
  @Nullable Strand earliest() {
    Strand first = null;
    for (int i = 0; isUsed && i < strands.size(); i++) {
      var strand = strands.get(i);
      if (strand.alarmed
          && (first == null
              || strand.due < first.due
              || (strand.due == first.due && strand.order < first.order))) {
        first = strand;
      }
    }
    return first;
  }

  /** Whether somebody goes round a loop to wait for a time. */
  boolean ticks() {
    for (int i = 0; isUsed && i < strands.size(); i++) {
      var strand = strands.get(i);
      if ((strand.kind == Kind.SPIN && strand.readsClock)
          || (strand.kind == Kind.CLOCK && strand.polls)) {
        return true;
      }
    }
    return false;
  }

  /** Moves on to the strand's alarm, or by a tick. */
  void ring(@Nullable Strand sleeper) {
    scheduler.touch(Location.CLOCK, true);
    if (sleeper != null && (sleeper.kind == Kind.AWAKE || sleeper.kind == Kind.PAGE)) {
      napped();
    } else {
      Hooks.changes++;
    }
    if (sleeper == null) {
      long later = now + (TICK << Math.min(ticked++ / TICKS, MOST_DOUBLINGS));
      now = later < now ? Long.MAX_VALUE : later;
      return;
    }
    now = Math.max(now, sleeper.due);
    sleeper.alarmed = false;
    sleeper.rung = true;
    scheduler.touch(sleeper.id, true);
  }
}
