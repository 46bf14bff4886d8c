package threadworks.schedule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows a schedule, and stops or goes on as usual where it ends. */
final class Follow implements Strategy {
  private final List<Schedule.Move> moves;
  private final boolean goOn;
  private int at;
  private @Nullable String misfit;

  Follow(Schedule schedule, boolean goOn) {
    moves = schedule.moves();
    this.goOn = goOn;
  }

  /** Why the schedule does not fit the program, or null where it does. */
  @Nullable String misfit() {
    return misfit != null || at >= moves.size()
        ? misfit
        : "the program is over after " + at + " of the schedule's " + moves.size() + " steps";
  }

  @Override
  public boolean always() {
    return true;
  }

  @Override
  public int choose(long able, int last) {
    if (at == moves.size()) {
      return goOn ? Strategy.usual(able, last) : GIVE_UP;
    }
    int who = moves.get(at++).who();
    if ((able >>> who & 1) == 0) {
      misfit = Schedule.letter(who) + " cannot make step " + at + " of the schedule";
      return GIVE_UP;
    }
    return who;
  }

  @Override
  public int wake(long waiting) {
    int chosen = at == 0 ? Schedule.NOBODY : moves.get(at - 1).wakes();
    return chosen >= 0 && (waiting >>> chosen & 1) == 1
        ? chosen
        : Long.numberOfTrailingZeros(waiting);
  }
}
