package threadworks.ui.chart.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import threadworks.session.Moved;
import threadworks.session.VariantRun;
import threadworks.session.VariantRun.Status;
import threadworks.ui.chart.Fakes;
import threadworks.ui.fx.Messages;
import threadworks.ui.theme.Theme;
import threadworks.wording.Language;

@SuppressWarnings("NullAway.Init") // made by start, before each test
@ExtendWith(ApplicationExtension.class)
final class DataChartTest {
  private DataChart chart;

  @Start
  void start(Stage stage) {
    var theme = new Theme(false);
    chart = new DataChart(new Messages(Language.EN), theme);
    var scene = new Scene(chart, 720, 440);
    theme.dress(scene);
    stage.setScene(scene);
    stage.setWidth(720);
    stage.setHeight(440);
    stage.show();
  }

  private static VariantRun live(long millis, Moved... moved) {
    return FakeBelt.run(
        Status.RUNNING, millis, List.of(FakeBelt.endless("belt", millis)), List.of(), moved);
  }

  private void show(FxRobot robot, VariantRun run) {
    robot.interact(
        () -> {
          chart.show(run, name -> name);
          chart.layout();
          chart.plot().layout();
        });
  }

  private void press(FxRobot robot, KeyCode... codes) {
    robot.interact(() -> chart.plot().requestFocus());
    for (var code : codes) {
      robot.type(code);
    }
    robot.interact(() -> chart.plot().layout());
  }

  private Button pause() {
    return (Button) chart.lookup("#data-pause");
  }

  @Test
  void itSaysWhatItShows(FxRobot robot) {
    robot.interact(() -> chart.plot().layout());
    assertEquals("Run to see your own figures.", chart.plot().getAccessibleText());

    show(robot, FakeBelt.run(Status.RUNNING, 10, List.of(), List.of()));
    assertEquals("Nothing measured yet.", chart.plot().getAccessibleText());

    show(robot, live(3_000));
    assertEquals("belt: 11 at 3.00 s, peak 22 at 2.00 s", chart.plot().getAccessibleText());
  }

  @Test
  void aSeriesIsCalledWhatTheLessonCallsIt(FxRobot robot) {
    var run = FakeBelt.run(Status.DONE, 1_000, List.of(), List.of(FakeBelt.wild("sum", 10)));
    robot.interact(
        () -> {
          chart.show(run, name -> "the " + name);
          chart.layout();
          chart.plot().layout();
        });

    assertTrue(chart.plot().getAccessibleText().startsWith("the sum: "));
  }

  @Test
  void thePictureIsPausedWhileTheRunGoesOnAndThenGoesOn(FxRobot robot) {
    show(robot, live(1_000));
    press(robot, KeyCode.P);
    assertTrue(chart.plot().isPaused());

    show(robot, live(1_400));
    assertEquals(0.4e9, chart.plot().behind(), 1e6);
    assertEquals("go on +0.40 s", pause().getText());

    press(robot, KeyCode.F);
    assertFalse(chart.plot().isPaused());
    assertTrue(pause().isVisible());
  }

  @Test
  void whatIsPausedStaysWhereItIs(FxRobot robot) {
    show(robot, live(1_000));
    press(robot, KeyCode.P);
    double place = chart.plot().xOf(1e9);

    show(robot, live(3_000));
    assertEquals(place, chart.plot().xOf(1e9), 1e-6);

    press(robot, KeyCode.P);
    show(robot, live(3_010));
    assertTrue(chart.plot().xOf(1e9) < place - 50);
  }

  @Test
  void whoLooksBackPausesThePicture(FxRobot robot) {
    for (var code : List.of(KeyCode.LEFT, KeyCode.HOME, KeyCode.PLUS)) {
      robot.interact(() -> chart.show(null, name -> name));
      show(robot, live(1_000));
      press(robot, code);
      assertTrue(chart.plot().isPaused(), code::toString);
    }
  }

  @Test
  void anotherRunIsFollowed(FxRobot robot) {
    show(robot, live(1_000));
    press(robot, KeyCode.P);

    show(robot, live(20));

    assertFalse(chart.plot().isPaused());
  }

  @Test
  void theCrosshairGoesFromValueToValue(FxRobot robot) {
    show(
        robot,
        FakeBelt.run(Status.DONE, 4_100, List.of(FakeBelt.endless("belt", 9_000)), List.of()));
    press(robot, KeyCode.HOME);
    assertEquals("50.0 ms\nbelt  1", chart.plot().describe());
    press(robot, KeyCode.RIGHT, KeyCode.RIGHT);
    assertEquals("0.15 s\nbelt  3", chart.plot().describe());
    press(robot, KeyCode.LEFT);
    assertEquals("0.10 s\nbelt  2", chart.plot().describe());
    assertEquals(chart.plot().describe(), chart.plot().getAccessibleText());
    press(robot, KeyCode.END);
    assertEquals("4.10 s\nbelt  0\nput 0 a second, taken 10", chart.plot().describe());
    press(robot, KeyCode.ESCAPE);
    assertEquals("", chart.plot().describe());
  }

  @Test
  void aMoveOfALiveParameterLeavesAMarkWhereItWas(FxRobot robot) {
    show(robot, live(3_000));
    var without = picture(robot);
    show(robot, live(3_000, new Moved("packs", 10, 40, 1_500 * Fakes.MS)));
    var with = picture(robot);

    double x = DataPainter.LEFT + chart.plot().xOf(1_500.0 * Fakes.MS);
    assertNotEquals(column(without, (int) Math.rint(x)), column(with, (int) Math.rint(x)));
    assertEquals(column(without, (int) x - 60), column(with, (int) x - 60));
  }

  private Image picture(FxRobot robot) {
    var image = new AtomicReference<Image>();
    robot.interact(() -> image.set(chart.plot().snapshot(null, null)));
    return image.get();
  }

  private static List<Integer> column(Image image, int x) {
    return IntStream.range(0, (int) image.getHeight())
        .mapToObj(y -> image.getPixelReader().getArgb(x, y))
        .toList();
  }
}
