package threadworks.ui.lab.step;

import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import threadworks.schedule.report.Outcome;
import threadworks.ui.fx.Fx;
import threadworks.ui.fx.Messages;
import threadworks.ui.lab.model.Judgement;
import threadworks.ui.lab.model.Program;
import threadworks.ui.theme.Palette;

/** The schedule so far: to start, back and forth, as a strip, and as the code that it prints as. */
final class StepBar extends HBox {
  /** The least room for a code. */
  private static final double FEWEST = 86;

  /** For so much of the bar's width, a letter of a code may be seen. */
  private static final double PER_LETTER = 32;

  private static final double TOOLTIP = 480;

  private final Messages messages;
  private final Walk walk;
  private final Ahead ahead;
  private final Strip strip;
  private final Button start;
  private final Button back;
  private final Button forth;
  private final Player player;
  private final Consumer<Outcome> playTo;
  private final SplitMenuButton play = new SplitMenuButton();
  private final Label count = new Label();
  private final TextField code = new TextField();

  /**
   * A bar for a walk.
   *
   * @param replay told which code is to be walked
   * @param playTo told which outcome is to be played to
   */
  StepBar(
      Messages messages,
      Walk walk,
      Ahead ahead,
      Player player,
      Consumer<String> replay,
      Consumer<Outcome> playTo) {
    this.playTo = playTo;
    this.ahead = ahead;
    this.messages = messages;
    this.walk = walk;
    this.player = player;
    strip = new Strip(walk::seek);
    start = button("step-restart", Feather.ROTATE_CCW, "step.restart", () -> walk.seek(0));
    back = button("step-back", Feather.CHEVRON_LEFT, "step.back", walk::back);
    forth = button("step-forth", Feather.CHEVRON_RIGHT, "step.forth", walk::forth);
    play.setId("play");
    play.getStyleClass().add("small-icon");
    play.setMinWidth(USE_PREF_SIZE);
    play.setOnAction(_ -> playOrPause());
    play.accessibleTextProperty().bind(messages.bind("step.play"));
    play.setTooltip(tooltip("step.play"));
    player.playing().subscribe(this::playing);
    messages.languageProperty().subscribe(this::offer);
    // What can still come of it changes with each step.
    play.setOnShowing(_ -> offer());
    HBox.setHgrow(strip, Priority.ALWAYS);
    count.getStyleClass().add("muted");
    count.setMinWidth(USE_PREF_SIZE);
    code.setId("code");
    // Cut at its end it would read as another, shorter code.
    code.textProperty().subscribe(this::fit);
    widthProperty().subscribe(this::fit);
    code.setMinWidth(FEWEST);
    var whole = new Tooltip();
    whole.textProperty().bind(code.textProperty());
    whole.setWrapText(true);
    whole.setMaxWidth(TOOLTIP);
    code.textProperty().subscribe(text -> code.setTooltip(text.isEmpty() ? null : whole));
    code.accessibleTextProperty().bind(messages.bind("step.code"));
    code.promptTextProperty().bind(messages.bind("step.code.prompt"));
    code.setOnAction(_ -> replay.accept(code.getText()));
    code.focusedProperty().subscribe((_, focused) -> left(focused));
    var copy = button("copy-code", Feather.COPY, "step.copy", this::copy);
    getStyleClass().add("step-bar");
    setAlignment(Pos.CENTER_LEFT);
    getChildren().setAll(start, back, forth, play, strip, count, code, copy);
  }

  private Button button(String id, Ikon icon, String key, Runnable action) {
    var button = new Button(null, new FontIcon(icon));
    button.setId(id);
    button.getStyleClass().add("small-icon");
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(_ -> action.run());
    button.accessibleTextProperty().bind(messages.bind(key));
    button.setTooltip(tooltip(key));
    return button;
  }

  private Tooltip tooltip(String key) {
    var tooltip = new Tooltip();
    tooltip.textProperty().bind(messages.bind(key));
    return tooltip;
  }

  private void playing(boolean now) {
    play.setGraphic(new FontIcon(now ? Feather.PAUSE : Feather.PLAY));
  }

  /** Offers the ways to play, and how fast. */
  private void offer() {
    var ways = new ToggleGroup();
    var speeds = new ToggleGroup();
    play.getItems().clear();
    for (var policy : Player.Policy.values()) {
      var item = new RadioMenuItem(messages.get("step.play." + policy.name()));
      item.setToggleGroup(ways);
      item.setSelected(policy == player.policy());
      item.setOnAction(_ -> player.play(policy));
      play.getItems().add(item);
    }
    var program = walk.program();
    if (program != null && !ahead.ways().isEmpty()) {
      play.getItems().add(new SeparatorMenuItem());
      ahead.ways().keySet().forEach(outcome -> play.getItems().add(to(program, outcome)));
    }
    play.getItems().add(new SeparatorMenuItem());
    for (var speed : Player.Speed.values()) {
      var item = new RadioMenuItem(messages.get("step.speed." + speed.name()));
      item.setToggleGroup(speeds);
      item.setSelected(speed == player.speed());
      item.setOnAction(_ -> player.speed(speed));
      play.getItems().add(item);
    }
  }

  private MenuItem to(Program program, Outcome outcome) {
    var words = Judgement.of(program, outcome, messages).words(messages);
    var item = new MenuItem(messages.get("step.play.to", words));
    // An underscore in it is one, and no key.
    item.setMnemonicParsing(false);
    item.setOnAction(_ -> playTo.accept(outcome));
    return item;
  }

  /** Plays what was taken back, if something was, else as it was chosen last; or pauses. */
  void playOrPause() {
    if (player.playing().get()) {
      player.pause();
    } else {
      boolean known = walk.made() < walk.schedule().size();
      boolean atEnd = player.policy() == Player.Policy.KNOWN && !known;
      player.play(known ? Player.Policy.KNOWN : atEnd ? Player.Policy.SAME : player.policy());
    }
  }

  /** Has the field show all of a code, as long as that leaves the strip enough. */
  private void fit() {
    int most = Math.max((int) (getWidth() / PER_LETTER), 9);
    code.setPrefColumnCount(Math.clamp(code.getLength() + 1, 9, most));
  }

  private void copy() {
    var text = walk.schedule().first(walk.made()).code();
    Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
  }

  private void left(boolean focused) {
    if (!focused) {
      code.setText(walk.schedule().first(walk.made()).code());
    }
  }

  /** Gives the focus to the strip. */
  void focusStrip() {
    strip.requestFocus();
  }

  /**
   * Shows the schedule as it is now.
   *
   * @param hurries whether that will soon be otherwise: the code, which may be long, can wait
   */
  void show(Palette palette, boolean hurries) {
    var schedule = walk.schedule();
    int made = walk.made();
    int decided = ahead.decided(schedule);
    strip.show(schedule, made, decided, ahead.isBad(messages), palette);
    var words =
        made == schedule.size()
            ? messages.get("step.at", made)
            : messages.get("step.of", made, schedule.size());
    count.setText(words);
    var text = schedule.first(made).code();
    strip.setAccessibleText(
        words + ": " + text + (decided > 0 ? ". " + messages.get("state.decided", decided) : ""));
    if (!code.isFocused() && !hurries) {
      code.setText(text);
    }
    var program = walk.program();
    Fx.disable(play, program == null || program.isRunOnly());
    back.setDisable(made == 0);
    start.setDisable(made == 0);
    forth.setDisable(made == schedule.size());
  }
}
