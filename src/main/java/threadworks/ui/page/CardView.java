package threadworks.ui.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
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
import threadworks.session.RunSnapshot;
import threadworks.session.VariantRun;
import threadworks.ui.fx.Messages;

/** A card that asks, and answers back to whatever is chosen; the learner may change his mind. */
final class CardView extends VBox {
  private final Messages messages;
  private final ProseView prose;
  private final VBox answer = new VBox();
  private final StringProperty choice = new SimpleStringProperty("");

  /**
   * A card as the learner left it.
   *
   * @param place its place among the lesson's cards, from 0
   * @param latest the latest run of the demo in the lab, null before the first
   * @param answered is called after each choice
   */
  CardView(
      Messages messages,
      ProseView prose,
      Card card,
      int place,
      Progress progress,
      ObservableValue<@Nullable RunSnapshot> latest,
      Runnable answered) {
    this.messages = messages;
    this.prose = prose;
    getStyleClass().addAll("card", card.kind() == Card.Kind.PREDICT ? "predict" : "question");
    var head = new Label();
    head.getStyleClass().add("card-head");
    head.textProperty()
        .bind(messages.bind(card.kind() == Card.Kind.PREDICT ? "page.predict" : "page.question"));
    getChildren().add(head);
    getChildren().addAll(prose.blocks(card.question()));

    var group = new ToggleGroup();
    var buttons = new ArrayList<RadioButton>();
    for (var option : card.options()) {
      var button = new RadioButton(option.text());
      button.setToggleGroup(group);
      button.setWrapText(true);
      buttons.add(button);
    }
    var options = new VBox();
    options.getStyleClass().add("options");
    options.getChildren().addAll(buttons);
    answer.getStyleClass().add("answer");
    answer.managedProperty().bind(answer.visibleProperty());
    answer.setVisible(false);
    getChildren().addAll(options, answer);
    if (card.variant() != null) {
      getChildren().add(measured(latest, card.variant()));
    }

    progress
        .answer(place)
        .ifPresent(
            chosen -> {
              if (chosen < buttons.size()) {
                buttons.get(chosen).setSelected(true);
                show(card.options().get(chosen));
              }
            });
    group
        .selectedToggleProperty()
        .addListener(
            (_, _, toggle) -> {
              int chosen = buttons.indexOf(toggle);
              if (chosen >= 0) {
                show(card.options().get(chosen));
                progress.answer(place, chosen);
                answered.run();
              }
            });
  }

  /** Holds the latest choice against what a run measured, once there are both. */
  private Label measured(ObservableValue<@Nullable RunSnapshot> latest, String variant) {
    // Only while the card is in a window: the runs outlive it, and must not hold on to it.
    var seconds =
        latest
            .map(snapshot -> seconds(snapshot, variant))
            .when(sceneProperty().map(Objects::nonNull).orElse(false));
    var line = new Label();
    line.getStyleClass().add("measured");
    line.setWrapText(true);
    line.textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    seconds.getValue() == null || choice.get().isEmpty()
                        ? ""
                        : messages.get("page.measured", choice.get(), seconds.getValue()),
                seconds,
                choice,
                messages.languageProperty()));
    // Not bound: a binding would have the page laid out with each snapshot, whether it says
    // anything
    // new or not.
    line.textProperty()
        .subscribe(
            text -> {
              line.setVisible(!text.isEmpty());
              line.setManaged(!text.isEmpty());
            });
    return line;
  }

  /** The seconds of the latest run of a variant that is done, or null. */
  private static @Nullable Double seconds(@Nullable RunSnapshot snapshot, String variant) {
    var runs = snapshot == null ? List.<VariantRun>of() : snapshot.runs();
    return runs.reversed().stream()
        .filter(run -> run.variant().name().equals(variant))
        .filter(run -> run.status() == VariantRun.Status.DONE)
        .map(run -> run.elapsedNanos() / 1e9)
        .findFirst()
        .orElse(null);
  }

  private void show(Card.Option option) {
    var icon = new FontIcon(option.right() ? Feather.CHECK : Feather.X);
    var verdict = new Label();
    verdict.getStyleClass().add("verdict");
    verdict.setGraphic(icon);
    verdict.textProperty().bind(messages.bind(option.right() ? "page.right" : "page.wrong"));
    var reason = new VBox();
    reason.getStyleClass().add("prose");
    reason.getChildren().setAll(prose.blocks(option.answer()));
    HBox.setHgrow(reason, Priority.ALWAYS);
    answer.getChildren().setAll(verdict, reason);
    answer.getStyleClass().removeAll("right", "wrong");
    answer.getStyleClass().add(option.right() ? "right" : "wrong");
    answer.setVisible(true);
    choice.set(option.text());
  }
}
