package threadworks.ui.lab;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import threadworks.ui.fx.Messages;

/**
 * Says which demo comes into the lab when what goes on there is over, and lets the learner choose:
 * not to wait, or to keep what is there. It asks in place and takes no focus.
 */
final class NextUp extends HBox {
  private final Messages messages;
  private final Label text = new Label();
  private final Button now = new Button();
  private final Button never = new Button();
  private @Nullable Order order;

  /** Nobody waits. */
  NextUp(Messages messages) {
    this.messages = messages;
    getStyleClass().add("next-up");
    text.setWrapText(true);
    text.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(text, Priority.ALWAYS);
    now.setId("next-now");
    now.setMinWidth(USE_PREF_SIZE);
    now.setOnAction(_ -> go());
    never.setId("next-never");
    never.setMinWidth(USE_PREF_SIZE);
    never.setOnAction(_ -> clear());
    getChildren().setAll(text, now, never);
    managedProperty().bind(visibleProperty());
    setVisible(false);
  }

  /**
   * What waits.
   *
   * @param asked what was asked for; the same, asked for once more, no longer waits
   * @param task brings it in
   */
  private record Order(Object asked, Runnable task) {}

  /** Has a demo wait for another one to be over; it takes the place of whatever waited before. */
  void put(String running, String waiting, Object asked, Runnable task) {
    order = new Order(asked, task);
    text.textProperty().bind(messages.bind("lab.next", running, waiting));
    now.textProperty().bind(messages.bind("lab.next.now", running, waiting));
    never.textProperty().bind(messages.bind("lab.next.never", running));
    setVisible(true);
  }

  /** Whether this is what waits. */
  boolean isWaiting(Object asked) {
    return order != null && order.asked.equals(asked);
  }

  /** What waits comes now; does nothing when nothing does. */
  void go() {
    var due = order;
    clear();
    if (due != null) {
      due.task.run();
    }
  }

  /** What waits comes no more. */
  void clear() {
    order = null;
    setVisible(false);
  }
}
