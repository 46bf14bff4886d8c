package threadworks.ui.lab.explore;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The columns of the outcomes: the first has what the others leave. */
enum Columns {
  CAME_TO(0, Pos.CENTER_LEFT),
  LUCK(96, Pos.CENTER_RIGHT),
  PROOF(116, Pos.CENTER_RIGHT),
  SHORTEST(128, Pos.CENTER_LEFT),
  WALK(74, Pos.CENTER_RIGHT);

  /** In a narrower list there is no room for codes. */
  private static final double WITH_CODES = 660;

  private final double width;
  private final Pos place;

  Columns(double width, Pos place) {
    this.width = width;
    this.place = place;
  }

  /** An empty cell of the column. */
  Label cell() {
    var label = new Label();
    label.setAlignment(place);
    dress(label);
    return label;
  }

  /** Makes it a cell of the column. */
  void dress(Region cell) {
    if (width == 0) {
      cell.setMinWidth(0);
      cell.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(cell, Priority.ALWAYS);
    } else {
      cell.setMinWidth(width);
      cell.setPrefWidth(width);
      cell.setMaxWidth(width);
    }
  }

  /** Leaves the code out of a row that is too narrow for it. */
  static void fit(Region row, Node code) {
    code.managedProperty().bind(row.widthProperty().greaterThan(WITH_CODES));
    code.visibleProperty().bind(code.managedProperty());
  }
}
