package threadworks.ui.code;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Pane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import threadworks.lesson.Demo;
import threadworks.ui.chart.ThreadMarks.Mark;
import threadworks.ui.code.CodeMarks.Stretch;
import threadworks.ui.fx.Fx;
import threadworks.ui.fx.Messages;
import threadworks.ui.fx.Timers;
import threadworks.ui.theme.Theme;
import threadworks.wording.Language;

@SuppressWarnings("NullAway.Init") // made by start, before each test
@ExtendWith(ApplicationExtension.class)
final class CodePaneTest {
  private static final Demo.Source MAIN =
      source("Gil.java", "class Gil {\n  void run() {\n    step();\n  }\n}\n");
  private static final Demo.Source OTHER =
      source("Interpreter.java", "class Interpreter {\n  void step() {\n  }\n}\n");
  private static final Demo.Source PYTHON = source("gil.py", "def twin():\n    pass\n");

  private CodePane pane;

  @Start
  void start(Stage stage) {
    var theme = new Theme(false);
    pane = new CodePane(new Messages(Language.EN), theme);
    pane.getStyleClass().add("lab");
    var scene = new Scene(pane, 600, 300);
    theme.dress(scene);
    scene.getStylesheets().add("/assets/css/lab.css");
    stage.setScene(scene);
    stage.setX(0);
    stage.setY(0);
    stage.setWidth(600);
    stage.setHeight(300);
    stage.show();
  }

  private List<String> tabs(FxRobot robot) {
    return robot.lookup(".segments .toggle-button").queryAllAs(ToggleButton.class).stream()
        .map(ToggleButton::getText)
        .toList();
  }

  /** The texts of what has a style and can be seen. */
  private List<String> seen(FxRobot robot, String style) {
    var seen = new ArrayList<String>();
    robot.interact(
        () ->
            pane.lookupAll(style).stream()
                .filter(Fx::canBeSeen)
                .map(node -> node instanceof Label label ? label.getText() : number(node))
                .sorted()
                .forEach(seen::add));
    return seen;
  }

  private static String number(Node light) {
    return ((Text) light.getParent().lookup(".line-number")).getText();
  }

  @Test
  void everyFileHasATabAndALanguageOfOneFileItsOwnName(FxRobot robot) {
    robot.interact(() -> pane.show(List.of(MAIN, OTHER, PYTHON)));
    assertEquals(List.of("Gil.java", "Interpreter.java", "Python"), tabs(robot));
    robot.interact(() -> pane.show(List.of(MAIN, PYTHON)));
    assertEquals(List.of("Java", "Python"), tabs(robot));
    robot.interact(() -> pane.show(List.of(MAIN)));
    assertEquals(List.of(), tabs(robot));
  }

  @Test
  void threadsStandInTheFileThatTheyAreIn(FxRobot robot) {
    var a = new Mark("A", 1, "a");
    var b = new Mark("B", 2, "b");
    robot.interact(
        () -> {
          pane.show(List.of(MAIN, OTHER, PYTHON));
          pane.show(
              new CodeMarks(
                  Map.of(
                      "Gil.java", Map.of(3, List.of(a)), "Interpreter.java", Map.of(2, List.of(b))),
                  null));
        });
    await().until(() -> seen(robot, ".mark").equals(List.of("A")));
    robot.clickOn("Interpreter.java");
    await().until(() -> seen(robot, ".mark").equals(List.of("B")));
    robot.clickOn("#source-Python");
    await().until(() -> seen(robot, ".mark").isEmpty());
    robot.clickOn("#source-Python");
    assertTrue(robot.lookup("#source-Python").queryAs(ToggleButton.class).isSelected());
  }

  @Test
  void aMethodIsFoundInWhicheverFileDeclaresIt(FxRobot robot) {
    robot.interact(
        () -> {
          pane.show(List.of(MAIN, OTHER, PYTHON));
          pane.show(new CodeMarks(Map.of(), new Stretch("Gil.java", 1, 1)));
        });
    await().until(() -> seen(robot, ".lit").equals(List.of("1")));
    robot.interact(() -> pane.reveal("step"));
    await().until(() -> seen(robot, ".lit").equals(List.of("2", "3")));
    robot.interact(() -> pane.reveal("nowhere"));
    assertEquals(List.of("2", "3"), seen(robot, ".lit"));
    robot.interact(() -> pane.reveal("twin"));
    await().until(() -> seen(robot, ".lit").equals(List.of("1", "2")));
    robot.clickOn("Gil.java");
    assertEquals(List.of(), seen(robot, ".lit"), "one place at a time");
  }

  @Test
  void ofAMethodThatIsLongerThanTheViewTheAnnotationsAreLeftOut(FxRobot robot) {
    var source = "\n".repeat(30) + "@One\n  @Two\n" + "void run() {\n".repeat(30);
    var file = new Demo.Source("Long.java", source, Set.of());
    robot.interact(
        () -> {
          pane.show(List.of(file));
          pane.show(CodeMarks.lighting(new Stretch("Long.java", 31, 62)));
        });
    await().until(() -> !seen(robot, ".lit").isEmpty());
    assertEquals("33", seen(robot, ".lit").getFirst());
  }

  @Test
  void aNoteUnderADeepLineIsSeenToItsEnd(FxRobot robot) {
    var file = new Demo.Source("Deep.java", " ".repeat(40) + "x = x + 1;", Set.of());
    var note = new CodeMarks.Note(new Mark("A", 1, "a"), "read x: 1", "write x: 2", "");
    robot.interact(
        () -> {
          pane.show(List.of(file));
          pane.show(
              new CodeMarks(
                  Map.of(), Map.of("Deep.java", Map.of(1, List.of(note, note))), null, null));
        });
    await()
        .until(
            () -> {
              var next = pane.lookup(".note-next");
              return next != null && right(robot, next) > 0 && right(robot, next) < 600;
            });
    robot.interact(() -> pane.getScene().getWindow().setWidth(500));
    await().until(() -> right(robot, pane.lookup(".note-next")) < 500);
  }

  private static double right(FxRobot robot, Node node) {
    robot.interact(() -> {});
    return node.localToScene(node.getLayoutBounds()).getMaxX();
  }

  @Test
  void whatNobodySeesMovesNothing(FxRobot robot) {
    robot.interact(
        () -> {
          pane.show(List.of(MAIN));
          pane.getScene().setRoot(new Pane(pane));
          pane.setVisible(false);
          pane.show(new CodeMarks(Map.of(), new Stretch("Gil.java", 2, 4)));
        });
    await().until(() -> timers(robot) == 0);
    robot.interact(() -> pane.setVisible(true));
    assertEquals(List.of("2", "3", "4"), seen(robot, ".lit"));
  }

  private static int timers(FxRobot robot) {
    var count = new AtomicInteger();
    robot.interact(() -> count.set(Timers.running()));
    return count.get();
  }

  private static Demo.Source source(String file, String text) {
    return new Demo.Source(file, text, Set.of());
  }
}
