package threadworks.ui.chart.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import threadworks.trace.HandOff;
import threadworks.trace.State;
import threadworks.trace.ThreadId;
import threadworks.ui.chart.TimeScale;
import threadworks.ui.theme.Palette;

@ExtendWith(ApplicationExtension.class)
final class FillsTest {
  private static final Color HUE = Palette.LIGHT.thread(1);

  /** The colours in a stretch of 48 × 24 pixels, and how much of it is not the ground's. */
  private static WritableImage drawn(FxRobot robot, State state) {
    var image = new WritableImage(48, 24);
    robot.interact(
        () -> {
          var canvas = new Canvas(48, 24);
          canvas.getGraphicsContext2D().setFill(Palette.LIGHT.background());
          canvas.getGraphicsContext2D().fillRect(0, 0, 48, 24);
          new Fills(Palette.LIGHT).draw(canvas.getGraphicsContext2D(), state, HUE, 0, 48, 0, 24);
          canvas.snapshot(null, image);
        });
    return image;
  }

  private static double filled(WritableImage image) {
    long pixels =
        IntStream.range(0, 48 * 24)
            .filter(
                i ->
                    !image
                        .getPixelReader()
                        .getColor(i % 48, i / 48)
                        .equals(Palette.LIGHT.background()))
            .count();
    return pixels / (48.0 * 24);
  }

  private static Set<Color> colours(WritableImage image) {
    var colours = new HashSet<Color>();
    for (int i = 0; i < 48 * 24; i++) {
      colours.add(image.getPixelReader().getColor(i % 48, i / 48));
    }
    return colours;
  }

  @Test
  void fullRunsAndAGapHasNothingToDo(FxRobot robot) {
    assertEquals(Set.of(HUE), colours(drawn(robot, State.RUNNING)));
    assertEquals(0, filled(drawn(robot, State.IDLE)));
  }

  @Test
  void hatchedWaitsForALock(FxRobot robot) {
    var image = drawn(robot, State.LOCK);
    assertEquals(1, filled(image));
    assertTrue(colours(image).size() > 2, "one colour: " + colours(image));
  }

  @Test
  void aThinBarWaitsForSomethingElse(FxRobot robot) {
    for (var state : List.of(State.SLEEPING, State.QUEUE, State.SIGNAL, State.IO)) {
      double filled = filled(drawn(robot, state));
      assertTrue(filled > 0.05 && filled < 0.35, state + " fills " + filled);
    }
    assertTrue(filled(drawn(robot, State.JOIN)) < 0.05);
    assertTrue(filled(drawn(robot, State.JOIN)) > 0);
  }

  @Test
  void arrowsThatAreTooManyAreOneAndACount() {
    var one = new ThreadId(7, 1);
    var other = new ThreadId(7, 2);
    var lanes = Map.of(one, 10.0, other, 40.0);
    var many =
        IntStream.range(0, 100_000)
            .mapToObj(i -> new HandOff(one, i * 1_000L, other, i * 1_000L + 500))
            .toList();
    var arrows = Arrows.of(many, lanes, TimeScale.fit(0, 1e8, 700), 700);
    assertTrue(arrows.size() <= 700 / 30, arrows.size() + " arrows");
    assertEquals(100_000, arrows.stream().mapToInt(Arrows.Arrow::count).sum());
    // Each has room of its own.
    var near = Arrows.of(many, lanes, TimeScale.fit(0, 1e4, 700), 700);
    assertEquals(10, near.size());
    assertTrue(near.stream().allMatch(arrow -> arrow.count() == 1), near.toString());
  }
}
