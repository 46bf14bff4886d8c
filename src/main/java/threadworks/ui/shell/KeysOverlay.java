package threadworks.ui.shell;

import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import threadworks.ui.fx.Messages;
import threadworks.ui.fx.Shortcut;

/** All keys of the window, over the window; gives the focus back to where it was. */
final class KeysOverlay extends StackPane {
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
    var grid = new GridPane();
    grid.getStyleClass().add("keys");
    for (var shortcut : shortcuts) {
      var name = new Label();
      name.textProperty().bind(messages.bind(shortcut.nameKey()));
      var cap = new Label(shortcut.keys().getFirst().getDisplayText());
      cap.getStyleClass().add("key-cap");
      grid.addRow(grid.getRowCount(), name, cap);
      GridPane.setHgrow(name, Priority.ALWAYS);
      GridPane.setHalignment(cap, HPos.RIGHT);
    }
    var hint = new Label();
    hint.getStyleClass().add("muted");
    hint.setWrapText(true);
    hint.textProperty().bind(messages.bind("shell.keys.hint"));
    var sheet = new VBox(new HBox(title, space, close), grid, hint);
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
