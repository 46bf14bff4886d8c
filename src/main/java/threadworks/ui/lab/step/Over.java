package threadworks.ui.lab.step;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import threadworks.schedule.report.Outcome;
import threadworks.ui.fx.Messages;
import threadworks.ui.lab.model.Judgement;
import threadworks.ui.lab.model.Program;

/** Takes the place of the cards where nobody is left to move: what came of it, and how to go on. */
final class Over extends VBox {
  Over(Messages messages, Program program, Outcome outcome) {
    boolean bad = Judgement.isBad(program, outcome, messages);
    var title = new Label(messages.get("step.over.title"));
    title.getStyleClass().add("card-name");
    var judged = Judgement.of(program, outcome, messages);
    var value = new Label(judged.value(), new FontIcon(bad ? Feather.X_OCTAGON : Feather.CHECK));
    value.getStyleClass().add("over-value");
    value.setWrapText(true);
    getChildren().addAll(title, value);
    if (!judged.label().isEmpty()) {
      getChildren().add(wrapped(judged.label(), "over-label"));
    }
    getChildren().add(wrapped(messages.get("step.over.keys"), "muted"));
    setId("over");
    getStyleClass().addAll("over", bad ? "bad" : "good");
  }

  private static Label wrapped(String text, String style) {
    var label = new Label(text);
    label.setWrapText(true);
    label.getStyleClass().add(style);
    return label;
  }
}
