package threadworks.schedule;

import java.util.ArrayList;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
      var rest = result != null ? result : main.ended() ? null : end.word();
      return new Outcome(Outcome.Kind.THREW, rest == null ? thrown : thrown + "; " + rest);
    }
    return new Outcome(
        end,
        switch (end) {
          case LIVELOCK -> loops(scheduler);
          case DEADLOCK -> waits(scheduler);
          default -> String.valueOf(result);
        });
  }

  /**
   * Who goes round, and where. Where the schedule was cut, that is who has kept on moving, whatever
   * the last steps made of it: not who waits for its turn, but also who sleeps between two rounds.
   */
  private static String loops(Scheduler scheduler) {
    if (scheduler.strands.stream().allMatch(Strand::ended)) {
      return "the text of what came back has no end";
    }
    var loops = new ArrayList<String>();
    for (var strand : scheduler.strands) {
      if (strand.burns) {
        loops.add(
            strand.letter()
                + (strand.loop != 0 ? " goes round the loop " : " computes ")
                + place(strand)
                + " for over "
                + Fuel.MOST_SECONDS
                + " seconds without touching anything that threads share");
      } else if (scheduler.endless ? scheduler.movedMuch(strand) : strand.kind == Kind.SPIN) {
        loops.add(strand.letter() + " goes round " + place(strand));
      }
    }
    return String.join(", ", loops);
  }

  private static String place(Strand strand) {
    var site = CodeSites.get(strand.loop != 0 ? strand.loop : strand.site);
    return site.className().startsWith("java.")
        ? "in " + site.className().replaceFirst(".*\\.", "") + "." + site.method()
        : "at line " + site.line();
  }

  private static String waits(Scheduler scheduler) {
    var waits = new ArrayList<String>();
    for (var strand : scheduler.strands) {
      boolean counts = !strand.thread.daemon || strand.thread.virtual || holder(strand) != null;
      if (strand.ended() ? holder(strand) != null : counts) {
        waits.add(strand.letter() + " " + wait(strand));
      }
    }
    return String.join(", ", waits);
  }

  /** What a thread that cannot move waits for. */
  static String wait(Strand strand) {
    return wait(strand, holder(strand));
  }

  /** What it waits for, where that is known to be another thread. */
  static String wait(Strand strand, @Nullable Strand holder) {
    var reason = holder != null ? "waits for " + holder.letter() : reason(strand);
    boolean mayRing = strand.alarmed && strand.kind != Kind.AWAKE && !isNotified(strand);
    return mayRing ? reason + "; the clock can wake it" : reason;
  }

  private static boolean isNotified(Strand strand) {
    return strand.kind == Kind.WAKE && strand.notified;
  }

  private static String reason(Strand strand) {
    return switch (strand.kind) {
      case WAKE ->
          strand.cell != null && strand.cell.lost > 0 && !strand.alarmed
              ? "waits for a notify that came too early"
              : "waits for a notify";
      case AWAKE -> "sleeps";
      case SPIN -> "goes round a loop";
      default -> {
        var site = CodeSites.get(strand.site);
        yield site.name().isEmpty()
            ? "is parked"
            : strand.works && WORKERS.contains(site.className())
                ? "waits for a task"
                : "waits in " + Operation.call(site);
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
