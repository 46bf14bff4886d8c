package threadworks.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import threadworks.lesson.Demo;
import threadworks.session.VariantRun;

/**
 * Timings as bars of text: start-up dotted, work solid; a bar across where the work would end
 * ideally.
 */
final class Bars {
  static final int WIDTH = 48;

  private Bars() {}

  static void print(List<VariantRun> runs, PrintWriter out) {
    var rounds = new LinkedHashMap<Demo.Variant, List<VariantRun>>();
    for (var run : runs) {
      if (run.status() == VariantRun.Status.DONE) {
        rounds.computeIfAbsent(run.variant(), variant -> new ArrayList<>()).add(run);
      }
    }
    double longest =
        runs.stream()
            .mapToDouble(
                run ->
                    run.startupNanos()
                        + Math.max(
                            (double) run.elapsedNanos(),
                            Double.isNaN(run.idealMillis()) ? 0 : 1e6 * run.idealMillis()))
            .max()
            .orElse(1);
    rounds.forEach((variant, all) -> out.println(line(variant, all, WIDTH / longest)));
    if (!rounds.isEmpty()) {
      out.println("  (░ start-up, █ work, │ ideal; of several rounds the middle one)");
      out.println();
    }
  }

  private static String line(Demo.Variant variant, List<VariantRun> rounds, double scale) {
    var sorted =
        rounds.stream().sorted((a, b) -> Long.compare(a.elapsedNanos(), b.elapsedNanos())).toList();
    var middle = sorted.get(sorted.size() / 2);
    int starting = (int) Math.round(middle.startupNanos() * scale);
    int work = Math.max(1, (int) Math.round(middle.elapsedNanos() * scale));
    var bar = new StringBuilder("░".repeat(starting)).append("█".repeat(work));
    bar.append(" ".repeat(Math.max(0, WIDTH + 1 - bar.length())));
    var ideal = "";
    if (!Double.isNaN(middle.idealMillis())) {
      // The ideal is that of the work, which begins when start-up ends.
      int mark = starting + (int) Math.round(1e6 * middle.idealMillis() * scale);
      bar.setCharAt(Math.min(mark, bar.length() - 1), '│');
      ideal = "  ideal " + Text.seconds((long) (1e6 * middle.idealMillis()));
    }
    var spread =
        sorted.size() == 1
            ? ""
            : "  ("
                + Text.seconds(sorted.getFirst().elapsedNanos())
                + " to "
                + Text.seconds(sorted.getLast().elapsedNanos())
                + ")";
    return String.format(
        "  %-24s %s %s%s%s",
        variant.name(), bar, Text.seconds(middle.elapsedNanos()), ideal, spread);
  }
}
