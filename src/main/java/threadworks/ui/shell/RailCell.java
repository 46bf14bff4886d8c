package threadworks.ui.shell;

import javafx.beans.value.ObservableValue;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import threadworks.ui.fx.Messages;

/** A line of the rail: number, short title, how far. */
final class RailCell extends ListCell<RailItem> {
  /** What is shown of a lesson that was opened and no more: a sliver. */
  private static final double LEAST = 0.06;

  private final Messages messages;
  private final Label number = new Label();
  private final Label title = new Label();
  private final HBox mark = new HBox();
  private final HBox row = new HBox(number, title, mark);

  private final Tooltip tip = new Tooltip();

  /**
   * A line of nothing yet.
   *
   * @param folded whether there is no room for titles; each is then said by a tooltip
   */
  RailCell(Messages messages, ObservableValue<Boolean> folded) {
    this.messages = messages;
    number.getStyleClass().add("rail-number");
    title.setMinWidth(0);
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    title.visibleProperty().bind(folded.map(yes -> !yes));
    title.managedProperty().bind(title.visibleProperty());
    tip.textProperty().bind(title.textProperty());
    tooltipProperty().bind(folded.map(yes -> yes ? tip : null));
    mark.getStyleClass().add("rail-mark");
    row.getStyleClass().add("rail-row");
    // The row takes the cell's width, or a long title would push its mark out of sight.
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable RailItem item, boolean empty) {
    super.updateItem(item, empty);
    if (empty || item == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    number.setText(item.number());
    title.setText(item.shortTitle(messages.language()));
    mark.getChildren().setAll(mark(item));
    setGraphic(row);
    setAccessibleText(item.number() + " " + title.getText());
  }

  private static Node mark(RailItem item) {
    if (item.isBroken()) {
      return icon(Feather.ALERT_TRIANGLE, "broken");
    }
    return switch (item.markProperty().get()) {
      case NEW -> new Group();
      case BEGUN -> begun(item.partProperty().get());
      case FINISHED -> icon(Feather.CHECK, "finished");
    };
  }

  private static FontIcon icon(Feather feather, String style) {
    var icon = new FontIcon(feather);
    icon.getStyleClass().add(style);
    return icon;
  }

  /** A circle as full as the lesson is done, in the size of the icons. */
  private static Group begun(double part) {
    var circle = new Circle(7, 7, 5);
    circle.getStyleClass().add("begun-ring");
    // From the top, clockwise.
    var done = new Arc(7, 7, 5, 5, 90, -360 * Math.max(part, LEAST));
    done.setType(ArcType.ROUND);
    done.getStyleClass().add("begun-part");
    return new Group(circle, done);
  }
}
