package threadworks.ui.lab.run;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
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
import threadworks.session.VariantRun.Status;
import threadworks.trace.Event.Printed;
import threadworks.trace.ThreadId;
import threadworks.trace.Trace;
import threadworks.ui.chart.Fakes;
import threadworks.ui.chart.ThreadMarks.Mark;
import threadworks.ui.chart.timeline.Timeline;
import threadworks.ui.chart.timings.TimingsChart;
import threadworks.ui.chart.timings.TimingsChart.Row;
import threadworks.ui.code.CodePane;
import threadworks.ui.fx.Messages;
import threadworks.ui.fx.Timers;
import threadworks.ui.lab.Findings;
import threadworks.ui.lab.LabPane;
import threadworks.ui.lab.LabRequest;
import threadworks.ui.theme.Theme;
import threadworks.wording.Language;

@SuppressWarnings("NullAway.Init") // made by start, before each test
@ExtendWith(ApplicationExtension.class)
final class RunModeTest {
  private final Messages messages = new Messages(Language.EN);
  private final FakeRuns fake = new FakeRuns();
  private final FakeMemory memory = new FakeMemory();
  private Theme theme;
  private final Findings findings = new Findings();
  private LabPane lab;

  @Start
  void start(Stage stage) {
    theme = new Theme(false);
    lab = lab();
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

  private LabPane lab() {
    return new LabPane(
        messages,
        theme,
        List.of(new RunMode(messages, theme, fake, new FakeTwins(), findings, memory)));
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(() -> lab.close());
  }

  private <T extends Node> T find(Class<T> type) {
    return type.cast(find(lab, type));
  }

  private static Node find(Node node, Class<?> type) {
    var queue = new ArrayList<Node>(List.of(node));
    for (int i = 0; i < queue.size(); i++) {
      if (type.isInstance(queue.get(i))) {
        return queue.get(i);
      }
      if (queue.get(i) instanceof Parent parent) {
        queue.addAll(parent.getChildrenUnmodifiable());
      }
    }
    throw new AssertionError("no " + type.getSimpleName() + " in the lab");
  }

  private static <T> T onFx(FxRobot robot, Supplier<T> question) {
    var answer = new AtomicReference<T>();
    robot.interactNoWait(() -> answer.set(question.get()));
    return answer.get();
  }

  private List<String> texts(FxRobot robot) {
    return onFx(robot, () -> find(TimingsChart.class).rows().stream().map(Row::text).toList());
  }

  private void awaitText(FxRobot robot, int row, String text) {
    await().untilAsserted(() -> assertEquals(text, texts(robot).get(row)));
  }

  @Test
  void runShowsABarForEachVariantAsItGrows(FxRobot robot) {
    fake.at(0);
    robot.clickOn("#run");
    assertEquals(FakeRuns.DEMO.variants(), fake.requests.getFirst().variants());
    fake.at(4000 + 83 + 1000);
    awaitText(robot, 1, "running, 1.00 s + 0.08 s start-up");
    assertEquals("4.01 s", texts(robot).getFirst());
    assertEquals("queued", texts(robot).getLast());
    fake.at(20_000);
    awaitText(robot, 4, "1.01 s");
    assertEquals("2.01 s + 0.08 s start-up", texts(robot).get(1));
    var rows = onFx(robot, () -> find(TimingsChart.class).rows());
    assertEquals(2e9, rows.get(1).ideal());
    assertEquals(83e6, rows.get(1).startup());
  }

  @Test
  void theLinesOfTheVariantThatRunsComeIntoViewAndAreLit(FxRobot robot) {
    fake.at(4100);
    robot.clickOn("#run");
    await().untilAsserted(() -> assertEquals(List.of("25", "26", "27", "28"), lit(robot)));
  }

  /** The numbers of the lit lines that can be seen, top to bottom. */
  private List<String> lit(FxRobot robot) {
    return onFx(
        robot,
        () -> {
          var pane = find(CodePane.class);
          var view = pane.localToScene(pane.getBoundsInLocal());
          return pane.lookupAll(".lit").stream()
              .filter(Node::isVisible)
              .filter(light -> view.contains(light.localToScene(1, 1)))
              .map(light -> (Text) light.getParent().lookup(".line-number"))
              .map(Text::getText)
              .sorted()
              .toList();
        });
  }

  @Test
  void stopEndsADemoThatHangs(FxRobot robot) {
    fake.at(500);
    robot.clickOn("#run");
    fake.at(700);
    awaitText(robot, 0, "running, 0.70 s");
    // Else it would be a double click.
    robot.moveTo("#source-Java");
    robot.clickOn("#run");
    awaitText(robot, 0, "stopped after 0.70 s");
    await()
        .untilAsserted(() -> assertEquals("Run all", robot.lookup("#run").queryButton().getText()));
  }

  @Test
  @Tag("slow")
  void whatRunsIsNotRunAgain(FxRobot robot) {
    fake.at(500);
    robot.interact(lab::go);
    assertEquals(1, fake.requests.size());
    robot.interact(lab::go);
    assertEquals(1, fake.requests.size(), "it runs already");
    robot.interact(lab::stop);
    awaitText(robot, 0, "stopped after 0.50 s");
  }

  @Test
  void aSecondRunTurnsTheFirstIntoDots(FxRobot robot) {
    fake.at(20_000);
    robot.clickOn("#run");
    awaitText(robot, 0, "4.01 s");
    fake.at(100);
    robot.clickOn("#run");
    awaitText(robot, 0, "running, 0.10 s");
    var rows = onFx(robot, () -> find(TimingsChart.class).rows());
    assertEquals(List.of(4006e6), rows.getFirst().earlier());
    assertEquals("2.01 s + 0.08 s start-up", rows.get(1).text(), "what waits keeps its last time");
  }

  @Test
  @Tag("slow")
  void whatStopKeptFromBeginningKeepsItsLastTime(FxRobot robot) {
    fake.at(20_000);
    robot.clickOn("#run");
    awaitText(robot, 4, "1.01 s");
    fake.at(500);
    robot.interact(lab::go);
    robot.interact(lab::stop);
    awaitText(robot, 0, "stopped after 0.50 s");
    assertEquals("1.01 s", texts(robot).getLast());
    var shown = onFx(robot, () -> robot.lookup("#shown").queryAs(MenuButton.class).getText());
    assertEquals("one by one", shown, "only this one began");
  }

  @Test
  @Tag("slow")
  void stopGivesNoIdealAway(FxRobot robot) {
    fake.at(500);
    robot.clickOn("#run");
    robot.interact(lab::stop);
    await().untilAsserted(() -> assertEquals("not run", texts(robot).get(4)));
    var rows = onFx(robot, () -> find(TimingsChart.class).rows());
    assertTrue(Double.isNaN(rows.getLast().ideal()));
  }

  @Test
  void aDoubleClickRuns(FxRobot robot) {
    fake.at(500);
    robot.doubleClickOn("#run");
    fake.at(700);
    awaitText(robot, 0, "running, 0.70 s");
  }

  @Test
  void aDemoIsFoundAsItWasLeft(FxRobot robot) {
    fake.at(20_000);
    robot.clickOn("#run");
    awaitText(robot, 4, "1.01 s");
    robot.interact(() -> lab.ask(new LabRequest.Show("OneCore")));
    assertEquals("", texts(robot).getFirst());
    robot.interact(() -> lab.ask(new LabRequest.Show("Crawl")));
    assertEquals("4.01 s", texts(robot).getFirst());
  }

  @Test
  @Tag("slow")
  void aRunThatAnotherDemoPushedOutIsStopped(FxRobot robot) {
    fake.stopsAtOnce = false;
    fake.at(500);
    robot.interact(lab::go);
    awaitText(robot, 0, "running, 0.50 s");
    robot.interact(() -> lab.ask(new LabRequest.Show("OneCore")));
    robot.interact(() -> lab.ask(new LabRequest.Show("OneCore")));
    assertFalse(lab.busy().getValue());
    fake.stopped();
    robot.interact(() -> lab.ask(new LabRequest.Show("Crawl")));
    assertEquals("stopped after 0.50 s", texts(robot).getFirst());
    assertFalse(lab.busy().getValue());
    robot.interact(() -> lab.ask(new LabRequest.Show("OneCore")));
    fake.stopsAtOnce = true;
    fake.at(500);
    robot.interact(lab::go);
    robot.interact(() -> lab.ask(new LabRequest.Show("Crawl")));
    assertEquals("OneCore", lab.subjectProperty().get().demo().name());
  }

  @Test
  void aGuessIsDrawnBesideWhatComes(FxRobot robot) {
    robot.interact(() -> findings.predicted().put("processes/Crawl/twoProcesses", 3.0));
    var bar = robot.lookup("#bar-twoProcesses").query();
    assertTrue(robot.lookup("#bar-twoProcesses .guess").query().isVisible());
    assertEquals("2 processes, your guess: 3 s", bar.getAccessibleText());
    fake.at(20_000);
    robot.interact(lab::go);
    awaitText(robot, 4, "1.01 s");
    assertEquals(3e9, onFx(robot, () -> find(TimingsChart.class).rows().get(1).guess()));
    assertTrue(robot.lookup("your guess").tryQuery().isPresent(), "the legend");
    robot.interact(() -> messages.languageProperty().set(Language.ZH));
    assertTrue(bar.getAccessibleText().contains("你猜的是 3 s"), bar.getAccessibleText());
    robot.interact(() -> findings.predicted().clear());
    assertTrue(Double.isNaN(onFx(robot, () -> find(TimingsChart.class).rows().get(1).guess())));
  }

  @Test
  @Tag("slow")
  void earlierRunsAreClearedByAButtonOrAKey(FxRobot robot) {
    fake.at(20_000);
    robot.interact(lab::go);
    awaitText(robot, 4, "1.01 s");
    assertFalse(robot.lookup("#clear-earlier").query().isVisible());
    for (int i = 0; i < 2; i++) {
      fake.at(20_000);
      robot.interact(lab::go);
      await().until(() -> !first(robot).earlier().isEmpty());
      assertEquals(4006e6, first(robot).median());
      if (i == 0) {
        robot.clickOn("#clear-earlier");
      } else {
        robot.type(KeyCode.DELETE);
      }
      assertEquals(List.of(), first(robot).earlier());
      assertTrue(Double.isNaN(first(robot).median()));
      assertEquals("4.01 s", first(robot).text());
      assertFalse(robot.lookup("#clear-earlier").query().isVisible());
    }
  }

  private Row first(FxRobot robot) {
    return onFx(robot, () -> find(TimingsChart.class).rows().getFirst());
  }

  @Tag("slow")
  @Test
  void atRestNothingMoves(FxRobot robot) {
    fake.at(100);
    robot.interact(lab::go);
    awaitText(robot, 0, "running, 0.10 s");
    assertTrue(onFx(robot, Timers::running) > 0);
    fake.at(20_000);
    awaitText(robot, 4, "1.01 s");
    robot.interact(() -> lab.getScene().getRoot().requestFocus());
    await().until(() -> onFx(robot, Timers::running) == 0);
    robot.interact(() -> lab.ask(new LabRequest.Show("OneCore")));
    robot.interact(() -> lab.ask(new LabRequest.Select("OneCore", "fourThreads")));
    await().until(() -> onFx(robot, Timers::running) == 0);
  }

  @Tag("slow")
  @Test
  void otherParametersAreComparedWithThoseBefore(FxRobot robot) {
    fake.at(20_000);
    robot.clickOn("#run");
    awaitText(robot, 4, "1.01 s");
    robot.clickOn("#param-workers");
    var field = robot.lookup("#field-workers").queryAs(TextField.class);
    robot.interact(() -> field.setText("2"));
    fake.at(100);
    robot.interact(lab::go);
    awaitText(robot, 0, "running, 0.10 s");
    var row = onFx(robot, () -> find(TimingsChart.class).rows().getFirst());
    assertEquals(4006e6, row.other());
    assertEquals(List.of(), row.earlier(), "the spread is that of the same parameters");
    assertFalse(onFx(robot, () -> robot.lookup("#field-workers").tryQuery().isPresent()));
  }

  @Test
  @Tag("slow")
  void onlyTimesOfTheSourcesOwnParametersAnswerPredictions(FxRobot robot) {
    robot.clickOn("#param-workers");
    var field = robot.lookup("#field-workers").queryAs(TextField.class);
    robot.interact(() -> field.setText("2"));
    fake.at(20_000);
    robot.interact(lab::go);
    awaitText(robot, 4, "1.01 s");
    assertEquals(Map.of(), onFx(robot, () -> Map.copyOf(findings.measured())));
    robot.interact(() -> field.setText("4"));
    robot.interact(lab::go);
    await()
        .until(
            () -> onFx(robot, () -> findings.measured().get("processes/Crawl/oneByOne")) != null);
    assertEquals(
        4.006, onFx(robot, () -> findings.measured().get("processes/Crawl/oneByOne")), 1e-9);
  }

  @Test
  @Tag("slow")
  void aDemoBeginsWithTheValuesItWasLeftWithWhereItStillMayHaveThem(FxRobot robot) {
    robot.clickOn("#param-workers");
    var field = robot.lookup("#field-workers").queryAs(TextField.class);
    robot.interact(() -> field.setText("2"));
    assertEquals(2.0, memory.values("processes", "Crawl").get("workers"));
    robot.interact(
        () -> {
          lab.close();
          lab = lab();
          lab.open(FakeRuns.LESSON);
        });
    assertEquals(2.0, started(robot).get("workers"));
    memory.values("processes", "Crawl", Map.of("workers", 99.0, "gone", 1.0));
    robot.interact(
        () -> {
          lab.close();
          lab = lab();
          lab.open(FakeRuns.LESSON);
        });
    var values = started(robot);
    assertEquals(4.0, values.get("workers"));
    assertFalse(values.containsKey("gone"));
  }

  /** The values that a run has now. */
  private Map<String, Double> started(FxRobot robot) {
    robot.interact(lab::go);
    return fake.requests.getLast().params();
  }

  @Test
  @Tag("slow")
  void theEditorsOfParametersNeverOutgrowAWindow(FxRobot robot) {
    robot.clickOn("#param-workers");
    var editors = robot.lookup(".editors").queryAs(ScrollPane.class);
    assertTrue(editors.getMaxHeight() < 400);
    assertNotNull(
        robot.lookup("#param-workers").queryButton().getGraphic(), "it shows that it opens");
  }

  @Test
  void tabLeavesTheSource(FxRobot robot) {
    var source = robot.lookup(".source").query();
    robot.interact(source::requestFocus);
    robot.type(KeyCode.TAB);
    assertFalse(onFx(robot, source::isFocused));
    robot.interact(source::requestFocus);
    robot.press(KeyCode.SHIFT).type(KeyCode.TAB).release(KeyCode.SHIFT);
    assertFalse(onFx(robot, source::isFocused));
  }

  @Test
  void aFailureSaysWhy(FxRobot robot) {
    fake.at(0);
    robot.clickOn("#run");
    var variants = FakeRuns.DEMO.variants();
    fake.put(
        true,
        List.of(
            Fakes.run(
                variants.get(0), Status.FAILED, 9, 0, 1, Fakes.said("no such page"), Trace.EMPTY),
            Fakes.run(
                variants.get(1), Status.SKIPPED, 0, 0, 1, Fakes.said("no python3"), Trace.EMPTY)));
    awaitText(robot, 0, "failed: no such page");
    assertEquals("skipped: no python3", texts(robot).get(1));
  }

  @Test
  void oneVariantCanBeChosen(FxRobot robot) {
    fake.at(0);
    robot.interact(
        () -> robot.lookup("#variants").queryAs(MenuButton.class).getItems().get(2).fire());
    robot.clickOn("#run");
    assertEquals(
        List.of("twoProcesses"),
        fake.requests.getFirst().variants().stream().map(v -> v.name()).toList());
  }

  @Test
  void aParameterKeepsToItsBounds(FxRobot robot) {
    robot.clickOn("#param-workers");
    var field = robot.lookup("#field-workers").queryAs(TextField.class);
    robot.interact(field::requestFocus);
    robot.interact(() -> field.setText("99"));
    assertTrue(
        field.getPseudoClassStates().stream()
            .anyMatch(p -> p.getPseudoClassName().equals("wrong")));
    robot.interact(() -> field.setText("2"));
    assertEquals(2, robot.lookup("#slider-workers").queryAs(Slider.class).getValue());
    robot.clickOn("#run");
    assertEquals(2.0, fake.requests.getFirst().params().get("workers"));
    assertEquals("workers 2", robot.lookup("#param-workers").queryButton().getText());
  }

  @Test
  void aBarChoosesWhatTheOtherViewsShow(FxRobot robot) {
    fake.at(20_000);
    robot.clickOn("#run");
    awaitText(robot, 4, "1.01 s");
    robot.clickOn("#bar-twoProcesses");
    await().until(() -> onFx(robot, () -> robot.lookup(".workshop").queryAll().size() == 2));
    var words = robot.lookup(".workshop .label").queryAllAs(Label.class);
    assertTrue(words.stream().anyMatch(l -> l.getText().equals("workshop pid 5120")));
    assertTrue(
        words.stream()
            .anyMatch(
                l -> l.getText().equals("task 3 → {init=hello, page 0=page 0, page 2=page 2}")));
    robot.clickOn("#timeline-tab");
    assertEquals(3, onFx(robot, () -> find(Timeline.class).lanes().size()));
  }

  @Test
  @Tag("slow")
  void aBarIsSelectedBeforeAnythingHasRun(FxRobot robot) {
    robot.interact(() -> lab.ask(new LabRequest.Select("Crawl", "oneByOne")));
    var rows = onFx(robot, () -> find(TimingsChart.class).rows());
    assertEquals(
        List.of("oneByOne"), rows.stream().filter(Row::selected).map(Row::variant).toList());
    await().until(() -> lit(robot).contains("18"));
  }

  @Test
  void aVariantThatIsAskedForIsRunAloneAndStaysChosen(FxRobot robot) {
    fake.at(100);
    robot.interact(() -> lab.ask(new LabRequest.Run("OneCore", List.of("fourThreads"))));
    assertEquals("OneCore", fake.requests.getFirst().demo().name());
    assertEquals(
        List.of("fourThreads"),
        fake.requests.getFirst().variants().stream().map(Demo.Variant::name).toList());
    robot.interact(lab::stop);
    await().untilAsserted(() -> assertEquals("Run", robot.lookup("#run").queryButton().getText()));
    assertEquals("fourThreads", robot.lookup("#variants").queryAs(MenuButton.class).getText());
  }

  @Test
  void theCodeShowsWhereEachThreadIs(FxRobot robot) {
    fake.at(4000 + 83 + 500);
    robot.clickOn("#run");
    await().until(() -> !marks(robot).isEmpty());
    var marks = marks(robot);
    assertEquals(
        List.of("A", "B"),
        marks.getOrDefault(20, List.of()).stream().map(m -> m.letter()).toList());
    assertEquals(
        List.of("M"), marks.getOrDefault(27, List.of()).stream().map(m -> m.letter()).toList());
    fake.at(20_000);
    await().until(() -> marks(robot).isEmpty());
  }

  private Map<Integer, List<Mark>> marks(FxRobot robot) {
    return onFx(robot, () -> find(CodePane.class).marks().in("Crawl.java"));
  }

  @Test
  void languageAndThemeChangeWhileItRuns(FxRobot robot) {
    fake.at(4000 + 83 + 500);
    robot.clickOn("#run");
    robot.interact(
        () -> {
          messages.languageProperty().set(Language.ZH);
          theme.darkProperty().set(true);
        });
    assertEquals("运行中，0.50 s + 启动 0.08 s", texts(robot).get(1));
    assertEquals("停止", robot.lookup("#run").queryButton().getText());
    assertEquals("一个接一个", onFx(robot, () -> find(TimingsChart.class).rows().getFirst().label()));
    assertEquals("工人数 4", robot.lookup("#param-workers").queryButton().getText());
    fake.at(20_000);
    awaitText(robot, 4, "1.01 s");
    assertEquals("全部运行", robot.lookup("#run").queryButton().getText());
  }

  @Test
  void pythonIsATabAway(FxRobot robot) {
    robot.clickOn("#source-Python");
    assertEquals(
        1,
        robot.lookup(".source").queryAll().stream().filter(n -> n.getParent().isVisible()).count());
    robot.clickOn("#demos");
    robot.clickOn("OneCore");
    assertTrue(robot.lookup("#source-Python").tryQuery().isEmpty());
    assertTrue(robot.lookup("#param-workers").tryQuery().isEmpty());
  }

  @Test
  @Tag("slow")
  void aMillionLinesAreShownAndCopied(FxRobot robot) {
    var lines = new ArrayList<Printed>();
    for (int i = 0; i < 1_000_000; i++) {
      lines.add(new Printed(new ThreadId(7, 1), i * 1000L, i % 2 == 1, "line " + i));
    }
    var trace =
        new Trace(
            1,
            List.of(Fakes.lane(7, 1, "main", 0, 1)),
            List.of(),
            List.copyOf(lines),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            0);
    fake.put(
        true,
        List.of(Fakes.run(FakeRuns.DEMO.variants().getFirst(), Status.DONE, 9, 0, 1, null, trace)));
    robot.clickOn("#run");
    robot.clickOn("#output-tab");
    assertEquals(1_000_000, onFx(robot, () -> find(OutputView.class).lines().size()));
    await()
        .until(
            () ->
                robot.lookup(".output-error").queryAllAs(Label.class).stream()
                    .anyMatch(l -> l.getText().equals("line 999999")));
    assertTrue(robot.lookup(".output .list-cell").queryAll().size() < 60);
    robot.clickOn("#copy-output");
    var copied = onFx(robot, () -> Clipboard.getSystemClipboard().getString());
    assertTrue(copied.endsWith("7  main  line 999999"), "the end of what was copied");
  }

  @Test
  void aDemoOfOneVariantAndNoParametersOffersNoChoice(FxRobot robot) {
    var one =
        new Demo(
            "One",
            "processes.One",
            FakeRuns.DEMO.variants().subList(0, 1),
            List.of(),
            List.of(FakeRuns.source("One.java", "class One {}")),
            null);
    robot.interact(
        () ->
            lab.open(
                new Lesson(
                    "one",
                    2,
                    1,
                    false,
                    FakeRuns.LESSON.texts(),
                    List.of(one),
                    Path.of(""),
                    List.of())));
    assertFalse(robot.lookup("#variants").queryAs(MenuButton.class).isVisible());
    assertEquals("Run", robot.lookup("#run").queryAs(Button.class).getText());
  }
}
