package threadworks.ui.lab.step;

import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import threadworks.ui.fx.Messages;
import threadworks.ui.theme.Palette;

/** The schedule so far: to start, back and forth, as a strip, and as the code that it prints as. */
final class StepBar extends HBox {
  private final Messages messages;
  private final Walk walk;
  private final Strip strip;
  private final Button start;
  private final Button back;
  private final Button forth;
  private final Label count = new Label();
  private final TextField code = new TextField();

  /**
   * A bar for a walk.
   *
   * @param replay told which code is to be walked
   */
  StepBar(Messages messages, Walk walk, Consumer<String> replay) {
    this.messages = messages;
    this.walk = walk;
    strip = new Strip(walk::seek);
    start = button("step-restart", Feather.ROTATE_CCW, "step.restart", () -> walk.seek(0));
    back = button("step-back", Feather.CHEVRON_LEFT, "step.back", walk::back);
    forth = button("step-forth", Feather.CHEVRON_RIGHT, "step.forth", walk::forth);
    HBox.setHgrow(strip, Priority.ALWAYS);
    count.getStyleClass().add("muted");
    count.setMinWidth(USE_PREF_SIZE);
    code.setId("code");
    code.setPrefColumnCount(9);
    code.setMinWidth(70);
    code.accessibleTextProperty().bind(messages.bind("step.code"));
    code.promptTextProperty().bind(messages.bind("step.code.prompt"));
    code.setOnAction(_ -> replay.accept(code.getText()));
    code.focusedProperty().subscribe((_, focused) -> left(focused));
    var copy = button("copy-code", Feather.COPY, "step.copy", this::copy);
    getStyleClass().add("step-bar");
    setAlignment(Pos.CENTER_LEFT);
    getChildren().setAll(start, back, forth, strip, count, code, copy);
  }

  private Button button(String id, Ikon icon, String key, Runnable action) {
    var button = new Button(null, new FontIcon(icon));
    button.setId(id);
    button.getStyleClass().add("small-icon");
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(_ -> action.run());
    button.accessibleTextProperty().bind(messages.bind(key));
    var tooltip = new Tooltip();
    tooltip.textProperty().bind(messages.bind(key));
    button.setTooltip(tooltip);
    return button;
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

  /** Shows the schedule as it is now. */
  void show(Palette palette) {
    var schedule = walk.schedule();
    int made = walk.made();
    strip.show(schedule, made, -1, palette);
    var words = messages.get("step.of", made, schedule.size());
    count.setText(words);
    var text = schedule.first(made).code();
    strip.setAccessibleText(words + ": " + text);
    if (!code.isFocused()) {
      code.setText(text);
    }
    back.setDisable(made == 0);
    start.setDisable(made == 0);
    forth.setDisable(made == schedule.size());
  }
}
