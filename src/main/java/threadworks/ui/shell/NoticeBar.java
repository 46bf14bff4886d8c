package threadworks.ui.shell;

import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import threadworks.ui.fx.Messages;
import threadworks.wording.Sentence;

/** A line above the page that says what the window has to say, one sentence at a time. */
final class NoticeBar extends HBox {
  private final Messages messages;
  private final ObservableList<Sentence> notices;
  private final Label text = new Label();

  NoticeBar(Messages messages, ObservableList<Sentence> notices) {
    this.messages = messages;
    this.notices = notices;
    getStyleClass().add("notice-bar");
    text.setGraphic(new FontIcon(Feather.INFO));
    text.setWrapText(true);
    text.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(text, Priority.ALWAYS);
    var away = new Button();
    away.textProperty().bind(messages.bind("notice.away"));
    away.setMinWidth(USE_PREF_SIZE);
    away.setOnAction(_ -> notices.removeFirst());
    getChildren().setAll(text, away);
    managedProperty().bind(visibleProperty());
    notices.addListener((ListChangeListener<Sentence>) _ -> show());
    messages.languageProperty().subscribe(_ -> show());
  }

  private void show() {
    setVisible(!notices.isEmpty());
    if (!notices.isEmpty()) {
      text.setText(messages.say(notices.getFirst()));
    }
  }
}
