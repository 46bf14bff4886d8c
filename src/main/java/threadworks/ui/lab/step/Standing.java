package threadworks.ui.lab.step;

import threadworks.schedule.report.Outcome;
import threadworks.schedule.report.Position;
import threadworks.ui.fx.Messages;
import threadworks.ui.lab.StateLine.Kind;
import threadworks.ui.lab.StateLine.Next;
import threadworks.ui.lab.StateLine.Says;
import threadworks.ui.lab.model.Judgement;
import threadworks.ui.lab.model.Program;
import threadworks.wording.Sentence;

/** Puts into words how a walk stands: what hinders it, how the program ended, what to do next. */
final class Standing {
  private final Messages messages;
  private final Walk walk;
  private String said = "";

  Standing(Messages messages, Walk walk) {
    this.messages = messages;
    this.walk = walk;
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
    var why = program.subject().text().runOnly(program.variant());
    if (!why.isEmpty()) {
      return Says.of(Kind.PLAIN, messages.get("step.runOnly", program.label(), why));
    }
    var problem = walk.problem();
    var now = walk.position();
    // At the end nobody can move, which needs no words.
    if (problem != null && (now == null || now.outcome() == null || walk.isRefused())) {
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
    return onlyClock ? Says.of(Kind.PLAIN, messages.get("step.onlyClock")) : Says.NOTHING;
  }

  private Says problem(Sentence problem) {
    var words = messages.say(problem);
    var fits = walk.fits();
    if (fits == null || fits.size() == walk.made()) {
      return Says.of(Kind.WARN, words);
    }
    var label = messages.get("step.fits", fits.size());
    return Says.of(Kind.WARN, words, new Next("step-fits", label, () -> walk.replay(fits)));
  }

  private Says ended(Program program, Position now, Outcome outcome) {
    var judged = Judgement.of(program, outcome, messages);
    boolean bad = Judgement.isBad(program, outcome, messages);
    var words =
        judged.label().isEmpty()
            ? judged.value()
            : messages.get("step.labelled", judged.value(), judged.label());
    return Says.of(
        bad ? Kind.BAD : Kind.GOOD,
        messages.get(
            switch (outcome.kind()) {
              case RETURNED, PRINTED -> "step.over";
              case CUT -> "step.cut";
              case DEADLOCK, LIVELOCK, STUCK, THREW -> "step.overBadly";
            },
            now.steps(),
            words),
        new Next("step-start", messages.get("step.fromStart"), () -> walk.seek(0)));
  }
}
