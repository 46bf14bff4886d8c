package threadworks.schedule;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import threadworks.schedule.report.Kind;
import threadworks.wording.Sentence;

/** What keeps a thread from moving. */
final class Obstacle {
  /** The workers of pools, which run one task after another. */
  private static final Set<String> WORKERS =
      Set.of(
          "java.util.concurrent.ThreadPoolExecutor$Worker",
          "java.util.concurrent.ForkJoinWorkerThread");

  private Obstacle() {}

  /**
   * What the thread waits for.
   *
   * @param holder who would have to move first, where that is one thread
   */
  static Sentence sentence(Strand strand, @Nullable Strand holder) {
    var reason = holder != null ? reason(strand, holder) : reason(strand);
    boolean onlyRings = strand.kind == Kind.AWAKE || strand.kind == Kind.PAGE;
    boolean mayRing = strand.alarmed && !onlyRings && !isNotified(strand);
    return mayRing ? Sentence.of("wait.orClock", reason) : reason;
  }

  /** A lock may belong to a thread that has ended without giving it back. */
  private static Sentence reason(Strand strand, Strand holder) {
    boolean isOver = strand.kind == Kind.PARK && holder.ended();
    return Sentence.of(isOver ? "wait.ended" : "wait.thread", holder.letter());
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
      case PAGE -> Sentence.of("wait.page");
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
      case ENTER, PRINT -> Objects.requireNonNull(strand.cell).owner;
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
