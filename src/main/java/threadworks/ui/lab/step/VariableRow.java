package threadworks.ui.lab.step;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import threadworks.schedule.report.Position;
import threadworks.ui.chart.MarkBadge;
import threadworks.ui.fx.Messages;
import threadworks.ui.theme.Palette;
import threadworks.wording.Language;

/** A variable: its name, what it holds, and who used it last, where in the program. */
final class VariableRow extends HBox {
  private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
  private static final double NAME = 112;

  /** So much of a value is shown. */
  private static final int LONGEST = 40;

  private final Messages messages;
  private final Palette palette;

  /**
   * What a row shows.
   *
   * @param uses who used it last, the latest first
   * @param lit whether the last step used it
   */
  record Shown(
      Position.Variable variable,
      List<Used> uses,
      boolean lit,
      Palette palette,
      Language language) {
    static Shown of(Position.Variable variable, Position now, Palette palette, Language language) {
      var uses =
          Stream.of(
                  used("state.written", variable.written(), now),
                  used("state.read", variable.read(), now),
                  used("state.called", variable.called(), now))
              .flatMap(List::stream)
              .sorted(Comparator.comparingInt((Used used) -> -used.step()))
              .toList();
      boolean lit = !uses.isEmpty() && uses.getFirst().step() == now.steps();
      return new Shown(variable, uses, lit, palette, language);
    }

    private static List<Used> used(String key, Position.@Nullable Use use, Position now) {
      if (use == null) {
        return List.of();
      }
      var steps = now.done();
      int line = use.step() <= steps.size() ? steps.get(use.step() - 1).line() : 0;
      return List.of(new Used(key, use.who(), use.step(), line));
    }
  }

  /**
   * A use.
   *
   * @param key of the words that say which
   * @param line its line in the program, 0 where unknown
   */
  record Used(String key, String who, int step, int line) {}

  /** The variables that were used last, in their order. */
  static List<Position.Variable> latest(Position now, int most) {
    var all = now.variables();
    if (all.size() <= most) {
      return all;
    }
    int from = all.stream().map(VariableRow::step).sorted().toList().get(all.size() - most);
    return all.stream().filter(one -> step(one) >= from).limit(most).toList();
  }

  private static int step(Position.Variable variable) {
    return Stream.of(variable.written(), variable.read(), variable.called())
        .mapToInt(use -> use == null ? 0 : use.step())
        .max()
        .orElse(0);
  }

  VariableRow(Messages messages, Shown shown) {
    this.messages = messages;
    palette = shown.palette();
    var variable = shown.variable();
    var name = new Label(variable.name());
    name.getStyleClass().add("variable-name");
    name.setMinWidth(NAME);
    name.setPrefWidth(NAME);
    name.setWrapText(true);
    var value = new FlowPane();
    value.getStyleClass().add("variable-value");
    value.setAlignment(Pos.CENTER_LEFT);
    value.setRowValignment(VPos.CENTER);
    HBox.setHgrow(value, Priority.ALWAYS);
    var cells = variable.cells();
    if (cells == null) {
      value.getChildren().add(box(variable.value() == null ? "?" : variable.value(), shown.lit()));
    } else {
      value.getChildren().addAll(cells(cells, shown.lit()));
    }
    shown.uses().stream().limit(2).forEach(use -> value.getChildren().add(use(use)));
    if (shown.uses().isEmpty()) {
      var nobody = new Label(messages.get("state.nobody"));
      nobody.getStyleClass().addAll("muted", "use");
      value.getChildren().add(nobody);
    }
    getStyleClass().add("variable");
    setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(name, value);
    setAccessibleRole(AccessibleRole.TEXT);
    setAccessibleText(words(shown));
  }

  private static Label box(String text, boolean lit) {
    var box = new Label(text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text);
    box.getStyleClass().add("value-box");
    box.pseudoClassStateChanged(LIT, lit);
    box.setMinWidth(USE_PREF_SIZE);
    if (text.length() > LONGEST) {
      box.setTooltip(new Tooltip(text));
    }
    return box;
  }

  private List<Node> cells(Position.Cells cells, boolean lit) {
    var nodes = new ArrayList<Node>();
    for (int i = 0; i < cells.shown().size(); i++) {
      var cell = box(cells.shown().get(i), lit);
      cell.getStyleClass().add("value-cell");
      if (cells.keys().isEmpty()) {
        nodes.add(cell);
      } else {
        var key = new Label(cells.keys().get(i));
        key.getStyleClass().add("cell-key");
        var pair = new VBox(key, cell);
        pair.setAlignment(Pos.CENTER);
        nodes.add(pair);
      }
    }
    if (nodes.isEmpty()) {
      var empty = box(messages.get("state.empty"), lit);
      empty.getStyleClass().add("cell-none");
      nodes.add(empty);
    }
    if (cells.more() > 0) {
      var more = new Label(messages.get("state.more", cells.more()));
      more.getStyleClass().add("muted");
      nodes.add(more);
    }
    return nodes;
  }

  private Node use(Used use) {
    var how = new Label(messages.get(use.key()));
    how.getStyleClass().add("muted");
    var box = new HBox(5, how, new MarkBadge(Marks.of(use.who().charAt(0), ""), palette));
    if (use.line() > 0) {
      var line = new Label(messages.get("state.line", use.line()));
      line.getStyleClass().add("muted");
      box.getChildren().add(line);
    }
    box.getStyleClass().add("use");
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  private String words(Shown shown) {
    var words = new StringBuilder(shown.variable().name() + ": " + shown.variable().value());
    for (var use : shown.uses()) {
      words.append("; ").append(messages.get(use.key())).append(' ').append(use.who());
      if (use.line() > 0) {
        words.append(", ").append(messages.get("state.line", use.line()));
      }
    }
    return words.toString();
  }
}
