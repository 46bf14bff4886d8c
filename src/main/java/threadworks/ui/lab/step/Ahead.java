package threadworks.ui.lab.step;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.beans.Observable;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import threadworks.schedule.report.Bounds;
import threadworks.schedule.report.Outcome;
import threadworks.schedule.report.Position;
import threadworks.schedule.report.Report;
import threadworks.schedule.report.Schedule;
import threadworks.session.Engine;
import threadworks.session.Exploration;
import threadworks.ui.fx.Fx;
import threadworks.ui.fx.Messages;
import threadworks.ui.lab.Findings;
import threadworks.ui.lab.model.Judgement;
import threadworks.ui.lab.model.Program;

/**
 * What can still come of a program from where a walk stands: the engine explores on from there in
 * the background, for a second at most, and only for where the walk stands last. Where only one
 * outcome is left, it goes on to find the step with which that was decided. On the JavaFX thread.
 */
final class Ahead {
  /** A walk that goes on by itself, or is dragged, is not followed to each of its places. */
  private static final Duration REST = Duration.millis(100);

  /** For so long nothing is said of the waiting. */
  private static final Duration PATIENCE = Duration.millis(300);

  private static final double SECONDS = 1;
  private static final double LONGER = 20;

  private final Engine engine;
  private final Findings findings;
  private final Runnable changed;
  private final PauseTransition rest = new PauseTransition(REST);
  private final PauseTransition patience = new PauseTransition(PATIENCE);

  /** What is known of the schedules that begin in a certain way, by the code of that. */
  private final Map<String, Answer> answers = new HashMap<>();

  private final Set<Outcome> seen = new LinkedHashSet<>();
  private @Nullable Program program;
  private @Nullable Schedule at;
  private @Nullable Exploration search;
  private int round;
  private @Nullable Answer last;
  private boolean late;
  private @Nullable Decision decision;

  /**
   * What comes of all schedules that begin in a certain way.
   *
   * @param ways those found, as the lesson counts them, each with the shortest schedule that comes
   *     to it
   * @param complete whether there is no other
   * @param cut whether there are schedules whose end nobody has seen
   */
  record Answer(Map<Outcome, Schedule> ways, boolean complete, boolean cut) {
    Set<Outcome> outcomes() {
      return ways.keySet();
    }

    boolean isDecided() {
      return complete && ways.size() == 1;
    }

    boolean isOpen() {
      return ways.size() > 1;
    }
  }

  /**
   * Where an outcome was decided.
   *
   * @param by the shortest beginning after which no other is left
   * @param way a schedule that comes to it
   * @param exact whether it is known that there is no shorter one
   */
  private record Decision(Schedule by, Outcome outcome, Schedule way, boolean exact) {
    boolean holds(Schedule schedule) {
      return schedule.size() >= by.size() && schedule.first(by.size()).equals(by);
    }
  }

  /**
   * Looks nowhere yet.
   *
   * @param findings what else is known of programs, and what is not to be told
   * @param changed told when more is known, or the waiting takes long
   */
  Ahead(Engine engine, Findings findings, Runnable changed) {
    this.engine = engine;
    this.findings = findings;
    this.changed = changed;
    rest.setOnFinished(_ -> look(SECONDS));
    patience.setOnFinished(
        _ -> {
          late = true;
          changed.run();
        });
    findings.unguessed().addListener((Observable _) -> changed.run());
  }

  /** The walk stands here now. */
  void stands(Program now, Position position) {
    var before = program;
    program = now;
    if (before == null || !before.isSameAs(now)) {
      forget();
    }
    var to = position.schedule();
    if (position.outcome() != null) {
      put(to, new Answer(Map.of(counted(now, position.outcome()), to), true, false));
    }
    boolean looks = search != null || rest.getStatus() == Animation.Status.RUNNING;
    if (!to.equals(at) || (answer() == null && !looks)) {
      stop();
      at = to;
      late = false;
      var answer = answer();
      if (answer == null) {
        rest.playFromStart();
        patience.playFromStart();
      } else {
        settle(answer);
      }
    }
  }

  private void forget() {
    stop();
    answers.clear();
    seen.clear();
    at = null;
    last = null;
    decision = null;
  }

  /** Looks no further for now: lets the engine go. */
  void stop() {
    round++;
    rest.stop();
    patience.stop();
    if (search != null) {
      search.cancel();
      search = null;
    }
  }

  /** Looks on for longer, where a second was not enough. */
  void lookOn() {
    if (at != null) {
      answers.remove(at.code());
      late = true;
      look(LONGER);
      changed.run();
    }
  }

  private void look(double seconds) {
    if (at != null) {
      explore(at, seconds, this::settle);
    }
  }

  private void explore(Schedule from, double seconds, Consumer<Answer> then) {
    var of = program;
    if (of == null) {
      return;
    }
    int now = ++round;
    search = engine.explore(of.target(), Bounds.NONE.reduced().within(seconds).from(from));
    var _ =
        search.over().whenComplete((report, _) -> Fx.run(() -> take(now, of, from, report, then)));
  }

  private void take(
      int of, Program from, Schedule beginning, @Nullable Report report, Consumer<Answer> then) {
    if (of != round) {
      return;
    }
    search = null;
    var answer = report == null ? new Answer(Map.of(), false, true) : answer(from, report);
    put(beginning, answer);
    then.accept(answer);
  }

  private static Answer answer(Program program, Report report) {
    var ways = new LinkedHashMap<Outcome, Schedule>();
    report.outcomes().stream()
        .sorted(
            Comparator.comparingInt(Report.Found::switches)
                .thenComparingInt(found -> found.shortest().size()))
        .forEach(found -> ways.putIfAbsent(counted(program, found.outcome()), found.shortest()));
    boolean cut = report.cut() > 0 || report.cutBecause() != null || report.refused() != null;
    return new Answer(ways, report.complete(), cut);
  }

  /** Where a variant declares no more than how it ends, all that ends so is one. */
  static Outcome counted(Program program, Outcome outcome) {
    var kind = threadworks.lab.Outcome.Kind.valueOf(outcome.kind().name());
    return program.variant().outcomes().stream()
        .filter(declared -> declared.name().fits(kind, outcome.value()))
        .findFirst()
        .map(declared -> new Outcome(outcome.kind(), declared.value(), List.of()))
        .orElse(outcome);
  }

  private void put(Schedule beginning, Answer answer) {
    answers.put(beginning.code(), answer);
    seen.addAll(answer.outcomes());
  }

  /** It is known what comes of where the walk stands. */
  private void settle(Answer answer) {
    patience.stop();
    late = false;
    last = answer;
    if (at != null && answer.isDecided() && (decision == null || !decision.holds(at))) {
      narrow(at, -1, at.size(), true);
    }
    changed.run();
  }

  /**
   * Finds the step with which it was decided. What can come of a schedule gets less with each step,
   * so half of those in question fall away each time.
   *
   * @param open after so many steps it is open, or not known to be decided; -1 for none
   * @param shut after so many it is decided
   * @param exact whether all that counts as open is
   */
  private void narrow(Schedule of, int open, int shut, boolean exact) {
    if (shut - open <= 1) {
      var answer = answers.get(of.first(shut).code());
      if (answer != null) {
        var only = answer.ways().entrySet().iterator().next();
        decision = new Decision(of.first(shut), only.getKey(), only.getValue(), exact);
        changed.run();
      }
      return;
    }
    // Who walks step by step has been there already.
    int half = answers.containsKey(of.first(shut - 1).code()) ? shut - 1 : (open + shut) / 2;
    var known = answers.get(of.first(half).code());
    Consumer<Answer> then =
        answer -> {
          if (answer.isDecided()) {
            narrow(of, open, half, exact);
          } else {
            narrow(of, half, shut, exact && answer.isOpen());
          }
        };
    if (known == null) {
      explore(of.first(half), SECONDS, then);
    } else {
      then.accept(known);
    }
  }

  /** What can come of where the walk stands; null while that is not known. */
  @Nullable Answer answer() {
    var here = at;
    if (here == null) {
      return null;
    }
    var known = answers.get(here.code());
    return known == null && decision != null && decision.holds(here)
        ? new Answer(Map.of(decision.outcome(), decision.way()), true, false)
        : known;
  }

  /** The same; while that is not known, what was known last. */
  @Nullable Answer latest() {
    var answer = answer();
    return answer == null ? last : answer;
  }

  /**
   * The outcomes to which a way is known from where the walk stands, with the shortest schedule
   * that leads on to each; none at the end of the program, nor where nothing is to be told.
   */
  Map<Outcome, Schedule> ways() {
    var here = at;
    var answer = answer();
    if (here == null || answer == null || isHidden()) {
      return Map.of();
    }
    var ways = new LinkedHashMap<Outcome, Schedule>();
    for (var outcome : known()) {
      var way = answer.ways().get(outcome);
      if (way != null && way.size() > here.size() && way.first(here.size()).equals(here)) {
        ways.put(outcome, way);
      }
    }
    return ways;
  }

  /** Whether nothing is to be told: a card on the page asks just that, and waits for a guess. */
  boolean isHidden() {
    return asking().isPresent();
  }

  /** The card that does, by its lesson and id. */
  Optional<String> asking() {
    var name = program == null ? "" : program.name();
    return findings.unguessed().entrySet().stream()
        .filter(card -> card.getValue().equals(name))
        .map(Map.Entry::getKey)
        .sorted()
        .findFirst();
  }

  /** Whether an answer has been long in coming. */
  boolean isLate() {
    return late;
  }

  /**
   * The step of a schedule with which its outcome was decided, from 1; -1 where none is known.
   * Where all schedules come to the same, no step decides anything.
   */
  int decided(Schedule schedule) {
    return decision != null
            && !isHidden()
            && decision.exact()
            && decision.by().size() > 0
            && decision.holds(schedule)
        ? decision.by().size()
        : -1;
  }

  /** What was decided, where {@link #decided} names a step; null where nothing was. */
  @Nullable Outcome decision() {
    return decision == null ? null : decision.outcome();
  }

  /** Whether what was decided is as it should not be. */
  boolean isBad(Messages messages) {
    return program != null
        && decision != null
        && Judgement.isBad(program, decision.outcome(), messages);
  }

  /**
   * All that the program may come to as far as anybody knows, as the lesson counts outcomes: what
   * is declared first.
   */
  List<Outcome> known() {
    var of = program;
    if (of == null) {
      return List.of();
    }
    var all = new LinkedHashSet<Outcome>();
    for (var declared : of.variant().outcomes()) {
      all.add(
          new Outcome(Outcome.Kind.valueOf(declared.kind().name()), declared.value(), List.of()));
    }
    var explored = findings.explored().get(of.name());
    if (explored != null && of.isUsual()) {
      explored.outcomes().forEach(found -> all.add(counted(of, found.outcome())));
    }
    all.addAll(seen);
    return new ArrayList<>(all);
  }
}
