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
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import threadworks.lab.Outcome;
import threadworks.lesson.Demo;
import threadworks.lesson.VariantName;
import threadworks.schedule.report.Report;
import threadworks.ui.lab.LabRequest;
import threadworks.ui.lab.Luck;

/**
 * Luck and proof of a variant as a table: a row for all that it came to, beside it how many of the
 * real runs and how many of the schedules did; below, the shortest way to each that should not be.
 */
final class OutcomeTable extends VBox {
  private final Surroundings page;
  private final VariantName variant;

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
    var rows =
        OutcomeRow.of(
            page.text().demo(variant.demo()).orElseThrow(), declared(page, variant), report, luck);
    getChildren().add(grid(rows, report, luck));
    if (report != null && !report.complete()) {
      getChildren().add(page.label("page.outcomes.unfinished", "muted"));
    }
    for (var row : rows) {
      if (row.bad() && row.shortest() != null) {
        getChildren().add(walk(row, row.shortest().code()));
      }
    }
  }

  private static Demo.Variant declared(Surroundings page, VariantName variant) {
    return page.lesson().demos().stream()
        .filter(demo -> demo.name().equals(variant.demo()))
        .flatMap(demo -> demo.variants().stream())
        .filter(one -> one.name().equals(variant.variant()))
        .findFirst()
        .orElseThrow();
  }

  private GridPane grid(List<OutcomeRow> rows, @Nullable Report report, @Nullable Luck luck) {
    var grid = new GridPane();
    grid.getStyleClass().add("outcome-grid");
    var first = new ColumnConstraints();
    first.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().add(first);
    grid.add(page.label("page.outcomes.outcome", "outcome-head"), 0, 0);
    int column = 1;
    if (luck != null) {
      head(grid, column, page.label("page.outcomes.runs", "outcome-head", luck.runs()));
      for (int i = 0; i < rows.size(); i++) {
        grid.add(count(rows.get(i), rows.get(i).luck()), column, i + 1);
      }
      column++;
    }
    if (report != null) {
      var key = report.complete() ? "page.outcomes.schedules" : "page.outcomes.first";
      head(grid, column, page.label(key, "outcome-head", report.schedules()));
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

  private HBox outcome(OutcomeRow row) {
    var value = new Label(value(row));
    value.getStyleClass().addAll("code-chip", "outcome-value");
    value.setWrapText(true);
    dress(value, row);
    var box = new HBox(value);
    box.getStyleClass().add("outcome");
    if (!row.label().isEmpty()) {
      var label = new Label(row.label());
      label.setWrapText(true);
      dress(label, row);
      HBox.setHgrow(label, Priority.ALWAYS);
      box.getChildren().add(label);
      value.setMinWidth(Region.USE_PREF_SIZE);
    }
    if (row.bad()) {
      box.getChildren().addFirst(new FontIcon(Feather.X));
    }
    return box;
  }

  private String value(OutcomeRow row) {
    var name = row.name();
    if (name.kind() == Outcome.Kind.RETURNED) {
      return name.value();
    }
    var kind = page.messages().get("outcome." + name.kind().name());
    return name.value().isEmpty() ? kind : kind + " " + name.value();
  }

  private static void dress(Node node, OutcomeRow row) {
    if (row.bad()) {
      node.getStyleClass().add("bad");
    }
  }

  private Hyperlink walk(OutcomeRow row, String code) {
    var link = new Hyperlink();
    link.setGraphic(new FontIcon(Feather.PLAY));
    link.setWrapText(true);
    link.textProperty()
        .bind(
            page.messages()
                .bind(
                    "page.outcomes.walk",
                    Objects.requireNonNullElse(
                        row.label().isEmpty() ? null : row.label(), value(row))));
    link.setOnAction(
        _ ->
            page.context()
                .ask()
                .accept(new LabRequest.Walk(variant.demo(), variant.variant(), code)));
    return link;
  }
}
