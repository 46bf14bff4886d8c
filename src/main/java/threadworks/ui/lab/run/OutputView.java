package threadworks.ui.lab.run;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.collections.ObservableListBase;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import threadworks.trace.Event.Printed;
import threadworks.trace.Trace;
import threadworks.ui.chart.MarkBadge;
import threadworks.ui.chart.ThreadMarks;
import threadworks.ui.chart.ThreadMarks.Mark;
import threadworks.ui.fx.Fx;
import threadworks.ui.fx.IconButton;
import threadworks.ui.fx.Messages;
import threadworks.ui.theme.Palette;
import threadworks.ui.theme.Theme;

/**
 * What a run printed, a line for each print, with the mark of the thread, its process and the time.
 * Follows the end until the learner scrolls away from it. Only lines in sight cost anything.
 */
final class OutputView extends StackPane implements RunView {
  /** What a label of one line can show; the rest of a longer line is in the copy. */
  private static final int LONGEST_LINE = 2000;

  private static final int MOST_COPIED = 100_000;

  private final Messages messages;
  private final Theme theme;
  private final Label lost = new Label();
  private final Lines lines = new Lines();
  private final ListView<Printed> list = new ListView<>(lines);
  private ThreadMarks marks = new ThreadMarks(Trace.EMPTY);
  private boolean follow = true;

  /** What printed these lines, where that was no Java. */
  private @Nullable String by;

  private @Nullable DemoRuns runs;
  private @Nullable Palette palette;

  OutputView(Messages messages, Theme theme) {
    this.messages = messages;
    this.theme = theme;
    getStyleClass().add("output");
    list.setFixedCellSize(21);
    list.setCellFactory(_ -> new Line());
    list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    list.accessibleTextProperty().bind(messages.bind("lab.tab.output"));
    list.addEventFilter(ScrollEvent.SCROLL, this::moved);
    list.addEventFilter(MouseEvent.MOUSE_RELEASED, this::moved);
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::moved);
    list.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN).match(event)) {
            copy(list.getSelectionModel().getSelectedItems());
            event.consume();
          }
        });
    var empty = new Label();
    empty.textProperty().bind(messages.bind("lab.noOutput"));
    empty.getStyleClass().add("muted");
    list.setPlaceholder(empty);
    lost.getStyleClass().add("lost");
    lost.managedProperty().bind(lost.visibleProperty());
    lost.setVisible(false);
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren().addAll(new VBox(lost, list), copyButton(messages));
  }

  private Button copyButton(Messages messages) {
    var button = new IconButton(Feather.COPY, "lab.copy", messages, () -> copy(lines));
    button.setId("copy-output");
    button.visibleProperty().bind(Bindings.isNotEmpty(lines));
    setAlignment(button, Pos.TOP_RIGHT);
    return button;
  }

  @Override
  public String key() {
    return "output";
  }

  @Override
  public Node node() {
    return this;
  }

  @Override
  public void show(DemoRuns now) {
    runs = now;
  }

  @Override
  public void refresh() {
    var of = runs;
    if (of == null) {
      return;
    }
    marks = of.marks();
    var shown = of.shown();
    var python = of.shownPython();
    by = python == null ? null : python.python();
    show(python != null ? python.trace() : shown == null ? Trace.EMPTY : shown.trace());
    if (!theme.palette().equals(palette)) {
      palette = theme.palette();
      list.refresh();
    }
  }

  private void show(Trace trace) {
    boolean incomplete = trace.dropped() > 0;
    lost.setVisible(incomplete);
    if (incomplete) {
      lost.setText(messages.get("lab.lost", trace.dropped()));
    }
    if (lines.show(trace.output()) && follow) {
      list.scrollTo(lines.size());
    }
  }

  /** The lines, as they are shown. */
  List<Printed> lines() {
    return lines;
  }

  private void moved(InputEvent event) {
    // The list moves after this event; then the bar tells whether its end is in sight.
    Fx.later(
        () -> {
          for (var node : list.lookupAll(".scroll-bar")) {
            if (node instanceof ScrollBar bar && bar.getOrientation() == Orientation.VERTICAL) {
              follow = !bar.isVisible() || bar.getValue() >= bar.getMax() * 0.999;
            }
          }
        });
  }

  private void copy(List<Printed> printed) {
    var last = printed.subList(Math.max(printed.size() - MOST_COPIED, 0), printed.size());
    var text =
        last.stream()
            .map(line -> prefix(line, marks.of(line.thread())) + "  " + line.text())
            .collect(Collectors.joining("\n"));
    Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
  }

  private String prefix(Printed line, Mark mark) {
    if (by != null) {
      return "%7.3f s  %s".formatted(line.nanos() / 1e9, by);
    }
    return "%7.3f s  %d  %s".formatted(line.nanos() / 1e9, line.thread().pid(), mark.name());
  }

  /** The list of a snapshot, seen through a list view: what was added is all it needs to hear. */
  private static final class Lines extends ObservableListBase<Printed> {
    List<Printed> shown = List.of();

    /** Shows these lines; whether there are more than before, or others. */
    boolean show(List<Printed> now) {
      var before = shown;
      int size = before.size();
      boolean goesOn =
          size == 0
              || (now.size() >= size
                  && now.getFirst().equals(before.getFirst())
                  && now.get(size - 1).equals(before.getLast()));
      boolean changed = !goesOn || now.size() > size;
      beginChange();
      shown = now;
      if (!goesOn) {
        nextReplace(0, now.size(), before);
      } else if (changed) {
        nextAdd(size, now.size());
      }
      endChange();
      return changed;
    }

    @Override
    public Printed get(int index) {
      return shown.get(index);
    }

    @Override
    public int size() {
      return shown.size();
    }
  }

  private final class Line extends ListCell<Printed> {
    @Override
    protected void updateItem(@Nullable Printed line, boolean empty) {
      super.updateItem(line, empty);
      if (line == null || empty) {
        setGraphic(null);
        return;
      }
      var mark = marks.of(line.thread());
      var prefix = new Label(prefix(line, mark));
      prefix.getStyleClass().add("output-prefix");
      var text = line.text();
      var label =
          new Label(text.length() > LONGEST_LINE ? text.substring(0, LONGEST_LINE) + "…" : text);
      label
          .getStyleClass()
          .add(line.error() ? "output-error" : by == null ? "output-text" : "output-foreign");
      if (!line.error() && by == null) {
        label.setTextFill(theme.palette().threadText(mark.number()));
      }
      for (var part : List.of(prefix, label)) {
        part.setMinWidth(USE_PREF_SIZE);
      }
      var graphic = new HBox(8);
      if (by == null) {
        graphic.getChildren().add(new MarkBadge(mark, theme.palette()));
      }
      graphic.getChildren().add(prefix);
      if (line.error()) {
        var stderr = new Label("err");
        stderr.getStyleClass().add("output-stderr");
        stderr.setMinWidth(USE_PREF_SIZE);
        graphic.getChildren().add(stderr);
      }
      graphic.getChildren().add(label);
      graphic.setAlignment(Pos.CENTER_LEFT);
      setGraphic(graphic);
    }
  }
}
