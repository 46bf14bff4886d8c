package threadworks.ui.shell;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import threadworks.ui.fx.Messages;
import threadworks.ui.shell.Parts.Shown;
import threadworks.ui.theme.Theme;
import threadworks.wording.Language;

/** The window's head: where the learner is, and what changes the window as a whole. */
final class TopBar extends HBox {
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

  private final Messages messages;

  /** What its buttons do. */
  record Actions(Runnable switchLanguage, Runnable showKeys, Runnable toggleFullScreen) {}

  /**
   * The bar.
   *
   * @param title the lesson's number and title
   * @param shown which of page and lab are there
   * @param notes the switch for the presenter's notes; hidden unless {@code hasNotes}
   */
  TopBar(
      Messages messages,
      Theme theme,
      ObservableValue<String> title,
      ObjectProperty<Shown> shown,
      BooleanProperty notes,
      ObservableValue<Boolean> hasNotes,
      Actions actions) {
    this.messages = messages;
    getStyleClass().add("top-bar");
    var name = new Label("", new Logo());
    name.getStyleClass().add("app-name");
    name.textProperty().bind(messages.bind("app.name"));
    name.setMinWidth(Region.USE_PREF_SIZE);
    var where = new Label();
    where.getStyleClass().add("muted");
    where.textProperty().bind(title);
    where.setMinWidth(0);
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);

    var notesButton = new ToggleButton();
    notesButton.setGraphic(new FontIcon(Feather.MESSAGE_SQUARE));
    notesButton.selectedProperty().bindBidirectional(notes);
    notesButton.visibleProperty().bind(hasNotes);
    notesButton.managedProperty().bind(hasNotes);
    notesButton.getStyleClass().add("flat");
    notesButton.setId("notes");
    tip(notesButton, "shell.notes");

    var dark = new Button();
    var sun = new FontIcon(Feather.SUN);
    var moon = new FontIcon(Feather.MOON);
    dark.graphicProperty().bind(theme.darkProperty().map(on -> on ? sun : moon));
    dark.setOnAction(_ -> theme.darkProperty().set(!theme.darkProperty().get()));
    dark.getStyleClass().add("flat");
    dark.setId("theme");
    tip(dark, "shell.theme");

    var keys = new Button();
    keys.setGraphic(new FontIcon(Feather.HELP_CIRCLE));
    keys.textProperty().bind(messages.bind("shell.keys"));
    keys.setOnAction(_ -> actions.showKeys().run());
    keys.getStyleClass().add("flat");
    keys.setId("keys");

    var present = new Button();
    present.setGraphic(new FontIcon(Feather.MAXIMIZE));
    present.textProperty().bind(messages.bind("shell.fullscreen"));
    present.setOnAction(_ -> actions.toggleFullScreen().run());
    present.getStyleClass().add("outlined");
    present.setId("fullscreen");

    var parts = new PartsSwitch(messages, shown);
    parts.setMinWidth(Region.USE_PREF_SIZE);
    getChildren()
        .addAll(name, where, space, parts, notesButton, languages(actions), dark, keys, present);
    for (var child : getChildren()) {
      if (child instanceof Region button && button.isFocusTraversable()) {
        button.setMinWidth(Region.USE_PREF_SIZE);
      }
    }
  }

  /** Both languages, each in its own script, so that whoever reads only one finds it. */
  private Button languages(Actions actions) {
    var english = new Label("EN");
    var chinese = new Label("中文");
    var between = new Label("/");
    between.getStyleClass().add("language");
    english.getStyleClass().add("language");
    chinese.getStyleClass().add("language");
    var both = new HBox(english, between, chinese);
    both.getStyleClass().add("languages");
    messages
        .languageProperty()
        .subscribe(
            now -> {
              english.pseudoClassStateChanged(CURRENT, now == Language.EN);
              chinese.pseudoClassStateChanged(CURRENT, now == Language.ZH);
            });
    var button = new Button();
    button.setGraphic(both);
    button.setOnAction(_ -> actions.switchLanguage().run());
    button.getStyleClass().add("flat");
    button.setId("language");
    tip(button, "shell.language");
    return button;
  }

  private void tip(ButtonBase button, String key) {
    var tip = new Tooltip();
    tip.textProperty().bind(messages.bind(key));
    button.setTooltip(tip);
    button.accessibleTextProperty().bind(tip.textProperty());
  }
}
