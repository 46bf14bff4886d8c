package threadworks.ui.lab.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import threadworks.schedule.report.Position;
import threadworks.schedule.report.Schedule;
import threadworks.ui.lab.step.LockGraph.Edge;
import threadworks.ui.lab.step.LockGraph.Kind;

/** Who holds and wants which lock. */
final class LockGraphTest {
  private static LockGraph graph(Position.Lock... locks) {
    return LockGraph.of(
        new Position(
            new Schedule(List.of()),
            List.of(),
            new Position.Clock(false, 0, null, 0),
            List.of(),
            Arrays.asList(locks),
            List.of(),
            List.of(),
            null,
            null,
            null,
            null));
  }

  private static Position.Lock lock(String owner, String entering, String waiting) {
    return new Position.Lock(
        "Object", null, owner.isEmpty() ? null : owner, letters(entering), letters(waiting));
  }

  private static List<String> letters(String all) {
    return all.isEmpty() ? List.of() : Arrays.asList(all.split(""));
  }

  @Test
  void locksWithWhichNobodyHasToDoAreLeftOut() {
    assertTrue(graph(lock("", "", "")).isEmpty());
    var graph = graph(lock("", "", ""), lock("B", "A", "C"));
    assertEquals(1, graph.locks().size());
    assertEquals(List.of(List.of("A"), List.of("B"), List.of("C")), graph.parties());
    assertEquals(
        List.of(
            new Edge(1, 0, Kind.HOLDS, false),
            new Edge(0, 0, Kind.WANTS, false),
            new Edge(2, 0, Kind.WAITS, false)),
        graph.edges());
    assertEquals(List.of(), graph.ring());
  }

  @Test
  void whoWaitForEachOtherAreARingAndWhoWaitsForThemIsNoPartOfIt() {
    var graph = graph(lock("A", "B", ""), lock("B", "C", ""), lock("C", "AM", ""));
    assertEquals(List.of("A", "C", "B"), graph.ring());
    assertEquals(
        List.of(
            new Edge(1, 0, Kind.HOLDS, true),
            new Edge(2, 0, Kind.WANTS, true),
            new Edge(2, 1, Kind.HOLDS, true),
            new Edge(3, 1, Kind.WANTS, true),
            new Edge(3, 2, Kind.HOLDS, true),
            new Edge(1, 2, Kind.WANTS, true),
            new Edge(0, 2, Kind.WANTS, false)),
        graph.edges());
  }

  @Test
  void manyThatWaitForTheSameStandTogether() {
    var graph = graph(lock("A", "BCDE", ""), lock("E", "", ""));
    assertEquals(
        List.of("A", "B", "C", "D", "E"), graph.parties().stream().flatMap(List::stream).toList());
    assertEquals(5, graph.parties().size(), "E holds a lock, and three are few");
    graph = graph(lock("A", "BCDE", ""));
    assertEquals(List.of(List.of("A"), List.of("B", "C", "D", "E")), graph.parties());
    assertEquals(2, graph.edges().size());
  }

  @Test
  void readersHoldALockTogether() {
    var graph = graph(lock("M, A", "B", ""));
    assertEquals(List.of(List.of("M"), List.of("A"), List.of("B")), graph.parties());
    assertEquals(3, graph.edges().size());
  }
}
