package threadworks.ui.lab.run;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import threadworks.session.PythonRun;
import threadworks.session.TwinBar;
import threadworks.session.VariantRun.Status;
import threadworks.trace.Event;
import threadworks.trace.ThreadId;
import threadworks.trace.TraceBuilder;
import threadworks.ui.chart.timings.TimingsChart;
import threadworks.ui.chart.timings.TimingsChart.Row;
import threadworks.ui.fx.Messages;
import threadworks.ui.lab.Findings;
import threadworks.ui.lab.LabPane;
import threadworks.ui.theme.Theme;
import threadworks.wording.Language;
import threadworks.wording.Sentence;

/** The Python tab of a lab whose twins are made up. */
@SuppressWarnings("NullAway.Init") // made by start, before each test
@ExtendWith(ApplicationExtension.class)
final class TwinInLabTest {
  private static final String PYTHON = "Python 3.11";

  private final Messages messages = new Messages(Language.EN);
  private final FakeRuns runs = new FakeRuns();
  private final FakeTwins twins = new FakeTwins().found(PYTHON);
  private LabPane lab;

  @Start
  void start(Stage stage) {
    var theme = new Theme(false);
    lab =
        new LabPane(
            messages,
            theme,
            List.of(new RunMode(messages, theme, runs, twins, new Findings(), new FakeMemory())));
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
  }

  private static <T> T onFx(FxRobot robot, Supplier<T> question) {
    var answer = new AtomicReference<T>();
    robot.interact(() -> answer.set(question.get()));
    return answer.get();
  }

  private static PythonRun run(Status status, @Nullable Sentence error, TwinBar... bars) {
    var trace = new TraceBuilder();
    var thread = new ThreadId(0, 1);
    trace.add(
        List.of(
            new Event.Started(thread, 0, PYTHON, false),
            new Event.Printed(thread, 1_500_000_000L, false, "packed 4")));
    return new PythonRun(
        PYTHON, status, 2_000_000_000L, error, List.of(bars), trace.snapshot(2_000_000_000L));
  }

  private List<Row> rows(FxRobot robot) {
    return onFx(
        robot,
        () ->
            ((TimingsChart) lab.lookup(".timings")).rows().stream().filter(this::isTwin).toList());
  }

  private boolean isTwin(Row row) {
    return row.by().equals(PYTHON);
  }

  private void runTwin(FxRobot robot) {
    robot.clickOn("#source-Python");
    robot.clickOn("#run-twin");
  }

  private static void awaitThat(Supplier<Boolean> question) {
    await().until(question::get);
  }

  @Test
  void itsBarsStandBelowOursOfTheSameVariantAndOthersAtTheEnd(FxRobot robot) {
    twins.stands(
        false,
        run(
            Status.RUNNING,
            null,
            new TwinBar("twoProcesses", 2.5, 0.5),
            new TwinBar("coroutines", 1, 0)));
    runTwin(robot);
    awaitThat(() -> rows(robot).size() == 2);
    var all = onFx(robot, () -> ((TimingsChart) lab.lookup(".timings")).rows());
    assertEquals("twoProcesses", all.get(1).variant());
    assertEquals("Python 3.11 · 2 processes", all.get(2).label());
    assertEquals("2.50 s + 0.50 s start-up", all.get(2).text());
    assertEquals("Python 3.11 · coroutines", all.getLast().label());
    assertEquals(Map.of("workers", 4.0, "delay", 1.0), twins.values());
  }

  @Test
  void whatItPrintsIsInTheOutputUnderItsName(FxRobot robot) {
    twins.stands(true, run(Status.DONE, null));
    runTwin(robot);
    robot.clickOn("Output");
    awaitThat(
        () ->
            onFx(robot, () -> lab.lookupAll(".output-foreign")).stream()
                .anyMatch(one -> one instanceof Labeled line && line.getText().equals("packed 4")));
    var prefix = onFx(robot, () -> ((Labeled) lab.lookup(".output-prefix")).getText());
    assertEquals("  1.500 s  Python 3.11", prefix);
  }

  @Test
  void whileItRunsItsButtonStopsIt(FxRobot robot) {
    twins.stands(false, run(Status.RUNNING, null));
    runTwin(robot);
    awaitThat(() -> onFx(robot, () -> button("run-twin").getText()).equals("Stop"));
    assertTrue(onFx(robot, () -> lab.busy().getValue()));
    robot.interact(() -> button("run-twin").fire());
    assertTrue(twins.isStopped());
    twins.stands(true, run(Status.STOPPED, null));
    awaitThat(() -> onFx(robot, () -> button("run-twin").getText()).equals("Run in Python 3.11"));
    assertFalse(onFx(robot, () -> lab.busy().getValue()));
  }

  @Test
  void whileOursRunItCannotBeRun(FxRobot robot) {
    robot.clickOn("#source-Python");
    runs.at(500);
    robot.clickOn("#run");
    awaitThat(() -> onFx(robot, () -> button("run-twin").isDisabled()));
  }

  @Test
  void theKeyForRunIsItsOwnWhereItHasTheFocus(FxRobot robot) {
    twins.stands(true, run(Status.DONE, null, new TwinBar("oneByOne", 4, 0)));
    robot.clickOn("#source-Python");
    robot.interact(lab::go);
    awaitThat(() -> rows(robot).size() == 1);
    assertTrue(runs.requests.isEmpty());
    robot.clickOn("Output");
    runs.at(500);
    robot.interact(lab::go);
    assertEquals(1, runs.requests.size());
  }

  @Test
  void aFailureIsSaid(FxRobot robot) {
    twins.stands(true, run(Status.FAILED, Sentence.of("twin.code", 3)));
    runTwin(robot);
    awaitThat(
        () ->
            onFx(robot, () -> ((Labeled) lab.lookup(".notice")).getText())
                .equals(
                    "Python 3.11 failed: it ended with exit code 3."
                        + " All that it said is under Output."));
  }

  @Test
  void whereThereIsNoPythonThatIsSaidAndItCanBeLookedForAgain(FxRobot robot) {
    twins.found();
    robot.clickOn("#source-Python");
    awaitThat(() -> onFx(robot, () -> button("look-for-python").isVisible()));
    assertFalse(onFx(robot, () -> button("run-twin").isVisible()));
    assertTrue(
        onFx(robot, () -> ((Labeled) lab.lookup(".twin-strip .label")).getText())
            .startsWith("Python was skipped"));
    twins.found(PYTHON);
    robot.clickOn("#look-for-python");
    awaitThat(() -> onFx(robot, () -> button("run-twin").isVisible()));
  }

  @Test
  void itsBarsStayWhenOursAreRunWithTheSameValues(FxRobot robot) {
    twins.stands(true, run(Status.DONE, null, new TwinBar("oneByOne", 4, 0)));
    runTwin(robot);
    awaitThat(() -> rows(robot).size() == 1);
    runs.at(500);
    robot.clickOn("#run");
    awaitThat(() -> onFx(robot, () -> button("run").getText()).equals("Stop"));
    assertEquals(1, rows(robot).size());
  }

  @Test
  void theJavaTabHasNoneOfIt(FxRobot robot) {
    assertFalse(onFx(robot, () -> lab.lookup(".twin-strip").isVisible()));
    robot.clickOn("#source-Python");
    assertTrue(onFx(robot, () -> lab.lookup(".twin-strip").isVisible()));
    robot.clickOn("#source-Java");
    assertFalse(onFx(robot, () -> lab.lookup(".twin-strip").isVisible()));
  }

  private Button button(String id) {
    Node node = lab.lookup("#" + id);
    return (Button) node;
  }
}
