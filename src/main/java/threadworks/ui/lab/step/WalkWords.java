package threadworks.ui.lab.step;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import threadworks.lesson.Demo;
import threadworks.schedule.report.Outcome;
import threadworks.schedule.report.Position;
import threadworks.ui.fx.Messages;
import threadworks.ui.lab.StateLine.Kind;
import threadworks.ui.lab.StateLine.Next;
import threadworks.ui.lab.StateLine.Says;
import threadworks.ui.lab.model.Judgement;
import threadworks.ui.lab.model.Program;
import threadworks.ui.lab.model.RunOnly;
import threadworks.ui.lab.model.Smaller;
import threadworks.wording.Sentence;

/** Puts into words how a walk stands: what hinders it, how the program ended, what to do next. */
final class WalkWords {
  private final Messages messages;
  private final Walk walk;
  private final Ahead ahead;
  private final Consumer<Demo.Variant> choose;
  private final Consumer<Smaller> set;
  private String said = "";

  /**
   * Knows what a walk is like.
   *
   * @param choose told which variant is to be stepped instead
   * @param set told which smaller number is to be stepped with
   */
  WalkWords(
      Messages messages,
      Walk walk,
      Ahead ahead,
      Consumer<Demo.Variant> choose,
      Consumer<Smaller> set) {
    this.messages = messages;
    this.walk = walk;
    this.ahead = ahead;
    this.choose = choose;
    this.set = set;
  }

  /** This is to be said before all else; an empty string for nothing. */
  void says(String sentence) {
    said = sentence;
  }

  /** What is to be said now. */
  Says now() {
    var program = walk.program();
    if (program == null) {
      return Says.NOTHING;
    }
    if (!said.isEmpty()) {
      return Says.of(Kind.WARN, said);
    }
    var runOnly = RunOnly.of(program, messages, "step.instead", choose);
    if (runOnly.isPresent()) {
      return runOnly.get();
    }
    var problem = walk.problem();
    var now = walk.position();
    // At the end nobody can move, which needs no words.
    if (problem != null
        && (now == null || now.outcome() == null || walk.fits() != null || walk.isRefused())) {
      return problem(problem);
    }
    if (now == null) {
      return Says.of(Kind.PLAIN, messages.get("step.waiting"));
    }
    if (now.outcome() != null) {
      return ended(program, now, now.outcome());
    }
    boolean onlyClock =
        now.clock().canMove() && now.threads().stream().noneMatch(Position.ThreadState::canMove);
    return onlyClock ? Says.of(Kind.PLAIN, messages.get("step.onlyClock")) : decided(program);
  }

  /** Says that it is decided what it will come to, where that is known. */
  private Says decided(Program program) {
    int step = decidedAt();
    var outcome = ahead.decision();
    if (step < 0 || outcome == null) {
      return Says.NOTHING;
    }
    return new Says(
        ahead.isBad(messages) ? Kind.BAD : Kind.PLAIN,
        messages.get("step.decided", step, words(program, outcome)),
        reopen(step));
  }

  private int decidedAt() {
    return ahead.decided(walk.schedule().first(walk.made()));
  }

  private List<Next> reopen(int step) {
    var label = messages.get("state.reopen", step - 1);
    return step < 0
        ? List.of()
        : List.of(new Next("step-reopen", label, () -> walk.seek(step - 1)));
  }

  private Says problem(Sentence problem) {
    var words = messages.say(problem);
    var fits = walk.fits();
    if (fits == null) {
      return Says.of(Kind.WARN, words);
    }
    var next = new ArrayList<Next>();
    next.add(new Next("step-fits", messages.get("step.fits", fits.size()), walk::accept));
    if (walk.hasOwnWay()) {
      next.add(new Next("step-own", messages.get("step.own"), walk::backToOwnWay));
    }
    return new Says(Kind.WARN, words, next);
  }

  private Says ended(Program program, Position now, Outcome outcome) {
    var key =
        switch (outcome.kind()) {
          case RETURNED, PRINTED -> "step.over";
          case CUT -> "step.cut";
          case DEADLOCK, LIVELOCK, STUCK, THREW -> "step.overBadly";
        };
    var next = new ArrayList<>(reopen(decidedAt()));
    if (outcome.kind() == Outcome.Kind.CUT) {
      Smaller.of(program)
          .ifPresent(to -> next.add(to.offer(program, messages, () -> set.accept(to))));
      next.add(
          new Next(
              "allow-steps",
              messages.get("lab.allowSteps", walk.moreSteps()),
              walk::allowMoreSteps));
    }
    next.add(new Next("step-start", messages.get("step.fromStart"), () -> walk.seek(0)));
    var words = words(program, outcome);
    var again = now.again();
    return new Says(
        Judgement.isBad(program, outcome, messages) ? Kind.BAD : Kind.GOOD,
        again == null
            ? messages.get(key, now.steps(), words)
            : messages.get("step.again", words, again.step(), again.of()),
        next);
  }

  private String words(Program program, Outcome outcome) {
    return Judgement.of(program, outcome, messages).words(messages);
  }
}
