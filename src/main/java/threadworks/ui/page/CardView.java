package threadworks.ui.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import threadworks.lesson.LessonText.Card;
import threadworks.ui.fx.Fx;
import threadworks.ui.lab.LabRequest;

/**
 * A card that asks, and answers back to whatever is chosen; the learner may change his mind. A
 * prediction is answered by a run or an exploration, for which the card has a button of its own:
 * until there was one, the card says so, and after it the choice made before is held against what
 * was found. What a wrong choice comes from is said when asked, since that often says what is
 * right.
 */
final class CardView extends VBox {
  private final Surroundings page;
  private final Card card;
  private final @Nullable Evidence evidence;
  private final VBox answer = new VBox();
  private final ObjectProperty<Card.@Nullable Option> choice = new SimpleObjectProperty<>();

  /** What was chosen when the first evidence came. */
  private Card.@Nullable Option predicted;

  /** The wrong choice whose reason was asked for. */
  private Card.@Nullable Option explained;

  /** A card as the learner left it. */
  CardView(Surroundings page, Card card) {
    this.page = page;
    this.card = card;
    this.evidence = Evidence.of(page, card);
    boolean predicts = card.kind() == Card.Kind.PREDICT;
    getStyleClass().addAll("card", predicts ? "predict" : "question");
    getChildren().add(page.label(predicts ? "page.predict" : "page.question", "card-head"));
    getChildren().addAll(page.prose().blocks(card.question()));
    var buttons = buttons();
    var options = new VBox();
    options.getStyleClass().add("options");
    options.getChildren().addAll(buttons);
    options.addEventFilter(KeyEvent.KEY_PRESSED, key -> walk(buttons, key));
    answer.getStyleClass().add("answer");
    answer.managedProperty().bind(answer.visibleProperty());
    answer.setVisible(false);
    getChildren().addAll(options, answer);

    page.progress()
        .answer(card.id())
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
        .addListener((_, _, toggle) -> choose(buttons.indexOf(toggle)));
    if (evidence != null) {
      // Only while the card is in a window: what was found outlives it, and must not hold on to
      // it.
      Bindings.createObjectBinding(evidence::found, evidence.changes().toArray(Observable[]::new))
          .when(sceneProperty().map(Objects::nonNull).orElse(false))
          .subscribe(_ -> show());
    }
  }

  /** Whether it is the card of that id. */
  boolean isOf(String id) {
    return card.id().equals(id);
  }

  private List<RadioButton> buttons() {
    var group = new ToggleGroup();
    var buttons = new ArrayList<RadioButton>();
    for (var option : card.options()) {
      var button = new RadioButton(option.text());
      button.setToggleGroup(group);
      button.setWrapText(true);
      button
          .focusVisibleProperty()
          .subscribe(
              focused -> {
                if (focused) {
                  // After the page has scrolled to the button alone.
                  Fx.later(() -> page.reveal().accept(this));
                }
              });
      buttons.add(button);
    }
    return buttons;
  }

  /** Arrow keys go from option to option and choose none; Enter chooses, as Space does. */
  private static void walk(List<RadioButton> buttons, KeyEvent key) {
    int at = buttons.indexOf(key.getTarget());
    if (at < 0) {
      return;
    }
    int by =
        switch (key.getCode()) {
          case UP, LEFT -> -1;
          case DOWN, RIGHT -> 1;
          default -> 0;
        };
    switch (key.getCode()) {
      case UP, LEFT, DOWN, RIGHT ->
          buttons.get(Math.clamp(at + by, 0, buttons.size() - 1)).requestFocus();
      case ENTER -> buttons.get(at).fire();
      default -> {
        return;
      }
    }
    key.consume();
  }

  private void choose(int option) {
    if (option >= 0) {
      choice.set(card.options().get(option));
      page.progress().answer(card.id(), option);
      page.reveal().accept(this);
    }
  }

  private void show() {
    var chosen = choice.get();
    asks(chosen == null);
    answer.setVisible(chosen != null);
    answer.getStyleClass().removeAll("right", "wrong");
    answer.getChildren().clear();
    if (chosen == null) {
      return;
    }
    if (evidence != null && !evidence.known()) {
      predicted = chosen;
      tell(chosen);
      answer.getChildren().addAll(page.label(evidence.how(), "muted"), evidence.get());
      return;
    }
    if (evidence != null) {
      predicted = predicted == null ? chosen : predicted;
      tell(predicted);
      answer.getChildren().addAll(evidence.shown(predicted));
    }
    var verdict = page.label(chosen.right() ? "page.right" : "page.wrong", "verdict");
    verdict.setGraphic(new FontIcon(chosen.right() ? Feather.CHECK : Feather.X));
    answer.getChildren().add(verdict);
    answer.getStyleClass().add(chosen.right() ? "right" : "wrong");
    answer
        .getChildren()
        .add(chosen.right() || chosen.equals(explained) ? reason(chosen) : why(chosen));
    if (!chosen.code().isEmpty()) {
      answer.getChildren().add(walk(chosen.code()));
    }
  }

  /** Tells the lab, which is not to say before what the card asks. */
  private void asks(boolean waits) {
    if (card.explores()) {
      var all = page.context().findings().unguessed();
      var slug = page.lesson().slug();
      if (waits) {
        all.put(slug + "/" + card.id(), card.variants().getFirst().of(slug));
      } else {
        all.remove(slug + "/" + card.id());
      }
    }
  }

  /** Tells the lab, whose chart draws it beside what comes. */
  private void tell(Card.Option prediction) {
    if (card.kind() == Card.Kind.QUESTION || card.explores()) {
      return;
    }
    var all = page.context().findings().predicted();
    var key = card.variants().getFirst().of(page.lesson().slug());
    var seconds = prediction.seconds();
    if (seconds.isPresent()) {
      all.put(key, seconds.getAsDouble());
    } else {
      all.remove(key);
    }
  }

  private Hyperlink walk(String code) {
    var link = new Hyperlink();
    link.setGraphic(new FontIcon(Feather.PLAY));
    link.textProperty().bind(page.messages().bind("page.walkCode", code));
    var variant = card.variants().getFirst();
    link.setOnAction(
        _ ->
            page.context()
                .ask()
                .accept(new LabRequest.Walk(variant.demo(), variant.variant(), code)));
    return link;
  }

  private Button why(Card.Option chosen) {
    var why = new Button();
    why.getStyleClass().add("small");
    why.textProperty().bind(page.messages().bind("page.why"));
    why.setOnAction(
        _ -> {
          explained = chosen;
          show();
          page.reveal().accept(this);
        });
    return why;
  }

  private VBox reason(Card.Option chosen) {
    var reason = new VBox();
    reason.getStyleClass().add("prose");
    reason.getChildren().setAll(page.prose().blocks(chosen.answer()));
    HBox.setHgrow(reason, Priority.ALWAYS);
    return reason;
  }
}
