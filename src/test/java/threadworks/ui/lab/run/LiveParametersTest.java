package threadworks.ui.lab.run;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import threadworks.lesson.Demo;
import threadworks.lesson.Lesson;
import threadworks.lesson.LessonText;
import threadworks.session.VariantRun.Status;
import threadworks.trace.Trace;
import threadworks.ui.chart.Fakes;
import threadworks.ui.fx.Fx;
import threadworks.ui.fx.Messages;
import threadworks.ui.lab.Findings;
import threadworks.ui.lab.LabPane;
import threadworks.ui.theme.Theme;
import threadworks.wording.Language;

@SuppressWarnings("NullAway.Init") // made by start, before each test
@ExtendWith(ApplicationExtension.class)
final class LiveParametersTest {
  private static final Demo BELT =
      new Demo(
          "Belt",
          "queues.Belt",
          List.of(Fakes.variant("endless", 1, 2)),
          List.of(
              new Demo.Param("crates", true, 40, 1, 100, 1, "", 40, false),
              new Demo.Param("packs", true, 10, 1, 100, 1, "/s", 10, true)),
          List.of(FakeRuns.source("Belt.java", "BlockingQueue<Integer> belt;")),
          null);

  private final FakeRuns fake = new FakeRuns();
  private LabPane lab;

  @Start
  void start(Stage stage) {
    var messages = new Messages(Language.EN);
    var theme = new Theme(false);
    lab =
        new LabPane(
            messages,
            theme,
            List.of(
                new RunMode(
                    messages, theme, fake, new FakeTwins(), new Findings(), new FakeMemory())));
    var scene = new Scene(lab, 720, 680);
    theme.dress(scene);
    stage.setX(0);
    stage.setY(0);
    stage.setWidth(720);
    stage.setHeight(680);
    stage.setScene(scene);
    stage.show();
    var text =
        new LessonText(
            Language.EN,
            "Belts",
            "Belts",
            List.of(
                new LessonText.DemoBlock(
                    "Belt", Map.of(), List.of(), Map.of(), List.of(), false, null)));
    lab.open(
        new Lesson(
            "belts",
            1,
            5,
            false,
            Map.of(Language.EN, text),
            List.of(BELT),
            Path.of(""),
            List.of()));
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(() -> lab.close());
  }

  private void run(FxRobot robot) {
    fake.put(
        false,
        List.of(
            Fakes.run(
                BELT.variants().getFirst(), Status.RUNNING, 10, 0, Double.NaN, null, Trace.EMPTY)));
    robot.interact(() -> lab.go());
  }

  private boolean isOffered(FxRobot robot, String param) {
    return !robot.lookup("#param-" + param).queryButton().isDisabled();
  }

  private static void type(FxRobot robot, String param, String value) {
    robot.clickOn("#param-" + param);
    robot.interact(() -> robot.lookup("#field-" + param).queryTextInputControl().setText(value));
  }

  @Test
  void whileItRunsOnlyWhatIsLiveCanBeMoved(FxRobot robot) {
    run(robot);
    assertFalse(isOffered(robot, "crates"));
    assertTrue(isOffered(robot, "packs"));

    robot.interact(fake::stopped);

    await().until(() -> isOffered(robot, "crates"));
  }

  @Test
  void whatIsMovedReachesWhatRunsOnceForEachValue(FxRobot robot) {
    run(robot);

    type(robot, "packs", "40");
    assertEquals(List.of("packs 40.0"), fake.moved);

    robot.interact(() -> robot.lookup("#field-packs").queryTextInputControl().setText("400"));
    assertEquals(List.of("packs 40.0"), fake.moved, "out of its bounds");
  }

  @Test
  void whatIsMovedWhileNothingRunsIsForTheNextRun(FxRobot robot) {
    type(robot, "packs", "40");
    assertEquals(List.of(), fake.moved);

    run(robot);
    assertEquals(40, fake.requests.getFirst().params().get("packs"));
  }

  @Test
  void theDataTabIsThereForWhatUsesQueues(FxRobot robot) {
    robot.clickOn("#data-tab");
    assertTrue(lab.lookupAll(".data-chart").stream().anyMatch(Fx::canBeSeen));
  }
}
