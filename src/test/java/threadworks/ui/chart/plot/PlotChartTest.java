package threadworks.ui.chart.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import threadworks.lesson.Demo;
import threadworks.lesson.PlotPlan;
import threadworks.session.VariantRun.Status;
import threadworks.trace.Sweep;
import threadworks.ui.fx.Messages;
import threadworks.ui.theme.Palette;
import threadworks.ui.theme.Theme;
import threadworks.wording.Language;

@SuppressWarnings("NullAway.Init") // made by start, before each test
@ExtendWith(ApplicationExtension.class)
final class PlotChartTest {
  private static final Demo DEMO = FakeSweeps.demo("one", "two");
  private static final PlotPlan PLAN =
      new PlotPlan(
          FakeSweeps.THREADS,
          FakeSweeps.SPEED_UP,
          List.of(),
          List.of(),
          FakeSweeps.breakEven("one"));

  private PlotChart chart;

  @Start
  void start(Stage stage) {
    var theme = new Theme(false);
    chart = new PlotChart(new Messages(Language.EN), theme);
    var scene = new Scene(chart, 720, 440);
    theme.dress(scene);
    stage.setScene(scene);
    stage.setWidth(720);
    stage.setHeight(440);
    stage.show();
  }

  private void show(FxRobot robot, Status status, Sweep... sweeps) {
    robot.interact(
        () -> {
          chart.show(FakeSweeps.runs(DEMO, status, sweeps), DEMO, PLAN, name -> name + "!");
          chart.layout();
        });
  }

  private void press(FxRobot robot, KeyCode... codes) {
    robot.interact(() -> chart.requestFocus());
    for (var code : codes) {
      robot.type(code);
    }
    robot.interact(() -> chart.layout());
  }

  private Image picture(FxRobot robot) {
    var image = new AtomicReference<Image>();
    robot.interact(() -> image.set(chart.snapshot(null, null)));
    return Objects.requireNonNull(image.get());
  }

  private static Color at(Image image, double[] place) {
    return image.getPixelReader().getColor((int) place[0], (int) place[1]);
  }

  @Test
  void marksStandWhereTheirMediansAre(FxRobot robot) {
    show(
        robot,
        Status.DONE,
        FakeSweeps.points("one", 1, 4, 1, 5, 1, 9, 4, 2),
        FakeSweeps.points("two", 1, 1, 4, 6));
    var image = picture(robot);

    assertEquals(Palette.LIGHT.thread(1), at(image, chart.placeOf(1, 5)));
    assertEquals(Palette.LIGHT.thread(1), at(image, chart.placeOf(4, 2)));
    assertEquals(Palette.LIGHT.thread(2), at(image, chart.placeOf(1, 1)));
    assertEquals(Palette.LIGHT.thread(2), at(image, chart.placeOf(4, 6)));
    assertNotEquals(Palette.LIGHT.thread(1), at(image, chart.placeOf(1, 4)), "beside its x");
    double[] beside = chart.placeOf(1, 4);
    beside[0] += Shapes.SIZE / 2 + 4;
    assertEquals(Palette.LIGHT.thread(1), at(image, beside), "a repeat");
  }

  @Test
  void marksThatWouldCoverEachOtherStandSideBySide(FxRobot robot) {
    show(
        robot,
        Status.DONE,
        FakeSweeps.points("one", 1, 5, 4, 2),
        FakeSweeps.points("two", 1, 5, 4, 6));
    var image = picture(robot);

    double[] left = chart.placeOf(1, 5);
    double[] right = left.clone();
    left[0] -= 8;
    right[0] += 8;
    assertEquals(Palette.LIGHT.thread(1), at(image, left));
    assertEquals(Palette.LIGHT.thread(2), at(image, right));
  }

  @Test
  void itSaysWhatItShows(FxRobot robot) {
    show(robot, Status.DONE);
    assertEquals(
        "times as fast as one thread, against threads\nRun to see your own figures.",
        chart.getAccessibleText());

    show(robot, Status.RUNNING);
    assertTrue(chart.getAccessibleText().endsWith("\nNothing measured yet."));

    show(robot, Status.DONE, FakeSweeps.points("one", 1, 1, 2, 0.96, 2, 0.98, 2, 0.97));
    assertEquals(
        "times as fast as one thread, against threads\none!: 1 × at 1, 0.97 × at 2",
        chart.getAccessibleText());
  }

  @Test
  void theCrosshairGoesFromOneMeasuredXToTheNext(FxRobot robot) {
    show(
        robot,
        Status.DONE,
        FakeSweeps.points("one", 1, 2, 2, 2, 8, 2),
        FakeSweeps.points("two", 1, 1, 8, 3));

    press(robot, KeyCode.RIGHT);
    assertEquals("1\none!  2 ×  1 ×\ntwo!  1 ×  0.5 ×", chart.describe());
    press(robot, KeyCode.RIGHT);
    assertEquals("2\none!  2 ×  1 ×", chart.describe());
    press(robot, KeyCode.RIGHT, KeyCode.RIGHT);
    assertEquals("8\ntwo!  3 ×  1.5 ×\none!  2 ×  1 ×", chart.describe());
    assertEquals(chart.describe(), chart.getAccessibleText());
    press(robot, KeyCode.HOME);
    assertTrue(chart.describe().startsWith("1\n"));
    press(robot, KeyCode.END);
    assertTrue(chart.describe().startsWith("8\n"));
    press(robot, KeyCode.ESCAPE);
    assertEquals("", chart.describe());
  }

  @Test
  void theMouseLooksAtTheNearestX(FxRobot robot) {
    show(robot, Status.DONE, FakeSweeps.points("one", 1, 2, 2, 2, 8, 2));
    double[] place = chart.placeOf(2, 2);

    robot.moveTo(chart);
    robot.interact(() -> {});
    var corner = chart.localToScreen(place[0] + 40, 100);
    robot.moveTo(corner.getX(), corner.getY());

    assertTrue(chart.describe().startsWith("2\n"), chart::describe);
  }

  @Test
  void whatIsGoneIsNoLongerLookedAt(FxRobot robot) {
    show(robot, Status.DONE, FakeSweeps.points("one", 1, 2, 8, 2));
    press(robot, KeyCode.END);
    show(robot, Status.RUNNING, FakeSweeps.points("one", 1, 2));

    assertEquals("", chart.describe());
  }

  @Test
  void whatDidNotEndWellIsNamedWithItsReasonAndHasNoMark(FxRobot robot) {
    show(robot, Status.STOPPED, FakeSweeps.points("one", 1, 1));
    assertTrue(
        chart.getAccessibleText().endsWith("\none!: 1 × at 1\none!: stopped"),
        chart::getAccessibleText);
  }

  @Test
  void namesStandWhereLinesPart(FxRobot robot) {
    var xs = new double[] {1, 2, 4, 8};
    var apart = new Sweep[4];
    var together = new Sweep[4];
    for (int i = 0; i < apart.length; i++) {
      int of = i;
      apart[i] = FakeSweeps.sweep("s" + i, xs, 1, x -> 1 + of * x / 4);
      together[i] = FakeSweeps.sweep("s" + i, xs, 1, x -> 1 + of * (8.2 - x));
    }
    show(robot, Status.DONE, apart);
    double end = chart.placeOf(8, 1)[0];
    show(robot, Status.DONE, together);

    assertTrue(chart.placeOf(8, 1)[0] > end + 40, "no names behind them");
  }
}
