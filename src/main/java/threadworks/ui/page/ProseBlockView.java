package threadworks.ui.page;

import javafx.scene.layout.VBox;
import threadworks.lesson.LessonText.Prose;

/** Text that is no directive. */
final class ProseBlockView extends VBox {
  ProseBlockView(Surroundings page, Prose prose) {
    getStyleClass().add("prose");
    getChildren().setAll(page.prose().blocks(prose.document()));
  }
}
