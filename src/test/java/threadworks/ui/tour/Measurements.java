package threadworks.ui.tour;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
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
 * <p>Pulses are those of JavaFX's own pulse logger, the long ones that it describes and the short
 * ones that it only lists: from the begin of a pulse to the end of its drawing. Take the figures of
 * pulses on a display: without one JavaFX copies each picture pixel by pixel on the thread that
 * draws, which takes longer than all else.
 */
final class Measurements {
  private static final int RUNS = 5;
  private static final long LIMIT_MILLIS = 33;
  private static final Pattern PULSE =
      Pattern.compile("(?:^PULSE: \\d+ \\[|\\[\\d+ )-?\\d+ms:(\\d+)ms\\]");

  /** How long the first host may take to be warm. */
  private static final long WARM_UP_MILLIS = 5000;

  private final List<Long> pulses = new ArrayList<>();
  private Workbench workbench;

  private Measurements(Workbench workbench) {
    this.workbench = workbench;
  }

  static void main(String[] arguments) throws Exception {
    System.setProperty("javafx.pulseLogger", "true");
    var out = System.out;
    var log = new Lines();
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    var opened = new CompletableFuture<Workbench>();
    var lessons = LessonCatalog.list();
    Platform.startup(() -> opened.complete(open(lessons)));
    var measurements = new Measurements(opened.join());
    log.to = measurements::pulse;
    Thread.sleep(WARM_UP_MILLIS);
    for (var listed : lessons) {
      if (listed.entry() instanceof LessonEntry.Ready(var lesson)) {
        Fx.run(() -> measurements.workbench.shell().openLesson(lesson.slug()));
        for (var demo : lesson.demos()) {
          Fx.run(() -> measurements.workbench.lab().ask(new LabRequest.Show(demo.name())));
          measurements.measure(lesson.slug() + "/" + demo.name(), out);
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

  private void measure(String what, PrintStream out) throws Exception {
    var firstEvents = new ArrayList<Long>();
    synchronized (pulses) {
      pulses.clear();
    }
    for (int i = 0; i < RUNS; i++) {
      firstEvents.add(run());
    }
    List<Long> all;
    synchronized (pulses) {
      all = pulses.stream().sorted().toList();
    }
    out.printf(
        "%s: first event after %s ms (median %d); %d pulses, median %d, p99 %d, longest %d ms, %d"
            + " over %d ms%n",
        what,
        firstEvents,
        at(firstEvents.stream().sorted().toList(), 0.5),
        all.size(),
        at(all, 0.5),
        at(all, 0.99),
        at(all, 1),
        all.stream().filter(millis -> millis > LIMIT_MILLIS).count(),
        LIMIT_MILLIS);
  }

  /** Runs the demo in the lab to its end; how long after Run its first event was on the screen. */
  private long run() throws Exception {
    var first = new CompletableFuture<Long>();
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
                first.complete((System.nanoTime() - begin) / 1_000_000);
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
    return first.getNow(-1L);
  }

  private void pulse(String line) {
    var matcher = PULSE.matcher(line);
    synchronized (pulses) {
      while (matcher.find()) {
        pulses.add(Long.valueOf(matcher.group(1)));
      }
    }
  }

  private static long at(List<Long> sorted, double quantile) {
    return sorted.isEmpty() ? -1 : sorted.get((int) Math.round(quantile * (sorted.size() - 1)));
  }

  /** Hands on what is written, line by line. */
  private static final class Lines extends OutputStream {
    private final StringBuilder line = new StringBuilder();
    private volatile java.util.function.Consumer<String> to = _ -> {};

    @Override
    public synchronized void write(int b) {
      if (b == '\n') {
        to.accept(line.toString());
        line.setLength(0);
      } else {
        line.append((char) b);
      }
    }
  }
}
