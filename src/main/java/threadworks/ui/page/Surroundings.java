package threadworks.ui.page;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import threadworks.lesson.Lesson;
import threadworks.lesson.LessonText;
import threadworks.ui.fx.Messages;

/**
 * What a block of a page may use of the page.
 *
 * @param context the window around the page
 * @param lesson the page's lesson
 * @param text its text in the language shown
 * @param prose sets CommonMark
 * @param progress what the learner has done
 * @param reveal scrolls as little as it takes for a node to be seen
 */
record Surroundings(
    PageContext context,
    Lesson lesson,
    LessonText text,
    ProseView prose,
    Progress progress,
    Consumer<Node> reveal) {
  Messages messages() {
    return context.messages();
  }

  /** A label that says this in the language now, on as many lines as it takes. */
  Label label(String key, String styleClass, Object... args) {
    var label = new Label();
    label.getStyleClass().add(styleClass);
    label.setWrapText(true);
    label.textProperty().bind(messages().bind(key, args));
    return label;
  }
}
