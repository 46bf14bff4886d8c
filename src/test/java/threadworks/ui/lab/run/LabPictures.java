package threadworks.ui.lab.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;
import threadworks.lesson.Demo;
import threadworks.lesson.Lesson;
import threadworks.lesson.LessonText;
import threadworks.session.RunRequest;
import threadworks.session.RunSession;
import threadworks.session.RunSnapshot;
import threadworks.session.VariantRun;
import threadworks.session.VariantRun.Status;
import threadworks.trace.Lane;
import threadworks.trace.State;
import threadworks.trace.Trace;
import threadworks.ui.chart.Fakes;
import threadworks.ui.fx.Messages;
import threadworks.ui.fx.Picture;
import threadworks.ui.lab.Findings;
import threadworks.ui.lab.LabPane;
import threadworks.ui.theme.Theme;
import threadworks.wording.Language;

/**
 * Takes pictures of the lab in states that are rare or hard to draw, to be looked at: a failure, a
 * stop, many variants with long names, two hundred threads. Started by hand, as a test is, on the
 * headless platform; the pictures are in {@code target/pictures}.
 */
final class LabPictures {
  private static final String ERROR =
      "IllegalStateException: the site did not answer for page 3, so there is nothing to put on the"
          + " shelf (Crawl.java line 20)";
  private static final String REFUSED =
      "this machine cannot confine a process to one core: sched_setaffinity is not supported";

  /** What is in a picture. */
  private record Shot(
      String name, String tab, List<VariantRun> runs, Map<Language, Map<String, String>> labels) {}

  private LabPictures() {}

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
    for (var shot : List.of(endings(), twelve(), eightLong(), threads(200), threads(8))) {
      var messages = new Messages(language);
      var theme = new Theme(dark);
      var lab =
          lab(
              messages,
              theme,
              _ ->
                  new RunSession() {
                    @Override
                    public RunSnapshot snapshot() {
                      return new RunSnapshot(1, true, shot.runs());
                    }

                    @Override
                    public void set(String param, double value) {}

                    @Override
                    public void stop() {}

                    @Override
                    public boolean await(Duration timeout) {
                      return true;
                    }
                  });
      var variants = shot.runs().stream().map(VariantRun::variant).toList();
      var demo =
          new Demo(
              "Crawl",
              "a.Crawl",
              variants,
              FakeRuns.DEMO.params(),
              FakeRuns.DEMO.sources(),
              FakeRuns.DEMO.python());
      var texts = new HashMap<Language, LessonText>();
      shot.labels()
          .forEach(
              (of, labels) ->
                  texts.put(
                      of,
                      new LessonText(
                          of,
                          "",
                          "",
                          List.of(
                              new LessonText.DemoBlock(
                                  "Crawl", labels, List.of(), Map.of(), List.of(), false, null)))));
      var scene = new Scene(lab, 720, 680);
      theme.dress(scene);
      var stage = new Stage();
      stage.setScene(scene);
      stage.show();
      lab.open(new Lesson("a", 1, 1, false, texts, List.of(demo), Path.of(""), List.of()));
      lab.go();
      for (var node : lab.lookupAll(".tab-pane")) {
        var tabs = (TabPane) node;
        tabs.getTabs().stream()
            .filter(tab -> shot.tab().equals(tab.getId()))
            .forEach(tabs.getSelectionModel()::select);
      }
      // The first picture lays the canvas out, the second one draws it.
      scene.snapshot(null);
      Picture.save(scene, shot.name() + "-" + language.code());
      stage.close();
      lab.close();
    }
  }

  private static LabPane lab(
      Messages messages, Theme theme, Function<RunRequest, RunSession> starter) {
    var mode =
        new RunMode(messages, theme, starter, new FakeTwins(), new Findings(), new FakeMemory());
    return new LabPane(messages, theme, List.of(mode));
  }

  private static Shot endings() {
    var names =
        List.of("oneByOne", "twoProcesses", "fourProcesses", "fourThreads", "virtualThreads");
    var status =
        List.of(Status.DONE, Status.FAILED, Status.SKIPPED, Status.STOPPED, Status.STOPPED);
    var error = new ArrayList<String>();
    var runs = new ArrayList<VariantRun>();
    long[] millis = {4006, 2310, 0, 830, 0};
    for (int i = 0; i < names.size(); i++) {
      error.add(i == 1 ? ERROR : REFUSED);
      var now = status.get(i);
      runs.add(
          Fakes.run(
              Fakes.variant(names.get(i), 25, 28),
              now,
              millis[i],
              i == 1 ? 90 : 0,
              i == 0 ? 4000 : i == 1 ? 2000 : 1000,
              now == Status.FAILED || now == Status.SKIPPED ? Fakes.said(error.get(i)) : null,
              i == 1 ? Fakes.pool(2, 90, 2000) : Trace.EMPTY));
    }
    return new Shot(
        "endings", "timings-tab", runs, Map.of(Language.EN, FakeRuns.EN, Language.ZH, FakeRuns.ZH));
  }

  private static Shot twelve() {
    var runs = new ArrayList<VariantRun>();
    for (int i = 1; i <= 12; i++) {
      runs.add(
          Fakes.done(Fakes.variant("variantNumber" + i, 25, 28), 4000 / i, 20L * i, 4000.0 / i));
    }
    return new Shot("twelve", "timings-tab", runs, Map.of(Language.EN, Map.of()));
  }

  private static Shot eightLong() {
    var en = new HashMap<String, String>();
    var zh = new HashMap<String, String>();
    var runs = new ArrayList<VariantRun>();
    int[] workers = {1, 2, 4, 4};
    for (int i = 0; i < 8; i++) {
      var name = "variant" + i;
      int w = workers[i % 4];
      var cores = i % 4 == 3 ? "all cores" : "1 core";
      en.put(name, (i < 4 ? "wait" : "compute") + " · " + cores + " · " + w + " workers");
      zh.put(name, (i < 4 ? "等待" : "计算") + " · " + (i % 4 == 3 ? "全部核心" : "单核") + " · " + w + " 人");
      runs.add(
          Fakes.done(
              Fakes.variant(name, 25, 28),
              i < 4 ? 2000 / w : i == 7 ? 420 : 800,
              0,
              i < 4 ? 2000.0 / w : Double.NaN));
    }
    return new Shot("eight-long", "timings-tab", runs, Map.of(Language.EN, en, Language.ZH, zh));
  }

  private static Shot threads(int count) {
    var lanes = new ArrayList<Lane>();
    lanes.add(
        Fakes.lane(
            4711,
            1,
            "main",
            0,
            1000 * Fakes.MS,
            new Fakes.Span(30 * Fakes.MS, 990 * Fakes.MS, State.JOIN, "Thread.join", 22)));
    var states = List.of(State.SLEEPING, State.LOCK, State.QUEUE, State.IO);
    for (int i = 1; i < count; i++) {
      var spans = new ArrayList<Fakes.Span>();
      long from = i * 400L / count;
      for (long at = from + 20; at < 880; at += 120 + i % 7 * 10) {
        var state = states.get((i + (int) at) % states.size());
        spans.add(new Fakes.Span(at * Fakes.MS, (at + 90) * Fakes.MS, state, "shelf.put", 20));
      }
      lanes.add(
          Fakes.lane(
              4711,
              i + 1,
              i % 5 == 0 ? "" : i % 5 == 1 ? "pool-1-thread-" + i : "Thread-" + i,
              from * Fakes.MS,
              980 * Fakes.MS,
              spans.toArray(Fakes.Span[]::new)));
    }
    var trace =
        new Trace(
            1000 * Fakes.MS,
            lanes,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            0);
    var run =
        Fakes.run(Fakes.variant("fourThreads", 25, 28), Status.DONE, 1000, 0, 1000, null, trace);
    return new Shot(
        "threads-" + count,
        "timeline-tab",
        List.of(run),
        Map.of(Language.EN, FakeRuns.EN, Language.ZH, FakeRuns.ZH));
  }
}
