package threadworks.ui.lab.run;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import threadworks.lesson.Demo;
import threadworks.lesson.Lesson;
import threadworks.lesson.LessonText;
import threadworks.lesson.PlotPlan;
import threadworks.session.VariantRun;
import threadworks.session.VariantRun.Status;
import threadworks.trace.Sweep;
import threadworks.trace.Trace;
import threadworks.ui.chart.Fakes;
import threadworks.ui.chart.plot.PlotChart;
import threadworks.ui.fx.Fx;
import threadworks.ui.fx.Messages;
import threadworks.ui.lab.Findings;
import threadworks.ui.lab.LabPane;
import threadworks.ui.lab.LabRequest;
import threadworks.ui.lab.Subject;
import threadworks.ui.theme.Theme;
import threadworks.wording.Language;

@SuppressWarnings("NullAway.Init") // made by start, before each test
@ExtendWith(ApplicationExtension.class)
final class PlotInLabTest {
  private static final Demo WORK =
      new Demo(
          "Work",
          "gil.Work",
          List.of(Fakes.variant("oneLock", 1, 2), Fakes.variant("noLock", 3, 4)),
          List.of(),
          List.of(FakeRuns.source("Work.java", "class Work {}")),
          null);
  private static final PlotPlan PLAN =
      new PlotPlan(
          new PlotPlan.Axis("threads", PlotPlan.Unit.NONE, true),
          new PlotPlan.Axis("Speed-up", PlotPlan.Unit.TIMES, false),
          List.of(),
          List.of(),
          null);

  private final FakeRuns fake = new FakeRuns();
  private LabPane lab;

  @Start
  void start(Stage stage) {
    var messages = new Messages(Language.EN);
    var theme = new Theme(false);
    lab =
        new LabPane(
            messages,
            theme,
            List.of(
                new RunMode(
                    messages, theme, fake, new FakeTwins(), new Findings(), new FakeMemory())));
    var scene = new Scene(lab, 720, 680);
    theme.dress(scene);
    stage.setX(0);
    stage.setY(0);
    stage.setWidth(720);
    stage.setHeight(680);
    stage.setScene(scene);
    stage.show();
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(() -> lab.close());
  }

  private void open(FxRobot robot, @Nullable PlotPlan plan) {
    var text =
        new LessonText(
            Language.EN,
            "Keys",
            "Keys",
            List.of(
                new LessonText.DemoBlock(
                    "Work",
                    Map.of("oneLock", "one key"),
                    List.of(),
                    Map.of(),
                    List.of(),
                    false,
                    plan)));
    robot.interact(
        () ->
            lab.open(
                new Lesson(
                    "gil",
                    1,
                    5,
                    false,
                    Map.of(Language.EN, text),
                    List.of(WORK),
                    Path.of(""),
                    List.of())));
  }

  private static VariantRun run(int variant, Status status, double... ys) {
    double[] xs = new double[ys.length];
    for (int i = 0; i < ys.length; i++) {
      xs[i] = 1 << i;
    }
    var of = WORK.variants().get(variant);
    var sweep = new Sweep(of.name(), ys.length, xs, ys);
    var trace =
        new Trace(
            10,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(sweep),
            List.of(),
            List.of(),
            0);
    return Fakes.run(of, status, 10, 0, Double.NaN, null, trace);
  }

  private String said() {
    return lab.lookupAll(".plot-chart").stream()
        .filter(Fx::canBeSeen)
        .filter(PlotChart.class::isInstance)
        .map(Node::getAccessibleText)
        .findFirst()
        .orElse("");
  }

  @Test
  void theChartIsThereForADemoWhoseTextSaysHowItIsDrawn(FxRobot robot) {
    open(robot, PLAN);
    assertTrue(robot.lookup("#plot-tab").tryQuery().isPresent());

    open(robot, null);
    await().until(() -> robot.lookup("#plot-tab").tryQuery().isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      textBlock =
          """
          Lab.plot("on the belt", belt.size());   # true
          Lab.plot(name, Math.max(a, b));         # true
          later(() -> Lab.plot("depth", depth));  # true
          Lab.plot("speed-up", threads, 1 / t);   # false
          Lab.plot(variant, size, rate / one);    # false
          new ArrayBlockingQueue<>(3)             # true
          """)
  void theDataTabIsThereForWhatIsPlottedOverTime(String java, boolean fits) {
    var demo =
        new Demo(
            "Work",
            "gil.Work",
            WORK.variants(),
            List.of(),
            List.of(FakeRuns.source("Work.java", java)),
            null);
    var text =
        new LessonText.DemoBlock("Work", Map.of(), List.of(), Map.of(), List.of(), false, PLAN);
    var subject = new Subject(FakeRuns.LESSON, demo, text, List.of(), null);

    assertEquals(fits, new DataView(new Messages(Language.EN), new Theme(false)).fits(subject));
  }

  @Test
  void pointsComeWhileASweepRunsAndStayBesideThoseOfOtherVariants(FxRobot robot) {
    open(robot, PLAN);
    robot.interact(() -> lab.ask(new LabRequest.OpenTab("Work", "plot")));
    await().until(() -> said().endsWith("Run to see your own figures."));

    fake.put(false, List.of(run(0, Status.RUNNING, 1)));
    robot.interact(() -> lab.go());
    await().until(() -> said().endsWith("\none key: 1 × at 1"));
    fake.put(true, List.of(run(0, Status.DONE, 1, 0.98)));
    await().until(() -> said().endsWith("\none key: 1 × at 1, 0.98 × at 2"));

    fake.put(true, List.of(run(1, Status.DONE, 1, 1.9)));
    robot.interact(() -> lab.go());
    await()
        .untilAsserted(
            () ->
                assertEquals(
                    """
                    Speed-up, against threads
                    one key: 1 × at 1, 0.98 × at 2
                    noLock: 1 × at 1, 1.9 × at 2\
                    """,
                    said()));
  }
}
