package threadworks.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import threadworks.schedule.report.Kind;
import threadworks.schedule.report.Outcome;
import threadworks.wording.Sentence;

/** Says what a schedule came to, and why a thread cannot move. */
final class Verdict {
  /** The workers of pools, which run one task after another. */
  private static final Set<String> WORKERS =
      Set.of(
          "java.util.concurrent.ThreadPoolExecutor$Worker",
          "java.util.concurrent.ForkJoinWorkerThread");

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
      boolean counts = !strand.thread.daemon || strand.thread.virtual || holder(strand) != null;
      if (strand.ended() ? holder(strand) != null : counts) {
        waits.add(Sentence.of("left.waits", strand.letter(), wait(strand, holder(strand))));
      }
    }
    return waits;
  }

  /**
   * What a thread that cannot move waits for.
   *
   * @param holder who would have to move first, where that is one thread
   */
  static Sentence wait(Strand strand, @Nullable Strand holder) {
    var reason = holder != null ? Sentence.of("wait.thread", holder.letter()) : reason(strand);
    boolean mayRing = strand.alarmed && strand.kind != Kind.AWAKE && !isNotified(strand);
    return mayRing ? Sentence.of("wait.orClock", reason) : reason;
  }

  private static boolean isNotified(Strand strand) {
    return strand.kind == Kind.WAKE && strand.notified;
  }

  private static Sentence reason(Strand strand) {
    return switch (strand.kind) {
      case WAKE ->
          strand.cell != null && strand.cell.lost > 0 && !strand.alarmed
              ? Sentence.of("wait.tooEarly")
              : Sentence.of("wait.notify");
      case AWAKE -> Sentence.of("wait.sleeps");
      case SPIN -> Sentence.of("wait.loop");
      default -> {
        var site = CodeSites.get(strand.site);
        yield site.name().isEmpty()
            ? Sentence.of("wait.parked")
            : strand.works && WORKERS.contains(site.className())
                ? Sentence.of("wait.task")
                : Sentence.of("wait.call", Operation.call(site));
      }
    };
  }

  /** Who would have to move first, where that is one thread. */
  static @Nullable Strand holder(Strand strand) {
    return switch (strand.kind) {
      case ENTER -> Objects.requireNonNull(strand.cell).owner;
      case WAKE -> {
        var owner = Objects.requireNonNull(strand.cell).owner;
        yield strand.notified && owner != strand ? owner : null;
      }
      case JOIN -> ((DemoThread) Objects.requireNonNull(strand.target)).strand;
      case INITIALISE -> ((ClassInit) Objects.requireNonNull(strand.target)).by();
      case PARK -> JdkLocks.owner(JdkLocks.wanted(strand));
      case END -> strand.lingers ? MonitorHooks.endsAfter(strand.thread) : null;
      default -> null;
    };
  }
}
