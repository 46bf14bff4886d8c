package threadworks.schedule;

import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import threadworks.schedule.report.Schedule;
import threadworks.wording.Sentence;

/** Follows a schedule, and stops or goes on as usual where it ends. */
final class Follow implements Strategy {
  private final List<Schedule.Move> moves;
  private final boolean goOn;
  private int at;
  private @Nullable Sentence misfit;

  /** Whom the step now made is to wake by the schedule, while nobody has asked. */
  private int wakes = Schedule.NOBODY;

  Follow(Schedule schedule, boolean goOn) {
    moves = schedule.moves();
    this.goOn = goOn;
  }

  /** Why the schedule does not fit the program, or null where it does. */
  @Nullable Sentence misfit() {
    checkWoken();
    return misfit != null || at >= moves.size()
        ? misfit
        : Sentence.of("misfit.over", at, moves.size());
  }

  @Override
  public boolean always() {
    return true;
  }

  @Override
  public boolean isGiven() {
    return at < moves.size();
  }

  /** A step that had nobody to wake is none of this program. */
  private void checkWoken() {
    if (misfit == null && wakes != Schedule.NOBODY) {
      misfit = Sentence.of("misfit.wake", at, Schedule.letter(wakes));
    }
  }

  @Override
  public int choose(long able, int last) {
    checkWoken();
    if (misfit != null) {
      return GIVE_UP;
    }
    if (at == moves.size()) {
      return goOn ? Strategy.usual(able, last) : GIVE_UP;
    }
    var move = moves.get(at++);
    int who = move.who();
    if ((able >>> who & 1) == 0) {
      misfit = Sentence.of("misfit.who", Schedule.letter(who), at, who(able));
      return GIVE_UP;
    }
    wakes = move.wakes();
    return who;
  }

  private static Sentence who(long able) {
    var letters =
        LongStream.range(0, Long.SIZE)
            .filter(i -> (able >>> i & 1) == 1 && i != Schedule.END)
            .mapToObj(i -> String.valueOf(Schedule.letter((int) i)))
            .sorted()
            .toList();
    int last = letters.size() - 1;
    return switch (last) {
      case -1 -> Sentence.of("misfit.nobody");
      case 0 -> Sentence.of("misfit.one", letters.getFirst());
      default ->
          Sentence.of(
              "misfit.some", String.join(", ", letters.subList(0, last)), letters.getLast());
    };
  }

  @Override
  public int wake(long waiting) {
    int chosen = wakes;
    if (chosen < 0 || (waiting >>> chosen & 1) == 0) {
      return Long.numberOfTrailingZeros(waiting);
    }
    wakes = Schedule.NOBODY;
    return chosen;
  }
}
