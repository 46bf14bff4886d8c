package threadworks.ui.lab.explore;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import threadworks.schedule.report.Report;
import threadworks.schedule.report.Schedule;
import threadworks.session.Luck;
import threadworks.ui.fx.Messages;
import threadworks.ui.lab.model.OutcomeRow;

/** One outcome as a row that can have the focus: Enter walks its shortest schedule. */
final class OutcomeLine extends HBox {
  private static final List<String> STYLES = Arrays.stream(Mark.values()).map(Mark::style).toList();

  private final Messages messages;
  private final Consumer<Schedule> walk;
  private final FontIcon sign = new FontIcon();
  private final Label value = new Label();
  private final Label meaning = new Label();
  private final Label luckily = Columns.LUCK.cell();
  private final Label proven = Columns.PROOF.cell();
  private final Label code = new Label();
  private final Tooltip whole = new Tooltip();
  private final Hyperlink link = new Hyperlink();
  private @Nullable OutcomeRow row;

  /**
   * A row that shows nothing yet.
   *
   * @param walk opens a schedule in Step
   * @param reveal brings the row into sight
   */
  OutcomeLine(Messages messages, Consumer<Schedule> walk, Consumer<Node> reveal) {
    this.messages = messages;
    this.walk = walk;
    getStyleClass().add("outcome-line");
    setAlignment(Pos.CENTER_LEFT);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.LIST_ITEM);
    value.getStyleClass().add("outcome-value");
    value.setWrapText(true);
    meaning.getStyleClass().add("outcome-meaning");
    meaning.setWrapText(true);
    var words = new VBox(value, meaning);
    words.setMinWidth(0);
    var cameTo = new HBox(new StackPane(sign), words);
    cameTo.getStyleClass().add("came-to");
    cameTo.setAlignment(Pos.CENTER_LEFT);
    Columns.CAME_TO.dress(cameTo);
    code.getStyleClass().add("code-chip");
    var chip = new HBox(code);
    chip.setAlignment(Pos.CENTER_LEFT);
    Columns.SHORTEST.dress(chip);
    link.setFocusTraversable(false);
    link.setOnAction(_ -> walk());
    var last = new HBox(link);
    last.setAlignment(Pos.CENTER_RIGHT);
    Columns.WALK.dress(last);
    getChildren().setAll(cameTo, luckily, proven, chip, last);
    Columns.fit(this, chip);
    setOnKeyPressed(this::key);
    setOnMousePressed(_ -> requestFocus());
    focusedProperty()
        .subscribe(
            focused -> {
              if (focused) {
                reveal.accept(this);
              }
            });
  }

  /** Shows an outcome as it stands now. */
  void show(OutcomeRow now, @Nullable Report report, @Nullable Luck luck) {
    row = now;
    var mark = Mark.of(now);
    for (Node one : new Node[] {value, sign}) {
      one.getStyleClass().removeAll(STYLES);
      one.getStyleClass().add(mark.style());
    }
    sign.setIconCode(mark.icon());
    value.setText(now.words(messages));
    meaning.setText(meaning(now));
    meaning.setManaged(!meaning.getText().isEmpty());
    luckily.setText(luck == null ? "–" : messages.get("exploring.of", now.luck(), luck.made()));
    proven.setText(
        report == null ? "–" : messages.get("exploring.of", now.proof(), report.schedules()));
    var shortest = now.shortest();
    code.setText(shortest == null ? "" : shortest.code());
    code.setVisible(shortest != null);
    whole.setText(code.getText());
    code.setTooltip(shortest == null ? null : whole);
    link.setText(messages.get("exploring.walk"));
    link.setVisible(shortest != null);
    setAccessibleText(
        Stream.of(
                value.getText(),
                meaning.getText(),
                luck == null ? "" : messages.get("exploring.luck") + " " + luckily.getText(),
                report == null ? "" : messages.get("exploring.proof") + " " + proven.getText(),
                shortest == null ? "" : messages.get("exploring.shortest") + " " + code.getText())
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(", ")));
  }

  /** What the lesson calls it, or who is left waiting; and what to think of it. */
  private String meaning(OutcomeRow row) {
    var mark = row.expect() == null ? "" : messages.get("expect." + row.expect().name());
    var label = row.label().isEmpty() ? messages.wording().say(row.left()) : row.label();
    return Stream.of(label, mark)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" · "));
  }

  private void walk() {
    if (row != null && row.shortest() != null) {
      walk.accept(row.shortest());
    }
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER) {
      walk();
    } else if (event.getCode() == KeyCode.C && event.isShortcutDown()) {
      Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, code.getText()));
    } else if (event.getCode() == KeyCode.UP) {
      move(-1);
    } else if (event.getCode() == KeyCode.DOWN) {
      move(1);
    } else {
      return;
    }
    event.consume();
  }

  private void move(int by) {
    var all = getParent().getChildrenUnmodifiable();
    int to = all.indexOf(this) + by;
    if (to >= 0 && to < all.size() && all.get(to).isFocusTraversable()) {
      all.get(to).requestFocus();
    }
  }
}
