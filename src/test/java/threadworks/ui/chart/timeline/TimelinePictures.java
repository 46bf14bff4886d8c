package threadworks.ui.chart.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import threadworks.session.VariantRun;
import threadworks.session.VariantRun.Status;
import threadworks.trace.HandOff;
import threadworks.trace.Lane;
import threadworks.trace.Mark;
import threadworks.trace.State;
import threadworks.trace.ThreadId;
import threadworks.trace.Trace;
import threadworks.ui.chart.Fakes;
import threadworks.ui.chart.ThreadMarks;
import threadworks.ui.fx.Messages;
import threadworks.ui.fx.Picture;
import threadworks.ui.theme.Theme;
import threadworks.wording.Language;

/**
 * Takes pictures of the timeline in states that are rare, to be looked at. Started by hand, as a
 * test is; the pictures are in {@code target/pictures}.
 */
final class TimelinePictures {
  private static final ThreadId MAIN = new ThreadId(7, 1);
  private static final ThreadId CLERK = new ThreadId(7, 2);
  private static final ThreadId FIRST = new ThreadId(7, 3);
  private static final ThreadId SECOND = new ThreadId(7, 4);

  private TimelinePictures() {}

  static void main(String[] arguments) throws InterruptedException {
    var done = new CountDownLatch(1);
    Platform.startup(
        () -> {
          try {
            take(Language.EN, false);
            take(Language.ZH, true);
          } finally {
            done.countDown();
          }
        });
    done.await();
    Platform.exit();
  }

  private static void take(Language language, boolean dark) {
    shot("timeline-states", language, dark, states(), _ -> {});
    shot("timeline-key", language, dark, key(), _ -> {});
    shot(
        "timeline-place",
        language,
        dark,
        key(),
        timeline -> {
          timeline.zoom(4);
          press(timeline, KeyCode.HOME);
          press(timeline, KeyCode.PERIOD);
        });
    shot("timeline-busy", language, dark, busy(), _ -> {});
  }

  private static Trace states() {
    var lanes = new ArrayList<Lane>();
    long at = 0;
    for (var state : State.values()) {
      if (state != State.RUNNING) {
        var wide = span((double) at + 40, (double) at + 240, state, "call.name");
        var narrow = span((double) at + 250, (double) at + 253, state, "short");
        var many = new ArrayList<Fakes.Span>(List.of(wide, narrow));
        for (int i = 0; i < 2_000; i++) {
          long from = (at + 270) * Fakes.MS + i * Fakes.MS / 20;
          many.add(new Fakes.Span(from, from + Fakes.MS / 40, state, "tiny", 3));
        }
        lanes.add(
            Fakes.lane(
                7,
                lanes.size() + 1,
                state.name().toLowerCase(java.util.Locale.ROOT),
                at * Fakes.MS,
                (at + 420) * Fakes.MS,
                many.toArray(Fakes.Span[]::new)));
        at += 20;
      }
    }
    return trace(600, lanes, List.of(), List.of());
  }

  private static Fakes.Span span(double from, double to, State state, String what) {
    return new Fakes.Span((long) (from * Fakes.MS), (long) (to * Fakes.MS), state, what, 3);
  }

  /** Two that compute and a clerk, and one key. */
  private static Trace key() {
    var clerk = new ArrayList<Fakes.Span>();
    var first = new ArrayList<Fakes.Span>();
    var second = new ArrayList<Fakes.Span>();
    var marks = new ArrayList<Mark>();
    var handOffs = new ArrayList<HandOff>();
    double at = 5;
    var has = FIRST;
    for (int i = 0; i < 14; i++) {
      double next = at + 5;
      var other = has.equals(FIRST) ? SECOND : FIRST;
      mark(marks, has, "has", at, next);
      if (i % 3 == 0) {
        mark(marks, CLERK, "wants", at + 2, next);
        clerk.add(span(at + 2, next, State.SIGNAL, "turn.await"));
        mark(marks, CLERK, "has", next, next + 0.05);
        clerk.add(span(next + 0.1, next + 7, State.IO, "Site.get"));
        hand(handOffs, has, CLERK, next);
        next += 0.05;
        hand(handOffs, CLERK, other, next);
      } else {
        hand(handOffs, has, other, next);
      }
      (other.equals(FIRST) ? first : second).add(span(at, next, State.LOCK, "key.lock"));
      at = next;
      has = other;
    }
    var lanes =
        List.of(
            Fakes.lane(7, 1, "main", 0, 80 * Fakes.MS, span(3, 78, State.JOIN, "worker.join")),
            Fakes.lane(7, 2, "clerk", 1, 78 * Fakes.MS, clerk.toArray(Fakes.Span[]::new)),
            Fakes.lane(7, 3, "worker 1", 2, 76 * Fakes.MS, first.toArray(Fakes.Span[]::new)),
            Fakes.lane(7, 4, "worker 2", 3, 76 * Fakes.MS, second.toArray(Fakes.Span[]::new)));
    return trace(80, lanes, handOffs, marks);
  }

  private static void mark(List<Mark> marks, ThreadId who, String text, double from, double to) {
    marks.add(new Mark(who, "the key", text, (long) (from * Fakes.MS), (long) (to * Fakes.MS)));
  }

  private static void hand(List<HandOff> all, ThreadId from, ThreadId to, double at) {
    long nanos = (long) (at * Fakes.MS);
    all.add(new HandOff(from, nanos - 10_000, to, nanos));
  }

  /** A belt on which something goes over every fifth of a millisecond. */
  private static Trace busy() {
    var puts = new ArrayList<Fakes.Span>();
    var takes = new ArrayList<Fakes.Span>();
    var handOffs = new ArrayList<HandOff>();
    for (int i = 0; i < 4_000; i++) {
      double at = i * 0.2;
      takes.add(span(at, at + 0.15, State.QUEUE, "belt.take"));
      hand(handOffs, FIRST, SECOND, at + 0.15);
      if (i % 40 == 0) {
        puts.add(span(at, at + 4, State.SLEEPING, "Thread.sleep"));
      }
    }
    return trace(
        800,
        List.of(
            Fakes.lane(7, MAIN.tid(), "main", 0, 800 * Fakes.MS),
            Fakes.lane(7, 3, "packer", 0, 800 * Fakes.MS, puts.toArray(Fakes.Span[]::new)),
            Fakes.lane(7, 4, "loader", 0, 800 * Fakes.MS, takes.toArray(Fakes.Span[]::new))),
        handOffs,
        List.of());
  }

  private static Trace trace(
      long millis, List<Lane> lanes, List<HandOff> handOffs, List<Mark> marks) {
    return new Trace(
        millis * Fakes.MS,
        lanes,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        handOffs,
        marks,
        0);
  }

  private static void press(Timeline timeline, KeyCode code) {
    timeline
        .surface()
        .fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
  }

  private static void shot(
      String name, Language language, boolean dark, Trace trace, Consumer<Timeline> then) {
    var theme = new Theme(dark);
    var timeline = new Timeline(new Messages(language), theme);
    var pane = new StackPane(timeline);
    pane.getStyleClass().add("lab");
    pane.getStylesheets()
        .add(
            Objects.requireNonNull(Timeline.class.getResource("/assets/css/lab.css"))
                .toExternalForm());
    var scene = new Scene(pane, 900, 340);
    theme.dress(scene);
    var stage = new Stage();
    stage.setScene(scene);
    stage.show();
    VariantRun run =
        Fakes.run(
            Fakes.variant("a", 1, 2),
            Status.DONE,
            trace.nanos() / Fakes.MS,
            0,
            Double.NaN,
            null,
            trace);
    timeline.show(run, new ThreadMarks(trace), label -> label);
    scene.snapshot(null);
    then.accept(timeline);
    scene.snapshot(null);
    Picture.save(scene, name + "-" + language.code());
    stage.close();
  }
}
