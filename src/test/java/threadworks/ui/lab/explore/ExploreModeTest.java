package threadworks.ui.lab.explore;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static threadworks.ui.lab.explore.FakeEngine.deadlock;
import static threadworks.ui.lab.explore.FakeEngine.found;
import static threadworks.ui.lab.explore.FakeEngine.report;
import static threadworks.ui.lab.explore.FakeEngine.returned;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import threadworks.lab.Expect;
import threadworks.lab.Outcome.Kind;
import threadworks.lesson.Demo;
import threadworks.lesson.Lesson;
import threadworks.lesson.LessonText;
import threadworks.lesson.LessonText.DemoBlock;
import threadworks.lesson.OutcomeName;
import threadworks.schedule.report.Report;
import threadworks.schedule.report.Report.Way;
import threadworks.schedule.report.Schedule;
import threadworks.session.Luck;
import threadworks.ui.fx.Messages;
import threadworks.ui.lab.FakeMode;
import threadworks.ui.lab.Findings;
import threadworks.ui.lab.LabPane;
import threadworks.ui.lab.LabRequest;
import threadworks.ui.lab.Mode;
import threadworks.ui.lab.StateLine;
import threadworks.ui.lab.model.ProgramChoice;
import threadworks.ui.theme.Theme;
import threadworks.wording.Language;
import threadworks.wording.Sentence;
import threadworks.wording.SentenceException;

/** Explore in the lab, over an engine whose reports are made up. */
@SuppressWarnings("NullAway.Init") // made by start, before each test
@ExtendWith(ApplicationExtension.class)
final class ExploreModeTest {
  private static final Lesson LESSON = lesson(false);

  private final Messages messages = new Messages(Language.EN);
  private final Findings findings = new Findings();
  private final FakeEngine engine = new FakeEngine();
  private final ProgramChoice choice = new ProgramChoice();
  private FakeMode step;
  private LabPane lab;

  private static Demo.Variant variant(String name, String runOnly, Demo.Declared... outcomes) {
    return new Demo.Variant(name, null, 0, List.of(outcomes), 1, 2, runOnly, 0);
  }

  private static Lesson lesson(boolean kinds) {
    var demo =
        new Demo(
            "Tickets",
            "sample.Tickets",
            List.of(
                variant(
                    "sale",
                    "",
                    new Demo.Declared(Kind.RETURNED, "1", Expect.ACCEPTABLE),
                    new Demo.Declared(Kind.RETURNED, "2", Expect.FORBIDDEN),
                    new Demo.Declared(Kind.DEADLOCK, "", Expect.FORBIDDEN)),
                variant(
                    "open",
                    "",
                    new Demo.Declared(Kind.RETURNED, "1", Expect.ACCEPTABLE),
                    new Demo.Declared(Kind.RETURNED, "3", Expect.INTERESTING)),
                variant("real", "it starts processes")),
            List.of(new Demo.Param("seats", true, 5, 1, 9, 1, "", 2, false)),
            List.of(new Demo.Source("Tickets.java", "class Tickets {}", Set.of())),
            null);
    var labels =
        List.of(
            new LessonText.OutcomeLabel(
                "", new OutcomeName(Kind.RETURNED, "2"), "one seat too many"),
            new LessonText.OutcomeLabel("", new OutcomeName(Kind.DEADLOCK, ""), "both wait"));
    var block =
        new DemoBlock(
            "Tickets", Map.of("sale", "no key"), labels, Map.of(), List.of(), kinds, null);
    return new Lesson(
        "sample",
        1,
        1,
        false,
        Map.of(
            Language.EN, new LessonText(Language.EN, "T", "T", List.of(block)),
            Language.ZH, new LessonText(Language.ZH, "T", "T", List.of(block))),
        List.of(demo),
        Path.of(""),
        List.of());
  }

  @Start
  void start(Stage stage) {
    var theme = new Theme(false);
    step = new FakeMode(Mode.STEP, new FakeMode.View("steps", ""));
    var explore = new ExploreMode(messages, theme, engine, engine::repeat, choice, findings);
    lab = new LabPane(messages, theme, List.of(explore, step));
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

  private String line() {
    return ((StateLine) Objects.requireNonNull(lab.lookup("#explore-line"))).text();
  }

  private void says(String sentence) {
    await().untilAsserted(() -> assertEquals(sentence, line()));
  }

  private List<String> rows() {
    return Objects.requireNonNull(lab.lookup("#outcomes")).lookupAll(".outcome-line").stream()
        .filter(OutcomeLine.class::isInstance)
        .map(Node::getAccessibleText)
        .toList();
  }

  private void ends(Report report) {
    engine.search.over.complete(report);
  }

  private void variant(FxRobot robot, String name) {
    robot.interact(() -> lab.ask(new LabRequest.Explore("Tickets", name)));
  }

  private void go(FxRobot robot) {
    robot.interact(() -> lab.go());
  }

  @Test
  void nothingIsExploredBeforeItIsAskedFor(FxRobot robot) {
    says("Nothing explored yet: Explore (F5) walks every way in which the threads can take turns.");
    assertEquals(List.of(), engine.asked);
    go(robot);
    says("Getting ready: the first schedules are on their way.");
    assertTrue(lab.busy().getValue());
    assertFalse(engine.asked.getFirst().reduce());
    assertEquals(Map.of("seats", 2.0), Objects.requireNonNull(choice.program()).values());
  }

  @Test
  void whatIsUnderWayIsSaidAndStopKeepsIt(FxRobot robot) {
    variant(robot, "open");
    engine.search.now = report(false, 400, found(returned("1"), 200, "MA"));
    says("200 of about 400 schedules, about 1 s to go; what is listed stays if you stop.");
    assertEquals(List.of("1, acceptable, proof 200 of 200, shortest MA"), rows());
    robot.clickOn("#explore");
    assertFalse(lab.busy().getValue());
    says("Unfinished: the first 200 of some 400 schedules, fewest switches first.");
    assertEquals(1, rows().size());
    assertFalse(Objects.requireNonNull(findings.explored().get("sample/Tickets/open")).complete());
  }

  @Test
  void aSearchOfTooManyGoesOverToKinds(FxRobot robot) {
    variant(robot, "open");
    engine.search.now = report(false, 1e9, found(returned("1"), 200, "MA"));
    says("200 of about 1 billion schedules; what is listed stays if you stop.");
    engine.search.now =
        new Report(
            300,
            false,
            false,
            0,
            2,
            1e9,
            engine.search.now.outcomes(),
            List.of(),
            null,
            0,
            0,
            0,
            null,
            List.of());
    await().until(() -> engine.asked.size() == 2);
    assertTrue(engine.asked.getLast().reduce());
    engine.search.now = report(false, Double.NaN, found(returned("1"), 7, "MA"));
    says(
        "Too many to walk each, so one of each kind: 7 kinds so far; what is listed stays if you"
            + " stop.");
    ends(report(true, 14, found(returned("1"), 10, "MA"), found(returned("3"), 4, "AM")));
    says("All there are, as 14 kinds: schedules that differ in nothing one can see count as one.");
  }

  @Test
  @Tag("slow")
  void aTextMaySayThatItBeginsWithKinds(FxRobot robot) {
    robot.interact(() -> lab.open(lesson(true)));
    go(robot);
    assertTrue(engine.asked.getFirst().reduce());
  }

  @Tag("slow")
  @Test
  void goOnTakesLonger(FxRobot robot) {
    variant(robot, "open");
    ends(report(false, 1e9, found(returned("1"), 200, "MA")));
    says("Unfinished: the first 200 of some 1 billion schedules, fewest switches first.");
    robot.clickOn("#go-on");
    assertTrue(engine.asked.getLast().seconds() > engine.asked.getFirst().seconds());
    ends(report(false, 1e9, found(returned("1"), 200, "MA")));
    await().until(() -> lab.lookup("#explore-kinds") != null);
    robot.clickOn("#explore-kinds");
    assertTrue(engine.asked.getLast().reduce());
  }

  @Test
  void whatIsCompleteIsSaid(FxRobot robot) {
    variant(robot, "open");
    ends(report(true, 50, found(returned("1"), 40, "MA"), found(returned("3"), 10, "AM")));
    says("All there are: 50 schedules come to 2 outcomes, and no schedule comes to another.");
    assertEquals(
        List.of(
            "1, acceptable, proof 40 of 50, shortest MA",
            "3, interesting, proof 10 of 50, shortest AM"),
        rows());
    go(robot);
    ends(report(true, 1, found(returned("1"), 1, "MA")));
    says("Nothing forbidden: the one schedule comes to “1”, and it is all there is.");
    assertEquals(
        List.of("1, acceptable, proof 1 of 1, shortest MA", "3, interesting, proof 0 of 1"),
        rows(),
        "what is declared and was not found");
  }

  @Test
  void whatShouldNotHappenIsSaidAndCanBeWalked(FxRobot robot) {
    variant(robot, "sale");
    ends(report(true, 50, found(returned("2"), 40, "MAM"), found(returned("1"), 10, "AM")));
    says("“2” (one seat too many) should not happen, yet 40 of all 50 schedules come to it.");
    robot.clickOn("#walk-shortest");
    var opened = step.opened.getLast();
    assertEquals("MAM", opened.code());
    assertEquals(List.of("sale"), opened.variants());
  }

  @Test
  void anUnfinishedSearchIsNeverCalledComplete(FxRobot robot) {
    variant(robot, "sale");
    ends(report(false, 900, found(returned("1"), 50, "MAM")));
    says("Nothing forbidden so far: 50 schedules were walked, the others were not.");
    go(robot);
    ends(report(false, 900, found(returned("2"), 50, "MAM")));
    says("“2” (one seat too many) should not happen, yet 50 of the first 50 schedules come to it.");
    assertTrue(
        robot
            .lookup("What is listed can happen; what is not listed isn’t ruled out.")
            .tryQuery()
            .isPresent());
  }

  @Test
  void whatWasCutIsNoProof(FxRobot robot) {
    variant(robot, "open");
    var all = report(false, 50, found(returned("1"), 50, "MA"));
    ends(cut(all, 50));
    says("All 50 schedules were cut at 10,000 steps, before the program ended: use fewer seats.");
    go(robot);
    ends(cut(all, 3));
    says("3 of 50 schedules were cut at 10,000 steps: how those end isn’t known.");
  }

  @Test
  void whatWasCutCanBeAllowedMoreStepsOrMadeSmaller(FxRobot robot) {
    variant(robot, "open");
    ends(cut(report(false, 50, found(returned("1"), 50, "MA")), 50));
    await().until(() -> lab.lookup("#allow-steps") != null);
    robot.clickOn("Allow 100,000 steps");
    assertEquals(100_000, engine.targets.getLast().limits().steps());
    ends(cut(report(false, 50, found(returned("1"), 50, "MA")), 50));
    await().until(() -> lab.lookup("#set-smaller") != null);
    robot.clickOn("Set seats to 1");
    assertEquals(Map.of("seats", 1.0), engine.targets.getLast().params());
    assertEquals(10_000, engine.targets.getLast().limits().steps());
    ends(cut(report(false, 50, found(returned("1"), 50, "MA")), 50));
    says("All 50 schedules were cut at 10,000 steps, before the program ended.");
    assertNull(lab.lookup("#set-smaller"), "there is no smaller number");
  }

  private static Report cut(Report of, long cut) {
    return new Report(
        of.schedules(),
        false,
        false,
        0,
        1,
        of.estimate(),
        of.outcomes(),
        List.of(),
        null,
        cut,
        0,
        10_000,
        null,
        List.of());
  }

  @Test
  @Tag("slow")
  void whatTheModelDoesNotSeeIsNoProof(FxRobot robot) {
    variant(robot, "open");
    var all = report(true, 50, found(returned("1"), 50, "MA"));
    ends(
        new Report(
            50,
            true,
            false,
            0,
            1,
            50,
            all.outcomes(),
            List.of(new Report.Call("Cipher.update", "Tickets.java", 22)),
            null,
            0,
            0,
            0,
            null,
            List.of()));
    says("All walked, but no proof: line 22 calls Cipher.update, whose steps the model can’t see.");
  }

  @Test
  void whatCannotBeExploredSaysWhy(FxRobot robot) {
    robot.interact(() -> lab.ask(new LabRequest.Explore("Tickets", "real")));
    says("“real” runs for real only: it starts processes.");
    assertEquals(List.of(), engine.asked);
    assertTrue(((Button) lab.lookup("#real-runs")).isDisabled());

    robot.clickOn("#instead");
    assertEquals("sale", Objects.requireNonNull(choice.program()).variant().name());
    assertEquals(List.of(), engine.asked, "it does not begin by itself");

    variant(robot, "open");
    engine.search.over.completeExceptionally(
        new SentenceException(Sentence.of("run.noHost", "no java")));
    says("a JVM could not be started: no java");
    assertFalse(lab.busy().getValue());
  }

  @Test
  void luckStandsBesideProof(FxRobot robot) {
    variant(robot, "sale");
    ends(report(true, 50, found(returned("2"), 40, "MAM"), found(returned("1"), 10, "AM")));
    await().until(() -> rows().size() == 3);
    robot.clickOn("#real-runs");
    assertTrue(lab.busy().getValue());
    assertEquals(1_000, engine.repeated.getFirst().repeat());
    engine.runs.now = luck(412, 0);
    await()
        .untilAsserted(
            () ->
                assertEquals(
                    "412 real runs so far, 0.8 s", ((Label) lab.lookup("#luck")).getText()));
    engine.runs.over.complete(luck(997, 3));
    says(
        "1,000 real runs in 0.8 s: 997 ended, 3 did not end: in those, every thread waits for"
            + " ever.");
    assertEquals(
        List.of(
            "1, acceptable, luck 997 of 1,000, proof 10 of 50, shortest AM",
            "2, one seat too many · forbidden, luck 0 of 1,000, proof 40 of 50, shortest MAM",
            "deadlock, both wait · forbidden, luck 3 of 1,000, proof 0 of 50"),
        rows());
    assertEquals(1_000, Objects.requireNonNull(findings.lucky().get("sample/Tickets/sale")).made());
    assertFalse(lab.busy().getValue());
  }

  @Test
  void theKeyboardIsNotLostWhileSomethingGoesOn(FxRobot robot) {
    variant(robot, "open");
    ends(report(false, 1e9, found(returned("1"), 200, "MA")));
    await().until(() -> lab.lookup("#go-on") != null);
    var goOn = lab.lookup("#go-on");
    robot.interact(goOn::requestFocus);
    robot.type(KeyCode.SPACE);
    assertEquals("explore", lab.getScene().getFocusOwner().getId());
    robot.interact(() -> lab.stop());
    robot.interact(() -> lab.lookup("#real-runs").requestFocus());
    robot.type(KeyCode.SPACE);
    assertTrue(lab.busy().getValue());
    assertEquals("real-runs", lab.getScene().getFocusOwner().getId());
    robot.type(KeyCode.SPACE);
    assertFalse(lab.busy().getValue(), "pressed again, it ends them");
  }

  @Test
  void anEndThatTheLessonDoesNotNameSaysWhoIsLeft(FxRobot robot) {
    variant(robot, "open");
    var left = List.of(Sentence.of("cut.memory"));
    ends(
        report(
            true,
            50,
            found(
                new threadworks.schedule.report.Outcome(
                    threadworks.schedule.report.Outcome.Kind.STUCK, "7", left),
                50,
                "MA")));
    await()
        .untilAsserted(
            () ->
                assertTrue(
                    rows()
                        .contains(
                            "stuck 7, "
                                + messages.say(left.getFirst())
                                + ", proof 50 of 50, shortest MA"),
                    rows().toString()));
  }

  private static Luck luck(long ended, int waiting) {
    return new Luck(
        1_000,
        waiting == 0
            ? Map.of(returned("1"), ended)
            : Map.of(returned("1"), ended, deadlock(), (long) waiting),
        waiting,
        0,
        0,
        null,
        0.8);
  }

  @Test
  @Tag("slow")
  void othersAreToldWhatTheUsualParametersComeTo(FxRobot robot) {
    variant(robot, "open");
    var complete = report(true, 50, found(returned("1"), 50, "MA"));
    ends(complete.with(List.of(new Way(Schedule.parse("MA"), 0))));
    await().until(() -> complete.equals(findings.explored().get("sample/Tickets/open")));
    go(robot);
    engine.search.now = report(false, 50, found(returned("1"), 3, "MA"));
    robot.interact(() -> lab.stop());
    assertEquals(
        complete, findings.explored().get("sample/Tickets/open"), "what is proved stays so");
    assertNull(findings.explored().get("sample/Tickets/sale"));
  }

  @Test
  @Tag("slow")
  void whatWasFoundIsKeptWhileAnotherVariantIsShown(FxRobot robot) {
    variant(robot, "open");
    ends(report(true, 50, found(returned("1"), 50, "MA")));
    await().until(() -> rows().size() == 2);
    variant(robot, "sale");
    assertEquals(List.of(), rows());
    robot.interact(() -> lab.stop());
    robot.clickOn("#variant").clickOn("open");
    assertEquals(2, rows().size());
  }

  @Test
  void theTableIsUsedByKeyboard(FxRobot robot) {
    variant(robot, "sale");
    ends(report(true, 50, found(returned("2"), 40, "MAM"), found(returned("1"), 10, "AM")));
    await().until(() -> rows().size() == 3);
    robot.interact(
        () ->
            lab.lookup("#outcomes").lookupAll(".outcome-line").stream()
                .filter(OutcomeLine.class::isInstance)
                .findFirst()
                .orElseThrow()
                .requestFocus());
    robot.press(KeyCode.CONTROL).type(KeyCode.C).release(KeyCode.CONTROL);
    robot.interact(() -> assertEquals("AM", Clipboard.getSystemClipboard().getString()));
    robot.type(KeyCode.DOWN, KeyCode.ENTER);
    assertEquals("MAM", step.opened.getLast().code());
  }

  private WayMap map(FxRobot robot) {
    variant(robot, "open");
    ends(
        report(true, 3, found(returned("1"), 2, "MA2"), found(returned("3"), 1, "A2M"))
            .with(
                List.of(
                    new Way(Schedule.parse("MA2"), 0),
                    new Way(Schedule.parse("AMA"), 0),
                    new Way(Schedule.parse("A2M"), 1))));
    await().until(() -> !lab.busy().getValue());
    robot.clickOn("#map-tab");
    return (WayMap) lab.lookup("#map");
  }

  @Test
  void theMapSaysWhatIsLeftAndAClickOpensStep(FxRobot robot) {
    var map = map(robot);
    var place = new WayTree.Cell(0, 1, 3);
    robot.interact(
        () -> {
          assertEquals(
              place, map.cellAt(map.middle(place).getX(), map.middle(place).getY()).orElseThrow());
          assertEquals("A\n2 schedules go on from here\n✓ 1: 1\n! 3: 1", map.describe(place));
        });
    robot.clickOn(map.localToScreen(map.middle(place)));
    assertEquals("A", step.opened.getLast().code());
    assertEquals(List.of("open"), step.opened.getLast().variants());
  }

  @Test
  @Tag("slow")
  void theMapIsUsedByKeyboard(FxRobot robot) {
    var map = map(robot);
    robot.interact(map::requestFocus);
    robot.type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.RIGHT, KeyCode.DOWN);
    assertEquals(
        "Map of 3 schedules with up to 3 steps. A2\n1 schedule goes on from here\n! 3: 1",
        map.getAccessibleText());
    robot.type(KeyCode.UP, KeyCode.LEFT, KeyCode.RIGHT, KeyCode.PLUS, KeyCode.DIGIT0);
    robot.type(KeyCode.ENTER);
    assertEquals("AM", step.opened.getLast().code());
  }

  @Test
  @Tag("slow")
  void withoutAMapItSaysWhatToDo(FxRobot robot) {
    robot.clickOn("#map-tab");
    var hint = (Label) lab.lookup("#map-hint");
    assertTrue(hint.isVisible());
    assertTrue(hint.getText().startsWith("No map yet: explore (F5)."), hint.getText());
    variant(robot, "open");
    ends(report(true, 50_000, found(returned("1"), 50_000, "MA")));
    await()
        .untilAsserted(
            () ->
                assertEquals(
                    "No map: 50,000 schedules are too many to draw.\n"
                        + "Make “seats” smaller and explore again.",
                    hint.getText()));
  }

  @Test
  void allIsSaidInTheLanguageChosen(FxRobot robot) {
    variant(robot, "sale");
    ends(report(true, 50, found(returned("2"), 40, "MAM"), found(returned("1"), 10, "AM")));
    await().until(() -> rows().size() == 3);
    robot.interact(() -> messages.languageProperty().set(Language.ZH));
    says("“2”（one seat too many）不该出现，可全部 50 条里有 40 条都是它。");
    assertEquals("1, 正常, 证明 10 / 50, 最短的 AM", rows().getFirst());
    var heads =
        lab.lookup(".outcome-head").lookupAll(".label").stream()
            .map(label -> ((Label) label).getText())
            .filter(text -> !text.isEmpty())
            .toList();
    assertEquals(List.of("结果", "运气", "证明", "最短的"), heads);
    assertEquals(
        List.of("结果", "交错图"),
        ((TabPane) lab.lookup(".tab-pane")).getTabs().stream().map(tab -> tab.getText()).toList());
  }
}
