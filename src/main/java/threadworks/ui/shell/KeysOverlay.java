package threadworks.ui.shell;

import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import threadworks.ui.fx.Fx;
import threadworks.ui.fx.Messages;
import threadworks.ui.fx.Shortcut;

/** All keys of the window, over the window; gives the focus back to where it was. */
final class KeysOverlay extends StackPane {
  private static final List<KeyHint> ANYWHERE =
      List.of(new KeyHint("keys.offer", "Enter"), new KeyHint("keys.escape", "Esc"));

  private static final List<KeyHint> TIMINGS =
      List.of(
          new KeyHint("keys.timings.bars", "↑  ↓"),
          new KeyHint("keys.timings.choose", "Enter"),
          new KeyHint("keys.timings.clear", "Del"),
          new KeyHint("keys.timings.ends", "Home  End"));

  private static final List<KeyHint> TIMELINE =
      List.of(
          new KeyHint("keys.timeline.zoom", "+  −"),
          new KeyHint("keys.timeline.fit", "0"),
          new KeyHint("keys.timeline.pan", "←  →"),
          new KeyHint("keys.timeline.lanes", "↑  ↓"),
          new KeyHint("keys.timeline.ends", "Home  End"),
          new KeyHint("keys.timeline.handOffs", ",  ."),
          new KeyHint("keys.data.follow", "F"),
          new KeyHint("keys.data.pause", "P"));

  private static final List<KeyHint> STEP =
      List.of(
          new KeyHint("keys.step.digit", "0  1  2 …"),
          new KeyHint("keys.step.again", "S"),
          new KeyHint("keys.step.clock", "T"),
          new KeyHint("keys.step.play", "P"),
          new KeyHint("keys.step.backForth", "←  →"),
          new KeyHint("keys.step.cards", "↑  ↓"),
          new KeyHint("keys.step.ends", "Home  End"));

  private static final List<KeyHint> EXPLORE =
      List.of(
          new KeyHint("keys.explore.copy", "Ctrl+C"),
          new KeyHint("keys.explore.open", "Enter"),
          new KeyHint("keys.explore.cells", "←  →  ↑  ↓"),
          new KeyHint("keys.explore.zoom", "+  −  0"));

  private final Button close = new Button();
  private @Nullable Node before;

  KeysOverlay(Messages messages, List<Shortcut> shortcuts) {
    getStyleClass().add("overlay");
    setVisible(false);
    managedProperty().bind(visibleProperty());
    var title = new Label();
    title.getStyleClass().add("page-title");
    title.textProperty().bind(messages.bind("shell.keys.title"));
    close.setGraphic(new FontIcon(Feather.X));
    close.getStyleClass().add("flat");
    close.accessibleTextProperty().bind(messages.bind("shell.close"));
    close.setOnAction(_ -> hide());
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    var everywhere =
        Stream.concat(
                shortcuts.stream()
                    .map(one -> new KeyHint(one.nameKey(), one.keys().getFirst().getDisplayText())),
                ANYWHERE.stream())
            .toList();
    var all =
        new HBox(
            new VBox(
                24,
                column(messages, "shell.keys.everywhere", everywhere),
                column(messages, "shell.keys.timings", TIMINGS)));
    all.getChildren()
        .add(
            new VBox(
                24,
                column(messages, "shell.keys.step", STEP),
                column(messages, "shell.keys.explore", EXPLORE),
                column(messages, "shell.keys.timeline", TIMELINE)));
    all.getStyleClass().add("keys-columns");
    var hint = new Label();
    hint.getStyleClass().add("muted");
    hint.setWrapText(true);
    hint.textProperty().bind(messages.bind("shell.keys.hint"));
    var scroll = new ScrollPane(all);
    scroll.getStyleClass().add("plain-scroll");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    Fx.cacheNoPicture(scroll);
    var sheet = new VBox(new HBox(title, space, close), scroll, hint);
    sheet.getStyleClass().add("keys-sheet");
    sheet.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    getChildren().add(sheet);
    setOnMouseClicked(
        click -> {
          if (click.getTarget() == this) {
            hide();
          }
        });
  }

  private static VBox column(Messages messages, String heading, List<KeyHint> hints) {
    var name = new Label();
    name.getStyleClass().add("heading");
    name.textProperty().bind(messages.bind(heading));
    var grid = new GridPane();
    grid.getStyleClass().add("keys");
    for (var hint : hints) {
      var what = new Label();
      what.textProperty().bind(messages.bind(hint.nameKey()));
      var cap = new Label(hint.keys());
      cap.getStyleClass().add("key-cap");
      cap.setMinWidth(USE_PREF_SIZE);
      grid.addRow(grid.getRowCount(), what, cap);
      GridPane.setHgrow(what, Priority.ALWAYS);
      GridPane.setHalignment(cap, HPos.RIGHT);
    }
    var column = new VBox(name, grid);
    column.getStyleClass().add("keys-column");
    HBox.setHgrow(column, Priority.ALWAYS);
    return column;
  }

  void toggle() {
    if (isVisible()) {
      hide();
    } else {
      before = getScene().getFocusOwner();
      setVisible(true);
      close.requestFocus();
    }
  }

  void hide() {
    setVisible(false);
    if (before != null) {
      before.requestFocus();
      before = null;
    }
  }
}
