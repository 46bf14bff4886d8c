package threadworks.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import threadworks.session.PythonRun;
import threadworks.session.RunRequest;
import threadworks.session.TwinBar;
import threadworks.session.TwinSnapshot;
import threadworks.session.Twins;
import threadworks.session.VariantRun.Status;
import threadworks.trace.Event.Printed;
import threadworks.trace.Sweep;
import threadworks.wording.Language;
import threadworks.wording.Sentence;

/** What twins in Python said: as text for people, or as JSON. */
final class TwinReport {
  /** As many lines as a person reads. */
  private static final int MOST_LINES = 50;

  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean json;
  private final List<Shape> shapes = new ArrayList<>();
  private boolean good = true;

  TwinReport(CommandLine command, boolean json) {
    out = command.getOut();
    err = command.getErr();
    this.json = json;
  }

  /** One run in JSON. */
  private record Shape(
      String lesson,
      String demo,
      @Nullable String python,
      String status,
      double seconds,
      @Nullable String error,
      List<TwinBar> variants,
      List<Point> points,
      List<Line> output,
      long dropped) {}

  private record Point(String series, double x, double y) {}

  private record Line(double seconds, boolean error, String text) {}

  /** Runs a demo's twin, and says what came of it. */
  void run(Twins twins, RunRequest request) throws InterruptedException {
    var run = twins.start(request.demo(), request.params());
    while (!run.await(Duration.ofHours(1))) {
      // It may take as long as it likes; Ctrl-C ends it.
    }
    var last = run.snapshot();
    good &= last.refused() == null;
    for (var one : last.runs()) {
      good &= one.status() == Status.DONE;
    }
    if (json) {
      shapes.addAll(shapes(request, last));
    } else {
      print(request, last);
    }
  }

  private static List<Shape> shapes(RunRequest request, TwinSnapshot last) {
    var lesson = request.lesson().slug();
    var demo = request.demo().name();
    if (last.refused() != null) {
      return List.of(
          new Shape(
              lesson,
              demo,
              null,
              "skipped",
              0,
              words(last.refused()),
              List.of(),
              List.of(),
              List.of(),
              0));
    }
    return last.runs().stream().map(run -> shape(lesson, demo, run)).toList();
  }

  private static Shape shape(String lesson, String demo, PythonRun run) {
    return new Shape(
        lesson,
        demo,
        run.python(),
        run.status().name().toLowerCase(Locale.ROOT),
        run.elapsedNanos() / 1e9,
        run.error() == null ? null : words(run.error()),
        run.bars(),
        run.trace().sweeps().stream().flatMap(sweep -> points(sweep).stream()).toList(),
        run.trace().output().stream()
            .map(line -> new Line(line.nanos() / 1e9, line.error(), line.text()))
            .toList(),
        run.trace().dropped());
  }

  private static List<Point> points(Sweep sweep) {
    var points = new ArrayList<Point>();
    for (int i = 0; i < sweep.size(); i++) {
      points.add(new Point(sweep.series(), sweep.xs()[i], sweep.ys()[i]));
    }
    return points;
  }

  private void print(RunRequest request, TwinSnapshot last) {
    if (last.refused() != null) {
      err.println(words(last.refused()));
    }
    for (var run : last.runs()) {
      out.printf("%s by %s%n", request.demo().name(), run.python());
      bars(run.bars());
      for (var sweep : run.trace().sweeps()) {
        int points = sweep.size();
        out.printf("  %s: %d %s%n", sweep.series(), points, points == 1 ? "point" : "points");
      }
      lines(run.trace().output(), run.trace().dropped());
      if (run.error() != null) {
        err.println(run.python() + ": " + words(run.error()));
      }
      out.println();
    }
  }

  private void bars(List<TwinBar> bars) {
    double longest =
        bars.stream().mapToDouble(bar -> bar.seconds() + bar.startup()).max().orElse(1);
    for (var bar : bars) {
      int start = (int) Math.round(bar.startup() / longest * Bars.WIDTH);
      int work = Math.max(1, (int) Math.round(bar.seconds() / longest * Bars.WIDTH));
      out.printf(
          "  %-24s %-48s %s%n",
          Text.oneLine(bar.variant()),
          "░".repeat(start) + "▒".repeat(work),
          Text.seconds((long) (1e9 * bar.seconds())));
    }
    if (!bars.isEmpty()) {
      out.println("  (░ start-up, ▒ work)");
    }
  }

  private void lines(List<Printed> lines, long dropped) {
    for (var line : lines.subList(0, Math.min(lines.size(), MOST_LINES))) {
      (line.error() ? err : out).println("  " + Text.oneLine(line.text()));
    }
    if (lines.size() > MOST_LINES) {
      out.println("  … and " + (lines.size() - MOST_LINES) + " lines more; --json has them all");
    }
    if (dropped > 0) {
      out.println("  (" + dropped + " more came faster than could be kept)");
    }
  }

  private static String words(Sentence sentence) {
    return Language.EN.wording().say(sentence);
  }

  /** Prints what is still to be printed; returns whether all ran well. */
  boolean end() {
    if (json) {
      out.println(Json.write(Map.of("twins", shapes)));
    }
    return good;
  }
}
