package threadworks.ui.page;

import java.util.List;
import javafx.beans.Observable;
import javafx.scene.Node;
import javafx.scene.control.Button;
import org.jspecify.annotations.Nullable;
import threadworks.lesson.LessonText.Card;

/** What a card is judged by: runs of the variants that it names, or their exploration. */
interface Evidence {
  /** What judges the card; null where nothing needs to. */
  static @Nullable Evidence of(Surroundings page, Card card) {
    if (card.variants().isEmpty()) {
      return null;
    }
    return card.explores()
        ? new Explored(page, card.variants().getFirst())
        : new Measured(page, card);
  }

  /** What changes with what was found. */
  List<Observable> changes();

  /** What was found until now; another object whenever it says something else. */
  Object found();

  /** Whether enough was found to judge by. */
  boolean known();

  /** What it shows, held against a choice. */
  List<Node> shown(Card.Option choice);

  /** The key of the sentence that says how it is got. */
  String how();

  /** A button that has the lab get it. */
  Button get();
}
