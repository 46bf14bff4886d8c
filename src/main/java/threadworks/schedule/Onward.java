package threadworks.schedule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks only schedules that begin with given moves, by the plan of another. */
final class Onward implements Plan, Strategy {
  private final List<Schedule.Move> moves;
  private final Plan plan;
  private int at;
  private @Nullable String misfit;

  Onward(Schedule from, Plan plan) {
    moves = from.moves();
    this.plan = plan;
  }

  /** Why the given moves do not fit the program, or null where they do. */
  @Nullable String misfit() {
    return misfit;
  }

  @Override
  public boolean next() {
    at = 0;
    return misfit == null && plan.next();
  }

  @Override
  public Strategy strategy() {
    return this;
  }

  @Override
  public double explored() {
    return plan.explored();
  }

  @Override
  public boolean exhausts() {
    return plan.exhausts();
  }

  @Override
  public boolean comparesSteps() {
    return plan.comparesSteps();
  }

  @Override
  public boolean always() {
    return true;
  }

  @Override
  public int choose(long able, int last) {
    if (at < moves.size()) {
      int who = moves.get(at++).who();
      if ((able >>> who & 1) == 0) {
        misfit = Schedule.letter(who) + " cannot make step " + at + " of the schedule";
        return GIVE_UP;
      }
      return who;
    }
    at = moves.size() + 1;
    var strategy = plan.strategy();
    return (able & able - 1) == 0 && !strategy.always()
        ? Long.numberOfTrailingZeros(able)
        : strategy.choose(able, last);
  }

  @Override
  public int wake(long waiting) {
    if (at > 0 && at <= moves.size()) {
      int chosen = moves.get(at - 1).wakes();
      if (chosen >= 0 && (waiting >>> chosen & 1) == 1) {
        return chosen;
      }
      return Long.numberOfTrailingZeros(waiting);
    }
    return plan.strategy().wake(waiting);
  }

  @Override
  public void started(int who) {
    if (at > moves.size()) {
      plan.strategy().started(who);
    }
  }

  @Override
  public void stepped(int who, Footprint footprint) {
    if (at > moves.size()) {
      plan.strategy().stepped(who, footprint);
    }
  }

  @Override
  public void over() {
    if (at > moves.size()) {
      plan.strategy().over();
    }
  }

  @Override
  public void left(int who, Footprint touches) {
    if (at > moves.size()) {
      plan.strategy().left(who, touches);
    }
  }
}
