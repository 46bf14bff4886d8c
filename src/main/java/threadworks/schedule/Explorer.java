package threadworks.schedule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import threadworks.schedule.report.Again;
import threadworks.schedule.report.Bounds;
import threadworks.schedule.report.Kind;
import threadworks.schedule.report.Limits;
import threadworks.schedule.report.Outcome;
import threadworks.schedule.report.Report;
import threadworks.schedule.report.Schedule;
import threadworks.wording.Sentence;
import threadworks.wording.SentenceException;

/**
 * Runs many schedules of one program and counts what they come to.
 *
 * <p>What one step is, {@link Kind} says. A call into {@code java.util.concurrent} is one, so what
 * its documentation leaves open while other calls go on is not shown: the size of a {@code
 * ConcurrentHashMap} always fits what is in it. A step more for the count would have programs that
 * put two entries each from two threads take thirteen times as many schedules.
 */
public final class Explorer {
  private static final long REPORT_NANOS = 100_000_000;

  /** So many whole runs at random may have no end in sight, and then no more are made. */
  private static final int MOST_WITHOUT_END = 3;

  /** How many of them are made when all is walked. */
  private static final int MOST_AFTERWARDS = 100;

  /** How many steps a reduced search may spend on the shortest schedules. */
  private static final long STEPS_TO_SHORTEN = 300_000;

  private record Ended(Schedule schedule, Outcome outcome) {}

  private static final class Tally {
    long count;
    int switches = Integer.MAX_VALUE;
    int steps;
    Schedule shortest = new Schedule(List.of());
    @Nullable Again again;
  }

  private final Limits limits;
  private final Bounds bounds;
  private final Plan plan;
  private final Scheduler scheduler;

  /** Whole runs at random, for what comes of a program where the walk is cut before its end. */
  private final Chance chance;

  private final Plan sample;
  private final Scheduler whole;
  private final Map<Outcome, Tally> tallies = new LinkedHashMap<>();

  /** The schedules that were run and what each came to, while they are not too many to list. */
  private final List<Ended> ended = new ArrayList<>();

  private final long began = System.nanoTime();
  private long schedules;
  private long steps;
  private double explored;
  private boolean cut;
  private long cutShort;
  private long sampled;
  private long samplingNanos;
  private int withoutEnd;
  private @Nullable Sentence cutBecause;
  private @Nullable Sentence refused;

  /** How many schedules have been begun; whoever reads it sees what those before came to. */
  private volatile long runs;

  /** The thread that explores, which says where the step is. */
  private volatile @Nullable Carrier carrier;

  private Explorer(Program program, Limits limits, Bounds bounds) {
    this.limits = limits;
    this.bounds = bounds;
    var plan =
        bounds.random() > 0
            ? new Chance(bounds.random(), bounds.seed())
            : bounds.reduce() ? new Reduction() : new Search();
    this.plan = planned(plan);
    scheduler = new Scheduler(program, limits, plan.comparesSteps());
    chance = Chance.ofWholeRuns(bounds.seed(), limits.steps());
    sample = planned(chance);
    whole = new Scheduler(program, limits.upTo(Math.max(Limits.WHOLE, limits.steps())), false);
  }

  private Plan planned(Plan plan) {
    return bounds.from().size() == 0 ? plan : new Onward(bounds.from(), plan);
  }

  /** Explores until all is done or a bound is reached. */
  public static Report explore(Program program, Limits limits, Bounds bounds) {
    return of(program, limits, bounds).explore(() -> true, _ -> {});
  }

  /** An exploration that has not begun. */
  public static Explorer of(Program program, Limits limits, Bounds bounds) {
    return new Explorer(program, limits, bounds);
  }

  /** What was found so far, for a thread that watches the exploration hang in one step. */
  public Report stuck() {
    var thread = carrier;
    if (runs > 0 && thread != null) {
      refused = thread.stuck();
    }
    return report(false);
  }

  /**
   * Explores until all is done, a bound is reached or nobody wants it any more.
   *
   * @param wanted asked after each schedule
   * @param progress is told about every tenth of a second
   */
  public Report explore(BooleanSupplier wanted, Consumer<Report> progress) {
    return Carrier.call(() -> run(wanted, progress));
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread counts, others look
  private Report run(BooleanSupplier wanted, Consumer<Report> progress) {
    carrier = Carrier.current();
    chance.goOnWhile(() -> isInTime() && wanted.getAsBoolean());
    long told = began;
    boolean complete = false;
    while (true) {
      if (schedules >= bounds.schedules()) {
        complete = !plan.next();
        break;
      }
      if (!plan.next()) {
        complete = true;
        break;
      }
      runs++;
      scheduler.run(plan.strategy());
      if (scheduler.refused() != null) {
        refused = scheduler.refused().sentence();
        break;
      }
      if (plan instanceof Onward onward && onward.misfit() != null) {
        throw new SentenceException(onward.misfit());
      }
      cut |= scheduler.wasCut();
      cutBecause = cutBecause == null ? scheduler.cutBecause() : cutBecause;
      explored = plan.explored();
      if (!scheduler.isUnfinished()) {
        list(count(scheduler));
        if (scheduler.isBurnt()) {
          // The next would take as long.
          break;
        }
      }
      if (lacksWholeRuns() && samplingNanos * 2 < System.nanoTime() - began) {
        sample();
      }
      if (!isInTime()) {
        complete = !plan.next();
        break;
      }
      long now = System.nanoTime();
      if (now - told > REPORT_NANOS) {
        told = now;
        progress.accept(report(false));
      }
      if (!wanted.getAsBoolean()) {
        break;
      }
    }
    if (complete && plan.comparesSteps()) {
      shorten();
    }
    for (int i = 0; complete && i < MOST_AFTERWARDS && mayGoOn(wanted); i++) {
      sample();
    }
    var last = report(complete && plan.exhausts() && !cut && refused == null);
    return last.with(ways(last));
  }

  private boolean isInTime() {
    return System.nanoTime() - began < bounds.seconds() * 1e9;
  }

  private boolean lacksWholeRuns() {
    return cutShort > 0 && bounds.random() == 0 && withoutEnd < MOST_WITHOUT_END;
  }

  /** Whether another whole run may come to something else, and there is time for it. */
  private boolean mayGoOn(BooleanSupplier wanted) {
    return lacksWholeRuns()
        && (sampled == 0 || chance.hadChoices())
        && schedules < bounds.schedules()
        && isInTime()
        && wanted.getAsBoolean();
  }

  /** Makes a whole run; one that has no end in sight either tells nothing. */
  private void sample() {
    long before = System.nanoTime();
    sample.next();
    whole.run(sample.strategy());
    if (whole.isUnfinished() || whole.cutShort || whole.isBurnt()) {
      withoutEnd++;
    } else {
      sampled++;
      var _ = count(whole);
    }
    samplingNanos += System.nanoTime() - before;
  }

  /**
   * Of the schedules that end alike a reduced search runs one, and seldom the one with the fewest
   * switches. The full search runs those first: it is walked as far as there may be shorter ones.
   */
  private void shorten() {
    var plan = planned(new Search());
    long left = STEPS_TO_SHORTEN;
    while (left > 0 && isInTime() && plan.next()) {
      scheduler.run(plan.strategy());
      left -= scheduler.steps();
      int switches = scheduler.switches();
      if (tallies.values().stream().noneMatch(tally -> tally.switches >= switches)) {
        return;
      }
      var tally = scheduler.isUnfinished() ? null : tallies.get(Verdict.of(scheduler));
      if (tally != null) {
        keepShortest(tally, scheduler);
      }
    }
  }

  private Outcome count(Scheduler scheduler) {
    schedules++;
    steps += scheduler.steps();
    if (scheduler.cutShort) {
      cutShort++;
    }
    var outcome = Verdict.of(scheduler);
    var tally = tallies.computeIfAbsent(outcome, o -> new Tally());
    tally.count++;
    keepShortest(tally, scheduler);
    return outcome;
  }

  /** Lists what was walked; whole runs at random are no part of it. */
  private void list(Outcome outcome) {
    if (schedules - sampled <= bounds.ways() && bounds.random() == 0) {
      ended.add(new Ended(scheduler.schedule(), outcome));
    } else {
      ended.clear();
    }
  }

  private static void keepShortest(Tally tally, Scheduler scheduler) {
    if (scheduler.switches() < tally.switches
        || (scheduler.switches() == tally.switches && scheduler.steps() < tally.steps)) {
      tally.switches = scheduler.switches();
      tally.steps = scheduler.steps();
      tally.shortest = scheduler.schedule();
      tally.again = Verdict.again(scheduler);
    }
  }

  private List<Report.Call> unwoven() {
    return scheduler.unwoven.stream()
        .map(CodeSites::get)
        .map(s -> new Report.Call(s.owner() + "." + s.name(), s.file(), s.line()))
        .distinct()
        .toList();
  }

  private List<Report.Way> ways(Report report) {
    var outcomes = report.outcomes().stream().map(Report.Found::outcome).toList();
    return ended.stream()
        .map(one -> new Report.Way(one.schedule(), outcomes.indexOf(one.outcome())))
        .toList();
  }

  private Report report(boolean complete) {
    var found =
        tallies.entrySet().stream()
            .map(
                e ->
                    new Report.Found(
                        e.getKey(),
                        e.getValue().count,
                        e.getValue().shortest,
                        e.getValue().switches,
                        e.getValue().again))
            .sorted(Comparator.comparingLong(Report.Found::count).reversed())
            .toList();
    double estimate =
        complete ? schedules : explored > 0 ? (schedules - sampled) / explored : Double.NaN;
    return new Report(
        schedules,
        complete,
        bounds.reduce(),
        steps,
        (System.nanoTime() - began) / 1e9,
        estimate,
        found,
        unwoven(),
        refused,
        cutShort,
        sampled,
        limits.steps(),
        cutBecause,
        List.of());
  }
}
