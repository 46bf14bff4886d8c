package threadworks.ui.tour;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntConsumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import threadworks.lesson.Demo;
import threadworks.session.VariantRun;
import threadworks.session.VariantRun.Status;
import threadworks.trace.CallSite;
import threadworks.trace.Event;
import threadworks.trace.Plot;
import threadworks.trace.State;
import threadworks.trace.ThreadId;
import threadworks.trace.Trace;
import threadworks.trace.TraceBuilder;
import threadworks.ui.chart.ThreadMarks;
import threadworks.ui.chart.data.DataChart;
import threadworks.ui.chart.timeline.Timeline;
import threadworks.ui.fx.Messages;
import threadworks.ui.theme.Theme;
import threadworks.wording.Language;

/**
 * Measures how long a frame of the charts takes that may hold much: Data with a million points that
 * become more, and a timeline of 8 lanes with 100,000 spans each, near and far.
 *
 * <p>A frame is from what there is to draw until its picture is there, in software. What the
 * copying of a picture takes, in which nothing is drawn, is told beside it.
 */
final class ChartBench {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 600;
  private static final int FRAMES = 300;

  /** The first frames are those of code that is not compiled yet. */
  private static final int WARM = 100;

  private static final int POINTS = 1_000_000;
  private static final int LANES = 8;
  private static final int SPANS = 100_000;
  private static final long EACH = 20_000;
  private static final Demo.Variant VARIANT =
      new Demo.Variant("bench", null, 0, List.of(), 1, 1, "", 0);

  private final Theme theme = new Theme(false);
  private final Messages messages = new Messages(Language.EN);
  private final PrintWriter out;

  private ChartBench(PrintWriter out) {
    this.out = out;
  }

  /** Measures; where JavaFX runs already. */
  static void run(PrintWriter out) throws InterruptedException {
    var bench = new ChartBench(out);
    Studio.on(
        () -> {
          bench.measure();
          return null;
        });
  }

  private void measure() {
    tell("a picture of %d × %d without a chart", new StackPane(), _ -> {});
    var data = new DataChart(messages, theme);
    var points = points();
    tell(
        "Data of %3$,d points and one more each frame",
        data, frame -> data.show(run(grown(points, POINTS - FRAMES - WARM + frame)), name -> name));
    var timeline = new Timeline(messages, theme);
    var run = run(lanes(false));
    var marks = new ThreadMarks(run.trace());
    tell(
        "timeline of %4$d lanes of %5$,d spans, all of it, going on",
        timeline, frame -> timeline.show(run(later(run.trace(), frame)), marks, name -> name));
    tell("the same, at rest", timeline, _ -> timeline.show(run, marks, name -> name));
    tell(
        "the same, nearer and farther",
        timeline,
        frame -> {
          timeline.zoom(frame % 8 < 4 ? 3 : 1 / 3.0);
          timeline.show(run, marks, name -> name);
        });
    var handing = run(lanes(true));
    var handOffs = new Timeline(messages, theme);
    tell(
        "the same, with arrows",
        handOffs,
        frame -> {
          handOffs.zoom(frame % 8 < 4 ? 3 : 1 / 3.0);
          handOffs.show(handing, new ThreadMarks(handing.trace()), name -> name);
        });
  }

  private void tell(String what, Node chart, IntConsumer show) {
    var pane = new StackPane(chart);
    var scene = new Scene(pane, WIDTH, HEIGHT);
    theme.dress(scene);
    var stage = new Stage();
    stage.setScene(scene);
    stage.show();
    var painted = new ArrayList<Double>();
    var whole = new ArrayList<Double>();
    var picture = new WritableImage(WIDTH, HEIGHT);
    for (int frame = 0; frame < WARM + FRAMES; frame++) {
      long begin = System.nanoTime();
      show.accept(frame);
      pane.layout();
      long drawn = System.nanoTime();
      scene.snapshot(picture);
      if (frame >= WARM) {
        painted.add((drawn - begin) / 1e6);
        whole.add((System.nanoTime() - begin) / 1e6);
      }
    }
    stage.close();
    pane.getChildren().clear();
    out.printf(Locale.ROOT, what + "%n", WIDTH, HEIGHT, POINTS, LANES, SPANS);
    out.printf("  with its picture: %s%n", new Figures(whole));
    out.printf("  of that, to draw: %s%n", new Figures(painted));
    out.flush();
  }

  private static VariantRun run(Trace trace) {
    return new VariantRun(
        VARIANT,
        1,
        Status.RUNNING,
        trace.nanos(),
        0,
        Double.NaN,
        null,
        null,
        List.of(1L),
        List.of(),
        trace);
  }

  private static Plot points() {
    long[] nanos = new long[POINTS];
    double[] values = new double[POINTS];
    var chance = new Random(1);
    for (int i = 0; i < POINTS; i++) {
      nanos[i] = i * 1_000L;
      values[i] = 40 + 30 * Math.sin(i * 12.0 / POINTS) + chance.nextInt(23);
    }
    return new Plot("sum", POINTS, nanos, values);
  }

  private static Trace grown(Plot all, int size) {
    return new Trace(
        size * 1_000L,
        List.of(),
        List.of(),
        List.of(),
        List.of(new Plot(all.series(), size, all.nanos(), all.values())),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        0);
  }

  private static Trace later(Trace of, int micros) {
    return new Trace(
        of.nanos() + micros * 1_000L,
        of.lanes(),
        of.tasks(),
        of.output(),
        of.plots(),
        of.queues(),
        of.sweeps(),
        of.handOffs(),
        of.marks(),
        0);
  }

  private static Trace lanes(boolean handing) {
    var builder = new TraceBuilder();
    var chance = new Random(1);
    for (int lane = 0; lane < LANES; lane++) {
      var thread = new ThreadId(1, lane + 1);
      var other = new ThreadId(1, (lane + 1) % LANES + 1);
      var events = new ArrayList<Event>();
      events.add(new Event.Started(thread, 0, "worker-" + lane, false));
      for (int i = 0; i < SPANS; i++) {
        long from = i * EACH + chance.nextLong(EACH / 2);
        long to = from + 1 + chance.nextLong(EACH / 2);
        var state = i / 1_000 % 2 == 0 ? State.LOCK : State.QUEUE;
        events.add(new Event.Entered(thread, from, new CallSite(state, "key.lock", "A.java", 7)));
        if (handing && i % LANES == lane) {
          events.add(new Event.Unblocked(thread, to, other, to - 1));
        }
        events.add(new Event.Left(thread, to));
      }
      builder.add(events);
    }
    return builder.whole(SPANS * EACH);
  }
}
