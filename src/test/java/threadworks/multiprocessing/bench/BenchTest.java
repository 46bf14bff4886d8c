package threadworks.multiprocessing.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The table holds what was asked for, and Python's program has all its rows. */
@Timeout(120)
final class BenchTest {
  @Test
  void pythonsProgramHasEveryRow() throws Exception {
    var program = Python.program();
    for (var name : Bench.names()) {
      assertTrue(program.contains("    \"" + name + "\": "), name);
    }
  }

  @Tag("slow")
  @Test
  void theTableHoldsTheRowsAskedFor() throws Exception {
    check("round 1 of 1: memcpy");
  }

  @Test
  @Tag("slow")
  void eachIsMeasuredSoOften() throws Exception {
    check("round 1 of 2: memcpy", "round 2 of 2: memcpy");
  }

  private static void check(String... rounds) throws Exception {
    var told = new ArrayList<String>();
    var table = Bench.run(rounds.length, List.of("memcpy"), told::add);
    assertEquals(List.of(rounds), told);
    var row = table.rows().getFirst();
    assertEquals(1, table.rows().size());
    assertTrue(row.threadworks() > 0);
    if (table.machine().python() != null) {
      var python = row.python();
      var ratio = row.ratio();
      assertNotNull(python);
      assertNotNull(ratio);
      assertEquals(row.threadworks() / python, ratio, 1e-9);
    }
  }
}
