package threadworks.ui.page;

import java.util.List;
import java.util.Objects;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import threadworks.lesson.Demo;
import threadworks.lesson.VariantName;
import threadworks.schedule.report.Report;
import threadworks.session.Luck;
import threadworks.ui.lab.LabRequest;
import threadworks.ui.lab.model.OutcomeRow;

/**
 * Luck and proof of a variant as a table: a row for all that it came to, beside it how many of the
 * real runs and how many of the schedules did.
 */
final class OutcomeTable extends VBox {
  private final Surroundings page;
  private final VariantName variant;
  private final List<OutcomeRow> rows;

  /**
   * What is known now.
   *
   * @param report what the schedules come to, or null before they were explored
   * @param luck what real runs came to, or null before there were any
   */
  OutcomeTable(
      Surroundings page, VariantName variant, @Nullable Report report, @Nullable Luck luck) {
    this.page = page;
    this.variant = variant;
    getStyleClass().add("outcomes");
    rows =
        OutcomeRow.of(
            page.text().demo(variant.demo()).orElseThrow(), declared(page, variant), report, luck);
    getChildren().add(grid(report, luck));
    if (report != null && !report.complete()) {
      getChildren().add(page.label("page.outcomes.unfinished", "muted"));
    }
  }

  /** The shortest way to each that should not be, as far as one is known: links to walk it. */
  List<Hyperlink> walks() {
    return rows.stream()
        .filter(row -> row.bad() && row.shortest() != null)
        .map(this::walk)
        .toList();
  }

  private static Demo.Variant declared(Surroundings page, VariantName variant) {
    return page.lesson().demos().stream()
        .filter(demo -> demo.name().equals(variant.demo()))
        .flatMap(demo -> demo.variants().stream())
        .filter(one -> one.name().equals(variant.variant()))
        .findFirst()
        .orElseThrow();
  }

  private GridPane grid(@Nullable Report report, @Nullable Luck luck) {
    var grid = new GridPane();
    grid.getStyleClass().add("outcome-grid");
    var first = new ColumnConstraints();
    first.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().add(first);
    grid.add(page.label("page.outcomes.outcome", "outcome-head"), 0, 0);
    int column = 1;
    if (luck != null) {
      head(grid, column, page.label("page.outcomes.runs", "outcome-head", luck.made()));
      for (int i = 0; i < rows.size(); i++) {
        grid.add(count(rows.get(i), rows.get(i).luck()), column, i + 1);
      }
      column++;
    }
    if (report != null) {
      var key = "page.outcomes." + (report.complete() ? "schedules" : "first");
      var head = report.kinds() ? key + ".kinds" : key;
      head(grid, column, page.label(head, "outcome-head", report.schedules()));
      for (int i = 0; i < rows.size(); i++) {
        grid.add(count(rows.get(i), rows.get(i).proof()), column, i + 1);
      }
    }
    for (int i = 0; i < rows.size(); i++) {
      grid.add(outcome(rows.get(i)), 0, i + 1);
    }
    return grid;
  }

  private static void head(GridPane grid, int column, Label head) {
    var constraints = new ColumnConstraints();
    constraints.setHalignment(HPos.RIGHT);
    constraints.setMinWidth(Region.USE_PREF_SIZE);
    grid.getColumnConstraints().add(constraints);
    head.setWrapText(false);
    grid.add(head, column, 0);
  }

  private Label count(OutcomeRow row, long count) {
    var label = new Label(String.format(page.messages().locale(), "%,d", count));
    label.getStyleClass().add("outcome-count");
    dress(label, row);
    GridPane.setValignment(label, VPos.TOP);
    return label;
  }

  private TextFlow outcome(OutcomeRow row) {
    var value = new Label(row.words(page.messages()));
    value.getStyleClass().add("code-chip");
    value.setWrapText(true);
    dress(value, row);
    var flow = new TextFlow(value);
    flow.getStyleClass().add("outcome");
    flow.setMinWidth(0);
    if (!row.label().isEmpty()) {
      var label = new Text(" " + row.label());
      label.getStyleClass().add("prose-text");
      dress(label, row);
      flow.getChildren().add(label);
    }
    if (row.bad()) {
      var icon = new FontIcon(Feather.X);
      icon.getStyleClass().add("bad");
      flow.getChildren().addAll(0, List.of(icon, new Text(" ")));
    }
    return flow;
  }

  private static void dress(Node node, OutcomeRow row) {
    if (row.bad()) {
      node.getStyleClass().add("bad");
    }
  }

  private Hyperlink walk(OutcomeRow row) {
    var code = Objects.requireNonNull(row.shortest()).code();
    var link = new Hyperlink();
    link.setGraphic(new FontIcon(Feather.PLAY));
    link.setWrapText(true);
    link.textProperty()
        .bind(
            page.messages()
                .bind(
                    "page.outcomes.walk",
                    row.label().isEmpty() ? row.words(page.messages()) : row.label()));
    link.setOnAction(
        _ ->
            page.context()
                .ask()
                .accept(new LabRequest.Walk(variant.demo(), variant.variant(), code)));
    return link;
  }
}
