package threadworks.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import threadworks.schedule.report.Limits;
import threadworks.schedule.report.Position;
import threadworks.schedule.report.Schedule;

/** Stepping, forth and back in any order, comes to the positions that a fresh run comes to. */
@Timeout(120)
@Tag("engine")
final class StepperTest {
  private static final int WALKS = 5;
  private static final int MOVES = 60;

  /** Learners who step at random, take steps back, and go anywhere in between. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "corpus.Memory.threeIncrement",
        "corpus.Monitors.notifyAllOfTwo",
        "corpus.Locks.locksInTwoOrders",
        "corpus.Timing.scheduledTasks",
        "corpus.Pools.completableFuture"
      })
  void aPositionDependsOnItsMovesAlone(String name) {
    int dot = name.lastIndexOf('.');
    var program = Exploring.program(name.substring(0, dot), name.substring(dot + 1));
    var random = new Random(7);
    Map<String, Position> seen = new HashMap<>();
    for (int walk = 0; walk < WALKS; walk++) {
      var moves = new ArrayList<Schedule.Move>();
      for (int i = 0; i < MOVES; i++) {
        var position = Stepper.at(program, Limits.USUAL, new Schedule(moves), 0);
        assertNull(position.misfit());
        assertNull(position.refused());
        assertEquals(new Schedule(moves).code(), position.schedule().code());
        assertEquals(moves.size(), position.steps());
        assertEquals(seen.computeIfAbsent(position.schedule().code(), c -> position), position);
        var able = able(position);
        if (able.isEmpty() || random.nextInt(4) == 0) {
          int back = random.nextInt(moves.size() + 1);
          moves.subList(back, moves.size()).clear();
        } else {
          moves.add(able.get(random.nextInt(able.size())));
        }
      }
    }
    var fresh = Exploring.program(name.substring(0, dot), name.substring(dot + 1));
    for (var entry : seen.entrySet()) {
      var again = Stepper.at(fresh, Limits.USUAL, Schedule.parse(entry.getKey()), 0);
      assertEquals(entry.getValue(), again);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "corpus.Memory.lazyDoubleChecked",
        "corpus.Monitors.philosophers",
        "corpus.Pools.racyTasks",
        "corpus.Collections.arrayListAdd",
        "corpus.Initialisers.methodReferenceOfThreads",
        "corpus.Ends.countedDownAndRunnable",
        "corpus.Pinned.hashAfterSomebodyLookedOn"
      })
  @Tag("slow")
  void soDoPositionsOfMore(String name) {
    aPositionDependsOnItsMovesAlone(name);
  }

  /** The moves that a position offers; none where it is over. */
  private static List<Schedule.Move> able(Position position) {
    var able = new ArrayList<Schedule.Move>();
    if (position.outcome() != null) {
      return able;
    }
    for (int i = 0; i < position.threads().size(); i++) {
      var thread = position.threads().get(i);
      if (thread.canMove() && thread.wakes().isEmpty()) {
        able.add(new Schedule.Move(i, Schedule.NOBODY));
      }
      for (var woken : thread.wakes()) {
        able.add(Schedule.parse(thread.letter() + ">" + woken).moves().getFirst());
      }
    }
    if (position.clock().canMove()) {
      able.add(new Schedule.Move(Schedule.CLOCK, Schedule.NOBODY));
    }
    return able;
  }
}
