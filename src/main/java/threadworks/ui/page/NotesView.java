package threadworks.ui.page;

import javafx.scene.layout.VBox;
import threadworks.lesson.LessonText.Notes;

/** The presenter's notes, while they are wanted. */
final class NotesView extends VBox {
  NotesView(Surroundings page, Notes notes) {
    getStyleClass().addAll("prose", "card", "notes");
    getChildren().add(page.label("page.notes", "card-head"));
    getChildren().addAll(page.prose().blocks(notes.document()));
    visibleProperty().bind(page.context().notes());
    managedProperty().bind(visibleProperty());
  }
}
