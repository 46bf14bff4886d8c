package threadworks.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class WindowBenchCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(WindowBench bench, String... arguments) {
    return Cli.commands((_, _, _, _, _, _) -> true, bench)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private static boolean echo(Iterable<String> parts, boolean display, PrintWriter to) {
    to.println(parts + " " + display);
    return true;
  }

  @Test
  void withoutMoreWordsAllIsMeasuredWhereNobodySees() {
    assertEquals(Cli.DONE, run(WindowBenchCommandTest::echo, "bench", "window"));
    assertEquals("[step, drag, modes] false", out.toString().strip());
  }

  @Test
  void onePartMayBeMeasuredOnTheDisplay() {
    assertEquals(
        Cli.DONE, run(WindowBenchCommandTest::echo, "bench", "window", "--display", "drag"));
    assertEquals("[drag] true", out.toString().strip());
  }

  @Test
  void chartsAreMeasuredBySoftwareWhereNobodySees() {
    assertEquals(Cli.DONE, run(WindowBenchCommandTest::echo, "bench", "charts"));
    assertEquals("[charts] false", out.toString().strip());
  }

  @Test
  void whatGrowsIsExitOne() {
    assertEquals(Cli.FAILED, run((_, _, _) -> false, "bench", "window"));
  }

  @Test
  void anUnknownPartIsOneSentenceAndExitTwo() {
    assertEquals(Cli.USAGE, run((_, _, _) -> true, "bench", "window", "drags"));
    assertTrue(err.toString().contains("drag"), err.toString());
  }
}
