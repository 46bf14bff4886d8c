package threadworks.ui.shell;

import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import threadworks.ui.fx.Messages;
import threadworks.ui.page.Progress.Mark;

/** The list of lessons with how far the learner is in each, and in all. */
final class Rail extends VBox {
  private static final double WIDTH = 188;
  private static final double FOLDED_WIDTH = 72;

  private final Messages messages;
  private final ListView<RailItem> list = new ListView<>();
  private final Label sum = new Label();
  private final ProgressBar bar = new ProgressBar(0);
  private final BooleanProperty folded = new SimpleBooleanProperty(this, "folded");

  /**
   * A rail.
   *
   * @param items the lessons; there may be more of them later
   * @param open is told which lesson the learner chose
   */
  Rail(Messages messages, ObservableList<RailItem> items, Consumer<RailItem> open) {
    this.messages = messages;
    getStyleClass().add("rail");
    list.setItems(items);
    list.setCellFactory(_ -> new RailCell(messages, folded));
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (_, _, item) -> {
              if (item != null) {
                open.accept(item);
              }
            });
    list.accessibleTextProperty().bind(messages.bind("shell.lessons"));
    VBox.setVgrow(list, Priority.ALWAYS);
    sum.getStyleClass().addAll("muted", "rail-sum");
    sum.visibleProperty().bind(folded.not());
    sum.managedProperty().bind(sum.visibleProperty());
    bar.getStyleClass().add("rail-bar");
    bar.setMaxWidth(Double.MAX_VALUE);
    var foot = new VBox(sum, bar);
    foot.getStyleClass().add("rail-foot");
    getChildren().addAll(list, foot);
    prefWidthProperty().bind(Bindings.when(folded).then(FOLDED_WIDTH).otherwise(WIDTH));
    messages.languageProperty().subscribe(_ -> refresh());
    items.forEach(this::follow);
    items.addListener(
        (ListChangeListener<RailItem>)
            change -> {
              while (change.next()) {
                change.getAddedSubList().forEach(this::follow);
              }
            });
  }

  private void follow(RailItem item) {
    item.markProperty().subscribe(_ -> refresh());
    item.partProperty().subscribe(_ -> list.refresh());
    item.entryProperty().subscribe(_ -> refresh());
  }

  /** Shows of each lesson no more than its number and how far the learner is; or all again. */
  void fold(boolean now) {
    folded.set(now);
  }

  /** Takes the focus. */
  void focus() {
    list.requestFocus();
  }

  /** Selects a lesson, which opens it. */
  void select(RailItem item) {
    list.getSelectionModel().select(item);
    list.scrollTo(item);
  }

  /** Selects the lesson so many lines on; at either end it stays. */
  void move(int by) {
    int to = list.getSelectionModel().getSelectedIndex() + by;
    if (to >= 0 && to < list.getItems().size()) {
      select(list.getItems().get(to));
    }
  }

  private void refresh() {
    list.refresh();
    long all = count(Mark.NEW) + count(Mark.BEGUN) + count(Mark.FINISHED);
    long finished = count(Mark.FINISHED);
    long begun = count(Mark.BEGUN);
    sum.setText(
        finished > 0
            ? messages.get("shell.finished", finished, all)
            : messages.get("shell.begun", begun, all));
    bar.setProgress(all == 0 ? 0 : (finished + begun / 2.0) / all);
  }

  private long count(Mark mark) {
    return list.getItems().stream()
        .filter(item -> !item.isBroken() && item.markProperty().get() == mark)
        .count();
  }
}
