package threadworks.ui.lab;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import threadworks.lesson.Demo;
import threadworks.lesson.Lesson;
import threadworks.ui.chart.ThreadMarks.Mark;
import threadworks.ui.code.CodeMarks;
import threadworks.ui.code.CodeMarks.Stretch;
import threadworks.ui.fx.Messages;
import threadworks.ui.lab.run.FakeRuns;
import threadworks.ui.theme.Theme;
import threadworks.wording.Language;

/** The lab over modes that do nothing. */
@SuppressWarnings("NullAway.Init") // made by start, before each test
@ExtendWith(ApplicationExtension.class)
final class LabPaneTest {
  private FakeMode.View timings;
  private FakeMode.View timeline;
  private FakeMode first;
  private FakeMode run;
  private final Messages messages = new Messages(Language.EN);
  private Stage stage;
  private LabPane lab;

  @Start
  void start(Stage stage) {
    this.stage = stage;
    timings = new FakeMode.View("timings", "");
    timeline = new FakeMode.View("timeline", "OneCore");
    first = new FakeMode("step", timings, timeline);
    run = new FakeMode(Mode.RUN, new FakeMode.View("output", ""));
    open(List.of(first, run));
  }

  private void open(List<Mode> modes) {
    var theme = new Theme(false);
    lab = new LabPane(messages, theme, modes);
    var scene = new Scene(lab, 720, 680);
    theme.dress(scene);
    stage.setX(0);
    stage.setY(0);
    stage.setWidth(720);
    stage.setHeight(680);
    stage.setScene(scene);
    stage.show();
    lab.open(FakeRuns.LESSON);
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(() -> lab.close());
    assertTrue(first.asked.contains("close") && run.asked.contains("close"));
  }

  private List<String> tabs() {
    var pane = (TabPane) Objects.requireNonNull(lab.lookup(".tab-pane"));
    return pane.getTabs().stream().map(Tab::getId).toList();
  }

  private String demo() {
    return Objects.requireNonNull(lab.subjectProperty().get()).demo().name();
  }

  private void ask(FxRobot robot, LabRequest request) {
    robot.interact(() -> lab.ask(request));
  }

  @Test
  void theSwitchShowsAModeWithItsControlsAndTabs(FxRobot robot) {
    assertEquals(List.of("timings-tab"), tabs());
    assertEquals(List.of(), run.opened);
    robot.clickOn("#mode-run");
    assertEquals(List.of("output-tab"), tabs());
    assertEquals("Crawl", run.opened.getLast().demo().name());
    assertTrue(robot.lookup("go run").tryQuery().isPresent());
    assertFalse(robot.lookup("go step").tryQuery().isPresent());
    robot.clickOn("#mode-run");
    assertEquals(List.of("output-tab"), tabs(), "pressed again");
  }

  @Test
  void oneModeNeedsNoSwitch(FxRobot robot) {
    assertTrue(robot.lookup(".modes").query().isVisible());
    robot.interact(() -> open(List.of(run)));
    assertFalse(lab.lookup(".modes").isVisible());
    first.close();
  }

  @Test
  void aViewIsDrawnOnlyWhenItCanBeSeen(FxRobot robot) {
    ask(robot, new LabRequest.Show("OneCore"));
    assertEquals(0, timeline.drawn);
    robot.clickOn("#timeline-tab");
    assertEquals(1, timeline.drawn);
    int before = timings.drawn;
    robot.interact(() -> messages.languageProperty().set(Language.ZH));
    assertEquals(2, timeline.drawn);
    assertEquals(before, timings.drawn);
  }

  @Test
  void aViewHasATabWhereItFits(FxRobot robot) {
    assertEquals(List.of("timings-tab"), tabs());
    ask(robot, new LabRequest.Show("OneCore"));
    assertEquals(List.of("timings-tab", "timeline-tab"), tabs());
    robot.clickOn("#timeline-tab");
    ask(robot, new LabRequest.Show("Crawl"));
    assertEquals(List.of("timings-tab"), tabs());
  }

  @Test
  void theDemoIsChosenInTheLabOrAskedFor(FxRobot robot) {
    assertEquals("Crawl", demo());
    robot.clickOn("#demos");
    robot.clickOn("OneCore");
    assertEquals("OneCore", demo());
    assertEquals("OneCore", first.opened.getLast().demo().name());
    ask(robot, new LabRequest.Show("Crawl"));
    assertEquals("Crawl", demo());
    assertEquals("Crawl", robot.lookup("#demos").queryAs(ComboBox.class).getValue());
    assertThrows(IllegalArgumentException.class, () -> lab.ask(new LabRequest.Show("Nothing")));
  }

  private boolean someDemoWaits(FxRobot robot) {
    return robot.lookup(".next-up").query().isVisible();
  }

  @Test
  void aDemoWaitsForTheOneThatRunsAndTheLabSaysSo(FxRobot robot) {
    robot.interact(() -> lab.go());
    ask(robot, new LabRequest.Show("OneCore"));
    assertEquals("Crawl", demo());
    assertTrue(
        robot
            .lookup("Crawl is still running. OneCore comes when it is over.")
            .tryQuery()
            .isPresent());
    robot.interact(() -> first.busy.set(false));
    await().until(() -> demo().equals("OneCore"));
    assertFalse(someDemoWaits(robot));
  }

  @Test
  @Tag("slow")
  void whoeverDoesNotWaitSaysSoOrAsksOnceMore(FxRobot robot) {
    robot.interact(() -> lab.go());
    ask(robot, new LabRequest.Show("OneCore"));
    robot.clickOn("Stop Crawl, open OneCore");
    assertEquals("OneCore", demo());
    robot.interact(() -> first.busy.set(true));
    ask(robot, new LabRequest.Show("Crawl"));
    assertEquals("OneCore", demo());
    ask(robot, new LabRequest.Show("Crawl"));
    assertEquals("Crawl", demo());
    assertFalse(someDemoWaits(robot));
  }

  @Test
  @Tag("slow")
  void whatRunsIsKeptIfTheLearnerSaysSo(FxRobot robot) {
    robot.interact(() -> lab.go());
    ask(robot, new LabRequest.Show("OneCore"));
    robot.clickOn("Stay with Crawl");
    assertFalse(someDemoWaits(robot));
    robot.interact(() -> first.busy.set(false));
    robot.interact(() -> {});
    assertEquals("Crawl", demo());
  }

  private static Lesson lesson(String slug, List<Demo> demos) {
    return new Lesson(slug, 2, 1, false, FakeRuns.LESSON.texts(), demos, Path.of(""), List.of());
  }

  @Test
  void aLessonThatWasEditedTakesItsOwnPlaceAtOnce(FxRobot robot) {
    robot.interact(() -> lab.go());
    var crawl = FakeRuns.LESSON.demos().getFirst();
    var edited =
        new Demo(
            crawl.name(),
            crawl.className(),
            crawl.variants(),
            crawl.params(),
            List.of(FakeRuns.source("Crawl.java", "class Crawl { /* edited */ }")),
            null);
    robot.interact(() -> lab.open(lesson(FakeRuns.LESSON.slug(), List.of(edited))));

    assertFalse(someDemoWaits(robot), "what it was is nothing to wait for");
    assertEquals(edited, Objects.requireNonNull(lab.subjectProperty().get()).demo());
  }

  @Test
  @Tag("slow")
  void anotherLessonWaitsTooAndTheWayBackTakesItAway(FxRobot robot) {
    var other = lesson("other", FakeRuns.LESSON.demos().subList(1, 2));
    robot.interact(() -> lab.go());
    robot.interact(() -> lab.open(other));
    assertEquals("Crawl", demo());
    assertTrue(someDemoWaits(robot));
    robot.interact(() -> lab.open(FakeRuns.LESSON));
    assertFalse(someDemoWaits(robot));
    robot.interact(() -> lab.open(other));
    robot.interact(() -> lab.stop());
    await().until(() -> demo().equals("OneCore"));
  }

  @Test
  void theDemoThatIsInTheLabStaysAsItIs(FxRobot robot) {
    var source = lab.lookup(".source");
    assertNotNull(source);
    ask(robot, new LabRequest.Show("Crawl"));
    assertEquals(source, lab.lookup(".source"));
    ask(robot, new LabRequest.Show("OneCore"));
    assertNotEquals(source, lab.lookup(".source"));
  }

  @Test
  void aLessonWithoutADemoLeavesNothingInTheLab(FxRobot robot) {
    robot.interact(() -> lab.go());
    robot.interact(() -> lab.open(null));
    assertEquals(List.of("go", "stop"), first.asked);
    robot.interact(() -> lab.go());
    assertEquals(List.of("go", "stop"), first.asked, "nothing to do it with");
  }

  @Test
  void runIsAskedForAVariantInItsOwnMode(FxRobot robot) {
    robot.interact(() -> lab.go());
    ask(robot, new LabRequest.Run("OneCore", List.of("fourThreads")));
    assertEquals(List.of("go"), first.asked, "what runs is not pushed out");
    ask(robot, new LabRequest.Run("OneCore", List.of("fourThreads")));
    assertEquals(List.of("go", "stop"), first.asked, "one mode at a time");
    assertEquals("OneCore", run.opened.getLast().demo().name());
    assertEquals(List.of("fourThreads"), run.opened.getLast().variants());
    assertEquals(List.of("go"), run.asked);
    robot.interact(() -> messages.languageProperty().set(Language.ZH));
    assertEquals(List.of(), run.opened.getLast().variants(), "asked for once");
  }

  @Test
  @Tag("slow")
  void aBarIsAskedFor(FxRobot robot) {
    ask(robot, new LabRequest.Select("Crawl", "fourThreads"));
    assertEquals(List.of("output-tab"), tabs());
    assertEquals(List.of("select fourThreads"), run.asked);
    assertEquals(List.of(), run.opened.getLast().variants(), "what to run is the learner’s choice");
  }

  @Test
  @Tag("slow")
  void aTabIsAskedForInWhicheverModeHasIt(FxRobot robot) {
    ask(robot, new LabRequest.OpenTab("OneCore", "timeline"));
    assertEquals(1, timeline.drawn);
    ask(robot, new LabRequest.OpenTab("OneCore", "output"));
    assertEquals(List.of("output-tab"), tabs());
    ask(robot, new LabRequest.OpenTab("OneCore", "timings"));
    assertEquals(List.of("timings-tab", "timeline-tab"), tabs());
    ask(robot, new LabRequest.OpenTab("OneCore", "nothing"));
    assertEquals(List.of("timings-tab", "timeline-tab"), tabs());
  }

  @Test
  void aMethodIsAskedFor(FxRobot robot) {
    robot.interact(
        () -> first.marks.set(new CodeMarks(Map.of(), new Stretch("Crawl.java", 25, 28))));
    await().until(() -> lit(robot).contains("25"));
    ask(robot, new LabRequest.ShowCode("Crawl", "fetch"));
    await().until(() -> lit(robot).equals(List.of("19", "20", "21", "22", "23")));
    var marks = Map.of("Crawl.java", Map.of(20, List.of(new Mark("A", 1, "a"))));
    robot.interact(() -> first.marks.set(new CodeMarks(marks, new Stretch("Crawl.java", 25, 28))));
    assertTrue(lit(robot).contains("20"), "a thread that moves does not take it away");
  }

  private List<String> lit(FxRobot robot) {
    robot.interact(() -> {});
    return lab.lookupAll(".lit").stream()
        .filter(Node::isVisible)
        .map(light -> (Text) light.getParent().lookup(".line-number"))
        .map(Text::getText)
        .sorted()
        .toList();
  }

  @Test
  void whatGoesOnCannotBeChangedAndTheFocusIsNotLost(FxRobot robot) {
    robot.interact(() -> robot.lookup("#demos").query().requestFocus());
    robot.interact(() -> lab.go());
    assertTrue(lab.busy().getValue());
    assertTrue(robot.lookup("#demos").query().isDisabled());
    assertTrue(robot.lookup("#mode-run").query().isDisabled());
    var owner = lab.getScene().getFocusOwner();
    assertNotNull(owner);
    assertFalse(owner.isDisabled());
    robot.interact(() -> lab.stop());
    assertFalse(robot.lookup("#demos").query().isDisabled());
  }

  @Test
  void theLabelsAreThoseOfTheLanguage(FxRobot robot) {
    assertEquals("2 processes", first.opened.getLast().label("twoProcesses"));
    robot.interact(() -> messages.languageProperty().set(Language.ZH));
    assertEquals("2 个进程", first.opened.getLast().label("twoProcesses"));
    assertEquals("other", first.opened.getLast().label("other"));
  }
}
