package threadworks.ui.shell;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitMenuButton;
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
import stepping.Stepped;
import threadworks.lab.Expect;
import threadworks.lab.Outcome;
import threadworks.lesson.Demo;
import threadworks.lesson.Demo.Variant;
import threadworks.lesson.Lesson;
import threadworks.lesson.LessonText;
import threadworks.session.Engine;
import threadworks.ui.code.CodePane;
import threadworks.ui.lab.LabRequest;
import threadworks.wording.Language;

/** The whole window over a real engine: a learner steps by hand, by cards, keys and codes. */
@SuppressWarnings("NullAway.Init") // made by start, before each test
@ExtendWith(ApplicationExtension.class)
@Timeout(240)
final class StepInWindowTest {
  /** For a machine that is busy with other things. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Kept from test to test: its JVMs stay warm. */
  private static final Engine ENGINE = Engine.open();

  private Workbench workbench;

  @AfterAll
  static void closeEngine() {
    ENGINE.close();
  }

  @Start
  void start(Stage stage) throws IOException {
    workbench = LessonWindow.open(stage, new KeptEngine(ENGINE), lesson());
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(workbench::close);
  }

  private static Lesson lesson() throws IOException {
    var source = Files.readString(Path.of("src/test/java/stepping/Stepped.java"));
    var demo =
        new Demo(
            "Stepped",
            Stepped.class.getName(),
            List.of(
                variant(
                    "lost", "", new Demo.Declared(Outcome.Kind.RETURNED, "1", Expect.FORBIDDEN)),
                variant("crossed", ""),
                variant("throwsAtOnce", ""),
                variant("forever", ""),
                variant("forty", ""),
                variant("prints", ""),
                variant("real", "it starts worker processes")),
            List.of(),
            List.of(new Demo.Source("Stepped.java", source, Set.of())),
            null);
    return new Lesson(
        "stepped",
        1,
        5,
        false,
        Map.of(Language.EN, text(Language.EN), Language.ZH, text(Language.ZH)),
        List.of(demo),
        Path.of(""),
        List.of());
  }

  private static Variant variant(String name, String runOnly, Demo.Declared... declared) {
    return new Variant(name, null, 0, List.of(declared), 1, 1, runOnly, 0);
  }

  private static LessonText text(Language language) {
    return new LessonText(
        language,
        "Steps",
        "Steps",
        List.of(
            new LessonText.DemoBlock(
                "Stepped", Map.of(), List.of(), Map.of(), List.of(), false, null)));
  }

  private <T extends @Nullable Object> T onFx(FxRobot robot, Supplier<T> question) {
    var answer = new AtomicReference<T>();
    robot.interactNoWait(() -> answer.set(question.get()));
    return answer.get();
  }

  private @Nullable Node seen(String id) {
    return workbench.lab().lookup("#" + id);
  }

  private Node node(String id) {
    return Objects.requireNonNull(seen(id));
  }

  /** All that can be read in a part of the lab. */
  private String words(FxRobot robot, String id) {
    return onFx(
        robot,
        () -> {
          var part = seen(id);
          return part == null || !part.isVisible()
              ? ""
              : String.join(
                  "\n",
                  Stream.of("label", "hyperlink", "button")
                      .flatMap(style -> part.lookupAll("." + style).stream())
                      .filter(Labeled.class::isInstance)
                      .map(label -> ((Labeled) label).getText())
                      .filter(text -> text != null && !text.isEmpty())
                      .toList());
        });
  }

  private void awaitWords(FxRobot robot, String id, String wanted) {
    awaitThat(robot, id, words -> words.contains(wanted));
  }

  private void awaitThat(FxRobot robot, String id, Predicate<String> fits) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              var words = words(robot, id);
              assertTrue(
                  fits.test(words),
                  () ->
                      id
                          + " says: "
                          + words
                          + "; "
                          + words(robot, "step-line")
                          + "; "
                          + words(robot, "cards"));
            });
  }

  private void walk(FxRobot robot, String variant, String code) {
    robot.interact(() -> workbench.lab().ask(new LabRequest.Walk("Stepped", variant, code)));
  }

  private String code(FxRobot robot) {
    return onFx(robot, () -> ((TextField) node("code")).getText());
  }

  private void awaitCode(FxRobot robot, String wanted) {
    await().atMost(PATIENCE).until(() -> code(robot), wanted::equals);
  }

  /** Presses a key, and waits until the program stands where it leads. */
  private void press(FxRobot robot, KeyCode key, String wanted) {
    robot.type(key);
    awaitCode(robot, wanted);
  }

  @Test
  void digitsStepToALostUpdateAndArrowsGoBack(FxRobot robot) {
    walk(robot, "lost", "");
    awaitWords(robot, "card-M", "about to write 0 to count");
    awaitWords(robot, "cards", "No step yet: let a thread move");
    press(robot, KeyCode.DIGIT0, "M");
    awaitThat(robot, "cards", words -> !words.contains("No step yet"));
    press(robot, KeyCode.S, "M2");
    press(robot, KeyCode.NUMPAD0, "M3");
    press(robot, KeyCode.DIGIT1, "M3A");
    press(robot, KeyCode.DIGIT2, "M3AB");
    awaitWords(robot, "card-A", "about to write 1 to count; it read 0");
    awaitWords(robot, "card-M", "A first");
    press(robot, KeyCode.DIGIT2, "M3AB2");
    press(robot, KeyCode.DIGIT1, "M3AB2A");
    for (var code : List.of("M3AB2AM", "M3AB2AM2", "M3AB2AM3")) {
      press(robot, KeyCode.DIGIT0, code);
    }
    awaitWords(robot, "step-line", "Ended at step 10 with 1");
    press(robot, KeyCode.LEFT, "M3AB2AM2");
    press(robot, KeyCode.HOME, "");
    press(robot, KeyCode.END, "M3AB2AM3");
    awaitWords(robot, "cards", "ended: M, A, B");
  }

  @Test
  void theSourceSaysWhereEachThreadIsAndWhatItDidThere(FxRobot robot) {
    walk(robot, "lost", "M3AB");
    awaitWords(robot, "card-B", "it read 0");
    var marks = onFx(robot, () -> find(CodePane.class).marks());
    int line = Objects.requireNonNull(marks.moved()).first();
    var here = marks.in("Stepped.java").getOrDefault(line, List.of());
    var letters = here.stream().map(mark -> mark.letter()).toList();
    assertEquals(List.of("A", "B"), letters);
    var notes = marks.notes().getOrDefault("Stepped.java", Map.of()).getOrDefault(line, List.of());
    assertEquals("read count: 0 ✓", notes.getFirst().done());
    assertEquals("write count: 1 →", notes.getFirst().next());
  }

  private <T extends Node> T find(Class<T> type) {
    return type.cast(workbench.lab().lookup(".code-pane"));
  }

  @Test
  void aCodeIsWalkedOrItSaysWhereItDoesNotFit(FxRobot robot) {
    walk(robot, "lost", "M3");
    awaitCode(robot, "M3");
    type(robot, "M3A2B2M3");
    awaitWords(robot, "step-line", "with 2");
    type(robot, "M3AM");
    awaitThat(robot, "step-line", words -> words.contains("M") && words.contains("5"));
    awaitWords(robot, "step-line", "Go on from step 4");
    robot.interact(() -> node("strip").requestFocus());
    awaitCode(robot, "M3A");
    type(robot, "M3B9");
    awaitWords(robot, "step-line", "Back to my own way");
    robot.interact(() -> node("strip").requestFocus());
    robot.type(KeyCode.ESCAPE);
    awaitCode(robot, "M3A2B2M3");
    awaitWords(robot, "step-line", "with 2");
    type(robot, "M3?");
    awaitThat(robot, "step-line", words -> words.contains("?"));
    robot.interact(() -> workbench.shell().requestFocus());
    robot.interact(() -> ((Button) node("step-restart")).requestFocus());
    awaitCode(robot, "M3A2B2M3");
  }

  @Tag("slow")
  @Test
  void enterTakesWhatIsOfferedFirst(FxRobot robot) {
    walk(robot, "lost", "M2");
    awaitCode(robot, "M2");
    type(robot, "M3AM");
    awaitWords(robot, "step-line", "Go on from step 4");
    robot.interact(() -> node("strip").requestFocus());
    robot.type(KeyCode.ENTER);
    awaitThat(robot, "step-line", words -> !words.contains("Go on from"));
    assertEquals("M3A", code(robot));
    robot.type(KeyCode.ESCAPE);
    press(robot, KeyCode.DIGIT2, "M3AB");
  }

  @Tag("slow")
  @Test
  void anOutcomeThatIsStillPossibleIsPlayedTo(FxRobot robot) {
    walk(robot, "lost", "M3A");
    await().atMost(PATIENCE).until(() -> onFx(robot, () -> playTo().size()) == 2);
    robot.interact(() -> playTo().getFirst().requestFocus());
    var wanted = onFx(robot, () -> playTo().getFirst().getAccessibleText());
    robot.type(KeyCode.ENTER);
    awaitWords(robot, "step-line", "Ended at step 10 with " + wanted.substring("To ".length()));
    assertTrue(code(robot).startsWith("M3A"), code(robot));
    press(robot, KeyCode.HOME, "");
    await().atMost(PATIENCE).until(() -> onFx(robot, () -> playTo().size()) == 2);
    var play = (SplitMenuButton) node("play");
    robot.interact(play::show);
    robot.interact(() -> item(play, "To 2").fire());
    awaitWords(robot, "step-line", "Ended at step 10 with 2");
  }

  private List<Button> playTo() {
    return workbench.lab().lookupAll(".play-to").stream().map(Button.class::cast).toList();
  }

  private static MenuItem item(MenuButton menu, String text) {
    return menu.getItems().stream()
        .filter(item -> text.equals(item.getText()))
        .findFirst()
        .orElseThrow();
  }

  private void type(FxRobot robot, String code) {
    robot.interact(
        () -> {
          var field = (TextField) node("code");
          field.requestFocus();
          field.setText(code);
          field.fireEvent(new javafx.event.ActionEvent());
        });
  }

  @Tag("slow")
  @Test
  void digitsAreTextWhereTextIsWritten(FxRobot robot) {
    walk(robot, "lost", "M3");
    awaitCode(robot, "M3");
    robot.interact(() -> node("code").requestFocus());
    robot.type(KeyCode.END).write("A");
    assertEquals("M3A", code(robot));
    assertEquals(
        "M3",
        onFx(robot, () -> workbench.lab().lookup("#strip").getAccessibleText())
            .replaceAll(".*: ", ""));
  }

  @Tag("slow")
  @Test
  void anotherVariantBeginsAtItsStart(FxRobot robot) {
    walk(robot, "lost", "M3AB");
    awaitCode(robot, "M3AB");
    robot.interact(() -> ((MenuButton) node("variant")).getItems().get(1).fire());
    awaitCode(robot, "");
    awaitWords(robot, "card-M", "about to");
    assertEquals("", words(robot, "step-line"));
  }

  @Test
  void aDeadlockIsSaid(FxRobot robot) {
    walk(robot, "crossed", "M3AB");
    awaitCode(robot, "M3AB");
    awaitThat(robot, "step-line", words -> words.contains("nobody can go on"));
    awaitWords(robot, "card-A", "B first");
  }

  @Test
  void oneThatFailsIsShown(FxRobot robot) {
    walk(robot, "lost", "");
    awaitWords(robot, "card-M", "about to");
    robot.interact(() -> ((Button) node("show-failing")).fire());
    awaitWords(robot, "step-line", "with 1");
    walk(robot, "throwsAtOnce", "");
    robot.interact(() -> ((Button) node("show-failing")).fire());
    awaitWords(robot, "step-line", "threw: IllegalStateException");
  }

  @Tag("slow")
  @Test
  void whatCanOnlyBeRunSaysWhy(FxRobot robot) {
    walk(robot, "real", "");
    awaitWords(robot, "step-line", "it starts worker processes");
    assertNull(onFx(robot, () -> seen("card-M")));
    walk(robot, "lost", "M3");
    awaitCode(robot, "M3");
    awaitThat(robot, "step-line", String::isEmpty);
  }

  @Test
  @Tag("slow")
  void fortyThreadsHaveACardEach(FxRobot robot) {
    walk(robot, "forty", "M40");
    awaitWords(robot, "card-M", "M");
    assertEquals(41, onFx(robot, () -> workbench.lab().lookupAll("#cards .card").size()));
  }

  @Test
  void aProgramThatNeverEndsLeavesTheWindowFreeForTheNext(FxRobot robot) {
    walk(robot, "forever", "");
    awaitWords(robot, "card-M", "about to");
    robot.type(KeyCode.DIGIT0);
    walk(robot, "lost", "M3");
    awaitWords(robot, "card-A", "about to");
  }

  @Test
  @Tag("slow")
  void whatPrintsAMillionLinesIsStepped(FxRobot robot) {
    walk(robot, "prints", "");
    awaitWords(robot, "step-line", "Ended at step 0");
    walk(robot, "lost", "M3");
    awaitWords(robot, "card-A", "about to");
  }

  @Test
  @Tag("slow")
  void playingStopsAtAKeyAndAtTheEnd(FxRobot robot) {
    walk(robot, "lost", "M3A2B2M3");
    awaitWords(robot, "step-line", "with 2");
    robot.interact(() -> node("strip").requestFocus());
    press(robot, KeyCode.LEFT, "M3A2B2M2");
    press(robot, KeyCode.LEFT, "M3A2B2M");
    robot.type(KeyCode.P);
    awaitCode(robot, "M3A2B2M3");
    await().atMost(PATIENCE).until(() -> !onFx(robot, () -> workbench.lab().busy().getValue()));
  }
}
