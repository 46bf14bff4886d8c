package threadworks.ui.lab.step;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import threadworks.schedule.report.Limits;
import threadworks.schedule.report.Position;
import threadworks.schedule.report.Schedule;
import threadworks.schedule.report.Step;
import threadworks.session.Engine;
import threadworks.session.MisfitException;
import threadworks.session.StepSession;
import threadworks.ui.fx.Fx;
import threadworks.ui.lab.model.Program;
import threadworks.wording.Sentence;
import threadworks.wording.SentenceException;

/**
 * A program being stepped through, as the window has it: where it stands as far as the engine has
 * told, and what the learner wants next. The window never waits: what is asked for shows when its
 * answer is there, and where the learner is quicker, only the latest. On the JavaFX thread.
 */
final class Walk {
  /** How many times as many steps it may have once it was cut. */
  private static final int MORE_STEPS = 10;

  private final Engine engine;
  private final Runnable changed;
  private @Nullable Program program;
  private @Nullable StepSession session;
  private @Nullable Position position;
  private @Nullable Sentence problem;
  private @Nullable Schedule fits;
  private @Nullable Way own;
  private Limits limits = Limits.USUAL;
  private boolean awaiting;

  /**
   * A way to walk.
   *
   * @param schedule its moves
   * @param made how many of them are made
   */
  private record Way(Schedule schedule, int made) {}

  /**
   * A walk through nothing yet.
   *
   * @param changed told when it stands elsewhere, or has a problem
   */
  Walk(Engine engine, Runnable changed) {
    this.engine = engine;
    this.changed = changed;
  }

  /**
   * Begins with a program; goes on where it is the one it has already. There is nothing to walk in
   * one that can only be run.
   *
   * @param schedule where to go in it; null to stay, or to begin
   */
  void open(Program opened, @Nullable Schedule schedule) {
    var before = program;
    program = opened;
    if (before == null || session == null || !before.isSameAs(opened)) {
      position = null;
      session = null;
      problem = null;
      if (opened.isRunOnly()) {
        fits = null;
        own = null;
        awaiting = false;
        changed.run();
        return;
      }
      try {
        limits = Limits.USUAL;
        session = new StepSession(engine, opened.target());
      } catch (SentenceException e) {
        problem = e.sentence();
        changed.run();
        return;
      }
      ask(schedule == null ? session.seek(0) : session.replay(schedule));
    } else if (schedule != null) {
      replay(schedule);
    } else {
      changed.run();
    }
  }

  /** The program; null before the first. */
  @Nullable Program program() {
    return program;
  }

  /** Where it stands; null while that is not known yet. */
  @Nullable Position position() {
    return position;
  }

  /** What went wrong with what was asked for last; null for nothing. */
  @Nullable Sentence problem() {
    return problem;
  }

  /** Whether what went wrong is the program or the schedule, and not just a step that can't be. */
  boolean isRefused() {
    return problem != null && !problem.key().startsWith("step.");
  }

  /**
   * As much as fits of a schedule that was to be walked and does not fit, which is walked instead;
   * null for none.
   */
  @Nullable Schedule fits() {
    return fits;
  }

  /** Whether there is a way to go back to from a schedule that did not fit. */
  boolean hasOwnWay() {
    return fits != null && own != null;
  }

  /** Whether an answer is still to come. */
  boolean isAwaiting() {
    return awaiting;
  }

  /** All moves known, with those that were taken back. */
  Schedule schedule() {
    return session == null ? new Schedule(List.of()) : session.schedule();
  }

  /** How many of them are made, or soon will be. */
  int made() {
    return session == null ? 0 : session.made().size();
  }

  /** What the moves known did, those taken back too. */
  List<Step> log() {
    return session == null ? List.of() : session.log();
  }

  /** How many steps it might have, were it allowed more. */
  int moreSteps() {
    return Math.min(limits.steps() * MORE_STEPS, Limits.WHOLE);
  }

  /** Goes on where it was cut. */
  void allowMoreSteps() {
    var of = program;
    if (of != null && session != null) {
      limits = limits.upTo(moreSteps());
      var before = session.schedule();
      session = new StepSession(engine, of.target().with(limits));
      ask(session.replay(before));
    }
  }

  /** Lets a thread make its next step, or the clock. */
  void step(char who) {
    step(who, (char) 0);
  }

  /** The same, where its notify wakes the given one. */
  void step(char who, char wakes) {
    if (session != null) {
      ask(session.step(who, wakes));
    }
  }

  /** Lets a thread come out of the call into a library that it is in. */
  void out(char who) {
    if (session != null) {
      ask(session.out(who));
    }
  }

  /** Takes the last step back. */
  void back() {
    seek(made() - 1);
  }

  /** Makes again what was taken back last. */
  void forth() {
    seek(made() + 1);
  }

  /** Goes to where the first so many moves lead; to the nearest end where there are fewer. */
  void seek(int n) {
    if (session != null) {
      int to = Math.clamp(n, 0, session.schedule().size());
      if (to != made() || position == null) {
        ask(session.seek(to));
      }
    }
  }

  /** Forgets all moves and makes those of a schedule, as far as it fits. */
  void replay(Schedule schedule) {
    if (session != null) {
      // Of a row of schedules that do not fit, none is the learner's own.
      var before = hasOwnWay() ? own : new Way(session.schedule(), session.made().size());
      ask(session.replay(schedule));
      own = before == null || before.schedule().size() == 0 ? null : before;
    }
  }

  /** Stands where it stands; what is taken back from now on leads along this schedule. */
  void plan(Schedule schedule) {
    if (session != null) {
      ask(session.replay(schedule, Math.min(made(), schedule.size())));
    }
  }

  /** Goes back to where it stood before a schedule that did not fit. */
  void backToOwnWay() {
    var before = own;
    if (session != null && before != null) {
      ask(session.replay(before.schedule(), before.made()));
    }
  }

  /** What was wrong with what was asked for last needs no more words. */
  void accept() {
    problem = null;
    fits = null;
    own = null;
    changed.run();
  }

  private void ask(CompletableFuture<Position> answer) {
    problem = null;
    fits = null;
    own = null;
    await(answer);
  }

  private void await(CompletableFuture<Position> answer) {
    var of = session;
    awaiting = true;
    var _ = answer.whenComplete((now, failure) -> Fx.run(() -> take(of, now, failure)));
  }

  private void take(@Nullable StepSession of, @Nullable Position now, @Nullable Throwable failure) {
    var cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
    if (of != session || cause instanceof CancellationException) {
      return;
    }
    awaiting = false;
    if (now != null) {
      position = now;
      problem = now.refused() == null ? problem : now.refused();
    } else if (cause instanceof MisfitException misfit) {
      problem = misfit.sentence();
      fits = misfit.fits();
      if (of != null) {
        await(of.replay(misfit.fits()));
      }
    } else if (cause instanceof SentenceException said) {
      problem = said.sentence();
    } else {
      throw new IllegalStateException(cause);
    }
    changed.run();
  }
}
