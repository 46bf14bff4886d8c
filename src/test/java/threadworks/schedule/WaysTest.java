package threadworks.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import threadworks.schedule.report.Bounds;
import threadworks.schedule.report.Limits;
import threadworks.schedule.report.Outcome;
import threadworks.schedule.report.Position;
import threadworks.schedule.report.Report;
import threadworks.schedule.report.Schedule;

/** The list of all schedules of a program, which its map is drawn from. */
@Timeout(120)
@Tag("engine")
final class WaysTest {
  private static final int MANY = 2_000;

  /** Whoever tries each step that a position offers finds the same schedules, and no other. */
  @ParameterizedTest
  @CsvSource({
    "corpus.Memory, twoIncrement",
    "corpus.Monitors, deadlockOfTwo",
    "corpus.Monitors, lostNotify",
    "corpus.Timing, sleepInsteadOfJoin",
    "corpus.Monitors, notifyWithoutTheMonitor",
  })
  void areTheSchedulesThatSteppingFinds(String className, String method) {
    var program = Exploring.program(className, method);
    var stepped = new HashMap<String, Outcome>();
    step(program, new Schedule(List.of()), stepped);
    var report = Explorer.explore(program, Limits.USUAL, Bounds.NONE.listing(MANY));
    assertTrue(report.complete());
    assertEquals(report.schedules(), report.ways().size());
    assertEquals(stepped, byCode(report));
  }

  private static void step(Program program, Schedule made, Map<String, Outcome> ends) {
    var here = Stepper.at(program, Limits.USUAL, made, made.size());
    var end = here.outcome();
    if (end != null) {
      ends.put(made.code(), end);
      return;
    }
    for (var move : moves(here)) {
      step(program, made.and(Schedule.parse(move).moves().getFirst()), ends);
    }
  }

  private static List<String> moves(Position here) {
    var moves = new ArrayList<String>();
    for (var thread : here.threads()) {
      if (thread.canMove() && thread.wakes().isEmpty()) {
        moves.add(thread.letter());
      } else if (thread.canMove()) {
        thread.wakes().forEach(woken -> moves.add(thread.letter() + ">" + woken));
      }
    }
    if (here.clock().canMove()) {
      moves.add("T");
    }
    return moves;
  }

  private static Map<String, Outcome> byCode(Report report) {
    var ends = new HashMap<String, Outcome>();
    for (var way : report.ways()) {
      ends.put(way.schedule().code(), report.outcomes().get(way.outcome()).outcome());
    }
    assertEquals(report.ways().size(), ends.size(), "each is there once");
    return ends;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void eachComesToTheOutcomeItNames(boolean reduce) {
    var program = Exploring.program("corpus.Memory", "twoIncrementTwice");
    var bounds = Bounds.NONE.listing(MANY);
    var report = Explorer.explore(program, Limits.USUAL, reduce ? bounds.reduced() : bounds);
    assertEquals(report.schedules(), report.ways().size());
    assertEquals(report.schedules(), byCode(report).size());
    var counts = new HashMap<Outcome, Long>();
    for (var way : report.ways()) {
      var outcome = report.outcomes().get(way.outcome()).outcome();
      assertEquals(outcome, Replayer.of(program, Limits.USUAL, way.schedule()).outcome());
      counts.merge(outcome, 1L, Long::sum);
    }
    report.outcomes().forEach(found -> assertEquals(found.count(), counts.get(found.outcome())));
  }

  @Test
  void tooManyAreNotListed() {
    assertEquals(19, ways(19, Bounds.NONE));
    assertEquals(0, ways(18, Bounds.NONE));
    assertEquals(0, ways(0, Bounds.NONE));
  }

  @Test
  void whatWasRunBeforeTheEndIsListed() {
    assertEquals(5, ways(19, Bounds.NONE.upTo(5)));
  }

  @Test
  void theyBeginAsTheSearchDoes() {
    var from = Schedule.parse("M2AB");
    var program = Exploring.program("corpus.Memory", "twoIncrement");
    var report = Explorer.explore(program, Limits.USUAL, Bounds.NONE.from(from).listing(MANY));
    assertEquals(report.schedules(), report.ways().size());
    report.ways().forEach(way -> assertEquals(from, way.schedule().first(from.size())));
  }

  private static int ways(int most, Bounds bounds) {
    var program = Exploring.program("corpus.Memory", "twoIncrement");
    return Explorer.explore(program, Limits.USUAL, bounds.listing(most)).ways().size();
  }
}
