package threadworks.ui.lab.step;

import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import threadworks.ui.chart.MarkBadge;
import threadworks.ui.chart.ThreadMarks.Mark;
import threadworks.ui.fx.Messages;
import threadworks.ui.theme.Palette;

/**
 * One who may move: a thread, or the clock. It says what he is about to do and has a button that
 * lets him; or it says why he can't, and leads to who would have to move first.
 */
final class Card extends VBox {
  private static final PseudoClass ABLE = PseudoClass.getPseudoClass("able");
  private static final PseudoClass LAST = PseudoClass.getPseudoClass("last");
  private static final PseudoClass FLASH = PseudoClass.getPseudoClass("flash");
  private static final Duration FLASHES = Duration.millis(700);

  private final Messages messages;
  private final BiConsumer<Character, Character> step;
  private final Button out = new Button();
  private final Consumer<Character> flash;
  private final char letter;
  private final HBox title = new HBox(7);
  private final Label sentence = new Label();
  private final Tooltip whole = new Tooltip();
  private final HBox actions = new HBox(6);
  private final PauseTransition fade = new PauseTransition(FLASHES);
  private @Nullable Shown shown;

  /**
   * What a card shows.
   *
   * @param place where in the source he is; an empty string for nowhere
   * @param sentence what he is about to do, or why he can't move
   * @param can whether he may move
   * @param wakes the letters of those among whom his notify chooses
   * @param waitsFor the letter of who would have to move first; null for no single one
   * @param last whether he moved last
   * @param stepLabel what his button says
   * @param key the key that does the same; an empty string for none
   * @param isInCall whether he is in a call that he can come out of in one go
   */
  record Shown(
      Mark mark,
      String name,
      String place,
      String sentence,
      boolean can,
      List<String> wakes,
      @Nullable String waitsFor,
      boolean last,
      Palette palette,
      String stepLabel,
      String key,
      boolean isInCall) {}

  /**
   * A card for a letter.
   *
   * @param step told who is to move, and whom his notify is to wake, or 0
   * @param out told who is to come out of the call that he is in
   * @param flash told whose card is to be shown
   */
  Card(
      char letter,
      Messages messages,
      BiConsumer<Character, Character> step,
      Consumer<Character> out,
      Consumer<Character> flash) {
    this.letter = letter;
    this.messages = messages;
    this.step = step;
    this.flash = flash;
    setId("card-" + letter);
    getStyleClass().add("card");
    title.setAlignment(Pos.CENTER_LEFT);
    sentence.setWrapText(true);
    sentence.getStyleClass().add("card-sentence");
    sentence.setTooltip(whole);
    actions.setAlignment(Pos.TOP_RIGHT);
    actions.setMinWidth(USE_PREF_SIZE);
    title.setMinWidth(0);
    HBox.setHgrow(title, Priority.ALWAYS);
    sentence.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(sentence, Priority.ALWAYS);
    this.out.setId("out-" + letter);
    this.out.getStyleClass().addAll("outlined", "out-button");
    this.out.setMinWidth(USE_PREF_SIZE);
    this.out.textProperty().bind(messages.bind("step.out"));
    this.out.accessibleTextProperty().bind(messages.bind("keys.step.out"));
    this.out.setOnAction(_ -> out.accept(letter));
    this.out.managedProperty().bind(this.out.visibleProperty());
    var hint = new Tooltip();
    hint.textProperty().bind(messages.bind("keys.step.out").map(words -> words + " (O)"));
    this.out.setTooltip(hint);
    // The sentence has the width to itself elsewhere: names in it are long, and would break.
    getChildren().addAll(new HBox(8, title, actions), new HBox(8, sentence, this.out));
    fade.setOnFinished(_ -> pseudoClassStateChanged(FLASH, false));
  }

  char letter() {
    return letter;
  }

  void show(Shown now) {
    if (now.equals(shown)) {
      return;
    }
    var before = shown;
    shown = now;
    var colour = Marks.isClock(letter) ? now.palette().warn() : colour(now);
    setStyle("-card-colour: " + css(colour) + "; -card-ink: " + css(Palette.on(colour)) + ";");
    var name = new Label(now.name());
    name.getStyleClass().add("card-name");
    name.setMinWidth(0);
    var place = new Label(now.place());
    place.getStyleClass().add("card-place");
    place.setMinWidth(USE_PREF_SIZE);
    title.getChildren().setAll(new MarkBadge(now.mark().letter(), colour), name, place);
    sentence.setText(Brief.words(now.sentence()));
    whole.setText(now.name() + ": " + now.sentence());
    out.setVisible(now.can() && now.isInCall());
    pseudoClassStateChanged(ABLE, now.can());
    pseudoClassStateChanged(LAST, now.last());
    boolean sameActions =
        before != null
            && before.can() == now.can()
            && before.wakes().equals(now.wakes())
            && Objects.equals(before.waitsFor(), now.waitsFor())
            && before.stepLabel().equals(now.stepLabel())
            && before.palette().equals(now.palette());
    if (!sameActions) {
      boolean focused = actions.getChildren().stream().anyMatch(Node::isFocused);
      actions.getChildren().setAll(actions(now));
      if (focused && !actions.getChildren().isEmpty()) {
        actions.getChildren().getFirst().requestFocus();
      }
    }
  }

  private static Color colour(Shown now) {
    return now.palette().thread(now.mark().number());
  }

  private static String css(Color colour) {
    return "#%02x%02x%02x"
        .formatted(
            Math.round(colour.getRed() * 255),
            Math.round(colour.getGreen() * 255),
            Math.round(colour.getBlue() * 255));
  }

  private List<Node> actions(Shown now) {
    if (now.can() && !now.wakes().isEmpty()) {
      return now.wakes().stream()
          .map(woken -> (Node) button(messages.get("step.wake", woken), woken.charAt(0), now))
          .toList();
    }
    if (now.can()) {
      return List.of(button(now.stepLabel(), (char) 0, now));
    }
    if (now.waitsFor() != null) {
      var first = now.waitsFor().charAt(0);
      var link = new Hyperlink(messages.get("step.who", now.waitsFor()));
      link.setMinWidth(USE_PREF_SIZE);
      link.setOnAction(_ -> flash.accept(first));
      return List.of(link);
    }
    return List.of();
  }

  private Button button(String label, char wakes, Shown now) {
    var button = new Button(label);
    button.setId("step-" + letter + (wakes == 0 ? "" : wakes));
    button.getStyleClass().add("step-button");
    var ink = Palette.on(Marks.isClock(letter) ? now.palette().warn() : colour(now));
    button.setTextFill(ink);
    if (wakes == 0 && !now.key().isEmpty()) {
      var cap = new Label(now.key());
      cap.getStyleClass().add("step-key");
      cap.setTextFill(ink);
      button.setGraphic(cap);
      button.setContentDisplay(ContentDisplay.RIGHT);
    }
    button.setMinWidth(USE_PREF_SIZE);
    button.setAccessibleText(label + ": " + now.sentence());
    button.setOnAction(_ -> step.accept(letter, wakes));
    return button;
  }

  /** Lights up for a moment. */
  void flash() {
    pseudoClassStateChanged(FLASH, true);
    fade.playFromStart();
  }

  /** Gives the focus to its button, or link. */
  void focus() {
    if (!actions.getChildren().isEmpty()) {
      actions.getChildren().getFirst().requestFocus();
    }
  }
}
