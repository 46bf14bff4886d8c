package threadworks.ui.chart.timings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import threadworks.lesson.Demo;
import threadworks.session.RunSnapshot;
import threadworks.session.VariantRun;
import threadworks.ui.chart.Fakes;
import threadworks.ui.fx.Messages;
import threadworks.ui.theme.Theme;
import threadworks.wording.Language;

@SuppressWarnings("NullAway.Init") // made by start, before each test
@ExtendWith(ApplicationExtension.class)
final class TimingsChartTest {
  private static final double WIDTH = 720;

  private final List<String> chosen = new ArrayList<>();
  private final Timings timings = new Timings();
  private TimingsChart chart;
  private int cleared;

  @Start
  void start(Stage stage) {
    var theme = new Theme(false);
    chart = new TimingsChart(new Messages(Language.EN), chosen::add, () -> cleared++, _ -> {});
    var box = new VBox(chart);
    box.getStyleClass().add("lab");
    var scene = new Scene(box, WIDTH, 500);
    theme.dress(scene);
    scene.getStylesheets().add("/assets/css/lab.css");
    stage.setScene(scene);
    stage.setX(0);
    stage.setY(0);
    stage.setWidth(WIDTH);
    stage.setHeight(500);
    stage.show();
    timings.next(Map.of());
  }

  private static List<Demo.Variant> variants(int count) {
    return IntStream.range(0, count).mapToObj(i -> Fakes.variant("v" + i, 1, 2)).toList();
  }

  private void run(FxRobot robot, Map<String, String> labels, VariantRun... runs) {
    timings.next(Map.of());
    timings.show(new RunSnapshot(1, true, List.of(runs)));
    var variants = List.of(runs).stream().map(VariantRun::variant).toList();
    robot.interact(() -> chart.show(timings, variants, labels, Map.of("v0", 3.0), null));
  }

  private Bounds part(FxRobot robot, String bar, String style) {
    robot.interact(() -> chart.layout());
    return robot.lookup("#bar-" + bar + " " + style).query().getBoundsInParent();
  }

  @Test
  void rowsCutNoWordsOffHoweverMany(FxRobot robot) {
    for (int count : new int[] {4, 6, 8, 20}) {
      var labels = Map.of("v0", "compute · all cores · 4 workers");
      run(
          robot,
          labels,
          variants(count).stream()
              .map(variant -> Fakes.done(variant, 2000, 80, 2000))
              .toArray(VariantRun[]::new));
      for (var label : robot.lookup(".bar-row .label").queryAllAs(Label.class)) {
        var of = count + " rows, " + label.getText();
        assertTrue(label.getHeight() >= label.prefHeight(-1) - 0.5, of + " " + label.getHeight());
        assertTrue(label.getWidth() >= label.prefWidth(-1) - 0.5, of + " " + label.getWidth());
      }
    }
  }

  @Test
  void theIdealCountsFromTheEndOfStartUp(FxRobot robot) {
    run(robot, Map.of(), Fakes.done(variants(1).getFirst(), 1000, 800, 1000));
    var work = part(robot, "v0", ".work");
    assertEquals(work.getMaxX(), part(robot, "v0", ".ideal").getCenterX(), 1.5);
    double second = work.getWidth();
    assertEquals(
        work.getMinX() + 3 * second, part(robot, "v0", ".guess").getCenterX(), second / 50);
    var text = part(robot, "v0", ".bar-text");
    assertEquals(work.getMaxX(), text.getMinX(), 6, "beside its bar, not beside the guess");
  }

  @Test
  void theAxisFitsWhatIsThereNow(FxRobot robot) {
    var one = variants(2).getLast();
    run(robot, Map.of(), Fakes.done(one, 60_000, 0, Double.NaN));
    run(robot, Map.of(), Fakes.done(one, 1000, 0, Double.NaN));
    var work = part(robot, "v1", ".work");
    assertTrue(work.getWidth() > 200, "the bar is " + work.getWidth() + " wide");
    var dot = part(robot, "v1", ".dot");
    assertTrue(dot.getMaxX() < WIDTH - 100, "the dot is at " + dot);
    assertTrue(dot.getMinX() > work.getMaxX() - 10, "the dot is at " + dot);
  }

  @Test
  void arrowsGoFromBarToBarAndChooseNone(FxRobot robot) {
    run(
        robot,
        Map.of(),
        variants(3).stream()
            .map(variant -> Fakes.done(variant, 2000, 80, 2000))
            .toArray(VariantRun[]::new));
    robot.interact(() -> robot.lookup("#bar-v0").query().requestFocus());
    for (var step :
        List.of(
            Map.entry(KeyCode.DOWN, "bar-v1"),
            Map.entry(KeyCode.END, "bar-v2"),
            Map.entry(KeyCode.DOWN, "bar-v2"),
            Map.entry(KeyCode.UP, "bar-v1"),
            Map.entry(KeyCode.HOME, "bar-v0"),
            Map.entry(KeyCode.UP, "bar-v0"))) {
      robot.type(step.getKey());
      assertEquals(step.getValue(), chart.getScene().getFocusOwner().getId());
    }
    assertEquals(List.of(), chosen);
    robot.type(KeyCode.ENTER);
    assertEquals(List.of("v0"), chosen);
    robot.type(KeyCode.DELETE);
    assertEquals(1, cleared);
  }
}
