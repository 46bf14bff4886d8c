package threadworks.ui.lab.explore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import threadworks.schedule.report.Report.Way;
import threadworks.schedule.report.Schedule;
import threadworks.ui.lab.explore.WayTree.Cell;

/** The tree, beside one that is counted out place by place. */
final class WayTreeTest {
  /** All orders of three moves of A, two of B and one of C; D ends those in which C is first. */
  private static final List<Way> WAYS = ways();

  private static List<Way> ways() {
    var codes = new ArrayList<String>();
    mix("", 3, 2, 1, codes);
    var ways = new ArrayList<Way>();
    for (int i = 0; i < codes.size(); i++) {
      // In no order, as a search that goes by switches has them.
      var code = codes.get(i * 7 % codes.size());
      var whole = code.startsWith("C") ? code + "D" : code;
      ways.add(new Way(Schedule.parse(whole), code.endsWith("A") ? 0 : 1));
    }
    return ways;
  }

  private static void mix(String begun, int a, int b, int c, List<String> codes) {
    if (a + b + c == 0) {
      codes.add(begun);
      return;
    }
    if (a > 0) {
      mix(begun + "A", a - 1, b, c, codes);
    }
    if (b > 0) {
      mix(begun + "B", a, b - 1, c, codes);
    }
    if (c > 0) {
      mix(begun + "C", a, b, c - 1, codes);
    }
  }

  private static List<Cell> column(WayTree tree, int depth) {
    var first =
        Stream.iterate(0, way -> way < tree.size(), way -> way + 1)
            .flatMap(way -> tree.at(depth, way).stream())
            .findFirst();
    return Stream.iterate(first, Optional::isPresent, cell -> tree.next(cell.orElseThrow()))
        .map(Optional::orElseThrow)
        .toList();
  }

  @Test
  void eachPlaceIsThereOnceWithAllThatBeginLikeIt() {
    var tree = new WayTree(WAYS);
    assertEquals(60, tree.size());
    assertEquals(7, tree.steps());
    for (int depth = 0; depth < tree.steps(); depth++) {
      int moves = depth + 1;
      var expected = new LinkedHashSet<Schedule>();
      WAYS.stream()
          .map(Way::schedule)
          .filter(schedule -> schedule.size() >= moves)
          .forEach(schedule -> expected.add(schedule.first(moves)));
      var cells = column(tree, depth);
      assertEquals(
          expected, new LinkedHashSet<>(cells.stream().map(tree::prefix).toList()), "at " + depth);
      assertEquals(expected.size(), cells.size(), "none twice");
      for (var cell : cells) {
        var counts = new int[2];
        WAYS.stream()
            .filter(way -> begins(way.schedule(), tree.prefix(cell)))
            .forEach(way -> counts[way.outcome()]++);
        assertArrayEquals(counts, tree.counts(cell, 2), tree.prefix(cell).code());
      }
    }
  }

  private static boolean begins(Schedule schedule, Schedule prefix) {
    return schedule.size() >= prefix.size() && schedule.first(prefix.size()).equals(prefix);
  }

  @Test
  void oneGoesFromPlaceToPlace() {
    var tree = new WayTree(WAYS);
    for (int depth = 0; depth < tree.steps(); depth++) {
      var cells = column(tree, depth);
      for (int i = 0; i < cells.size(); i++) {
        var cell = cells.get(i);
        assertEquals(
            i == 0 ? Optional.empty() : Optional.of(cells.get(i - 1)), tree.previous(cell));
        assertEquals(depth > 0, tree.parent(cell).isPresent());
        tree.parent(cell)
            .ifPresent(
                parent -> assertEquals(tree.prefix(cell).first(cell.depth()), tree.prefix(parent)));
        tree.child(cell).ifPresent(child -> assertEquals(Optional.of(cell), tree.parent(child)));
      }
    }
  }

  @Test
  void aWayLeadsAsFarAsTheTreeHasIt() {
    var tree = new WayTree(WAYS);
    for (var code : List.of("A", "BA", "CA3B2D", "A3B2C")) {
      var found = tree.along(Schedule.parse(code)).orElseThrow();
      assertEquals(code, tree.prefix(found).code());
    }
    assertEquals("B2", tree.prefix(tree.along(Schedule.parse("B3")).orElseThrow()).code());
    assertEquals(Optional.empty(), tree.along(Schedule.parse("M2")));
    assertEquals(Optional.empty(), new WayTree(List.of()).along(Schedule.parse("A")));
  }
}
