package threadworks.ui.tour;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.animation.AnimationTimer;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import threadworks.lesson.ListedLesson;
import threadworks.schedule.report.Position;
import threadworks.session.Runner;
import threadworks.ui.lab.LabRequest;
import threadworks.ui.shell.Settings;
import threadworks.ui.shell.Workbench;

/** A window that is worked with as a learner does, and watched. */
final class BenchWindow implements AutoCloseable {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** From one end of the strip to the other and back. */
  private static final double SWEEP_NANOS = 5e9;

  private final WatchedEngine engine;
  private final Studio studio;

  private BenchWindow(WatchedEngine engine, Studio studio) {
    this.engine = engine;
    this.studio = studio;
  }

  static BenchWindow open(List<ListedLesson> lessons) throws InterruptedException {
    var engine = new WatchedEngine();
    return new BenchWindow(
        engine,
        Studio.open(
            () ->
                new Studio(
                    Workbench.open(
                        Runner.open(), engine, Settings.none(), lessons, Optional.empty(), _ -> {}),
                    WIDTH,
                    HEIGHT)));
  }

  /** Has a program stepped, and waits until its position is there. */
  void walk(String lesson, String demo, String variant, String code) throws InterruptedException {
    int before = taken();
    Studio.on(
        () -> {
          studio.workbench().shell().openLesson(lesson);
          studio.workbench().lab().ask(new LabRequest.Walk(demo, variant, code));
          return null;
        });
    studio.await(() -> engine.taken() > before, PATIENCE);
  }

  /** The position that it shows. */
  Position position() throws InterruptedException {
    return Studio.on(() -> Objects.requireNonNull(engine.latest()));
  }

  /** How many positions were asked for. */
  int asked() {
    return engine.asked();
  }

  private int taken() throws InterruptedException {
    return Studio.on(engine::taken);
  }

  /**
   * How long something took, in milliseconds since a key was pressed.
   *
   * @param told until the new position was there
   * @param painted until it was painted
   */
  record Pressed(double told, double painted) {}

  /** Presses a key, and waits until a new position is painted. */
  Pressed press(KeyCode key) throws InterruptedException {
    var painted = new CompletableFuture<Pressed>();
    Studio.on(
        () -> {
          long began = System.nanoTime();
          int before = engine.taken();
          var target = Objects.requireNonNullElse(studio.scene().getFocusOwner(), root());
          Event.fireEvent(
              target, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
          new AnimationTimer() {
            private double told;

            @Override
            public void handle(long now) {
              double millis = (System.nanoTime() - began) / 1e6;
              if (told > 0) {
                // It was painted with the pulse before.
                stop();
                painted.complete(new Pressed(told, millis));
              } else if (engine.taken() > before) {
                told = (engine.takenAt() - began) / 1e6;
              }
            }
          }.start();
          return null;
        });
    return painted.join();
  }

  private Node root() {
    return studio.scene().getRoot();
  }

  /** Drags to and fro through the strip; how many positions a second were painted meanwhile. */
  double drag(Duration time) throws InterruptedException {
    var rate = new CompletableFuture<Double>();
    Studio.on(
        () -> {
          var strip = Objects.requireNonNull(studio.workbench().lab().lookup("#strip"));
          double width = strip.getLayoutBounds().getWidth();
          mouse(strip, MouseEvent.MOUSE_PRESSED, width);
          new AnimationTimer() {
            private final long began = System.nanoTime();
            private int before = engine.taken();
            private int painted;

            @Override
            public void handle(long now) {
              painted += engine.taken() > before ? 1 : 0;
              before = engine.taken();
              double nanos = System.nanoTime() - began;
              double sweep = nanos % SWEEP_NANOS / SWEEP_NANOS;
              mouse(strip, MouseEvent.MOUSE_DRAGGED, width * Math.abs(1 - 2 * sweep));
              if (nanos > time.toNanos()) {
                stop();
                mouse(strip, MouseEvent.MOUSE_RELEASED, 0);
                rate.complete(painted / (nanos / 1e9));
              }
            }
          }.start();
          return null;
        });
    return rate.join();
  }

  private static void mouse(Node on, EventType<MouseEvent> type, double x) {
    var at = on.localToScene(x, on.getLayoutBounds().getHeight() / 2);
    Event.fireEvent(
        on,
        new MouseEvent(
            type,
            at.getX(),
            at.getY(),
            0,
            0,
            MouseButton.PRIMARY,
            1,
            false,
            false,
            false,
            false,
            type != MouseEvent.MOUSE_RELEASED,
            false,
            false,
            true,
            false,
            false,
            new PickResult(on, at.getX(), at.getY())));
  }

  /** Goes over to a mode by its button, and waits until that is painted. */
  void switchTo(String mode) throws InterruptedException {
    Studio.on(
        () -> {
          var button = studio.workbench().lab().lookup("#mode-" + mode);
          ((ToggleButton) Objects.requireNonNull(button)).fire();
          return null;
        });
    pulses(2);
  }

  /** Waits for so many pulses. */
  void pulses(int count) throws InterruptedException {
    int[] left = {count};
    studio.await(() -> left[0]-- == 0, PATIENCE);
  }

  @Override
  public void close() {
    studio.close();
  }
}
