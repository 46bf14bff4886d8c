package threadworks.ui.lab.step;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.shape.Line;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import threadworks.lab.Expect;
import threadworks.lab.Outcome.Kind;
import threadworks.lesson.Demo;
import threadworks.lesson.Lesson;
import threadworks.lesson.LessonText;
import threadworks.session.Engine;
import threadworks.ui.code.CodePane;
import threadworks.ui.fx.Messages;
import threadworks.ui.lab.CardEvent;
import threadworks.ui.lab.Findings;
import threadworks.ui.lab.LabPane;
import threadworks.ui.lab.LabRequest;
import threadworks.ui.lab.model.ProgramChoice;
import threadworks.ui.theme.Palette;
import threadworks.ui.theme.Theme;
import threadworks.wording.Language;

/** How a program stands that is stepped through, and what can still come of it. */
@SuppressWarnings("NullAway.Init") // made by start, before each test
@ExtendWith(ApplicationExtension.class)
@Timeout(120)
final class StateViewTest {
  private static final Engine ENGINE = Engine.open();
  private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
  private static final Lesson LESSON =
      new Lesson(
          "sample",
          1,
          1,
          false,
          Map.of(Language.EN, new LessonText(Language.EN, "T", "T", List.of())),
          List.of(
              demo(
                  "Memory",
                  "twoIncrement",
                  new Demo.Declared(Kind.RETURNED, "2", Expect.ACCEPTABLE),
                  new Demo.Declared(Kind.RETURNED, "1", Expect.FORBIDDEN)),
              demo("Monitors", "deadlockOfTwo"),
              demo("Seen", "shelves"),
              demo("Timing", "sleepInsteadOfJoin")),
          Path.of(""),
          List.of());

  private final Messages messages = new Messages(Language.EN);
  private final Findings findings = new Findings();
  private LabPane lab;

  private static Demo demo(String name, String variant, Demo.Declared... outcomes) {
    return new Demo(
        name,
        "corpus." + name,
        List.of(new Demo.Variant(variant, null, 0, List.of(outcomes), 1, 1, "", 0)),
        List.of(),
        List.of(new Demo.Source(name + ".java", "", Set.of())),
        null);
  }

  @Start
  void start(Stage stage) {
    var theme = new Theme(false);
    var mode = new StepMode(messages, theme, ENGINE, new ProgramChoice(), findings);
    lab = new LabPane(messages, theme, List.of(mode));
    var scene = new Scene(lab, 720, 680);
    theme.dress(scene);
    stage.setScene(scene);
    stage.show();
    lab.open(LESSON);
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(() -> lab.close());
  }

  @AfterAll
  static void closeEngine() {
    ENGINE.close();
  }

  private void walk(FxRobot robot, String demo, String code) {
    var variant =
        LESSON.demos().stream().filter(one -> one.name().equals(demo)).findFirst().orElseThrow();
    robot.interact(
        () -> lab.ask(new LabRequest.Walk(demo, variant.variants().getFirst().name(), code)));
  }

  private List<String> texts(FxRobot robot, String selector) {
    return robot.lookup(selector).queryAllAs(Labeled.class).stream()
        .filter(Node::isVisible)
        .map(Labeled::getText)
        .toList();
  }

  private void awaitTexts(FxRobot robot, String selector, String... texts) {
    await().untilAsserted(() -> assertEquals(List.of(texts), texts(robot, selector)));
  }

  @Test
  void whatTheLastStepUsedIsLit(FxRobot robot) {
    walk(robot, "Memory", "M2A");
    awaitTexts(robot, ".variable-name", "count");
    awaitTexts(robot, ".value-box", "0");
    var box = robot.lookup(".value-box").query();
    assertTrue(box.getPseudoClassStates().contains(LIT));
    var row = robot.lookup(".variable").query();
    assertTrue(row.getAccessibleText().startsWith("count: 0; read by A, line "));
    robot.interact(() -> robot.lookup("#step-back").queryButton().fire());
    awaitTexts(robot, ".variable .use", "nobody yet");
    walk(robot, "Memory", "M2AB2AM");
    await().untilAsserted(() -> assertEquals(List.of("1"), texts(robot, ".value-box")));
    assertFalse(
        robot.lookup(".value-box").query().getPseudoClassStates().contains(LIT), "M joined");
  }

  @Test
  void whatSeveralUseWithoutACommonLockSaysSo(FxRobot robot) {
    walk(robot, "Memory", "M2A");
    awaitTexts(robot, ".value-box", "0");
    awaitTexts(robot, ".unguarded > .label");
    walk(robot, "Memory", "M2AB2");
    awaitTexts(robot, ".unguarded > .label", "used under no common lock by A, B");
    awaitTexts(robot, ".unguarded .variable-name", "count");
  }

  @Test
  void whatCanNoLongerHappenIsStruckOutAndWhatIsDecidedSaysSince(FxRobot robot) {
    walk(robot, "Memory", "M2A");
    awaitTexts(robot, ".ahead-value", "2", "1");
    awaitTexts(robot, ".ahead-fate", "still possible", "still possible");
    walk(robot, "Memory", "M2AB2");
    awaitTexts(robot, ".ahead-fate", "no longer possible", "every way from here ends like this");
    assertTrue(robot.lookup(".ahead-row.gone").tryQuery().isPresent());
    awaitTexts(robot, "#ahead-remark", "Decided at step 4.");
    var strip = robot.lookup("#strip").query();
    assertTrue(strip.getAccessibleText().endsWith("Decided at step 4."));
    robot.interact(() -> robot.lookup("#step-reopen").queryButton().fire());
    awaitTexts(robot, ".ahead-fate", "still possible", "still possible");
    assertTrue(strip.getAccessibleText().endsWith("Decided at step 4."), "as long as it is ahead");
  }

  @Test
  void itIsKnownAtOnceWhatTheProgramCameTo(FxRobot robot) {
    walk(robot, "Memory", "M2A2B2M3");
    awaitTexts(robot, ".ahead-fate", "this is it", "no longer possible");
  }

  @Test
  void nothingIsToldWhileACardAsksIt(FxRobot robot) {
    robot.interact(() -> findings.unguessed().put("sample/card", "sample/Memory/twoIncrement"));
    walk(robot, "Memory", "M2AB");
    awaitTexts(robot, "#ahead-next", messages.get("state.guess"));
    var asked = new ArrayList<String>();
    robot.interact(
        () -> {
          lab.addEventHandler(CardEvent.SHOW, card -> asked.add(card.lesson() + ": " + card.id()));
          robot.lookup("#ahead-next").queryAs(Hyperlink.class).fire();
        });
    assertEquals(List.of("sample: card"), asked);
    awaitTexts(robot, ".ahead-value");
    robot.interact(() -> findings.unguessed().remove("sample/card"));
    awaitTexts(robot, "#ahead-remark", "Decided at step 4.");
  }

  @Test
  void aDeadlockIsARedRing(FxRobot robot) {
    walk(robot, "Monitors", "M2A");
    await().until(() -> robot.lookup("#lock-graph").tryQuery().isPresent());
    awaitTexts(robot, "#other-locks", "Nobody has OTHER.");
    awaitTexts(robot, "#ring");
    assertEquals(0, red(robot));
    walk(robot, "Monitors", "M2AB");
    awaitTexts(robot, "#ring", "Deadlock: A waits for B, B waits for A. Nobody can move.");
    assertEquals(4, red(robot));
    assertEquals(
        "A holds LOCK. B wants LOCK. B holds OTHER. A wants OTHER.",
        robot.lookup("#lock-graph").query().getAccessibleText());
  }

  private static long red(FxRobot robot) {
    return robot.lookup("#lock-graph > *").queryAll().stream()
        .filter(node -> node instanceof Line line && line.getStroke().equals(Palette.LIGHT.bad()))
        .count();
  }

  @Test
  void collectionsAndArraysAreCells(FxRobot robot) {
    walk(robot, "Seen", "MA22");
    awaitTexts(robot, ".variable-name", "SHELF", "STOCK", "NUMBERS", "FORKS", "count");
    var cells = texts(robot, ".value-cell");
    assertEquals(List.of("7", "8", "3", "0", "5", "0"), cells.subList(0, 6));
    assertEquals(List.of("\"apples\""), texts(robot, ".cell-key"));
    assertTrue(texts(robot, ".variable .muted").contains("… 8 more"));
  }

  @Test
  void whoIsInACallComesOutOfItByAButton(FxRobot robot) {
    walk(robot, "Seen", "M");
    awaitTexts(robot, "#card-M .card-sentence", "waits for A");
    walk(robot, "Seen", "MA");
    awaitTexts(robot, "#card-A .card-place", "line 167");
    robot.interact(() -> robot.lookup("#out-A").queryButton().fire());
    awaitTexts(robot, "#card-A .card-place", "line 168");
    walk(robot, "Memory", "M2");
    awaitTexts(robot, "#card-A .card-sentence", "about to read count");
    assertFalse(robot.lookup("#out-A").query().isVisible());
  }

  @Test
  void whereAllWaitForTheClockOneOfThemIsInSight(FxRobot robot) {
    walk(robot, "Timing", "M2A");
    awaitTexts(robot, "#card-M .card-sentence", "sleeps");
    var place = texts(robot, "#card-M .card-place").getFirst();
    var code = robot.lookup(".code-pane").queryAs(CodePane.class);
    await()
        .untilAsserted(
            () -> {
              var moved = Objects.requireNonNull(code.marks().moved());
              assertEquals("Timing.java, " + place, moved.file() + ", line " + moved.first());
            });
  }
}
