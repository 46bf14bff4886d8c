package threadworks.ui.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.RadioButton;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import threadworks.lesson.Lesson;
import threadworks.lesson.LessonCatalog;
import threadworks.lesson.LessonEntry;
import threadworks.lesson.Seen;
import threadworks.lesson.VariantName;
import threadworks.ui.fx.Messages;
import threadworks.ui.lab.Findings;
import threadworks.ui.lab.LabRequest;
import threadworks.ui.theme.Theme;
import threadworks.wording.Language;

/** The page of lesson 1, and a lab that notes what it is asked. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class LessonPageTest {
  private final List<LabRequest> asked = new ArrayList<>();
  private final Findings findings = new Findings();
  private Lesson lesson;
  private Progress progress;
  private final StringProperty demo = new SimpleStringProperty("Crawl");
  private LessonPage page;

  @Start
  void start(Stage stage) {
    lesson = ((LessonEntry.Ready) LessonCatalog.load().getFirst()).lesson();
    progress = new Progress(lesson, Progress.Saved.NOTHING, _ -> {});
    var context =
        new PageContext(
            new Messages(Language.EN),
            new SimpleBooleanProperty(),
            demo,
            findings,
            new NoLessons(),
            asked::add,
            _ -> {});
    page = new LessonPage(context, lesson, progress);
    var scene = new Scene(page, 500, 900);
    new Theme(false).dress(scene);
    stage.setScene(scene);
    stage.setX(0);
    stage.setY(0);
    stage.show();
  }

  @Test
  void aPredictionRunsWhatItAsksAbout(FxRobot robot) {
    choose(robot, "It falls to a quarter");
    fire(robot, "Run wait · 1 core · 4 workers");
    assertEquals(
        List.of(new LabRequest.Run("OneCore", List.of("waitFourWorkers", "waitOneWorker"))), asked);
  }

  @Test
  void noCardIsJudgedBeforeAllItAsksAbout(FxRobot robot) {
    choose(robot, "It falls to a quarter");
    robot.interact(() -> measured("OneCore", "waitFourWorkers", 0.51));
    assertFalse(shows("Right"));
    robot.interact(() -> measured("OneCore", "waitOneWorker", 2.02));
    assertTrue(shows("Right"));
    assertTrue(
        shows(
            "You predicted “It falls to a quarter” · wait · 1 core · 4 workers took 0.51 s, wait ·"
                + " 1 core · 1 worker took 2.02 s"));
  }

  @Test
  void aCardThatAsksForNoTimeTellsNone(FxRobot robot) {
    choose(robot, "init, p4");
    robot.interact(() -> measured("Crawl", "fourProcesses", 1.01));
    assertTrue(shows("You predicted “init, p4”"));
  }

  @Test
  void aTimePredictedIsThereToBeDrawn(FxRobot robot) {
    choose(robot, "4 seconds");
    assertEquals(Map.of("processes/Crawl/twoProcesses", 4.0), findings.predicted());
    choose(robot, "1 second");
    assertEquals(Map.of("processes/Crawl/twoProcesses", 1.0), findings.predicted());
    robot.interact(() -> measured("Crawl", "twoProcesses", 2.01));
    choose(robot, "2 seconds");
    assertEquals(
        Map.of("processes/Crawl/twoProcesses", 1.0), findings.predicted(), "that was before");
  }

  @Test
  void arrowKeysChooseNothingAndEnterDoes(FxRobot robot) {
    var first = option("4 seconds");
    robot.interact(first::requestFocus);
    robot.push(KeyCode.DOWN);
    assertTrue(option("2 seconds").isFocused());
    assertFalse(option("2 seconds").isSelected());
    robot.push(KeyCode.UP);
    robot.push(KeyCode.UP);
    assertTrue(first.isFocused(), "the first stays the first");
    robot.push(KeyCode.DOWN);
    robot.push(KeyCode.ENTER);
    assertTrue(option("2 seconds").isSelected());
  }

  @Test
  void aWrongAnswerSaysWhyWhenItIsAsked(FxRobot robot) {
    choose(robot, "Processes are slower than threads");
    assertTrue(shows("Not this one"));
    assertFalse(says("same code at the same speed"));
    fire(robot, "Why not?");
    assertTrue(says("same code at the same speed"));
    choose(robot, "There are too few cores");
    assertFalse(says("occupies a core"), "each is asked for itself");
  }

  @Test
  void whatARunShowsIsFoldedUntilItHasRun(FxRobot robot) {
    var words = "Virtual threads";
    var variant = lesson.text(Language.EN).blocks(Seen.class).getFirst().variant();
    assertFalse(says(words));
    robot.interact(() -> progress.ran(new VariantName("Crawl", "oneByOne")));
    assertFalse(says(words), "that is another one");
    robot.interact(() -> progress.ran(variant));
    assertTrue(says(words));
  }

  @Test
  void whatARunShowsCanBeOpenedOnPurpose(FxRobot robot) {
    assertFalse(says("Virtual threads"));
    fire(robot, "Show it now");
    assertTrue(says("Virtual threads"));
  }

  @Test
  void aPageBeginsAtItsTop(FxRobot robot) {
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals(0, page.getVvalue());
    robot.interact(() -> page.setVvalue(0.5));
    robot.interact(() -> page.goTo(PagePlace.TOP));
    assertEquals(0, page.getVvalue());
  }

  @Test
  void linksAskTheLabByKeyboardToo(FxRobot robot) {
    robot.interact(() -> link("4 threads").requestFocus());
    robot.push(KeyCode.ENTER);
    robot.interact(() -> link("Timeline").fire());
    robot.interact(() -> link("fetch").fire());
    assertEquals(
        List.of(
            new LabRequest.Select("Crawl", "fourThreads"),
            new LabRequest.OpenTab("Crawl", "timeline"),
            new LabRequest.ShowCode("Crawl", "fetch")),
        asked);
  }

  @Test
  void aLinkToATabDoesNothingWhereNoDemoIsInTheLab(FxRobot robot) {
    robot.interact(() -> demo.set(""));
    robot.interact(() -> link("Timeline").fire());
    assertEquals(List.of(), asked);
  }

  @Test
  void thePartDoneGrowsWithEachCard(FxRobot robot) {
    robot.interact(progress::begin);
    double before = progress.partProperty().get();
    choose(robot, "4 seconds");
    double after = progress.partProperty().get();
    assertNotEquals(before, after);
    choose(robot, "init, p4");
    assertTrue(progress.partProperty().get() > after);
    assertEquals(Progress.Mark.BEGUN, progress.markProperty().get());
  }

  private void measured(String demo, String variant, double seconds) {
    findings.measured("processes", new VariantName(demo, variant), seconds);
  }

  private void choose(FxRobot robot, String option) {
    robot.interact(() -> option(option).fire());
  }

  private RadioButton option(String text) {
    return labeled(RadioButton.class, text);
  }

  private Hyperlink link(String text) {
    return labeled(Hyperlink.class, text);
  }

  private void fire(FxRobot robot, String button) {
    robot.interact(() -> labeled(Button.class, button).fire());
  }

  private <T extends Labeled> T labeled(Class<T> kind, String text) {
    return all(page)
        .filter(kind::isInstance)
        .map(kind::cast)
        .filter(node -> text.equals(node.getText()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("not there: " + text));
  }

  private boolean shows(String text) {
    return all(page)
        .anyMatch(node -> node instanceof Labeled label && text.equals(label.getText()));
  }

  private boolean says(String words) {
    return all(page).anyMatch(node -> node instanceof Text text && text.getText().contains(words));
  }

  private static Stream<Node> all(Node node) {
    if (!node.isVisible()) {
      return Stream.empty();
    }
    var below =
        node instanceof Parent parent
            ? parent.getChildrenUnmodifiable().stream().flatMap(LessonPageTest::all)
            : Stream.<Node>empty();
    return Stream.concat(Stream.of(node), below);
  }
}
