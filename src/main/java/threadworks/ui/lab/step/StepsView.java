package threadworks.ui.lab.step;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import threadworks.schedule.report.Step;
import threadworks.ui.chart.MarkBadge;
import threadworks.ui.fx.Fx;
import threadworks.ui.fx.Messages;
import threadworks.ui.lab.LabView;
import threadworks.ui.lab.model.RunOnly;
import threadworks.ui.theme.Palette;
import threadworks.ui.theme.Theme;
import threadworks.wording.Language;

/**
 * The schedule as a table, as a textbook prints it: a column for each thread, a row for each step,
 * those taken back too. A row brings the program to where its step is made.
 */
final class StepsView implements LabView {
  /** The value is what one looks for: of the words no more may be seen than this. */
  private static final double FEWEST = 40;

  /** So many letters take no more room than that. */
  private static final int SHORT = 5;

  /** So much of a long value is always seen. */
  private static final double ROOM = 100;

  /** So many letters take no more room than that. */
  private static final int LONG = 14;

  private final Messages messages;
  private final Theme theme;
  private final Walk walk;
  private final TableView<Step> table = new TableView<>();
  private final Label empty = new Label();
  private List<Character> letters = List.of();
  private @Nullable Language language;
  private @Nullable Palette palette;
  private boolean filling;

  StepsView(Messages messages, Theme theme, Walk walk) {
    this.messages = messages;
    this.theme = theme;
    this.walk = walk;
    table.setId("steps");
    table.getStyleClass().add("steps");
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.accessibleTextProperty().bind(messages.bind("lab.tab.steps"));
    empty.getStyleClass().add("muted");
    table.setPlaceholder(empty);
    table.getSelectionModel().selectedItemProperty().subscribe((_, row) -> chosen(row));
    // A line above it comes and goes.
    table.heightProperty().subscribe(() -> Fx.later(this::showMade));
    table.setOnKeyPressed(
        key -> {
          if (key.getCode() == KeyCode.ENTER) {
            key.consume();
            chosen(table.getSelectionModel().getSelectedItem());
          }
        });
  }

  private void chosen(@Nullable Step row) {
    if (row != null && !filling) {
      walk.seek(row.number());
    }
  }

  @Override
  public String key() {
    return "steps";
  }

  @Override
  public Node node() {
    return table;
  }

  @Override
  public void refresh() {
    empty.setText(RunOnly.orElse(walk.program(), "step.none", messages));
    var log = walk.log();
    var now = walk.position();
    filling = true;
    try {
      if (now != null) {
        var all =
            Stream.concat(
                    now.threads().stream().map(thread -> thread.letter().charAt(0)),
                    log.stream().map(Step::who))
                .distinct()
                .sorted((a, b) -> Integer.compare(Marks.number(a), Marks.number(b)))
                .toList();
        if (!all.equals(letters)
            || messages.language() != language
            || !theme.palette().equals(palette)) {
          letters = all;
          language = messages.language();
          palette = theme.palette();
          table.getColumns().setAll(columns());
        }
      }
      if (!log.equals(table.getItems())) {
        table.getItems().setAll(log);
      }
      int made = walk.made();
      if (made == 0) {
        table.getSelectionModel().clearSelection();
      } else if (made <= log.size()) {
        table.getSelectionModel().select(made - 1);
        showMade();
      }
    } finally {
      filling = false;
    }
  }

  /** Scrolls to the step that was made last, with some of those before it. */
  private void showMade() {
    // Before it has laid its rows out, it scrolls by those it had.
    table.layout();
    table.scrollTo(Math.max(0, walk.made() - 4));
  }

  private List<TableColumn<Step, Step>> columns() {
    var number = column("");
    number.setText("#");
    number.setMinWidth(44);
    number.setMaxWidth(60);
    number.setCellFactory(_ -> new NumberCell());
    var columns = new ArrayList<TableColumn<Step, Step>>();
    columns.add(number);
    for (char letter : letters) {
      var column = column("");
      column.setGraphic(
          new MarkBadge(String.valueOf(letter), Marks.colour(letter, theme.palette())));
      column.setCellFactory(_ -> new StepCell(letter));
      columns.add(column);
    }
    return columns;
  }

  private static TableColumn<Step, Step> column(String name) {
    var column = new TableColumn<Step, Step>(name);
    column.setSortable(false);
    column.setReorderable(false);
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    return column;
  }

  /** The number of a step. */
  private static final class NumberCell extends TableCell<Step, Step> {
    @Override
    protected void updateItem(@Nullable Step step, boolean empty) {
      super.updateItem(step, empty);
      setText(step == null || empty ? "" : String.valueOf(step.number()));
    }
  }

  /** What a thread did in a step; nothing where another one moved. */
  private final class StepCell extends TableCell<Step, Step> {
    private final char letter;
    private final Label words = new Label();
    private final Label value = new Label();
    private final HBox both = new HBox(6, words, value);
    private final Tooltip whole = new Tooltip();

    StepCell(char letter) {
      this.letter = letter;
      both.setAlignment(Pos.CENTER_LEFT);
      value.getStyleClass().add("step-value");
      var fill =
          Marks.isClock(letter)
              ? theme.palette().foreground()
              : theme.palette().threadText(Marks.number(letter));
      words.setTextFill(fill);
      value.setTextFill(fill);
    }

    @Override
    protected void updateItem(@Nullable Step step, boolean empty) {
      super.updateItem(step, empty);
      if (step == null || empty || step.who() != letter) {
        setGraphic(null);
        setTooltip(null);
        return;
      }
      var said = messages.say(step.operation());
      words.setText(Brief.words(said));
      words.setMinWidth(words.getText().length() > SHORT ? FEWEST : USE_PREF_SIZE);
      value.setText(step.value() == null ? "" : step.value());
      boolean isLong = value.getText().length() > LONG;
      value.setMinWidth(isLong ? ROOM : USE_PREF_SIZE);
      setGraphic(both);
      whole.setText(step.value() == null ? said : messages.get("step.gave", said, step.value()));
      setTooltip(whole);
    }
  }
}
