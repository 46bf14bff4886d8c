package threadworks.ui.shell;

import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.stage.Stage;
import threadworks.lesson.Lesson;
import threadworks.lesson.LessonEntry;
import threadworks.session.Engine;
import threadworks.session.Runner;
import threadworks.wording.Language;

/** The whole window with one lesson, in English, as a test drives it. */
final class LessonWindow {
  private LessonWindow() {}

  /** Shows it. */
  static Workbench open(Stage stage, Engine engine, Lesson lesson) {
    var workbench =
        Workbench.open(
            Runner.open(),
            engine,
            Settings.none(),
            List.of(SampleLessons.listed(new LessonEntry.Ready(lesson))),
            Optional.empty(),
            _ -> {});
    workbench.messages().languageProperty().set(Language.EN);
    var scene = new Scene(workbench.shell(), 1280, 720);
    workbench.theme().dress(scene);
    stage.setX(0);
    stage.setY(0);
    stage.setWidth(1280);
    stage.setHeight(720);
    stage.setScene(scene);
    stage.show();
    return workbench;
  }
}
