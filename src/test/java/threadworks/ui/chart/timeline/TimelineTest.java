package threadworks.ui.chart.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
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
import threadworks.ui.theme.Theme;
import threadworks.wording.Language;

@SuppressWarnings("NullAway.Init") // made by start, before each test
@ExtendWith(ApplicationExtension.class)
final class TimelineTest {
  private Timeline timeline;

  @Start
  void start(Stage stage) {
    var theme = new Theme(false);
    timeline = new Timeline(new Messages(Language.EN), theme);
    var scene = new Scene(timeline, 700, 300);
    theme.dress(scene);
    stage.setX(0);
    stage.setY(0);
    stage.setWidth(700);
    stage.setHeight(300);
    stage.setScene(scene);
    stage.show();
  }

  private void show(FxRobot robot, Status status, Trace trace) {
    var run = run(status, trace);
    robot.interact(() -> timeline.show(run, new ThreadMarks(trace), UnaryOperator.identity()));
  }

  private static VariantRun run(Status status, Trace trace) {
    return Fakes.run(
        Fakes.variant("a", 1, 2), status, trace.nanos() / Fakes.MS, 0, Double.NaN, null, trace);
  }

  @Test
  void showsTheWholeRunUntilItIsTold(FxRobot robot) {
    show(robot, Status.RUNNING, Fakes.pool(2, 80, 900));
    show(robot, Status.DONE, Fakes.pool(2, 80, 3000));
    assertTrue(timeline.xOf(2080e6) < 700);
    assertTrue(timeline.xOf(2080e6) > 600);
    assertEquals(TimelinePainter.LEFT, timeline.xOf(0), 1e-6);
    assertEquals(3, timeline.lanes().size());
  }

  @Test
  void fitShowsWhatHappensAfterTheReturn(FxRobot robot) {
    var lanes =
        List.of(
            Fakes.lane(7, 1, "main", 0, 1000 * Fakes.MS),
            Fakes.lane(8, 1, "worker", 0, 1600 * Fakes.MS));
    show(
        robot,
        Status.DONE,
        new Trace(
            1000 * Fakes.MS,
            lanes,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            0));
    robot.interact(() -> timeline.zoom(4));
    robot.interact(timeline::fit);
    assertTrue(timeline.xOf(1600e6) < 700, "the end is at " + timeline.xOf(1600e6));
    assertTrue(timeline.xOf(1600e6) > 600, "the end is at " + timeline.xOf(1600e6));
    var lanesOfMany = new ArrayList<Lane>();
    for (int i = 0; i < 200; i++) {
      lanesOfMany.add(Fakes.lane(7, i, "thread-" + i, 0, 1000));
    }
    show(
        robot,
        Status.DONE,
        new Trace(
            1000,
            lanesOfMany,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            0));
    robot.interact(timeline::fit);
    assertTrue(timeline.xOf(1000) < 688, "under the scroll bar: " + timeline.xOf(1000));
  }

  @Test
  void scrollingWithControlKeepsTheMomentUnderTheCursor(FxRobot robot) {
    show(robot, Status.DONE, Fakes.pool(2, 80, 3000));
    double moment = timeline.nanosAt(400);
    // The headless platform's wheel knows no modifier keys.
    robot.interact(() -> Event.fireEvent(timeline.surface(), wheel(400, 40)));
    robot.interact(() -> Event.fireEvent(timeline.surface(), wheel(400, 40)));
    robot.interact(() -> Event.fireEvent(timeline.surface(), wheel(400, 40)));
    assertEquals(moment, timeline.nanosAt(400), 1e3);
    assertTrue(timeline.xOf(2e9) - timeline.xOf(1e9) > 600, "nothing was zoomed");
  }

  /** The middle of a row, the first of which is a process's heading. */
  private double lane(int row) {
    return TimelinePainter.TOP + timeline.row() * (row + 0.5);
  }

  private ScrollEvent wheel(double x, double delta) {
    var screen = timeline.surface().localToScreen(x, 60);
    return new ScrollEvent(
        ScrollEvent.SCROLL,
        x,
        60,
        screen.getX(),
        screen.getY(),
        false,
        true,
        false,
        false,
        false,
        false,
        0,
        delta,
        0,
        delta,
        ScrollEvent.HorizontalTextScrollUnits.NONE,
        0,
        ScrollEvent.VerticalTextScrollUnits.NONE,
        0,
        0,
        null);
  }

  @Test
  void keysZoomPanAndFit(FxRobot robot) {
    show(robot, Status.DONE, Fakes.pool(2, 80, 3000));
    robot.interact(() -> timeline.surface().requestFocus());
    double width = timeline.xOf(2e9) - timeline.xOf(1e9);
    robot.type(KeyCode.EQUALS);
    assertEquals(1.5, (timeline.xOf(2e9) - timeline.xOf(1e9)) / width, 1e-6);
    double before = timeline.xOf(1e9);
    robot.type(KeyCode.LEFT);
    assertEquals(before + 60, timeline.xOf(1e9), 1e-6);
    robot.type(KeyCode.DIGIT0);
    assertEquals(width, timeline.xOf(2e9) - timeline.xOf(1e9), 1e-6);
  }

  @Test
  void draggingTakesTheMomentAlong(FxRobot robot) {
    show(robot, Status.DONE, Fakes.pool(2, 80, 3000));
    robot.interact(() -> timeline.zoom(4));
    double before = timeline.xOf(1e9);
    robot.drag(timeline.surface()).dropBy(-50, 0);
    assertEquals(before - 50, timeline.xOf(1e9), 1.5);
  }

  @Test
  void staysWhereItWasPutWhileTheRunGoesOn(FxRobot robot) {
    show(robot, Status.RUNNING, Fakes.pool(2, 80, 1000));
    robot.interact(() -> timeline.zoom(8));
    double moment = timeline.nanosAt(300);
    show(robot, Status.RUNNING, Fakes.pool(2, 80, 1500));
    assertEquals(moment, timeline.nanosAt(300), 1);
  }

  @Test
  void followsTheEndIfTheEndIsInView(FxRobot robot) {
    show(robot, Status.RUNNING, Fakes.pool(2, 80, 400));
    robot.interact(() -> timeline.zoom(1.01));
    show(robot, Status.RUNNING, Fakes.pool(2, 80, 1800));
    assertTrue(timeline.xOf(1800e6) <= 700, "the end is at " + timeline.xOf(1800e6));
    assertTrue(timeline.xOf(1800e6) > 500, "the end is at " + timeline.xOf(1800e6));
  }

  @Test
  void saysWhatAThreadDoesUnderTheCursor(FxRobot robot) {
    show(robot, Status.DONE, Fakes.pool(2, 80, 3000));
    var text = timeline.describe(timeline.xOf(1e9), lane(1));
    assertEquals("M  main\nwaiting for others to finish 2.00 s\npool.map · line 27", text);
    assertNull(timeline.describe(300, lane(0)));
    // Below the heading of its process.
    var late = timeline.describe(timeline.xOf(10e6), lane(3));
    assertNotNull(late);
    assertTrue(late.contains("not started: starts at 64.0 ms"), late);
  }

  private static final ThreadId MAIN = new ThreadId(7, 1);
  private static final ThreadId WORKER = new ThreadId(7, 2);

  /** Main waits for an element, and gets it from the worker; they have a key in turn. */
  private static Trace handedOver() {
    long ms = Fakes.MS;
    var waits = new Fakes.Span(100 * ms, 500 * ms, State.QUEUE, "belt.take", 9);
    var lanes =
        List.of(
            Fakes.lane(7, 1, "main", 0, 1000 * ms, waits),
            Fakes.lane(7, 2, "worker", 0, 1000 * ms));
    var handOffs = List.of(new HandOff(WORKER, 490 * ms, MAIN, 500 * ms));
    var marks =
        List.of(
            new Mark(WORKER, "gil", "has", 0, 700 * ms),
            new Mark(MAIN, "gil", "wants", 600 * ms, 700 * ms),
            new Mark(MAIN, "gil", "has", 700 * ms, 900 * ms));
    return new Trace(
        1000 * ms, lanes, List.of(), List.of(), List.of(), List.of(), List.of(), handOffs, marks,
        0);
  }

  @Test
  void aClickOnAWaitGoesToWhatEndedIt(FxRobot robot) {
    show(robot, Status.DONE, handedOver());
    var text = timeline.describe(timeline.xOf(300e6), lane(2));
    assertNotNull(text);
    assertTrue(text.endsWith("A ended it at 0.49 s; a click goes there"), text);
    robot.interact(
        () -> {
          timeline.zoom(4);
          timeline.surface().requestFocus();
        });
    robot.type(KeyCode.HOME);
    assertTrue(timeline.xOf(490e6) > 700, "in sight before");
    var at = timeline.surface().localToScreen(timeline.xOf(120e6), lane(2));
    robot.clickOn(at);
    assertTrue(timeline.xOf(490e6) < 700, "at " + timeline.xOf(490e6));
    assertTrue(
        timeline.surface().getAccessibleText().contains("M waited until 0.50 s, A ended it"),
        timeline.surface().getAccessibleText());
  }

  @Test
  void keysGoFromOneHandOffToTheNext(FxRobot robot) {
    show(robot, Status.DONE, handedOver());
    robot.interact(() -> timeline.surface().requestFocus());
    robot.type(KeyCode.PERIOD);
    assertTrue(timeline.surface().getAccessibleText().contains("A ended it"));
  }

  @Test
  void aKeyHasALaneOfItsOwn(FxRobot robot) {
    show(robot, Status.DONE, handedOver());
    assertEquals("gil\nA  worker 0.70 s", timeline.describe(timeline.xOf(300e6), lane(1)));
    assertEquals("gil\nM  main 0.20 s", timeline.describe(timeline.xOf(800e6), lane(1)));
    assertNull(timeline.describe(timeline.xOf(950e6), lane(1)));
  }

  @Test
  void twoHundredThreadsScroll(FxRobot robot) {
    var lanes = new ArrayList<Lane>();
    for (int i = 0; i < 200; i++) {
      lanes.add(Fakes.lane(7, i, "thread-" + i, 0, 1000));
    }
    show(
        robot,
        Status.DONE,
        new Trace(
            1000, lanes, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
            List.of(), 0));
    robot.interact(() -> timeline.surface().requestFocus());
    var before = timeline.describe(5, lane(1));
    robot.type(KeyCode.PAGE_DOWN);
    var after = timeline.describe(5, lane(1));
    assertNotNull(before);
    assertTrue(before.endsWith("thread-0"), before);
    assertTrue(after != null && !after.equals(before), "still at " + after);
  }

  @Test
  void tenTimesTheSpansDoNotCostTenTimesThePicture(FxRobot robot) {
    double few = medianOfPictures(robot, 2_000);
    double many = medianOfPictures(robot, 20_000);
    assertTrue(many < 6 * few, "2,000 spans a lane: " + few + " ns, 20,000: " + many + " ns");
  }

  private double medianOfPictures(FxRobot robot, int spansEach) {
    long every = 2_000_000_000L / spansEach;
    var lanes = new ArrayList<Lane>();
    for (int t = 0; t < 8; t++) {
      var spans = new ArrayList<Fakes.Span>();
      for (int i = 0; i < spansEach; i++) {
        var state = i % 3 == 0 ? State.LOCK : State.QUEUE;
        spans.add(new Fakes.Span(i * every + t, i * every + every / 2, state, "call", 1));
      }
      lanes.add(
          new Lane(new ThreadId(7, t), "t", false, 0, Long.MAX_VALUE, new Fakes.SpanList(spans)));
    }
    show(
        robot,
        Status.RUNNING,
        new Trace(
            2_000_000_000,
            lanes,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            0));
    var times = new ArrayList<Long>();
    for (int i = 0; i < 40; i++) {
      int step = i;
      robot.interactNoWait(
          () -> {
            timeline.zoom(step % 8 < 4 ? 3 : 1 / 3.0);
            long begun = System.nanoTime();
            timeline.surface().layout();
            times.add(System.nanoTime() - begun);
          });
    }
    return times.stream().mapToDouble(Long::doubleValue).sorted().toArray()[times.size() / 2];
  }
}
