package threadworks.ui.shell;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCombination;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import threadworks.lesson.LessonCatalog;
import threadworks.lesson.ListedLesson;
import threadworks.session.Engine;
import threadworks.session.LessonBench;
import threadworks.session.Runner;

/** The window's program: opens the workbench in a window and closes it with the window. */
public final class App extends Application {
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 760;

  /** A screen of 960×540, which is what a large one has at twice the scale, less its bars. */
  private static final double LEAST_WIDTH = 800;

  private static final double LEAST_HEIGHT = 450;

  /** JavaFX makes the instance, so what it needs waits here. */
  private static volatile Runnable onFirstFrame = () -> {};

  private static volatile CompletableFuture<Opening> opening = new CompletableFuture<>();

  private @Nullable Workbench workbench;
  private @Nullable Stage window;

  /**
   * Opens the window; returns when it is closed.
   *
   * @param onFirstFrame run once, on the JavaFX thread, when the window has been drawn for the
   *     first time
   * @throws UnsupportedOperationException when there is no display to open it on
   */
  public static void open(Runnable onFirstFrame) {
    App.onFirstFrame = onFirstFrame;
    // Read while JavaFX starts.
    App.opening = CompletableFuture.supplyAsync(Opening::read);
    launch(App.class);
  }

  @Override
  public void start(Stage stage) {
    var read = opening.join();
    var opened =
        Workbench.open(
            Runner.givingWay(),
            Engine.open(),
            read.settings(),
            read.lessons(),
            LessonBench.open(),
            address -> getHostServices().showDocument(address));
    workbench = opened;
    window = stage;
    var scene = new Scene(opened.shell(), WIDTH, HEIGHT);
    opened.theme().dress(scene);
    stage.setScene(scene);
    stage.titleProperty().bind(opened.messages().bind("app.name"));
    stage.getIcons().add(new Image("/assets/icons/threadworks.png"));
    stage.setMinWidth(LEAST_WIDTH);
    stage.setMinHeight(LEAST_HEIGHT);
    stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
    stage.setFullScreenExitHint("");
    if (!WindowPlace.restore(stage, read.settings())) {
      stage.setMaximized(Screen.getPrimary().getVisualBounds().getWidth() <= WIDTH);
    }
    scene.addPostLayoutPulseListener(new FirstFrame(scene, opened));
    stage.show();
  }

  @Override
  public void stop() {
    if (window != null) {
      WindowPlace.keep(window, opening.join().settings());
    }
    if (workbench != null) {
      workbench.close();
    }
  }

  /** What a window begins with. */
  private record Opening(Settings settings, List<ListedLesson> lessons) {
    static Opening read() {
      var settings = Settings.load();
      var lessons = LessonCatalog.list();
      // The one that is shown first; all others can wait.
      var _ = Shell.first(lessons, settings).entry();
      return new Opening(settings, lessons);
    }
  }

  /**
   * Is called when a pulse hands its picture to the thread that draws. That thread takes one
   * picture at a time, so by the second call the first frame is drawn.
   */
  private static final class FirstFrame implements Runnable {
    private final Scene scene;
    private final Workbench workbench;
    private int pulses;

    FirstFrame(Scene scene, Workbench workbench) {
      this.scene = scene;
      this.workbench = workbench;
    }

    @Override
    public void run() {
      if (++pulses == 1) {
        Platform.requestNextPulse();
      } else {
        scene.removePostLayoutPulseListener(this);
        onFirstFrame.run();
        workbench.warmUp();
      }
    }
  }
}
