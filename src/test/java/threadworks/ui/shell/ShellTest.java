package threadworks.ui.shell;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import threadworks.lesson.Demo;
import threadworks.lesson.VariantName;
import threadworks.session.RunSnapshot;
import threadworks.session.VariantRun;
import threadworks.trace.Trace;
import threadworks.ui.fx.Messages;
import threadworks.ui.fx.Timers;
import threadworks.ui.lab.Findings;
import threadworks.ui.lab.LabPane;
import threadworks.ui.lab.Mode;
import threadworks.ui.lab.run.FakeRuns;
import threadworks.ui.lab.run.FakeTwins;
import threadworks.ui.lab.run.RunMode;
import threadworks.ui.page.Progress.Mark;
import threadworks.ui.theme.Theme;
import threadworks.wording.Language;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class ShellTest {
  private static final VariantName ONE_BY_ONE = new VariantName("Crawl", "oneByOne");

  @TempDir Path folder;
  private Messages messages;
  private Theme theme;
  private final FakeRuns fake = new FakeRuns();
  private Findings findings;
  private Settings settings;
  private LabPane lab;
  private Scene scene;
  private Shell shell;

  @Start
  void start(Stage stage) {
    messages = new Messages(Language.EN);
    theme = new Theme(false);
    findings = new Findings();
    settings = Settings.load(Folders.in(folder));
    lab = lab(settings);
    shell = shell(settings);
    scene = new Scene(shell, 1280, 720);
    theme.dress(scene);
    stage.setScene(scene);
    stage.setX(0);
    stage.setY(0);
    stage.setWidth(1280);
    stage.setHeight(720);
    stage.show();
  }

  private LabPane lab(Settings settings) {
    return new LabPane(
        messages,
        theme,
        List.of(new RunMode(messages, theme, fake, new FakeTwins(), findings, settings)));
  }

  private Shell shell(Settings settings) {
    return new Shell(
        settings, messages, theme, SampleLessons.all(), Optional.empty(), lab, findings, _ -> {});
  }

  /** The demo in the lab. */
  private Demo demo() {
    return Objects.requireNonNull(lab.subjectProperty().get()).demo();
  }

  @Test
  void theLanguageSwitchesInPlaceAndKeepsAnswerScrollAndLab(FxRobot robot) {
    robot.clickOn("2 s");
    robot.interact(() -> page().setVvalue(0.5));
    int top = blockAtTop();
    assertTrue(top > 0, "scrolled");
    robot.clickOn("#language");
    assertEquals(Language.ZH, messages.language());
    assertTrue(shows("进程与线程：一座工厂"));
    assertTrue(shows("先猜一猜"));
    assertFalse(shows("PREDICT"));
    assertEquals("2 秒", chosen());
    assertEquals(top, blockAtTop());
    assertTrue(shows("逐个抓取"));
    robot.clickOn("#language");
    assertEquals("2 s", chosen());
    assertEquals(top, blockAtTop());
    assertTrue(shows("one by one"));
  }

  @Tag("slow")
  @Test
  void theThemeSwitchesInPlaceAndKeepsTheAnswer(FxRobot robot) {
    robot.clickOn("2 s");
    assertEquals(theme.palette().foreground(), paragraph().getFill());
    robot.clickOn("#theme");
    assertTrue(theme.palette().dark());
    robot.interact(() -> scene.getRoot().applyCss());
    assertEquals(theme.palette().foreground(), paragraph().getFill());
    assertEquals("2 s", chosen());
    assertEquals(Color.web("#0d1117"), scene.getFill());
  }

  @Tag("slow")
  @Test
  void aCardAnswersBackAndTheLearnerMayChangeHisMind(FxRobot robot) {
    robot.interact(() -> findings.measured("processes", ONE_BY_ONE, Double.NaN));
    assertFalse(shows("Not this one"));
    robot.clickOn("4 s");
    assertTrue(shows("Not this one"));
    assertFalse(says("nothing to do"), "it may give the right one away");
    robot.clickOn("Why not?");
    assertTrue(says("nothing to do"));
    assertFalse(says("You predicted"), "it can’t be run here");
    robot.clickOn("2 s");
    assertTrue(shows("Right"));
    assertFalse(shows("Not this one"));
    assertFalse(says("nothing to do"));
  }

  @Test
  void aPredictionIsAnsweredByARun(FxRobot robot) {
    robot.clickOn("1 s");
    robot.clickOn("4 s");
    assertTrue(shows("Run one by one"));
    assertFalse(shows("Not this one"), "the run is to say so");
    robot.interact(() -> findings.measured("processes", ONE_BY_ONE, 2.0123));
    assertTrue(shows("You predicted “4 s” · one by one took 2.01 s"));
    assertTrue(shows("Not this one"));
    assertFalse(shows("Run one by one"));
    robot.clickOn("2 s");
    assertTrue(shows("Right"));
    assertTrue(shows("You predicted “4 s” · one by one took 2.01 s"), "that was his prediction");
  }

  @Tag("slow")
  @Test
  void noTimeIsSeenBeforeAChoice(FxRobot robot) {
    robot.interact(() -> findings.measured("processes", ONE_BY_ONE, 2.0123));
    assertFalse(says("took 2.01"));
    robot.clickOn("4 s");
    assertTrue(shows("You predicted “4 s” · one by one took 2.01 s"));
  }

  @Test
  @Tag("slow")
  void aDemoChosenInTheLabStaysWhenTheLanguageChanges(FxRobot robot) {
    robot.interact(() -> shell.openLesson("threads"));
    robot.interact(() -> ((ComboBox<?>) scene.lookup("#demos")).getSelectionModel().select(1));
    assertEquals("Tickets", demo().name());
    robot.interact(() -> messages.languageProperty().set(Language.ZH));
    assertEquals("Tickets", demo().name());
  }

  @Test
  void aLessonIsFinishedWhenAllCardsAreAnsweredAndADemoRan(FxRobot robot) {
    assertEquals(Mark.BEGUN, mark());
    assertTrue(shows("1 of 8 started"));
    robot.clickOn("1 s");
    robot.interact(() -> page().setVvalue(1));
    robot.clickOn("They run for longer");
    assertEquals(Mark.BEGUN, mark());
    robot.interact(() -> findings.ran(snapshot(VariantRun.Status.STOPPED)));
    assertEquals(Mark.BEGUN, mark());
    robot.interact(() -> findings.ran(snapshot(VariantRun.Status.DONE)));
    assertEquals(Mark.FINISHED, mark());
    assertTrue(shows("1 of 8 finished"));
  }

  @Test
  @Tag("slow")
  void everythingCanBeReachedByKeys(FxRobot robot) {
    robot.push(KeyCode.F5);
    assertEquals(1, fake.requests.size());
    robot.push(KeyCode.F5);
    assertEquals(1, fake.requests.size(), "it runs already");
    robot.push(KeyCode.SHIFT, KeyCode.F5);
    await().until(() -> !lab.busy().getValue());
    robot.push(KeyCode.ALT, KeyCode.DOWN);
    assertTrue(shows("2 · Threads share memory"));
    robot.push(KeyCode.ALT, KeyCode.UP);
    assertTrue(shows("1 · Processes and threads: the factory"));
    robot.push(KeyCode.SHORTCUT, KeyCode.D);
    assertTrue(theme.palette().dark());
    robot.push(KeyCode.SHORTCUT, KeyCode.L);
    assertEquals(Language.ZH, messages.language());
    robot.push(KeyCode.SHORTCUT, KeyCode.N);
    assertTrue(says("僵尸"));
    robot.push(KeyCode.F1);
    assertTrue(scene.lookup(".overlay").isVisible());
    robot.push(KeyCode.ESCAPE);
    assertFalse(scene.lookup(".overlay").isVisible());
    robot.push(KeyCode.F11);
    assertTrue(((Stage) scene.getWindow()).isFullScreen());
    robot.push(KeyCode.ESCAPE);
    assertFalse(((Stage) scene.getWindow()).isFullScreen());
  }

  @Test
  void theNextPartKeyGoesRoundListPageAndLab(FxRobot robot) {
    robot.interact(() -> Objects.requireNonNull(scene.lookup(".rail .list-view")).requestFocus());
    robot.push(KeyCode.F6);
    assertTrue(isIn(".page"));
    robot.push(KeyCode.TAB);
    robot.push(KeyCode.SPACE);
    assertEquals("4 s", chosen());
    robot.push(KeyCode.F6);
    assertTrue(isIn(".lab"));
    robot.push(KeyCode.F6);
    assertTrue(isIn(".rail"));
    robot.push(KeyCode.DOWN);
    assertTrue(shows("2 · Threads share memory"));
  }

  @Tag("slow")
  @Test
  void aNarrowWindowFoldsTheListToNumbers(FxRobot robot) {
    assertTrue(shows("Threads"));
    resize(robot, 1024, 600);
    assertFalse(shows("Threads"));
    assertTrue(shows("2"));
    assertTrue(width(".page") >= 320);
    assertTrue(width(".lab") >= 440);
    robot.clickOn("2");
    assertTrue(shows("2 · Threads share memory"));
    resize(robot, 1280, 720);
    assertTrue(shows("Threads"));
  }

  @Tag("slow")
  @Test
  void pageAndLabHaveTheWidthInTurnByKeyAndByMouse(FxRobot robot) {
    resize(robot, 1024, 600);
    double all = 1024 - width(".rail");
    robot.interact(() -> Objects.requireNonNull(scene.lookup("#run")).requestFocus());
    robot.push(KeyCode.F8);
    assertFalse(lab.getParent().isVisible());
    assertTrue(isIn(".page"), "the focus does not stay with what is gone");
    robot.push(KeyCode.F6);
    robot.push(KeyCode.F6);
    assertTrue(isIn(".page"), "past the lab, which is not there");
    robot.push(KeyCode.F8);
    assertEquals(all, width(".lab"));
    assertFalse(page().getParent().getParent().isVisible());
    robot.clickOn("#show-page");
    assertFalse(lab.getParent().isVisible());
    assertTrue(page().getParent().getParent().isVisible());
    robot.clickOn("#show-both");
    assertTrue(lab.getParent().isVisible());
    robot.clickOn("#show-lab");
    robot.push(KeyCode.F8);
    assertTrue(lab.getParent().isVisible());
    assertTrue(page().getParent().getParent().isVisible());
  }

  @Test
  void whatThePageAsksOfTheLabIsSeen(FxRobot robot) {
    robot.interact(() -> shell.openLesson("threads"));
    robot.clickOn("#show-page");
    robot.clickOn("Open in the lab");
    assertTrue(lab.getParent().isVisible());
    assertEquals("Tickets", demo().name());
  }

  @Test
  @Tag("slow")
  void moreRoomShowsMoreAndThePageStaysReadable(FxRobot robot) {
    double lab = width(".lab");
    double page = width(".page");
    // No higher: the headless platform's screen is not.
    resize(robot, 2560, 960);
    assertTrue(width(".page") > page);
    assertTrue(width(".page") <= Parts.WIDEST_PAGE);
    assertTrue(width(".lab") > lab + 800);
    robot.interact(() -> robot.lookup("#show-page").queryAs(ToggleButton.class).fire());
    assertTrue(width(".page") <= Parts.WIDEST_PAGE);
  }

  @Test
  @Tag("slow")
  void zoomingWorksWithShiftHeldAndGoesBack(FxRobot robot) {
    resize(robot, 1600, 960);
    double usual = widthInScene(".rail");
    robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.EQUALS);
    WaitForAsyncUtils.waitForFxEvents();
    assertTrue(widthInScene(".rail") > usual);
    robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT0);
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals(usual, widthInScene(".rail"));
  }

  @Test
  void theTimelinesKeysAreInTheListAndTheListFitsASmallWindow(FxRobot robot) {
    resize(robot, 960, 540);
    robot.push(KeyCode.F1);
    assertTrue(shows("In Timeline and Data"));
    assertTrue(shows("The whole run"));
    var sheet = Objects.requireNonNull(scene.lookup(".keys-sheet"));
    var view = sheet.localToScene(sheet.getLayoutBounds());
    assertTrue(view.getMinY() >= 0 && view.getMaxY() <= 540, view.toString());
    assertTrue(view.getMinX() >= 0 && view.getMaxX() <= 960, view.toString());
  }

  @Test
  @Tag("slow")
  void sizesAreFoundAsTheyWereLeft(FxRobot robot) {
    resize(robot, 1600, 960);
    double usual = width(".page");
    robot.interact(
        () -> {
          Objects.requireNonNull(scene.lookup(".parts-divider")).requestFocus();
          lab.codePart(Mode.RUN, 0.5);
        });
    robot.push(KeyCode.RIGHT);
    robot.push(KeyCode.SHORTCUT, KeyCode.EQUALS);
    WaitForAsyncUtils.waitForFxEvents();
    double wider = width(".page");
    double rail = widthInScene(".rail");
    assertTrue(wider > usual);
    robot.interact(shell::remember);
    var later = Settings.load(Folders.in(folder));
    robot.interact(
        () -> {
          lab = lab(later);
          scene.setRoot(shell(later));
        });
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals(wider, width(".page"));
    assertEquals(rail, widthInScene(".rail"));
    assertEquals(0.5, lab.codeParts().getOrDefault(Mode.RUN, 0.0), 0.01);
  }

  @Test
  @Tag("slow")
  void fullScreenIsAsLargeAsFitsAndGivesTheZoomBack(FxRobot robot) {
    resize(robot, 1600, 960);
    robot.push(KeyCode.SHORTCUT, KeyCode.EQUALS);
    WaitForAsyncUtils.waitForFxEvents();
    double rail = widthInScene(".rail");
    robot.push(KeyCode.F11);
    robot.interact(shell::remember);
    assertEquals(1.1, Settings.load(Folders.in(folder)).size("zoom").orElseThrow(), 1e-9);
    robot.push(KeyCode.F11);
    WaitForAsyncUtils.waitForFxEvents();
    resize(robot, 1600, 960);
    assertEquals(rail, widthInScene(".rail"));
  }

  @Test
  @Tag("slow")
  void atRestNothingTicks(FxRobot robot) {
    robot.push(KeyCode.F5);
    assertTrue(running(robot) > 0, "a run is watched");
    robot.push(KeyCode.ESCAPE);
    robot.push(KeyCode.F8);
    robot.push(KeyCode.SHORTCUT, KeyCode.D);
    await().until(() -> running(robot) == 0);
  }

  private static int running(FxRobot robot) {
    var running = new AtomicInteger();
    robot.interact(() -> running.set(Timers.running()));
    return running.get();
  }

  private void resize(FxRobot robot, double width, double height) {
    robot.interact(
        () -> {
          scene.getWindow().setWidth(width);
          scene.getWindow().setHeight(height);
        });
    await().until(() -> scene.getWidth() == width && shell.getWidth() == width);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private double width(String part) {
    return Objects.requireNonNull(scene.lookup(part)).getLayoutBounds().getWidth();
  }

  /** With how much larger it is shown. */
  private double widthInScene(String part) {
    var node = Objects.requireNonNull(scene.lookup(part));
    return node.localToScene(node.getLayoutBounds()).getWidth();
  }

  @Test
  void aRunLeavesTheFocusWhereItIs(FxRobot robot) {
    robot.interact(() -> shell.openLesson("threads"));
    robot.interact(() -> Objects.requireNonNull(scene.lookup(".rail .list-view")).requestFocus());
    robot.push(KeyCode.F5);
    assertTrue(lab.busy().getValue());
    assertTrue(isIn(".rail"));
  }

  @Test
  @Tag("slow")
  void escapeStopsARunUnderWay(FxRobot robot) {
    robot.push(KeyCode.F5);
    assertTrue(lab.busy().getValue());
    robot.push(KeyCode.ESCAPE);
    await().until(() -> !lab.busy().getValue());
  }

  @Test
  @Tag("slow")
  void aLessonWithTwoDemosOpensEitherInTheLab(FxRobot robot) {
    robot.interact(() -> shell.openLesson("threads"));
    assertEquals("SharedList", demo().name());
    robot.clickOn("Open in the lab");
    assertEquals("Tickets", demo().name());
    robot.clickOn("Open in the lab");
    assertEquals("SharedList", demo().name());
  }

  @Test
  void aPageIsFoundAgainWhereItWasLeft(FxRobot robot) {
    robot.interact(() -> page().setVvalue(0.5));
    int top = blockAtTop();
    assertTrue(top > 0, "scrolled");
    robot.interact(() -> shell.openLesson("threads"));
    await().until(() -> blockAtTop() == 0);
    robot.interact(() -> shell.openLesson("processes"));
    await().until(() -> blockAtTop() == top);
    robot.interact(shell::remember);
    var settings = Settings.load(Folders.in(folder));
    assertEquals(top, settings.place("processes").orElseThrow().block());
  }

  @Tag("slow")
  @Test
  void theEndOfALessonLeadsToTheNext(FxRobot robot) {
    robot.interact(() -> page().setVvalue(1));
    robot.clickOn("Next: 2 · Threads");
    assertTrue(shows("2 · Threads share memory"));
  }

  @Tag("slow")
  @Test
  void whatIsWrongWithTheSettingsIsSaidAboveThePage(FxRobot robot) throws IOException {
    Files.writeString(folder.resolve("window.json"), "oops");
    var settings = Settings.load(Folders.in(folder));
    robot.interact(
        () -> {
          lab = lab(settings);
          scene.setRoot(shell(settings));
        });
    assertTrue(shows(messages.say(settings.notices().getFirst())));
    robot.clickOn("Put away");
    assertFalse(shows("Put away"));
  }

  @Tag("slow")
  @Test
  void aBrokenLessonSaysWhereAndWhyAndHarmsNoOther(FxRobot robot) {
    robot.clickOn("modern");
    assertTrue(shows("modern/lesson.en.md:17"));
    assertTrue(shows("The lesson “modern” cannot be shown"));
    assertTrue(shows("the card must end with its options, as in - [ ] one or - [x] the right one"));
    robot.interact(() -> messages.languageProperty().set(Language.ZH));
    assertTrue(shows("题的最后要列出选项，例如 - [ ] 一个，- [x] 对的那个"));
    robot.interact(() -> messages.languageProperty().set(Language.EN));
    assertFalse(lab.isVisible(), "the lab of another lesson");
    robot.clickOn("Threads");
    assertTrue(shows("2 · Threads share memory"));
    assertTrue(lab.isVisible());
  }

  @Test
  void aLessonMissingInOneLanguageIsShownInTheOtherWithAMark(FxRobot robot) {
    robot.interact(() -> shell.openLesson("chinese"));
    assertTrue(shows("Not yet translated into English: this is the Chinese text."));
    assertTrue(says("公共堆场"));
    robot.clickOn("#language");
    assertFalse(shows("本课还没有中文版，这里显示英文原文。"));
    assertTrue(says("公共堆场"));
  }

  @Test
  @Tag("slow")
  void theNextStartGoesOnWhereThisOneEnded(FxRobot robot) {
    robot.clickOn("2 s");
    robot.push(KeyCode.SHORTCUT, KeyCode.D);
    robot.interact(() -> shell.openLesson("threads"));
    var settings = Settings.load(Folders.in(folder));
    assertTrue(settings.dark());
    assertEquals("threads", settings.lesson());
    assertEquals(1, settings.progress(SampleLessons.factory()).answers().get("two-at-once"));
    robot.interact(
        () -> {
          lab = lab(settings);
          shell(settings);
        });
    assertEquals("SharedList", demo().name());
  }

  private RunSnapshot snapshot(VariantRun.Status status) {
    var variant = demo().variants().getFirst();
    return new RunSnapshot(
        findings.latestProperty().get() == null ? 1 : 2,
        true,
        List.of(
            new VariantRun(
                variant,
                1,
                status,
                2_010_000_000L,
                0,
                2000,
                null,
                null,
                List.of(),
                List.of(),
                Trace.EMPTY)));
  }

  private Mark mark() {
    var saved = Settings.load(Folders.in(folder)).progress(SampleLessons.factory());
    return new threadworks.ui.page.Progress(SampleLessons.factory(), saved, _ -> {})
        .markProperty()
        .get();
  }

  private ScrollPane page() {
    return (ScrollPane) Objects.requireNonNull(scene.lookup(".page"));
  }

  /** Which block of the page is the first to be seen. */
  private int blockAtTop() {
    var column = (VBox) page().getContent();
    double top = page().getVvalue() * (column.getHeight() - page().getViewportBounds().getHeight());
    for (int i = 0; i < column.getChildren().size(); i++) {
      if (column.getChildren().get(i).isManaged()
          && column.getChildren().get(i).getBoundsInParent().getMaxY() > top + 0.5) {
        return i;
      }
    }
    return -1;
  }

  private String chosen() {
    return scene.getRoot().lookupAll(".radio-button").stream()
        .map(RadioButton.class::cast)
        .filter(RadioButton::isSelected)
        .map(RadioButton::getText)
        .findFirst()
        .orElse("");
  }

  private Text paragraph() {
    return (Text) Objects.requireNonNull(scene.lookup(".paragraph > .prose-text"));
  }

  private boolean isIn(String part) {
    var inside = scene.lookup(part);
    assertNotNull(inside);
    for (Node node = scene.getFocusOwner(); node != null; node = node.getParent()) {
      if (node.equals(inside)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a label, or a button, can be seen that has exactly this text. */
  private boolean shows(String text) {
    return all(scene.getRoot())
        .anyMatch(node -> node instanceof Labeled labeled && text.equals(labeled.getText()));
  }

  /** Whether text of a page can be seen that has these words. */
  private boolean says(String words) {
    return all(scene.getRoot())
        .anyMatch(node -> node instanceof Text text && text.getText().contains(words));
  }

  private static java.util.stream.Stream<Node> all(Node node) {
    if (!node.isVisible()) {
      return java.util.stream.Stream.empty();
    }
    var below =
        node instanceof javafx.scene.Parent parent
            ? parent.getChildrenUnmodifiable().stream().flatMap(ShellTest::all)
            : java.util.stream.Stream.<Node>empty();
    return java.util.stream.Stream.concat(java.util.stream.Stream.of(node), below);
  }
}
