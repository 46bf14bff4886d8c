package threadworks.ui.chart.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import threadworks.session.Moved;
import threadworks.session.VariantRun;
import threadworks.session.VariantRun.Status;
import threadworks.trace.QueueDepth;
import threadworks.ui.chart.Fakes;
import threadworks.ui.fx.Messages;
import threadworks.ui.fx.Picture;
import threadworks.ui.theme.Theme;
import threadworks.wording.Language;

/**
 * Takes pictures of the Data chart in states that are rare, to be looked at, and says how long a
 * frame takes with a million points. Started by hand, as a test is; the pictures are in {@code
 * target/pictures}.
 */
final class DataPictures {
  private static final int FRAMES = 60;

  private DataPictures() {}

  static void main(String[] arguments) throws InterruptedException {
    var done = new CountDownLatch(1);
    Platform.startup(
        () -> {
          try {
            take(Language.EN, false);
            take(Language.ZH, true);
            time();
          } finally {
            done.countDown();
          }
        });
    done.await();
    Platform.exit();
  }

  private static void take(Language language, boolean dark) {
    var endless =
        FakeBelt.run(Status.DONE, 4_100, List.of(FakeBelt.endless("belt", 9_000)), List.of());
    shot("data-belt", language, dark, 720, 440, chart -> chart.show(endless, name -> name));
    var moved =
        FakeBelt.run(
            Status.RUNNING,
            3_200,
            List.of(FakeBelt.endless("endless", 3_200), FakeBelt.belt("short", 5, 3_200)),
            List.of(),
            new Moved("packs", 10, 40, 1_500 * Fakes.MS));
    shot(
        "data-paused",
        language,
        dark,
        720,
        440,
        chart -> {
          chart.show(
              FakeBelt.run(
                  Status.RUNNING,
                  2_700,
                  List.of(FakeBelt.endless("endless", 2_700), FakeBelt.belt("short", 5, 2_700)),
                  List.of()),
              name -> name);
          key(chart, KeyCode.P);
          chart.show(moved, name -> name);
        });
    shot(
        "data-cross",
        language,
        dark,
        720,
        440,
        chart -> {
          chart.show(endless, name -> name);
          key(chart, KeyCode.RIGHT);
          key(chart, KeyCode.RIGHT);
        });
    shot("data-empty", language, dark, 720, 300, chart -> chart.show(null, name -> name));
    var many = new ArrayList<QueueDepth>();
    for (int i = 0; i < 20; i++) {
      many.add(FakeBelt.belt("a belt of a long name " + i, 1 + i, 9_000));
    }
    shot(
        "data-many",
        language,
        dark,
        720,
        440,
        chart -> chart.show(FakeBelt.run(Status.DONE, 4_100, many, List.of()), name -> name));
    shot(
        "data-million",
        language,
        dark,
        900,
        600,
        chart ->
            chart.show(
                FakeBelt.run(
                    Status.DONE, 1_000, List.of(), List.of(FakeBelt.wild("sum", 1_000_000))),
                name -> name));
    shot("data-small", language, dark, 420, 190, chart -> chart.show(endless, name -> name));
  }

  private static void shot(
      String name,
      Language language,
      boolean dark,
      double width,
      double height,
      Consumer<DataChart> what) {
    var theme = new Theme(dark);
    var chart = new DataChart(new Messages(language), theme);
    var pane = new StackPane(chart);
    pane.getStyleClass().add("lab");
    pane.getStylesheets()
        .add(
            Objects.requireNonNull(DataChart.class.getResource("/assets/css/lab.css"))
                .toExternalForm());
    var scene = new Scene(pane, width, height);
    theme.dress(scene);
    var stage = new Stage();
    stage.setScene(scene);
    stage.show();
    scene.snapshot(null);
    what.accept(chart);
    scene.snapshot(null);
    Picture.save(scene, name + "-" + language.code());
    stage.close();
  }

  private static void key(DataChart chart, KeyCode code) {
    chart
        .plot()
        .fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
  }

  /** What a frame takes from new data to the picture. */
  private static void time() {
    var theme = new Theme(false);
    var chart = new DataChart(new Messages(Language.EN), theme);
    var pane = new StackPane(chart);
    var scene = new Scene(pane, 900, 600);
    theme.dress(scene);
    var stage = new Stage();
    stage.setScene(scene);
    stage.show();
    for (int size : new int[] {0, 1_000, 100_000, 1_000_000}) {
      VariantRun run =
          FakeBelt.run(
              Status.DONE,
              1_000,
              List.of(),
              size == 0 ? List.of() : List.of(FakeBelt.wild("sum", size)));
      chart.show(run, name -> name);
      scene.snapshot(null);
      var picture = new ArrayList<Double>();
      var whole = new ArrayList<Double>();
      for (int i = 0; i < FRAMES; i++) {
        long begin = System.nanoTime();
        chart.show(run, name -> name);
        chart.plot().layout();
        picture.add((System.nanoTime() - begin) / 1e6);
        scene.snapshot(null);
        whole.add((System.nanoTime() - begin) / 1e6);
      }
      picture.sort(null);
      whole.sort(null);
      System.out.printf(
          "%,9d points: painted %.2f / %.2f ms, drawn with a snapshot %.2f / %.2f ms (median /"
              + " most)%n",
          size,
          picture.get(FRAMES / 2),
          picture.get(FRAMES - 1),
          whole.get(FRAMES / 2),
          whole.get(FRAMES - 1));
    }
    stage.close();
  }
}
