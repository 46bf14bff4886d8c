package threadworks.schedule;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import threadworks.schedule.report.Kind;
import threadworks.schedule.report.Limits;
import threadworks.schedule.report.Position;
import threadworks.schedule.report.Schedule;
import threadworks.wording.Sentence;

/**
 * Runs the moves of a schedule, watches what they touch, and says where the program then stands.
 */
@SuppressWarnings("ReferenceEquality") // objects of the demo are told apart by identity
public final class Stepper implements Observer {
  private final Scheduler scheduler;
  private final Shared shared;
  private final IdentityHashMap<Object, Boolean> locks = new IdentityHashMap<>();
  private final List<Object> lockOrder = new ArrayList<>();
  private final StepLog log;

  /** How many moves each thread has still to make that are not logged. */
  private final int[] moves = new int[64];

  private Stepper(Program program, Limits limits, int known) {
    scheduler = new Scheduler(program, limits, false);
    shared = new Shared(scheduler, this::held);
    log = new StepLog(scheduler, known);
    scheduler.observer = this;
  }

  /**
   * Where the program stands after the moves.
   *
   * @param known of how many moves nobody asks any more what they did
   */
  public static Position at(Program program, Limits limits, Schedule schedule, int known) {
    return Carrier.call(
        () -> new Stepper(program, limits.with(schedule), known).position(schedule, known));
  }

  private Position position(Schedule schedule, int known) {
    schedule.moves().stream().limit(known).forEach(move -> moves[move.who()]++);
    var follow = new Follow(schedule, false);
    scheduler.run(follow);
    var refused = scheduler.refused();
    boolean over = !scheduler.isUnfinished();
    scheduler.strands.forEach(shared::stands);
    var threads = scheduler.strands.stream().map(this::state).toList();
    return new Position(
        scheduler.schedule(),
        threads,
        clock(over, threads),
        shared.list(),
        lockOrder.stream().map(this::lock).toList(),
        List.copyOf(log.output()),
        List.copyOf(log.steps()),
        over ? Verdict.of(scheduler) : null,
        over ? Verdict.again(scheduler) : null,
        refused == null ? follow.misfit() : null,
        refused == null ? null : refused.sentence());
  }

  // What happens on the way.

  @Override
  public void standing(Strand strand) {
    // Noted here, and not when it moves, locks keep their order from one step to the next.
    used(strand);
  }

  @Override
  public void moving(Strand strand) {
    moves[strand.index]--;
    log.moving(strand);
    shared.uses(strand, log.made());
  }

  @Override
  public void goingOn(Strand strand) {
    shared.uses(strand, log.made());
  }

  /** Notes the lock that a strand is about to use. */
  private void used(Strand strand) {
    var target = strand.target;
    boolean isMonitor =
        switch (strand.kind) {
          case ENTER, WAIT, WAKE, NOTIFY, NOTIFY_ALL -> true;
          default -> false;
        };
    var lock =
        target == null || isMonitor ? target : calls(strand) ? JdkLocks.ownable(target) : null;
    if (lock != null && locks.put(lock, true) == null) {
      lockOrder.add(lock);
    }
  }

  /** The locks that a thread has, in the order in which they were first used. */
  private List<Object> held(Strand strand) {
    return lockOrder.stream().filter(lock -> owners(lock).contains(strand)).toList();
  }

  /** Who has a lock; of a lock for reading and writing perhaps several readers. */
  private List<Strand> owners(Object lock) {
    boolean isMonitor = JdkLocks.ownable(lock) == null;
    Strand owner =
        isMonitor
            ? scheduler.heads.of(lock) instanceof Cell cell ? cell.owner : null
            : JdkLocks.owner(lock);
    return owner == null ? JdkLocks.readers(lock, scheduler.strands) : List.of(owner);
  }

  /** Whether it is about to call into java.util.concurrent; a thread may begin with that. */
  private static boolean calls(Strand strand) {
    return strand.kind == Kind.CALL || (strand.kind == Kind.BEGIN && strand.target != null);
  }

  /** Nobody asks for the line of a step that is known, and the stack takes long to walk. */
  @Override
  public boolean wantsLine(Strand strand) {
    return moves[strand.index] <= 0;
  }

  @Override
  public void ringing(@Nullable Strand sleeper) {
    log.ringing(sleeper);
  }

  @Override
  public void returned(Strand strand, @Nullable Object value) {
    log.returned(strand, value);
  }

  @Override
  public void threw(Strand strand, Throwable exception) {
    log.threw(strand, exception);
  }

  @Override
  public void printed(Strand strand, boolean error, String text) {
    log.printed(strand, error, text);
  }

  // Where it stands.

  private Position.ThreadState state(Strand strand) {
    var letter = String.valueOf(strand.letter());
    var operation = Operation.of(strand, scheduler);
    boolean can = scheduler.ability.can(strand);
    var holder = can || strand.ended() ? null : holder(strand);
    var read = strand.kind == Kind.WRITE ? shared.lastRead(strand) : null;
    return new Position.ThreadState(
        letter,
        strand.thread.getName(),
        can,
        strand.ended(),
        strand.kind,
        operation.text(),
        operation.value(),
        read,
        operation.site().file(),
        operation.site().line(),
        within(strand),
        sentence(strand, operation, can, holder, read),
        waitsFor(strand, can, holder),
        wakes(strand));
  }

  /** A call is told by its place, and a place that is come to again by what the demo did before. */
  private static String within(Strand strand) {
    var place = strand.place;
    boolean isPart =
        switch (strand.kind) {
          case READ, WRITE, UPDATE, ENTER -> CodeSites.get(strand.site).isLibrary();
          default -> false;
        };
    return isPart && place != null
        ? place.call() + " " + place.line() + " " + place.at() + " " + strand.laps
        : "";
  }

  /** Who would have to move first, also where only the state of a lock tells. */
  private @Nullable Strand holder(Strand strand) {
    var holder = Obstacle.holder(strand);
    if (holder != null || strand.kind != Kind.PARK) {
      return holder;
    }
    return JdkLocks.readers(strand.blocker, scheduler.strands).stream()
        .filter(reader -> !reader.equals(strand))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String waitsFor(Strand strand, boolean can, @Nullable Strand holder) {
    if (holder == null && !can && (strand.kind == Kind.AWAKE || strand.kind == Kind.PAGE)) {
      return String.valueOf(Schedule.letter(Schedule.CLOCK));
    }
    return holder == null ? null : String.valueOf(holder.letter());
  }

  private Sentence sentence(
      Strand strand,
      Operation operation,
      boolean can,
      @Nullable Strand holder,
      @Nullable String read) {
    if (strand.ended()) {
      return Sentence.of("card.ended");
    }
    if (!can) {
      return Obstacle.sentence(strand, holder);
    }
    return switch (strand.kind) {
      case WRITE -> {
        var variable = Operation.variable(strand, operation.site(), scheduler.labels);
        yield read == null
            ? Sentence.of("card.write", operation.value(), variable)
            : Sentence.of("card.writeRead", operation.value(), variable, read);
      }
      case FOREIGN -> Sentence.of("card.call", operation.text());
      case NOTIFY, NOTIFY_ALL -> notifies(strand, operation.text());
      default ->
          Sentence.of(
              calls(strand) && !operation.text().key().equals("step.BEGIN")
                  ? "card.call"
                  : "card.step",
              operation.text());
    };
  }

  /** What it is about to do, and whom that wakes. */
  private Sentence notifies(Strand strand, Sentence operation) {
    var waiting = waiting(strand);
    if (waiting.isEmpty()) {
      return Sentence.of("card.wakesNobody", operation);
    }
    boolean one = strand.kind == Kind.NOTIFY && waiting.size() > 1;
    return Sentence.of(one ? "card.wakesOne" : "card.wakes", operation, String.join(", ", waiting));
  }

  /** Who waits for a notify of the lock that the strand is about to use. */
  private List<String> waiting(Strand strand) {
    return scheduler.heads.of(strand.target) instanceof Cell cell
        ? cell.waiters.stream()
            .filter(waiter -> !waiter.notified)
            .map(waiter -> String.valueOf(waiter.letter()))
            .toList()
        : List.of();
  }

  private List<String> wakes(Strand strand) {
    var waiting = strand.kind == Kind.NOTIFY ? waiting(strand) : List.<String>of();
    return waiting.size() < 2 ? List.of() : waiting;
  }

  private Position.Clock clock(boolean over, List<Position.ThreadState> threads) {
    var next = scheduler.clock.earliest();
    boolean nobody = threads.stream().noneMatch(Position.ThreadState::canMove);
    boolean can =
        !over
            && (next != null
                ? nobody || (scheduler.anyTime() && !next.patient)
                : nobody && scheduler.clock.ticks());
    return new Position.Clock(
        can,
        scheduler.clock.now(),
        next == null ? null : String.valueOf(next.letter()),
        next == null ? 0 : Math.max(0, next.due - scheduler.clock.now()));
  }

  private static boolean enters(Strand strand) {
    return strand.kind == Kind.ENTER || strand.kind == Kind.PRINT;
  }

  private Position.Lock lock(Object object) {
    var entering = new ArrayList<String>();
    var waiting = new ArrayList<String>();
    boolean isMonitor = JdkLocks.ownable(object) == null;
    var owners = owners(object);
    for (var strand : scheduler.strands) {
      var letter = String.valueOf(strand.letter());
      if (enters(strand) && strand.target == object && !scheduler.ability.can(strand)) {
        entering.add(letter);
      } else if (strand.kind == Kind.WAKE && strand.target == object) {
        (strand.notified ? entering : waiting).add(letter);
      } else if (!isMonitor && strand.kind == Kind.PARK) {
        if (JdkLocks.wanted(strand) == object) {
          entering.add(letter);
        } else if (JdkLocks.lockOfCondition(strand.blocker) == object) {
          waiting.add(letter);
        }
      }
    }
    return new Position.Lock(
        scheduler.labels.of(object),
        scheduler.labels.field(object),
        owners.isEmpty()
            ? null
            : owners.stream()
                .map(strand -> String.valueOf(strand.letter()))
                .collect(Collectors.joining(", ")),
        entering,
        waiting);
  }
}
