package threadworks.ui.shell;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import threadworks.lab.Expect;
import threadworks.lab.Outcome;
import threadworks.lesson.Demo;
import threadworks.lesson.Demo.Variant;
import threadworks.lesson.Lesson;
import threadworks.lesson.LessonText;
import threadworks.session.Engine;
import threadworks.ui.lab.LabRequest;
import threadworks.ui.lab.StateLine;
import threadworks.wording.Language;

/** The whole window over a real engine: programs are explored, small ones and hostile ones. */
@SuppressWarnings("NullAway.Init") // made by start, before each test
@ExtendWith(ApplicationExtension.class)
@Timeout(240)
final class ExploreInWindowTest {
  /** For a machine that is busy with other things. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Kept from test to test: its JVMs stay warm. */
  private static final Engine ENGINE = Engine.open();

  private Workbench workbench;

  @AfterAll
  static void closeEngine() {
    ENGINE.close();
  }

  @Start
  void start(Stage stage) {
    workbench = LessonWindow.open(stage, new KeptEngine(ENGINE), lesson());
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(workbench::close);
  }

  private static Lesson lesson() {
    return new Lesson(
        "explored",
        1,
        5,
        false,
        Map.of(Language.EN, text(Language.EN), Language.ZH, text(Language.ZH)),
        List.of(
            demo(
                "Memory",
                "corpus.Memory",
                variant(
                    "twoIncrement",
                    new Demo.Declared(Outcome.Kind.RETURNED, "2", Expect.ACCEPTABLE),
                    new Demo.Declared(Outcome.Kind.RETURNED, "1", Expect.FORBIDDEN))),
            demo("Monitors", "corpus.Monitors", variant("deadlockOfTwo")),
            demo("Lucky", "lucky.Lucky", variant("endless"))),
        Path.of(""),
        List.of());
  }

  private static Demo demo(String name, String className, Variant... variants) {
    return new Demo(
        name,
        className,
        List.of(variants),
        List.of(),
        List.of(new Demo.Source(name + ".java", "class " + name + " {}", Set.of())),
        null);
  }

  private static Variant variant(String name, Demo.Declared... declared) {
    return new Variant(name, null, 0, List.of(declared), 1, 1, "", 0);
  }

  private static LessonText text(Language language) {
    return new LessonText(language, "Explored", "Explored", List.of());
  }

  private <T extends @Nullable Object> T onFx(FxRobot robot, Supplier<T> question) {
    var answer = new AtomicReference<T>();
    robot.interactNoWait(() -> answer.set(question.get()));
    return answer.get();
  }

  private Node node(String selector) {
    return Objects.requireNonNull(workbench.lab().lookup(selector), selector);
  }

  private void explore(FxRobot robot, String demo, String variant) {
    robot.interact(() -> workbench.lab().ask(new LabRequest.Explore(demo, variant)));
  }

  private void says(FxRobot robot, Predicate<String> fits) {
    await()
        .atMost(PATIENCE)
        .until(() -> onFx(robot, () -> ((StateLine) node("#explore-line")).text()), fits);
  }

  private List<String> rows(FxRobot robot) {
    return onFx(
        robot,
        () ->
            node("#outcomes").lookupAll(".outcome-line").stream()
                .filter(Node::isFocusTraversable)
                .map(Node::getAccessibleText)
                .toList());
  }

  private void awaitCode(FxRobot robot, String wanted) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                onFx(
                    robot,
                    () ->
                        workbench.lab().lookup("#code") instanceof TextField code
                            ? code.getText()
                            : ""),
            wanted::equals);
  }

  @Test
  void whatWasExploredIsWalkedFromTheTableAndFromTheMap(FxRobot robot) {
    explore(robot, "Memory", "twoIncrement");
    says(robot, text -> text.contains("“1” should not happen, yet"));
    await().atMost(PATIENCE).until(() -> rows(robot).size() == 2);
    var bad = rows(robot).getLast();
    assertTrue(bad.startsWith("1, forbidden, proof "), bad);
    robot.clickOn("#walk-shortest");
    awaitCode(robot, bad.substring(bad.lastIndexOf(' ') + 1));

    robot.clickOn("#mode-explore").clickOn("#map-tab");
    robot.interact(() -> node("#map").requestFocus());
    robot.type(KeyCode.DOWN, KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.ENTER);
    awaitCode(robot, "M2A");
  }

  @Test
  @Tag("slow")
  void realRunsAreCountedUntilTheyAreStopped(FxRobot robot) {
    explore(robot, "Memory", "twoIncrement");
    says(robot, text -> text.contains("should not happen"));
    robot.clickOn("#real-runs");
    await().atMost(PATIENCE).until(() -> rows(robot).getFirst().contains("luck "));
    robot.type(KeyCode.ESCAPE);
    await().atMost(PATIENCE).until(() -> !workbench.lab().busy().getValue());
    var luck = onFx(robot, () -> ((Label) node("#luck")).getText());
    assertTrue(luck.contains("luck is what your machine happened to do"), luck);
    assertFalse(workbench.findings().lucky().isEmpty());
  }

  @Test
  void aDeadlockSaysWhoWaits(FxRobot robot) {
    explore(robot, "Monitors", "deadlockOfTwo");
    says(robot, text -> text.contains("“deadlock” should not happen"));
    assertTrue(
        rows(robot).stream().anyMatch(row -> row.startsWith("deadlock, ")), rows(robot) + "");
  }

  @Tag("slow")
  @Test
  void whatHasNoEndIsStopped(FxRobot robot) {
    explore(robot, "Lucky", "endless");
    says(robot, text -> !text.isEmpty());
    robot.interact(() -> workbench.lab().stop());
    assertFalse(workbench.lab().busy().getValue());
    says(robot, text -> !text.startsWith("All there are"));
  }
}
