package threadworks.ui.tour;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import threadworks.lesson.LessonCatalog;
import threadworks.lesson.LessonEntry;
import threadworks.lesson.ListedLesson;
import threadworks.session.Engine;
import threadworks.session.Runner;
import threadworks.ui.fx.Fx;
import threadworks.ui.lab.LabRequest;
import threadworks.ui.shell.Settings;
import threadworks.ui.shell.Workbench;

/**
 * Measures what the tests do not, because it depends on the machine: how long after Run the first
 * event is on the screen, and how long pulses take while a demo runs. It is no test; start it on a
 * quiet machine:
 *
 * <pre>
 * ./mvnw -q -DskipTests package
 * java -cp target/threadworks.jar:target/test-classes --enable-native-access=ALL-UNNAMED \
 *     -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=160m \
 *     threadworks.ui.tour.Measurements
 * </pre>
 *
 * <p>Those are the launcher's options: with others, the compilers take time that the window needs.
 *
 * <p>Take the figures of pulses on a display: without one JavaFX copies each picture pixel by pixel
 * on the thread that draws, which takes longer than all else.
 */
final class Measurements {
  private static final int RUNS = 5;
  private static final long LIMIT_MILLIS = 33;

  /** How long the first host may take to be warm. */
  private static final long WARM_UP_MILLIS = 5000;

  private final Pulses pulses;
  private final Workbench workbench;

  private Measurements(Workbench workbench, Pulses pulses) {
    this.workbench = workbench;
    this.pulses = pulses;
  }

  static void main(String[] arguments) throws Exception {
    var pulses = Pulses.listen();
    var opened = new CompletableFuture<Workbench>();
    var lessons = LessonCatalog.list();
    Platform.startup(() -> opened.complete(open(lessons)));
    var measurements = new Measurements(opened.join(), pulses);
    Thread.sleep(WARM_UP_MILLIS);
    for (var listed : lessons) {
      if (listed.entry() instanceof LessonEntry.Ready(var lesson)) {
        Fx.run(() -> measurements.workbench.shell().openLesson(lesson.slug()));
        for (var demo : lesson.demos()) {
          Fx.run(() -> measurements.workbench.lab().ask(new LabRequest.Show(demo.name())));
          measurements.measure(lesson.slug() + "/" + demo.name());
        }
      }
    }
    Fx.run(measurements.workbench::close);
    System.exit(0);
  }

  private static Workbench open(List<ListedLesson> lessons) {
    var workbench =
        Workbench.open(
            Runner.givingWay(), Engine.open(), Settings.none(), lessons, Optional.empty(), _ -> {});
    var scene = new Scene(workbench.shell(), 1280, 720);
    workbench.theme().dress(scene);
    var stage = new Stage();
    stage.setScene(scene);
    stage.setX(0);
    stage.setY(0);
    stage.show();
    workbench.warmUp();
    return workbench;
  }

  private void measure(String what) throws Exception {
    pulses.take();
    var firstEvents = new ArrayList<Double>();
    for (int i = 0; i < RUNS; i++) {
      firstEvents.add(run());
    }
    var all = new Figures(pulses.take());
    System.out.printf(
        "%s: first event: %s; pulses: %s, %d over %d ms%n",
        what, new Figures(firstEvents), all, all.over(LIMIT_MILLIS), LIMIT_MILLIS);
  }

  /** Runs the demo in the lab to its end; how long after Run its first event was on the screen. */
  private double run() throws Exception {
    var first = new CompletableFuture<Double>();
    var over = new CompletableFuture<Boolean>();
    Fx.run(
        () -> {
          long begin = System.nanoTime();
          workbench.lab().go();
          new AnimationTimer() {
            private boolean seen;

            @Override
            public void handle(long now) {
              var snapshot = workbench.findings().latestProperty().get();
              if (snapshot == null || snapshot.runs().isEmpty()) {
                return;
              }
              if (seen) {
                // A pulse later it is drawn.
                first.complete((System.nanoTime() - begin) / 1e6);
              }
              seen |= snapshot.runs().getFirst().trace().threads() > 0;
              if (snapshot.finished()) {
                stop();
                over.complete(true);
              }
            }
          }.start();
        });
    over.join();
    return first.getNow(Double.NaN);
  }
}
