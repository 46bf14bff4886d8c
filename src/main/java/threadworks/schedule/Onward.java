package threadworks.schedule;

import org.jspecify.annotations.Nullable;
import threadworks.schedule.report.Schedule;
import threadworks.wording.Sentence;

/** Walks only schedules that begin with given moves, by the plan of another. */
final class Onward implements Plan, Strategy {
  private final Schedule from;
  private final Plan plan;
  private Follow follow;
  private int at;

  Onward(Schedule from, Plan plan) {
    this.from = from;
    this.plan = plan;
    follow = new Follow(from, false);
  }

  /** Why the given moves do not fit the program, or null where they do; after each schedule. */
  @Nullable Sentence misfit() {
    return follow.misfit();
  }

  @Override
  public boolean next() {
    at = 0;
    follow = new Follow(from, false);
    return plan.next();
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
  public boolean isGiven() {
    return at < from.size();
  }

  @Override
  public int choose(long able, int last) {
    if (at < from.size()) {
      at++;
      return follow.choose(able, last);
    }
    at = from.size() + 1;
    if (follow.misfit() != null) {
      return GIVE_UP;
    }
    var strategy = plan.strategy();
    return (able & able - 1) == 0 && !strategy.always()
        ? Long.numberOfTrailingZeros(able)
        : strategy.choose(able, last);
  }

  @Override
  public int wake(long waiting) {
    if (at <= from.size()) {
      return follow.wake(waiting);
    }
    return plan.strategy().wake(waiting);
  }

  @Override
  public void started(int who) {
    if (at > from.size()) {
      plan.strategy().started(who);
    }
  }

  @Override
  public void stepped(int who, Footprint footprint) {
    if (at > from.size()) {
      plan.strategy().stepped(who, footprint);
    }
  }

  @Override
  public void over() {
    if (at > from.size()) {
      plan.strategy().over();
    }
  }

  @Override
  public void left(int who, Footprint touches) {
    if (at > from.size()) {
      plan.strategy().left(who, touches);
    }
  }
}
