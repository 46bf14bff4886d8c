package threadworks.ui.lab.explore;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import threadworks.schedule.report.Bounds;
import threadworks.schedule.report.Limits;
import threadworks.schedule.report.Report;
import threadworks.session.Engine;
import threadworks.session.Exploration;
import threadworks.session.Luck;
import threadworks.session.RealRuns;
import threadworks.session.RunRequest;
import threadworks.ui.lab.model.Program;
import threadworks.wording.Sentence;
import threadworks.wording.SentenceException;

/**
 * What is found out of one program: what its schedules come to, and what real runs of it do. It
 * changes only when it is pulled. On the JavaFX thread.
 *
 * <p>A search begins with every schedule. Where those are so many that they would take too long, it
 * begins again with one of each kind.
 */
final class Inquiry {
  /** How long a search may take before it has to be asked for more. */
  private static final double SECONDS = 20;

  /** How many times as many steps the schedules of the next one may have. */
  private static final int MORE_STEPS = 10;

  /** How many times longer the next one may take. */
  private static final int MORE = 5;

  /** How many real runs are made. */
  private static final int RUNS = 1_000;

  /** An estimate before this time is no more than a guess. */
  private static final double FIRST_LOOK_SECONDS = 1.5;

  /** A search of every schedule that would take longer is given up for one of each kind. */
  private static final double LONG_SECONDS = 6;

  /** Up to how many schedules there is a map. */
  private static final int MAPPED = 10_000;

  private static final Bounds ALL = Bounds.NONE.within(SECONDS).listing(MAPPED);

  private final Engine engine;
  private final Function<RunRequest, RealRuns> repeat;
  private Program program;
  private Bounds bounds = ALL;
  private Limits limits = Limits.USUAL;
  private boolean mayReduce = true;
  private @Nullable Exploration exploration;
  private @Nullable RealRuns runs;
  private @Nullable Report report;
  private @Nullable Luck luck;
  private @Nullable Sentence problem;

  /**
   * Of a program of which nothing is known.
   *
   * @param engine where it is explored
   * @param repeat begins to run it again and again
   */
  Inquiry(Program program, Engine engine, Function<RunRequest, RealRuns> repeat) {
    this.program = program;
    this.engine = engine;
    this.repeat = repeat;
  }

  Program program() {
    return program;
  }

  /** It is the same program, but things may be called otherwise now. */
  void program(Program now) {
    program = now;
  }

  /** What the search was asked for, or the one under way is. */
  Bounds bounds() {
    return bounds;
  }

  /** How far the search came, or has come; null before the first report of the first search. */
  @Nullable Report report() {
    return report;
  }

  /** What real runs came to, or have come to; null before there were any. */
  @Nullable Luck luck() {
    return luck;
  }

  /** Why the last thing asked for could not be begun; null where it could. */
  @Nullable Sentence problem() {
    return problem;
  }

  boolean isExploring() {
    return exploration != null;
  }

  boolean isRunning() {
    return runs != null;
  }

  /**
   * Begins a search from the start: of every schedule while those are few enough, unless the lesson
   * knows that they are not.
   */
  void explore() {
    mayReduce = true;
    if (program.subject().text().kinds()) {
      exploreKinds();
    } else {
      begin(ALL);
    }
  }

  /** Begins a search of one schedule of each kind. */
  void exploreKinds() {
    begin(ALL.reduced().listing(0));
  }

  /** Begins the last search again, with more time. */
  void goOn() {
    mayReduce = false;
    begin(bounds.within(bounds.seconds() * MORE));
  }

  /** How many steps its schedules might have, were they allowed more. */
  int moreSteps() {
    return Math.min(limits.steps() * MORE_STEPS, Limits.WHOLE);
  }

  /** Begins the last search again, in which schedules may have more steps. */
  void allowMoreSteps() {
    limits = limits.upTo(moreSteps());
    begin(bounds);
  }

  private void begin(Bounds asked) {
    stop();
    problem = null;
    bounds = asked;
    report = null;
    try {
      exploration = engine.explore(program.target().with(limits), asked);
    } catch (SentenceException e) {
      problem = e.sentence();
    }
  }

  /** Begins to run it for real, again and again. */
  void run() {
    stop();
    problem = null;
    luck = null;
    try {
      var subject = program.subject();
      runs =
          repeat.apply(
              new RunRequest(
                  subject.lesson(),
                  subject.demo(),
                  List.of(program.variant()),
                  program.values(),
                  RUNS));
    } catch (SentenceException e) {
      problem = e.sentence();
    }
  }

  /** Ends what is under way; what was found until now stays. */
  void stop() {
    if (exploration != null) {
      exploration.cancel();
    }
    if (runs != null) {
      runs.cancel();
    }
    pull();
  }

  /** Takes how things stand; returns whether anything is new. */
  boolean pull() {
    boolean changed = false;
    var search = exploration;
    if (search != null) {
      if (search.over().isDone()) {
        exploration = null;
        end(search.over(), last -> report = last);
        changed = true;
      } else if (search.report().schedules() > 0 && !search.report().equals(report)) {
        report = search.report();
        changed = true;
        if (isTooLong(search.report())) {
          search.cancel();
          begin(bounds.reduced().listing(0));
        }
      }
    }
    var now = runs;
    if (now != null) {
      if (now.over().isDone()) {
        runs = null;
        end(now.over(), this::take);
        changed = true;
      } else if (!now.report().equals(luck)) {
        take(now.report());
        changed = true;
      }
    }
    return changed;
  }

  /** Takes what real runs came to, as soon as one was made. */
  private void take(Luck now) {
    luck = now.made() > 0 ? now : null;
  }

  private <T> void end(CompletableFuture<T> over, Consumer<T> take) {
    try {
      take.accept(over.join());
    } catch (CompletionException e) {
      if (e.getCause() instanceof SentenceException said) {
        problem = said.sentence();
      } else {
        throw e;
      }
    }
  }

  private boolean isTooLong(Report now) {
    return mayReduce
        && !bounds.reduce()
        && now.seconds() > FIRST_LOOK_SECONDS
        && now.seconds() * now.estimate() / now.schedules() > LONG_SECONDS;
  }
}
