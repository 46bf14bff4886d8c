package threadworks.schedule;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

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

  /** How many steps a reduced search may spend on the shortest schedules. */
  private static final long STEPS_TO_SHORTEN = 300_000;

  /**
   * What to explore.
   *
   * @param limits how a schedule may unfold
   * @param schedules how many schedules to run at most
   * @param seconds how long to explore at most
   * @param reduce whether to leave out schedules that only swap independent steps
   * @param random how many schedules to pick at random instead of walking all; 0 walks all
   * @param seed what chance starts from
   * @param from how all schedules begin
   */
  public record Options(
      Limits limits,
      long schedules,
      double seconds,
      boolean reduce,
      long random,
      long seed,
      Schedule from) {
    /** From the start. */
    public Options(
        Limits limits, long schedules, double seconds, boolean reduce, long random, long seed) {
      this(limits, schedules, seconds, reduce, random, seed, new Schedule(List.of()));
    }

    /** All schedules, fewest switches first, without a bound on their number or time. */
    public static final Options ALL =
        new Options(Limits.USUAL, Long.MAX_VALUE, Double.POSITIVE_INFINITY, false, 0, 0);
  }

  /**
   * One thing that schedules came to.
   *
   * @param outcome what
   * @param count how many schedules did
   * @param shortest the one with the fewest switches, and among those with the fewest steps
   * @param switches how often that one takes the turn from a thread that could have gone on
   */
  public record Found(Outcome outcome, long count, Schedule shortest, int switches) {}

  /**
   * How far it is.
   *
   * @param schedules how many schedules have been run to their end
   * @param complete whether there is no other schedule, or none that could come to something else
   * @param steps how many steps they took together
   * @param seconds how long it took
   * @param estimate about how many schedules there are; {@link Double#NaN} where nothing is known
   * @param outcomes what they came to, most frequent first
   * @param unwoven calls into parts of the JDK that ran as one step each, though an object that
   *     threads share went in: there may be more outcomes within them
   * @param refused why the program cannot be explored, or null
   * @param cut how many of the schedules were cut because they had no end in sight
   * @param cutAfter after how many steps they were
   * @param cutBecause what else kept schedules from going every way they could have gone, or null
   */
  public record Report(
      long schedules,
      boolean complete,
      long steps,
      double seconds,
      double estimate,
      List<Found> outcomes,
      List<String> unwoven,
      @Nullable String refused,
      long cut,
      int cutAfter,
      @Nullable String cutBecause) {}

  private static final class Tally {
    long count;
    int switches = Integer.MAX_VALUE;
    int steps;
    Schedule shortest = new Schedule(List.of());
  }

  private final Options options;
  private final Plan plan;
  private final Scheduler scheduler;
  private final Map<Outcome, Tally> tallies = new LinkedHashMap<>();
  private final long began = System.nanoTime();
  private long schedules;
  private long steps;
  private double explored;
  private boolean cut;
  private long endless;
  private @Nullable String cutBecause;
  private @Nullable String refused;

  /** How many schedules have been begun; whoever reads it sees what those before came to. */
  private volatile long runs;

  /** The thread that explores, which says where the step is. */
  private volatile @Nullable Carrier carrier;

  private Explorer(Program program, Options options) {
    this.options = options;
    var plan =
        options.random() > 0
            ? new Chance(options.random(), options.seed())
            : options.reduce() ? new Reduction() : new Search();
    this.plan = planned(plan);
    scheduler = new Scheduler(program, options.limits(), plan.comparesSteps());
  }

  private Plan planned(Plan plan) {
    return options.from().size() == 0 ? plan : new Onward(options.from(), plan);
  }

  /**
   * Explores until all is done or a limit is reached.
   *
   * @param progress is told about every tenth of a second; false ends the exploration
   */
  public static Report explore(Program program, Options options, Predicate<Report> progress) {
    return of(program, options).explore(progress);
  }

  /** An exploration that has not begun. */
  public static Explorer of(Program program, Options options) {
    return new Explorer(program, options);
  }

  /** What was found so far, for a thread that watches the exploration hang in one step. */
  public Report stuck() {
    var thread = carrier;
    if (runs > 0 && thread != null) {
      refused = thread.stuck();
    }
    return report(false);
  }

  /** Explores, as {@link #explore(Program, Options, Predicate)} does. */
  public Report explore(Predicate<Report> progress) {
    return Carrier.call(() -> run(progress));
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread counts, others look
  private Report run(Predicate<Report> progress) {
    carrier = Carrier.current();
    long told = began;
    boolean complete = false;
    while (true) {
      if (schedules >= options.schedules()) {
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
        refused = scheduler.refused().getMessage();
        break;
      }
      if (plan instanceof Onward onward && onward.misfit() != null) {
        throw new IllegalArgumentException(onward.misfit());
      }
      cut |= scheduler.wasCut();
      cutBecause = cutBecause == null ? scheduler.cutBecause() : cutBecause;
      explored = plan.explored();
      if (!scheduler.isUnfinished()) {
        count(Verdict.of(scheduler));
        if (scheduler.isBurnt()) {
          // The next would take as long.
          break;
        }
      }
      long now = System.nanoTime();
      if (now - began > options.seconds() * 1e9) {
        complete = !plan.next();
        break;
      }
      if (now - told > REPORT_NANOS) {
        told = now;
        if (!progress.test(report(false))) {
          break;
        }
      }
    }
    if (complete && plan.comparesSteps()) {
      shorten();
    }
    return report(complete && plan.exhausts() && !cut && refused == null);
  }

  /**
   * Of the schedules that end alike a reduced search runs one, and seldom the one with the fewest
   * switches. The full search runs those first: it is walked as far as there may be shorter ones.
   */
  private void shorten() {
    var plan = planned(new Search());
    long left = STEPS_TO_SHORTEN;
    while (left > 0 && System.nanoTime() - began < options.seconds() * 1e9 && plan.next()) {
      scheduler.run(plan.strategy());
      left -= scheduler.steps();
      int switches = scheduler.switches();
      if (tallies.values().stream().noneMatch(tally -> tally.switches >= switches)) {
        return;
      }
      var tally = scheduler.isUnfinished() ? null : tallies.get(Verdict.of(scheduler));
      if (tally != null) {
        keepShortest(tally);
      }
    }
  }

  private void count(Outcome outcome) {
    schedules++;
    steps += scheduler.steps();
    if (scheduler.endless) {
      endless++;
    }
    var tally = tallies.computeIfAbsent(outcome, o -> new Tally());
    tally.count++;
    keepShortest(tally);
  }

  private void keepShortest(Tally tally) {
    if (scheduler.switches() < tally.switches
        || (scheduler.switches() == tally.switches && scheduler.steps() < tally.steps)) {
      tally.switches = scheduler.switches();
      tally.steps = scheduler.steps();
      tally.shortest = scheduler.schedule();
    }
  }

  private List<String> unwoven() {
    return scheduler.unwoven.stream()
        .map(CodeSites::get)
        .map(s -> s.owner() + "." + s.name() + " at line " + s.line() + " of " + s.file())
        .distinct()
        .toList();
  }

  private Report report(boolean complete) {
    var found =
        tallies.entrySet().stream()
            .map(
                e ->
                    new Found(
                        e.getKey(),
                        e.getValue().count,
                        e.getValue().shortest,
                        e.getValue().switches))
            .sorted(Comparator.comparingLong(Found::count).reversed())
            .toList();
    double estimate = complete ? schedules : explored > 0 ? schedules / explored : Double.NaN;
    return new Report(
        schedules,
        complete,
        steps,
        (System.nanoTime() - began) / 1e9,
        estimate,
        found,
        unwoven(),
        refused,
        endless,
        options.limits().steps(),
        cutBecause);
  }
}
