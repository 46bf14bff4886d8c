package threadworks.schedule;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import threadworks.schedule.report.Again;
import threadworks.schedule.report.Kind;
import threadworks.schedule.report.Outcome;
import threadworks.wording.Sentence;

/** Says what a schedule came to. */
final class Verdict {
  private final Scheduler scheduler;
  private final List<Strand> strands;
  private final boolean mainEnded;

  /** Whether a thread is left that keeps the program going. */
  private final boolean isLeft;

  /** Whether somebody could still move, or computes. */
  private final boolean goesOn;

  private Verdict(Scheduler scheduler) {
    this.scheduler = scheduler;
    strands = scheduler.strands;
    mainEnded = strands.getFirst().ended();
    isLeft = strands.stream().anyMatch(strand -> !strand.ended() && !strand.thread.daemon);
    goesOn = scheduler.cutShort || (isLeft && strands.stream().anyMatch(strand -> strand.burns));
  }

  /** What came of the schedule that the scheduler has just run to its end. */
  static Outcome of(Scheduler scheduler) {
    var verdict = new Verdict(scheduler);
    var end = verdict.end();
    return Outcome.of(
        end,
        scheduler.result,
        scheduler.program.isVoid() ? scheduler.printed() : null,
        scheduler.thrown,
        verdict.left(end));
  }

  /**
   * Where the schedule begins to repeat itself, as the first of those who go round a loop has it;
   * null where nobody does, or makes no step on the way round.
   */
  static @Nullable Again again(Scheduler scheduler) {
    var verdict = new Verdict(scheduler);
    if (verdict.end() != Outcome.Kind.LIVELOCK) {
      return null;
    }
    return verdict.strands.stream()
        .filter(verdict::isSpinning)
        .map(strand -> scheduler.stepAfter(strand, strand.cameBy))
        .filter(step -> step > 0)
        .findFirst()
        .map(step -> new Again(scheduler.steps() + 1, step))
        .orElse(null);
  }

  /** How it hangs, or that it was cut; null where it came to its end. */
  private Outcome.@Nullable Kind end() {
    if (isLeft && strands.stream().anyMatch(this::isInRing)) {
      return Outcome.Kind.DEADLOCK;
    }
    if (goesOn) {
      return Outcome.Kind.CUT;
    }
    if (scheduler.endless || (isLeft && strands.stream().anyMatch(this::isSpinning))) {
      return Outcome.Kind.LIVELOCK;
    }
    return !isLeft ? null : mainEnded ? Outcome.Kind.STUCK : Outcome.Kind.DEADLOCK;
  }

  private boolean isSpinning(Strand strand) {
    return strand.kind == Kind.SPIN && !strand.thread.daemon;
  }

  /** Whether it waits, without a time limit, for a thread that in the end waits for it. */
  @SuppressWarnings("ReferenceEquality") // a strand is itself and no other
  private boolean isInRing(Strand strand) {
    var next = holder(strand);
    for (int i = 0; next != null && i < strands.size(); i++) {
      if (next == strand) {
        return true;
      }
      next = holder(next);
    }
    return false;
  }

  private @Nullable Strand holder(Strand strand) {
    boolean waits = !strand.ended() && !strand.alarmed && !scheduler.ability.can(strand);
    return waits ? Obstacle.holder(strand) : null;
  }

  /** What keeps it from its end. */
  private List<Sentence> left(Outcome.@Nullable Kind end) {
    var left = new ArrayList<Sentence>();
    if (scheduler.cutShort) {
      boolean isAll = end == Outcome.Kind.CUT && scheduler.thrown.isEmpty();
      left.add(Sentence.of(isAll ? "left.after" : "left.cut", scheduler.bound()));
    }
    if (scheduler.endless) {
      left.add(Sentence.of("left.endlessText"));
    }
    for (var strand : strands) {
      if (goesOn && strand.burns) {
        left.add(
            Sentence.of(
                strand.loop != 0 ? "left.burnsInLoop" : "left.burns",
                strand.letter(),
                place(strand),
                Fuel.MOST_SECONDS));
      }
    }
    for (var strand : strands) {
      if (isLeft && (!goesOn || isInRing(strand))) {
        tellOf(strand, left);
      }
    }
    return left;
  }

  private static Sentence place(Strand strand) {
    var site = CodeSites.get(strand.loop != 0 ? strand.loop : strand.site);
    return site.className().startsWith("java.")
        ? Sentence.of(
            "place.method", site.className().replaceFirst(".*\\.", "") + "." + site.method())
        : Sentence.of("place.line", site.line());
  }

  /** What a thread does that has not come to its end. */
  private void tellOf(Strand strand, List<Sentence> left) {
    if (strand.kind == Kind.SPIN) {
      left.add(Sentence.of("left.loops", strand.letter(), place(strand)));
      return;
    }
    var holder = Obstacle.holder(strand);
    boolean counts = !strand.thread.daemon || strand.thread.virtual || holder != null;
    if (strand.ended() ? holder != null : counts) {
      left.add(Sentence.of("left.waits", strand.letter(), Obstacle.sentence(strand, holder)));
    }
  }
}
