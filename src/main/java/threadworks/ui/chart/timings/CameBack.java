package threadworks.ui.chart.timings;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import threadworks.session.VariantRun;
import threadworks.session.VariantRun.Status;
import threadworks.trace.Task;
import threadworks.ui.chart.MarkBadge;
import threadworks.ui.chart.ThreadMarks;
import threadworks.ui.chart.timings.Shelves.Shelf;
import threadworks.ui.fx.Fx;
import threadworks.ui.fx.Messages;
import threadworks.ui.theme.Theme;
import threadworks.wording.Sentence;

/**
 * What came back from one run: each value in the workshop (the process) where it was made, under
 * the mark of the thread that made it, and below them what the variant returned.
 */
public final class CameBack extends VBox {
  /** What fits into a workshop before it must be scrolled out of sight. */
  private static final int MOST = 8;

  private static final int MOST_SHELVES = 24;

  /** Three lines; what is cut off can be read in the tooltip. */
  private static final double HIGHEST_VALUE = 46;

  private static final int LONGEST_LINE = 300;
  private static final int LONGEST_TOOLTIP = 2000;

  private final Messages messages;
  private final Theme theme;
  private final Label title = new Label();
  private final GridPane boxes = new GridPane(12, 8);
  private @Nullable Content shown;

  /** An empty one. */
  public CameBack(Messages messages, Theme theme) {
    this.messages = messages;
    this.theme = theme;
    getStyleClass().add("came-back");
    title.getStyleClass().add("heading");
    getChildren().addAll(title, boxes);
    setVisible(false);
  }

  /** Everything that decides what is drawn. */
  private record Content(
      String label,
      Status status,
      List<Shelf> shelves,
      @Nullable Object result,
      @Nullable Sentence error,
      String language) {}

  /**
   * Shows a run's values.
   *
   * @param label what its variant is called
   * @param run the run; null for none yet
   */
  public void show(String label, @Nullable VariantRun run, ThreadMarks marks) {
    if (run == null || run.status() == Status.WAITING) {
      shown = null;
      setVisible(false);
      return;
    }
    var shelves = Shelves.of(run, MOST);
    if (run.status() == Status.RUNNING && shelves.stream().allMatch(s -> s.tasks().isEmpty())) {
      shown = null;
      setVisible(false);
      return;
    }
    var content =
        new Content(
            label, run.status(), shelves, run.result(), run.error(), messages.language().code());
    setVisible(true);
    if (!content.equals(shown)) {
      shown = content;
      draw(content, marks);
      Fx.styleAtOnce(this);
    }
  }

  private void draw(Content content, ThreadMarks marks) {
    title.setText(messages.get("lab.cameBack", content.label()));
    boxes.getChildren().clear();
    boxes.getColumnConstraints().clear();
    int columns = content.shelves().size() == 1 ? 1 : 2;
    for (int i = 0; i < columns; i++) {
      var column = new ColumnConstraints();
      column.setPercentWidth(100.0 / columns);
      boxes.getColumnConstraints().add(column);
    }
    int place = 0;
    for (var shelf : content.shelves()) {
      if (place == MOST_SHELVES) {
        break;
      }
      boxes.add(box(shelf, columns == 1, marks), place % columns, place / columns);
      place++;
    }
    if (content.status() == Status.DONE) {
      boxes.add(returned(content.result()), 0, place / columns + 1, columns, 1);
    } else if (content.error() != null) {
      var error = new Label(messages.say(content.error()));
      error.getStyleClass().add("error-text");
      error.setWrapText(true);
      boxes.add(error, 0, place / columns + 1, columns, 1);
    }
  }

  private VBox box(Shelf shelf, boolean wide, ThreadMarks marks) {
    var where =
        new Label(
            messages.get(shelf.host() ? "lab.ownWorkshop" : "lab.workshop", "" + shelf.pid()));
    var heading = new HBox(8, where);
    if (shelf.threads() > 1) {
      var threads = new Label(messages.get("lab.oneShelf", shelf.threads()));
      threads.getStyleClass().add("muted");
      heading.getChildren().add(threads);
    }
    var box = new VBox(6, heading);
    box.getStyleClass().add("workshop");
    if (wide) {
      var flow = new FlowPane(8, 6);
      flow.prefWrapLengthProperty().bind(boxes.widthProperty().subtract(30));
      shelf.tasks().forEach(task -> flow.getChildren().add(value(task, marks)));
      box.getChildren().add(flow);
    } else {
      shelf.tasks().forEach(task -> box.getChildren().add(value(task, marks)));
    }
    if (shelf.more() > 0) {
      var more = new Label(messages.get("lab.more", shelf.more()));
      more.getStyleClass().add("muted");
      box.getChildren().add(more);
    }
    return box;
  }

  private HBox value(Task task, ThreadMarks marks) {
    var text = new Label();
    text.getStyleClass().add(task.failed() ? "error-text" : "value-text");
    text.setWrapText(true);
    text.setMaxHeight(HIGHEST_VALUE);
    explain(text, messages.get("lab.task", "" + (task.index() + 1), "" + task.value()));
    var chip = new HBox(7, new MarkBadge(marks.of(task.thread()), theme.palette()), text);
    chip.getStyleClass().add("value");
    chip.setMaxWidth(USE_PREF_SIZE);
    return chip;
  }

  private HBox returned(@Nullable Object result) {
    var what = new Label(messages.get("lab.returned"));
    what.getStyleClass().add("muted");
    what.setMinWidth(USE_PREF_SIZE);
    var text = new Label();
    text.getStyleClass().add("value-text");
    HBox.setHgrow(text, Priority.ALWAYS);
    explain(text, "" + result);
    return new HBox(8, what, text);
  }

  private static void explain(Label label, String text) {
    label.setText(text.length() > LONGEST_LINE ? text.substring(0, LONGEST_LINE) + "…" : text);
    var tooltip =
        new Tooltip(
            text.length() > LONGEST_TOOLTIP ? text.substring(0, LONGEST_TOOLTIP) + "…" : text);
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(480);
    label.setTooltip(tooltip);
  }
}
