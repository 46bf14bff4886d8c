package threadworks.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import threadworks.schedule.report.Kind;
import threadworks.schedule.report.Outcome;
import threadworks.wording.Sentence;

/** Says what a schedule came to. */
final class Verdict {
  private Verdict() {}

  /** What came of the schedule that the scheduler has just run to its end. */
  static Outcome of(Scheduler scheduler) {
    var main = scheduler.strands.get(0);
    boolean spinning = false;
    boolean left = false;
    for (var strand : scheduler.strands) {
      // Who computes may still come to move the others on, be it a daemon.
      spinning |= strand.kind == Kind.SPIN && (!strand.thread.daemon || strand.burns);
      left |= !strand.ended() && !strand.thread.daemon;
    }
    var end =
        scheduler.endless || (left && spinning)
            ? Outcome.Kind.LIVELOCK
            : !main.ended()
                ? Outcome.Kind.DEADLOCK
                : left ? Outcome.Kind.STUCK : Outcome.Kind.RETURNED;
    var result = scheduler.result;
    if (!scheduler.thrown.isEmpty()) {
      // In which order they threw is no part of it: threads that have nothing in common may end in
      // any.
      var thrown = scheduler.thrown.stream().sorted().collect(Collectors.joining(", "));
      return new Outcome(
          Outcome.Kind.THREW,
          result == null ? thrown : thrown + "; " + result,
          result == null && !main.ended() ? List.of(end.sentence()) : List.of());
    }
    return switch (end) {
      case LIVELOCK -> new Outcome(end, "", loops(scheduler));
      case DEADLOCK -> new Outcome(end, "", waits(scheduler));
      default -> new Outcome(end, String.valueOf(result), List.of());
    };
  }

  /**
   * Who goes round, and where. Where the schedule was cut, that is who has kept on moving, whatever
   * the last steps made of it: not who waits for its turn, but also who sleeps between two rounds.
   */
  private static List<Sentence> loops(Scheduler scheduler) {
    if (scheduler.strands.stream().allMatch(Strand::ended)) {
      return List.of(Sentence.of("left.endlessText"));
    }
    var loops = new ArrayList<Sentence>();
    for (var strand : scheduler.strands) {
      if (strand.burns) {
        loops.add(
            Sentence.of(
                strand.loop != 0 ? "left.burnsInLoop" : "left.burns",
                strand.letter(),
                place(strand),
                Fuel.MOST_SECONDS));
      } else if (scheduler.endless ? scheduler.movedMuch(strand) : strand.kind == Kind.SPIN) {
        loops.add(Sentence.of("left.loops", strand.letter(), place(strand)));
      }
    }
    return loops;
  }

  private static Sentence place(Strand strand) {
    var site = CodeSites.get(strand.loop != 0 ? strand.loop : strand.site);
    return site.className().startsWith("java.")
        ? Sentence.of(
            "place.method", site.className().replaceFirst(".*\\.", "") + "." + site.method())
        : Sentence.of("place.line", site.line());
  }

  private static List<Sentence> waits(Scheduler scheduler) {
    var waits = new ArrayList<Sentence>();
    for (var strand : scheduler.strands) {
      var holder = Obstacle.holder(strand);
      boolean counts = !strand.thread.daemon || strand.thread.virtual || holder != null;
      if (strand.ended() ? holder != null : counts) {
        waits.add(Sentence.of("left.waits", strand.letter(), Obstacle.sentence(strand, holder)));
      }
    }
    return waits;
  }
}
