package threadworks.ui.chart.plot;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import threadworks.lesson.Demo;
import threadworks.lesson.PlotPlan;
import threadworks.lesson.PlotPlan.Axis;
import threadworks.lesson.PlotPlan.Unit;
import threadworks.session.VariantRun.Status;
import threadworks.ui.fx.Messages;
import threadworks.ui.fx.Picture;
import threadworks.ui.theme.Theme;
import threadworks.wording.Language;

/**
 * Takes pictures of charts of y over x, to be looked at. Started by hand, as a test is; the
 * pictures are in {@code target/pictures}.
 */
final class PlotPictures {
  private static final Demo WORK = FakeSweeps.demo("oneLock", "noLock", "lockEach");
  private static final Demo GRAIN =
      FakeSweeps.demo("inARow", "oneByOne", "inChunks", "virtual", "threads");
  private static final Demo SIZING = FakeSweeps.demo("computing", "waiting", "both");
  private static final double[] SIZES = {1, 2, 3, 4, 8, 16, 32, 64};
  private static final double[] TASKS = {
    0.33e-6, 1.1e-6, 3.3e-6, 8e-6, 33e-6, 130e-6, 520e-6, 2e-3, 4e-3, 8e-3, 16e-3
  };
  private static final Map<String, String> ZH =
      Map.ofEntries(
          Map.entry("oneLock", "一把钥匙"),
          Map.entry("noLock", "不要钥匙"),
          Map.entry("lockEach", "各有一把"),
          Map.entry("inARow", "逐个来"),
          Map.entry("oneByOne", "进程，一件一趟"),
          Map.entry("inChunks", "进程，分块"),
          Map.entry("virtual", "虚拟线程"),
          Map.entry("threads", "线程"),
          Map.entry("computing", "埋头计算的"),
          Map.entry("waiting", "要等的"),
          Map.entry("both", "又算又等的"));
  private static final Map<String, String> EN =
      Map.ofEntries(
          Map.entry("oneLock", "one key"),
          Map.entry("noLock", "no key"),
          Map.entry("lockEach", "a key each"),
          Map.entry("inARow", "in a row"),
          Map.entry("oneByOne", "processes, 1 by 1"),
          Map.entry("inChunks", "processes, chunks"),
          Map.entry("virtual", "virtual threads"));

  private PlotPictures() {}

  static void main(String[] arguments) throws InterruptedException {
    var done = new CountDownLatch(1);
    Platform.startup(
        () -> {
          try {
            take(Language.EN, false);
            take(Language.ZH, true);
          } finally {
            done.countDown();
          }
        });
    done.await();
    Platform.exit();
  }

  private static void take(Language language, boolean dark) {
    boolean zh = language == Language.ZH;
    var work =
        new PlotPlan(
            new Axis(zh ? "线程数" : "threads", Unit.NONE, true),
            new Axis(zh ? "是一个线程的几倍快" : "Times as fast as one thread", Unit.TIMES, false),
            List.of(FakeSweeps.curve("", "min(x, 2)", zh ? "理想：2 个核心" : "ideal: 2 cores")),
            List.of(FakeSweeps.limit("1", zh ? "和一个线程一样快" : "as fast as one thread")),
            null);
    var runs = work(5);
    shot("plot-gil", language, dark, 720, 400, runs, WORK, work, 0);
    shot("plot-gil-cross", language, dark, 720, 400, runs, WORK, work, 3);
    shot("plot-gil-small", language, dark, 600, 250, runs, WORK, work, 0);
    shot("plot-gil-large", language, dark, 2000, 1000, work(9), WORK, work, 0);
    var beside = work(5);
    beside.foreign(
        "CPython 3.13",
        List.of(
            FakeSweeps.sweep("oneLock", FakeSweeps.DOUBLINGS, 5, x -> x == 1 ? 1 : 1.3 - x / 50)));
    shot("plot-foreign", language, dark, 720, 400, beside, WORK, work, 0);
    var none = new PlotRuns();
    shot("plot-empty", language, dark, 720, 300, none, WORK, work, 0);
    var live =
        FakeSweeps.runs(
            WORK, Status.RUNNING, FakeSweeps.sweep("oneLock", new double[] {1}, 2, _ -> 1));
    shot("plot-live", language, dark, 720, 400, live, WORK, work, 0);

    var grain =
        new PlotPlan(
            new Axis(zh ? "一件任务本身要多久" : "one task on its own takes", Unit.SECONDS, true),
            new Axis(zh ? "全部做完要多久" : "Time for all the work", Unit.SECONDS, true),
            List.of(FakeSweeps.curve("", "0.033 / 2", zh ? "理想：减半" : "ideal: half")),
            List.of(),
            new PlotPlan.BreakEven("inARow", zh ? "盈亏平衡点" : "break-even"));
    shot("plot-grain", language, dark, 720, 510, grain(2), GRAIN, grain, 0);
    shot("plot-grain-cross", language, dark, 720, 510, grain(2), GRAIN, grain, 5);
    shot("plot-grain-small", language, dark, 600, 250, grain(2), GRAIN, grain, 0);
    var again = grain(2);
    again.next(Map.of("tasks", 9.0));
    again.show(
        FakeSweeps.run(
            GRAIN,
            Status.DONE,
            FakeSweeps.byVariant(
                GRAIN,
                FakeSweeps.sweep("inARow", TASKS, 7, _ -> 33e-3),
                FakeSweeps.sweep("oneByOne", TASKS, 7, x -> 17e-3 + 0.5 * 10e-9 / x))));
    shot("plot-earlier", language, dark, 720, 510, again, GRAIN, grain, 0);

    var sizing =
        new PlotPlan(
            new Axis(zh ? "池里的工人数" : "workers in the pool", Unit.NONE, true),
            new Axis(zh ? "每秒任务数" : "Tasks a second", Unit.PER_SECOND, true),
            List.of(
                FakeSweeps.curve("waiting", "x / 0.05", zh ? "利特尔法则" : "Little"),
                FakeSweeps.curve("both", "406", zh ? "它的上限" : "its ceiling")),
            List.of(),
            null);
    var pool =
        FakeSweeps.runs(
            SIZING,
            Status.DONE,
            FakeSweeps.sweep("computing", SIZES, 3, x -> 121 * Math.min(x, 2)),
            FakeSweeps.sweep("waiting", SIZES, 3, x -> x / 0.052 * (1 - x / 900)),
            FakeSweeps.sweep("both", SIZES, 3, x -> 1 / (0.055 / x + 1 / 450.0)));
    shot("plot-sizing", language, dark, 720, 510, pool, SIZING, sizing, 0);
    shot("plot-sizing-small", language, dark, 600, 250, pool, SIZING, sizing, 2);
    var amdahl =
        new PlotPlan(
            new Axis(zh ? "工人数" : "workers", Unit.NONE, true),
            new Axis(zh ? "加速比" : "Speed-up", Unit.NONE, false),
            List.of(
                FakeSweeps.curve("", "1 / (0.1 + 0.9 / x)", zh ? "阿姆达尔定律" : "Amdahl"),
                FakeSweeps.curve("", "x", zh ? "全都能分" : "all shared")),
            List.of(FakeSweeps.limit("10", zh ? "到不了 10" : "never 10")),
            null);
    var tenth =
        FakeSweeps.runs(
            FakeSweeps.demo("tenth"),
            Status.DONE,
            FakeSweeps.sweep("tenth", SIZES, 3, x -> 0.95 / (0.1 + 0.9 / x)));
    shot("plot-amdahl", language, dark, 420, 510, tenth, FakeSweeps.demo("tenth"), amdahl, 0);
  }

  private static PlotRuns work(int rounds) {
    var xs = FakeSweeps.DOUBLINGS;
    return FakeSweeps.runs(
        WORK,
        Status.DONE,
        FakeSweeps.sweep("oneLock", xs, rounds, x -> x == 1 ? 1 : 0.97),
        FakeSweeps.sweep("noLock", xs, rounds, x -> x == 1 ? 1 : 1.96),
        FakeSweeps.sweep("lockEach", xs, rounds, x -> x == 1 ? 1 : 1.98));
  }

  private static PlotRuns grain(double chunk) {
    return FakeSweeps.runs(
        GRAIN,
        Status.DONE,
        FakeSweeps.sweep("inARow", TASKS, 7, _ -> 33e-3),
        FakeSweeps.sweep("oneByOne", TASKS, 7, x -> 17e-3 + chunk * 10e-9 / x),
        FakeSweeps.sweep("inChunks", TASKS, 7, x -> 16e-3 + 4e-9 * chunk / x),
        FakeSweeps.sweep("virtual", TASKS, 7, x -> 16e-3 + 6e-9 * chunk / x),
        FakeSweeps.sweep("threads", TASKS, 7, _ -> 17e-3));
  }

  private static void shot(
      String name,
      Language language,
      boolean dark,
      double width,
      double height,
      PlotRuns runs,
      Demo demo,
      PlotPlan plan,
      int steps) {
    var labels = language == Language.ZH ? ZH : EN;
    UnaryOperator<String> label = of -> labels.getOrDefault(of, of);
    var theme = new Theme(dark);
    var chart = new PlotChart(new Messages(language), theme);
    var pane = new StackPane(chart);
    pane.getStyleClass().add("lab");
    pane.getStylesheets()
        .add(
            Objects.requireNonNull(PlotChart.class.getResource("/assets/css/lab.css"))
                .toExternalForm());
    var scene = new Scene(pane, width, height);
    theme.dress(scene);
    var stage = new Stage();
    stage.setScene(scene);
    stage.show();
    chart.show(runs, demo, plan, label);
    for (int i = 0; i < steps; i++) {
      chart.fireEvent(
          new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.RIGHT, false, false, false, false));
    }
    scene.snapshot(null);
    Picture.save(scene, name + "-" + language.code());
    stage.close();
  }
}
