package threadworks.ui.shell;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.event.ActionEvent;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import threadworks.lesson.Demo;
import threadworks.lesson.Demo.Variant;
import threadworks.lesson.Ideal;
import threadworks.lesson.Lesson;
import threadworks.lesson.LessonText;
import threadworks.session.Engine;
import threadworks.session.RunSnapshot;
import threadworks.session.VariantRun;
import threadworks.session.VariantRun.Status;
import threadworks.trace.Lane;
import threadworks.ui.chart.timeline.Timeline;
import threadworks.ui.chart.timings.TimingsChart;
import threadworks.ui.chart.timings.TimingsChart.Row;
import threadworks.ui.lab.LabRequest;
import threadworks.ui.shell.demos.Pages;
import threadworks.wording.Language;

/** The whole window over real hosts, driven as a learner drives it. */
@SuppressWarnings("NullAway.Init") // made by start, before each test
@ExtendWith(ApplicationExtension.class)
@Timeout(240)
final class RunInWindowTest {
  /** For a machine that is busy with other things. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Demo DEMO =
      new Demo(
          "Pages",
          Pages.class.getName(),
          List.of(
              new Variant("oneByOne", Ideal.parse("2 * delay"), 0, List.of(), 1, 1, "", 0),
              new Variant("twoProcesses", Ideal.parse("delay"), 0, List.of(), 1, 1, "", 0),
              new Variant("twoThreads", Ideal.parse("delay"), 0, List.of(), 1, 1, "", 0)),
          List.of(new Demo.Param("delay", false, 1, 0.1, 3, 0.1, "s", 1, false)),
          List.of(new Demo.Source("Pages.java", "class Pages {}", Set.of())),
          null);
  private static final Demo HANGS =
      new Demo(
          "Hangs",
          Pages.class.getName(),
          List.of(
              new Variant("forever", null, 0, List.of(), 1, 1, "", 0),
              new Variant("twoThreads", null, 0, List.of(), 1, 1, "", 0)),
          DEMO.params(),
          List.of(new Demo.Source("Pages.java", "class Pages {}", Set.of())),
          null);

  private Workbench workbench;

  @Start
  void start(Stage stage) {
    workbench = LessonWindow.open(stage, Engine.open(), lesson());
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(workbench::close);
  }

  private static Lesson lesson() {
    return new Lesson(
        "pages",
        1,
        5,
        false,
        Map.of(
            Language.EN, text(Language.EN, "Pages", "for ever"),
            Language.ZH, text(Language.ZH, "页面", "永远")),
        List.of(DEMO, HANGS),
        Path.of(""),
        List.of());
  }

  private static LessonText text(Language language, String title, String forever) {
    return new LessonText(
        language,
        title,
        title,
        List.of(
            new LessonText.DemoBlock(
                "Pages", Map.of(), List.of(), Map.of(), List.of(), false, null),
            new LessonText.DemoBlock(
                "Hangs", Map.of("forever", forever), List.of(), Map.of(), List.of(), false, null)));
  }

  private static <T> T onFx(FxRobot robot, Supplier<T> question) {
    var answer = new AtomicReference<T>();
    robot.interactNoWait(() -> answer.set(question.get()));
    return answer.get();
  }

  private <T extends Node> T find(Class<T> type, String style) {
    return workbench.shell().lookupAll("." + style).stream()
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst()
        .orElseThrow();
  }

  private List<Row> rows(FxRobot robot) {
    return onFx(robot, () -> find(TimingsChart.class, "timings").rows());
  }

  private RunSnapshot snapshot(FxRobot robot) {
    return onFx(robot, () -> Objects.requireNonNull(workbench.findings().latestProperty().get()));
  }

  private String text(FxRobot robot, String query) {
    return onFx(robot, () -> ((Labeled) workbench.shell().lookup(query)).getText());
  }

  private List<String> texts(FxRobot robot, String query) {
    return onFx(
        robot,
        () -> robot.lookup(query).queryAllAs(Label.class).stream().map(Label::getText).toList());
  }

  private void awaitRow(FxRobot robot, int row, Predicate<Row> wanted) {
    await().atMost(PATIENCE).until(() -> rows(robot).get(row), wanted);
  }

  private void awaitOver(FxRobot robot) {
    await().atMost(PATIENCE).until(() -> onFx(robot, this::isOver));
  }

  private boolean isOver() {
    var latest = workbench.findings().latestProperty().get();
    return latest != null && latest.finished();
  }

  private void open(FxRobot robot, Demo demo) {
    robot.interact(() -> workbench.lab().ask(new LabRequest.Show(demo.name())));
  }

  private void choose(FxRobot robot, String variant) {
    robot.interact(
        () -> {
          var menu = (MenuButton) workbench.shell().lookup("#variants");
          menu.getItems().stream()
              .map(RadioMenuItem.class::cast)
              .filter(item -> item.getText().equals(variant))
              .forEach(RadioMenuItem::fire);
        });
  }

  private void type(FxRobot robot, String param, String value) {
    robot.clickOn("#param-" + param);
    var field = robot.lookup("#field-" + param).queryAs(TextField.class);
    robot.interact(
        () -> {
          field.requestFocus();
          field.setText(value);
          // Enter as the field hears it: which window has the keys is the platform's affair.
          field.fireEvent(new ActionEvent());
        });
    // It fades; while it is there, it takes the click that would close it.
    await().atMost(PATIENCE).until(() -> onFx(robot, () -> !isShowing(field)));
  }

  private static boolean isShowing(TextField field) {
    var scene = field.getScene();
    return scene != null && scene.getWindow() != null && scene.getWindow().isShowing();
  }

  /** A part of a bar, in the coordinates of its row. */
  private Bounds part(FxRobot robot, String variant, String style) {
    return onFx(
        robot,
        () -> workbench.shell().lookup("#bar-" + variant + " ." + style).getBoundsInParent());
  }

  @Tag("slow")
  @Test
  void runShowsWhatWasMeasuredAndWhatCameBack(FxRobot robot) {
    type(robot, "delay", "0.1");
    robot.clickOn("#run");
    awaitOver(robot);
    var rows = rows(robot);
    assertEquals(
        List.of(Status.DONE, Status.DONE, Status.DONE), rows.stream().map(Row::status).toList());
    assertEquals(List.of(200e6, 100e6, 100e6), rows.stream().map(Row::ideal).toList());
    for (var row : rows) {
      assertTrue(row.elapsed() >= row.ideal(), row::toString);
    }
    assertTrue(rows.get(1).startup() > 0, "processes take time to start");
    assertEquals(0, rows.get(0).startup());

    // Of the longest, which rounding to pixels changes least.
    var longest =
        Collections.max(rows, Comparator.comparingDouble(row -> row.startup() + row.elapsed()));
    double perNano =
        (part(robot, longest.variant(), "work").getMaxX()
                - part(robot, longest.variant(), "startup").getMinX())
            / (longest.startup() + longest.elapsed());
    assertTrue(perNano > 0);
    for (var row : rows) {
      var work = part(robot, row.variant(), "work");
      var startup = part(robot, row.variant(), "startup");
      var tick = part(robot, row.variant(), "ideal");
      assertEquals(row.elapsed() * perNano, work.getWidth(), 3, row::toString);
      assertEquals(row.startup() * perNano, startup.getWidth(), 3, row::toString);
      assertEquals(startup.getMaxX(), work.getMinX(), 1, row::toString);
      assertEquals(row.ideal() * perNano, tick.getCenterX() - work.getMinX(), 3, row::toString);
      double end = onFx(robot, () -> bar(row.variant()).getWidth());
      assertTrue(work.getMaxX() < end, "the bar of " + row + " leaves the chart");
    }

    robot.interact(() -> bar("twoProcesses").requestFocus());
    robot.type(KeyCode.SPACE);
    var pids = run(robot, "twoProcesses").pids();
    assertEquals(3, pids.size());
    assertEquals(
        List.of("workshop pid " + pids.get(1), "workshop pid " + pids.get(2)),
        texts(robot, ".workshop .label").stream()
            .filter(text -> text.startsWith("workshop"))
            .sorted()
            .toList());
    assertEquals(
        List.of("[page 1, page 2]", "task 1 → page 1", "task 2 → page 2"),
        texts(robot, ".value-text").stream().sorted().toList(),
        "what its tasks and it returned");

    robot.clickOn("#timeline-tab");
    var lanes = onFx(robot, () -> find(Timeline.class, "timeline").lanes());
    assertEquals("main", lanes.getFirst().name());
    assertEquals(new HashSet<>(pids), pidsOf(lanes));
  }

  private Region bar(String variant) {
    return (Region) workbench.shell().lookup("#bar-" + variant);
  }

  private VariantRun run(FxRobot robot, String variant) {
    return snapshot(robot).runs().stream()
        .filter(run -> run.variant().name().equals(variant))
        .findFirst()
        .orElseThrow();
  }

  private static Set<Long> pidsOf(List<Lane> lanes) {
    return lanes.stream().map(lane -> lane.thread().pid()).collect(Collectors.toSet());
  }

  @Test
  @Tag("slow")
  void stopEndsADemoThatHangsAndRunWorksAgain(FxRobot robot) {
    open(robot, HANGS);
    robot.clickOn("#run");
    awaitRow(robot, 0, row -> row.status() == Status.RUNNING && row.elapsed() > 0);
    long pid = run(robot, "forever").pids().getFirst();
    assertEquals("Stop", text(robot, "#run"));
    robot.clickOn("#run");
    awaitOver(robot);
    awaitRow(robot, 0, row -> row.text().startsWith("stopped after "));
    assertEquals(Status.STOPPED, rows(robot).getFirst().status());
    assertEquals("not run", rows(robot).get(1).text());
    await().atMost(PATIENCE).until(() -> ProcessHandle.of(pid).isEmpty());

    choose(robot, "twoThreads");
    assertEquals("Run", text(robot, "#run"));
    robot.clickOn("#run");
    awaitRow(robot, 1, row -> row.status() == Status.DONE);
    assertEquals(Status.STOPPED, rows(robot).getFirst().status(), "what did not run stays");
  }

  @Test
  @Tag("slow")
  void languageAndThemeChangeWhileItRuns(FxRobot robot) {
    open(robot, HANGS);
    robot.clickOn("#run");
    awaitRow(robot, 0, row -> row.status() == Status.RUNNING && row.elapsed() > 0);
    assertEquals("for ever", rows(robot).getFirst().label());
    robot.clickOn("#language");
    robot.clickOn("#theme");
    var then = rows(robot).getFirst();
    assertEquals("永远", then.label());
    assertTrue(then.text().startsWith("运行中，"), then.text());
    assertEquals("停止", text(robot, "#run"));
    assertTrue(onFx(robot, () -> workbench.theme().darkProperty().get()));
    awaitRow(
        robot, 0, row -> row.status() == Status.RUNNING && row.elapsed() > then.elapsed() + 0.2e9);
    assertFalse(snapshot(robot).finished());
    robot.clickOn("#run");
    awaitRow(robot, 0, row -> row.status() == Status.STOPPED);
    await().atMost(PATIENCE).until(() -> text(robot, "#run").equals("全部运行"));
  }
}
