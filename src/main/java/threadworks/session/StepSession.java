package threadworks.session;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import threadworks.schedule.report.Position;
import threadworks.schedule.report.Schedule;
import threadworks.schedule.report.Step;
import threadworks.wording.Sentence;
import threadworks.wording.SentenceException;

/**
 * A program that a learner steps through, forth and back. Any position is reached by running the
 * moves up to it anew: the same moves always come to the same position.
 *
 * <p>No call waits. Where a call comes before the answer to the one before, it goes on from where
 * that one leads, and the answer in between is a {@link
 * java.util.concurrent.CancellationException}. What cannot be done is a {@link SentenceException},
 * and nothing has changed.
 */
public final class StepSession {
  private static final char CLOCK = 'T';

  private final Engine engine;
  private final ScheduleTarget target;

  /** All moves known: those made, and behind them those taken back. */
  private List<Schedule.Move> moves = List.of();

  /** What the first of them did, as far as they have been made. */
  private List<Step> log = List.of();

  /** How many of them are made. */
  private int made;

  /** Where it stands, once that is known. */
  private @Nullable Position now;

  /** A session before its first position: ask for that with {@link #seek}. */
  public StepSession(Engine engine, ScheduleTarget target) {
    this.engine = engine;
    this.target = target;
  }

  /** Where the latest answer left it; null before the first. */
  public synchronized @Nullable Position position() {
    return now;
  }

  /** All moves known, with those that were taken back. */
  public synchronized Schedule schedule() {
    return new Schedule(moves);
  }

  /** What the moves known did; those that have never been made yet are not there. */
  public synchronized List<Step> log() {
    return log;
  }

  /** The moves made. */
  public synchronized Schedule made() {
    return new Schedule(moves.subList(0, made));
  }

  /**
   * Lets a thread, or the clock, make its next step.
   *
   * @param who its letter
   */
  public CompletableFuture<Position> step(char who) {
    return step(who, (char) 0);
  }

  /**
   * Lets a thread make its next step, which is a notify that wakes the given one.
   *
   * @param who its letter
   * @param wakes the letter of the thread it wakes, or 0 for any
   */
  public synchronized CompletableFuture<Position> step(char who, char wakes) {
    var position = now;
    var hindrance = position != null && position.steps() == made ? hindrance(position, who) : null;
    if (hindrance != null) {
      return CompletableFuture.failedFuture(new SentenceException(hindrance));
    }
    var move = Schedule.parse(wakes == 0 ? "" + who : who + ">" + wakes).moves().getFirst();
    if (made < moves.size() && moves.get(made).equals(move)) {
      return go(moves, made + 1);
    }
    var longer = new ArrayList<>(moves.subList(0, made));
    longer.add(move);
    return go(longer, longer.size());
  }

  /** A call of more steps may be one without an end. */
  private static final int MOST_STEPS_OUT = 1_000;

  /**
   * Lets a thread make its next step, and where that is part of a call into a library, such as a
   * collection's, go on until it comes back from it or cannot go on. Each is still a step: others
   * might have come in between, which is why no call is one by itself.
   *
   * @param who its letter
   */
  public synchronized CompletableFuture<Position> out(char who) {
    var thread = now == null ? null : now.thread(who);
    var within = thread == null ? "" : thread.within();
    var first = step(who);
    return within.isEmpty()
        ? first
        : first.thenCompose(position -> goOn(position, who, within, MOST_STEPS_OUT));
  }

  @SuppressWarnings("ReferenceEquality") // an order that came in between has another
  private synchronized CompletableFuture<Position> goOn(
      Position position, char who, String within, int left) {
    var thread = position.thread(who);
    boolean goesOn =
        thread != null && thread.canMove() && thread.within().equals(within) && left > 0;
    return goesOn && position == now && position.steps() == made
        ? step(who).thenCompose(next -> goOn(next, who, within, left - 1))
        : CompletableFuture.completedFuture(position);
  }

  private static @Nullable Sentence hindrance(Position position, char who) {
    if (who == CLOCK) {
      return position.clock().canMove() ? null : Sentence.of("step.noAlarm");
    }
    var thread = position.thread(who);
    if (thread == null) {
      return Sentence.of("step.noThread", who);
    }
    return thread.canMove() ? null : Sentence.of("step.cannot", who, thread.sentence());
  }

  /** Takes the last step back; stays at the start. */
  public synchronized CompletableFuture<Position> back() {
    return go(moves, Math.max(0, made - 1));
  }

  /** Goes to where the first {@code n} moves lead, of all that are known. */
  public synchronized CompletableFuture<Position> seek(int n) {
    if (n < 0 || n > moves.size()) {
      return CompletableFuture.failedFuture(new SentenceException("step.noStep", n, moves.size()));
    }
    return go(moves, n);
  }

  /** Forgets all moves and makes those of a schedule. */
  public CompletableFuture<Position> replay(Schedule schedule) {
    return replay(schedule, schedule.size());
  }

  /** Forgets all moves, takes those of a schedule and makes the first {@code n} of them. */
  public synchronized CompletableFuture<Position> replay(Schedule schedule, int n) {
    return go(schedule.moves(), n);
  }

  /** Makes the first {@code n} of these moves; what was before comes back if they do not fit. */
  private CompletableFuture<Position> go(List<Schedule.Move> to, int n) {
    var before = moves;
    int madeBefore = made;
    var logBefore = log;
    var schedule = new Schedule(to);
    moves = schedule.moves();
    made = n;
    var known = log.subList(0, Math.min(log.size(), alike(before, moves)));
    log = known;
    return engine
        .at(target, schedule.first(n), Math.min(n, known.size()))
        .thenApply(
            position -> {
              synchronized (this) {
                if (position.misfit() != null) {
                  if (moves.equals(schedule.moves()) && made == n) {
                    moves = before;
                    made = madeBefore;
                    log = logBefore;
                  }
                  throw new MisfitException(position.misfit(), position.schedule());
                }
                var told = Stream.concat(known.stream(), position.done().stream()).toList();
                if (told.size() > log.size() && alike(moves, schedule.moves()) >= told.size()) {
                  log = told;
                }
                var whole = position.withDone(told.subList(0, n));
                now = whole;
                return whole;
              }
            });
  }

  /** How many moves two schedules begin with alike. */
  private static int alike(List<Schedule.Move> one, List<Schedule.Move> other) {
    int n = 0;
    while (n < one.size() && n < other.size() && one.get(n).equals(other.get(n))) {
      n++;
    }
    return n;
  }
}
