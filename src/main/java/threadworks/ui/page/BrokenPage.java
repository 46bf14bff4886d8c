package threadworks.ui.page;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import threadworks.lesson.LessonEntry;
import threadworks.ui.fx.Messages;

/** What stands in the place of a lesson that could not be read: where it is wrong, and why. */
public final class BrokenPage extends Page {
  /** The page of a broken lesson. */
  public BrokenPage(Messages messages, LessonEntry.Broken broken) {
    super(column(messages, broken));
  }

  private static VBox column(Messages messages, LessonEntry.Broken broken) {
    var title = new Label();
    title.textProperty().bind(messages.bind("page.broken", broken.slug()));
    title.getStyleClass().add("page-title");
    title.setWrapText(true);
    var fault = broken.fault();
    var place = new Label(fault.place());
    place.setGraphic(new FontIcon(Feather.FILE_TEXT));
    place.getStyleClass().addAll("mono", "broken-place");
    place.setWrapText(true);
    var reason = new Label();
    reason.textProperty().bind(messages.languageProperty().map(fault::reason));
    reason.setWrapText(true);
    var card = new VBox(place, reason);
    card.getStyleClass().addAll("card", "broken");
    var rest = new Label();
    rest.textProperty().bind(messages.bind("page.broken.rest"));
    rest.getStyleClass().add("muted");
    rest.setWrapText(true);
    var column = new VBox(title, card, rest);
    column.getStyleClass().add("page-column");
    return column;
  }
}
