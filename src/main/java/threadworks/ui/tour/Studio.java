package threadworks.ui.tour;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Toggle;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import org.fxmisc.richtext.CodeArea;
import org.jspecify.annotations.Nullable;
import threadworks.session.RunSnapshot;
import threadworks.ui.fx.Fx;
import threadworks.ui.lab.LabRequest;
import threadworks.ui.shell.Workbench;

/**
 * The window in front of the camera. Its methods are for the tour's own thread: each does its part
 * on the JavaFX thread and waits for it.
 */
final class Studio implements AutoCloseable {
  /** How the ids of the lab's tabs end. */
  private static final String TAB = "-tab";

  /** What a reader sees again of the screen before. */
  private static final double OVERLAP = 48;

  /**
   * So many without a change: what is new comes to one view after the other, and canvases draw in
   * the pulse after the one that lays them out.
   */
  private static final int PULSES = 8;

  private final Workbench workbench;
  private final Scene scene;
  private final Stage stage;

  /** Opens the window; on the JavaFX thread, as a scene wants it. */
  Studio(Workbench workbench, int width, int height) {
    this.workbench = workbench;
    scene = new Scene(workbench.shell(), width, height);
    workbench.theme().dress(scene);
    stage = new Stage(StageStyle.UNDECORATED);
    stage.setScene(scene);
    stage.setX(0);
    stage.setY(0);
    stage.show();
    workbench.warmUp();
  }

  /** Has it opened on the JavaFX thread. */
  static Studio open(Callable<Studio> opening) throws InterruptedException {
    return on(opening);
  }

  void look(Look look) throws InterruptedException {
    on(
        () -> {
          workbench.messages().languageProperty().set(look.language());
          workbench.theme().darkProperty().set(look.dark());
          return null;
        });
    settle();
  }

  void openLesson(String slug) throws InterruptedException {
    on(
        () -> {
          workbench.shell().openLesson(slug);
          return null;
        });
    settle();
  }

  void openDemo(String name) throws InterruptedException {
    ask(new LabRequest.Show(name));
  }

  /**
   * Runs every variant of the demo in the lab, as the button does.
   *
   * @return how it ended, or how it stood when {@code patience} was over and it was stopped
   */
  @Nullable RunSnapshot run(Duration patience) throws InterruptedException {
    var over = new CompletableFuture<RunSnapshot>();
    var lab = workbench.lab();
    var listening =
        on(
            () -> {
              var subscription =
                  workbench
                      .findings()
                      .latestProperty()
                      .subscribe(
                          snapshot -> {
                            if (snapshot != null
                                && snapshot.finished()
                                && !snapshot.runs().isEmpty()) {
                              over.complete(snapshot);
                            }
                          });
              lab.go();
              return subscription;
            });
    try {
      return over.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return on(
          () -> {
            lab.stop();
            return workbench.findings().latestProperty().get();
          });
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      on(
          () -> {
            listening.unsubscribe();
            return null;
          });
    }
  }

  /** Asks the lab for something, as a page does. */
  void ask(LabRequest request) throws InterruptedException {
    on(
        () -> {
          workbench.lab().ask(request);
          return null;
        });
    settle();
  }

  /** Waits until the lab is free, or stops what goes on there. */
  void awaitRest(Duration patience) throws InterruptedException {
    await(() -> !workbench.lab().busy().getValue(), patience);
    settle();
  }

  /** Presses a button of the lab by its id, and waits until what it begins is done, or stops it. */
  void press(String id, Duration patience) throws InterruptedException {
    on(
        () -> {
          if (workbench.lab().lookup("#" + id) instanceof ButtonBase button) {
            button.fire();
          }
          return null;
        });
    awaitRest(patience);
  }

  /** Waits until there is a part of the lab with that id, or patience is over. */
  void awaitPart(String id, Duration patience) throws InterruptedException {
    await(() -> workbench.lab().lookup("#" + id) != null, patience);
    settle();
  }

  /** Asks at each pulse. */
  void await(Callable<Boolean> condition, Duration patience) throws InterruptedException {
    var met = new CompletableFuture<Boolean>();
    on(
        () -> {
          new AnimationTimer() {
            @Override
            public void handle(long now) {
              if (met.isDone()) {
                stop();
                return;
              }
              try {
                if (condition.call()) {
                  met.complete(true);
                }
              } catch (Exception e) {
                met.completeExceptionally(e);
              }
            }
          }.start();
          return null;
        });
    try {
      met.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // The picture shows how far it came.
      met.complete(false);
      on(
          () -> {
            workbench.lab().stop();
            return null;
          });
    } catch (ExecutionException e) {
      throw new IllegalStateException("the window failed", e.getCause());
    }
  }

  /** Chooses a variant by its bar, as the Enter key does. */
  void choose(String variant) throws InterruptedException {
    on(
        () -> {
          var bar = workbench.lab().lookup("#bar-" + variant);
          if (bar != null) {
            bar.fireEvent(
                new KeyEvent(
                    KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
          }
          return null;
        });
    settle();
  }

  /** Answers each card of the page with its first option, so that it answers back. */
  void answer() throws InterruptedException {
    on(
        () -> {
          for (var options : page().getContent().lookupAll(".options")) {
            if (options instanceof VBox box
                && box.getChildren().getFirst() instanceof Toggle first) {
              first.setSelected(true);
            }
          }
          return null;
        });
    settle();
  }

  /** The names of the lab's tabs, as file names have them. */
  List<String> tabs() throws InterruptedException {
    return on(() -> tabPane().getTabs().stream().map(Studio::name).toList());
  }

  void openTab(String name) throws InterruptedException {
    on(
        () -> {
          var tabs = tabPane();
          tabs.getTabs().stream()
              .filter(tab -> name(tab).equals(name))
              .forEach(tabs.getSelectionModel()::select);
          return null;
        });
    settle();
  }

  /** Where to scroll the page to, one after another, so that all of it is seen. */
  List<Double> pageTops() throws InterruptedException {
    return on(
        () -> {
          var pane = page();
          double view = pane.getViewportBounds().getHeight();
          double beyond = pane.getContent().getLayoutBounds().getHeight() - view;
          var tops = new ArrayList<Double>();
          double top = 0;
          for (; top < beyond; top += view - OVERLAP) {
            tops.add(top / beyond);
          }
          if (tops.isEmpty() || tops.getLast() < 1) {
            tops.add(tops.isEmpty() ? 0.0 : 1.0);
          }
          return tops;
        });
  }

  /** Scrolls the page; 0 is its beginning and 1 its end. */
  void scrollPage(double to) throws InterruptedException {
    on(
        () -> {
          page().setVvalue(to);
          return null;
        });
    settle();
  }

  void shoot(Path file) throws IOException, InterruptedException {
    Png.write(on(() -> scene.snapshot(null)), file);
  }

  Workbench workbench() {
    return workbench;
  }

  Scene scene() {
    return scene;
  }

  @Override
  public void close() {
    Fx.run(
        () -> {
          stage.close();
          workbench.close();
        });
  }

  /** The lab has two: one for the code in each language, and this. */
  private TabPane tabPane() {
    return workbench.lab().lookupAll(".tab-pane").stream()
        .map(TabPane.class::cast)
        .filter(pane -> pane.getTabs().stream().allMatch(tab -> id(tab).endsWith(TAB)))
        .findFirst()
        .orElseThrow();
  }

  private static String name(Tab tab) {
    return id(tab).replace(TAB, "");
  }

  private static String id(Tab tab) {
    return Objects.requireNonNullElse(tab.getId(), "");
  }

  private ScrollPane page() {
    return (ScrollPane) Objects.requireNonNull(workbench.shell().lookup(".page"));
  }

  /** Waits until what has changed is on the screen, and the code has come to rest. */
  private void settle() throws InterruptedException {
    var drawn = new CompletableFuture<Boolean>();
    on(
        () -> {
          new AnimationTimer() {
            private int pulses;
            private double place;

            @Override
            public void handle(long now) {
              double before = place;
              place = placeInCode();
              pulses = place == before ? pulses + 1 : 0;
              if (pulses >= PULSES) {
                stop();
                drawn.complete(true);
              }
            }
          }.start();
          return null;
        });
    drawn.join();
  }

  private double placeInCode() {
    return workbench.shell().lookup(".source") instanceof CodeArea code
        ? code.getEstimatedScrollY()
        : 0;
  }

  /** Does this on the JavaFX thread, and waits for it. */
  static <T extends @Nullable Object> T on(Callable<T> task) throws InterruptedException {
    var future = new FutureTask<>(task);
    Fx.run(future);
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the window failed", e.getCause());
    }
  }
}
