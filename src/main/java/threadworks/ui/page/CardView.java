package threadworks.ui.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import threadworks.lesson.LessonText.Card;
import threadworks.ui.fx.Fx;
import threadworks.ui.fx.Messages;

/**
 * A card that asks, and answers back to whatever is chosen; the learner may change his mind. A
 * prediction is answered by a run: until there was one, the card says so, and after it the choice
 * made before is held against what was measured.
 */
final class CardView extends VBox {
  private final Messages messages;
  private final ProseView prose;
  private final Measured measured;
  private final VBox answer = new VBox();
  private final ObjectProperty<Card.@Nullable Option> choice = new SimpleObjectProperty<>();

  /** What was chosen when the first measurement came. */
  private Card.@Nullable Option predicted;

  /**
   * A card as the learner left it.
   *
   * @param place its place among the lesson's cards, from 0
   * @param revealed has the whole card come into view
   */
  CardView(
      Messages messages,
      ProseView prose,
      Card card,
      int place,
      Progress progress,
      Measured measured,
      Runnable revealed) {
    this.messages = messages;
    this.prose = prose;
    this.measured = measured;
    getStyleClass().addAll("card", card.kind() == Card.Kind.PREDICT ? "predict" : "question");
    var head = new Label();
    head.getStyleClass().add("card-head");
    head.textProperty()
        .bind(messages.bind(card.kind() == Card.Kind.PREDICT ? "page.predict" : "page.question"));
    getChildren().add(head);
    getChildren().addAll(prose.blocks(card.question()));

    var buttons = buttons(card);
    for (var button : buttons) {
      button
          .focusVisibleProperty()
          .subscribe(
              focused -> {
                if (focused) {
                  // After the page has scrolled to the button alone.
                  Fx.later(revealed);
                }
              });
    }
    var options = new VBox();
    options.getStyleClass().add("options");
    options.getChildren().addAll(buttons);
    answer.getStyleClass().add("answer");
    answer.managedProperty().bind(answer.visibleProperty());
    answer.setVisible(false);
    getChildren().addAll(options, answer);

    progress
        .answer(place)
        .ifPresent(
            chosen -> {
              if (chosen < buttons.size()) {
                buttons.get(chosen).setSelected(true);
                choice.set(card.options().get(chosen));
              }
            });
    choice.subscribe(_ -> show());
    buttons
        .getFirst()
        .getToggleGroup()
        .selectedToggleProperty()
        .addListener(
            (_, _, toggle) -> {
              int chosen = buttons.indexOf(toggle);
              if (chosen >= 0) {
                choice.set(card.options().get(chosen));
                progress.answer(place, chosen);
                revealed.run();
              }
            });
    if (measured.wanted()) {
      // Only while the card is in a window: what was measured outlives it, and must not hold on
      // to it.
      measured
          .first()
          .when(sceneProperty().map(Objects::nonNull).orElse(false))
          .subscribe(_ -> show());
    }
  }

  private List<RadioButton> buttons(Card card) {
    var group = new ToggleGroup();
    var buttons = new ArrayList<RadioButton>();
    for (var option : card.options()) {
      var button = new RadioButton(option.text());
      button.setToggleGroup(group);
      button.setWrapText(true);
      buttons.add(button);
    }
    return buttons;
  }

  private void show() {
    var chosen = choice.get();
    answer.setVisible(chosen != null);
    answer.getStyleClass().removeAll("right", "wrong");
    answer.getChildren().clear();
    if (chosen == null) {
      return;
    }
    if (measured.wanted() && !measured.known()) {
      predicted = chosen;
      answer.getChildren().add(line("page.runIt", "muted"));
      return;
    }
    if (measured.wanted()) {
      predicted = predicted == null ? chosen : predicted;
      var sentence = new Label(measured.sentence(messages, predicted.text()));
      sentence.getStyleClass().add("measured");
      sentence.setWrapText(true);
      if (!sentence.getText().isEmpty()) {
        answer.getChildren().add(sentence);
      }
    }
    var verdict = line(chosen.right() ? "page.right" : "page.wrong", "verdict");
    verdict.setGraphic(new FontIcon(chosen.right() ? Feather.CHECK : Feather.X));
    var reason = new VBox();
    reason.getStyleClass().add("prose");
    reason.getChildren().setAll(prose.blocks(chosen.answer()));
    HBox.setHgrow(reason, Priority.ALWAYS);
    answer.getChildren().addAll(verdict, reason);
    answer.getStyleClass().add(chosen.right() ? "right" : "wrong");
  }

  private Label line(String key, String styleClass) {
    var line = new Label();
    line.getStyleClass().add(styleClass);
    line.setWrapText(true);
    line.textProperty().bind(messages.bind(key));
    return line;
  }
}
