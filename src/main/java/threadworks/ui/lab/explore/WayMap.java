package threadworks.ui.lab.explore;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import threadworks.schedule.report.Schedule;
import threadworks.ui.fx.Messages;
import threadworks.ui.fx.SharpCanvas;
import threadworks.ui.lab.explore.WayTree.Cell;
import threadworks.ui.theme.Theme;

/**
 * The map of all interleavings: a canvas as large as what can be seen, a text under the pointer,
 * and the mouse and the keys that zoom, move and open a place in Step.
 */
final class WayMap extends Region {
  static final double ZOOM = 1.5;

  /** The pointer may move so far between press and release of a click. */
  private static final double STILL = 4;

  private static final int MOST_COUNTS = 6;

  private final Messages messages;
  private final Theme theme;
  private final Consumer<Schedule> walk;
  private final MapScale scale = new MapScale();
  private final SharpCanvas canvas = new SharpCanvas();
  private final Label hover = new Label();
  private WayTree tree = new WayTree(List.of());
  private List<Ending> endings = List.of();
  private @Nullable Cell yours;
  private @Nullable Cell cursor;
  private double pressedY;
  private double dragY;
  private boolean dragged;

  /**
   * An empty map.
   *
   * @param walk opens a schedule in Step
   */
  WayMap(Messages messages, Theme theme, Consumer<Schedule> walk) {
    this.messages = messages;
    this.theme = theme;
    this.walk = walk;
    setId("map");
    getStyleClass().add("way-map");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setMinSize(60, 60);
    hover.getStyleClass().add("hover");
    hover.setMouseTransparent(true);
    hover.setVisible(false);
    getChildren().addAll(canvas, hover);
    focusVisibleProperty().subscribe(_ -> requestLayout());
    focusedProperty().subscribe(focused -> hover.setVisible(focused && hover.isVisible()));
    setOnScroll(this::scrolled);
    setOnMousePressed(this::pressed);
    setOnMouseDragged(this::dragged);
    setOnMouseReleased(this::released);
    setOnMouseMoved(event -> hover(event.getX(), event.getY()));
    setOnMouseExited(_ -> hover.setVisible(false));
    setOnKeyPressed(this::key);
  }

  /** Shows another tree, all of it. */
  void begin(WayTree now) {
    tree = now;
    cursor = null;
    hover.setVisible(false);
    scale.rows(tree.size());
  }

  /**
   * Shows how things are called and where the learner stands now.
   *
   * @param path the learner's own moves; null for none
   */
  void show(List<Ending> called, @Nullable Schedule path) {
    endings = called;
    yours = path == null ? null : tree.along(path).orElse(null);
    requestLayout();
  }

  void zoom(double factor) {
    scale.zoom(factor, (getHeight() - MapPainter.TOP - MapPainter.BOTTOM) / 2);
    requestLayout();
  }

  void fit() {
    scale.fit();
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = getHeight();
    scale.height(height - MapPainter.TOP - MapPainter.BOTTOM);
    var g = canvas.fit(width, height);
    var words =
        List.of(messages.get("map.first"), messages.get("map.last"), messages.get("map.yours"));
    new MapPainter(
            g,
            width,
            height,
            new MapPainter.Picture(tree, scale, endings, yours, cursor, words, theme.palette()))
        .paint();
    var all = messages.get("map.all", tree.size(), tree.steps());
    setAccessibleText(cursor == null ? all : all + " " + describe(cursor));
    double textWidth = hover.prefWidth(-1);
    hover.resize(textWidth, hover.prefHeight(textWidth));
  }

  /** The place in the tree that is drawn at a place; the whole schedule right of its last step. */
  Optional<Cell> cellAt(double x, double y) {
    double row = scale.row(y - MapPainter.TOP);
    if (x < MapPainter.LEFT
        || y < MapPainter.TOP
        || y > getHeight() - MapPainter.BOTTOM
        || row < 0
        || row >= tree.size()) {
      return Optional.empty();
    }
    int way = (int) row;
    int last = tree.schedule(way).size() - 1;
    int depth = (int) ((x - MapPainter.LEFT) / MapPainter.column(getWidth(), tree.steps()));
    return x > MapPainter.edge(getWidth()) + 16
        ? Optional.empty()
        : tree.at(Math.min(depth, last), way);
  }

  /** The middle of what is drawn for a place in the tree. */
  Point2D middle(Cell cell) {
    double column = MapPainter.column(getWidth(), tree.steps());
    return new Point2D(
        MapPainter.LEFT + (cell.depth() + 0.5) * column,
        MapPainter.TOP + scale.y((cell.from() + cell.to()) / 2.0));
  }

  /** What there is to say of a place: its code and what can come of it. */
  String describe(Cell cell) {
    var text = new StringBuilder(tree.prefix(cell).code());
    text.append('\n').append(messages.get("map.left", cell.size()));
    var counts = tree.counts(cell, endings.size());
    int said = 0;
    for (int i = 0; i < counts.length && said < MOST_COUNTS; i++) {
      if (counts[i] > 0) {
        said++;
        text.append('\n')
            .append(endings.get(i).mark().sign())
            .append(' ')
            .append(messages.get("map.count", endings.get(i).words(), counts[i]));
      }
    }
    return text.toString();
  }

  private void hover(double x, double y) {
    tell(cellAt(x, y), x, y);
  }

  private void tell(Optional<Cell> cell, double x, double y) {
    hover.setVisible(cell.isPresent());
    hover.setText(cell.map(this::describe).orElse(""));
    double width = hover.prefWidth(-1);
    double height = hover.prefHeight(width);
    hover.relocate(
        Math.max(Math.min(x + 14, getWidth() - width - 4), 0),
        y + 18 + height > getHeight() ? Math.max(0, y - height - 6) : y + 18);
  }

  private void scrolled(ScrollEvent event) {
    if (event.getDeltaY() == 0) {
      return;
    }
    if (event.isShiftDown()) {
      scale.pan(event.getDeltaY());
    } else {
      scale.zoom(Math.pow(ZOOM, Math.signum(event.getDeltaY())), event.getY() - MapPainter.TOP);
    }
    requestLayout();
    hover(event.getX(), event.getY());
    event.consume();
  }

  private void pressed(MouseEvent event) {
    requestFocus();
    pressedY = event.getY();
    dragY = event.getY();
    dragged = false;
    // The pane of tabs around it would take the focus for itself.
    event.consume();
  }

  private void dragged(MouseEvent event) {
    dragged |= Math.abs(event.getY() - pressedY) > STILL;
    if (dragged) {
      scale.pan(event.getY() - dragY);
      dragY = event.getY();
      hover.setVisible(false);
      requestLayout();
    }
  }

  private void released(MouseEvent event) {
    if (!dragged) {
      cellAt(event.getX(), event.getY()).ifPresent(this::open);
    }
  }

  private void open(Cell cell) {
    hover.setVisible(false);
    cursor = cell;
    walk.accept(tree.prefix(cell));
  }

  private void key(KeyEvent event) {
    switch (event.getCode()) {
      case PLUS, EQUALS, ADD -> zoom(ZOOM);
      case MINUS, SUBTRACT -> zoom(1 / ZOOM);
      case DIGIT0, NUMPAD0 -> fit();
      case LEFT -> to(now -> tree.parent(now));
      case RIGHT -> to(now -> tree.child(now));
      case UP -> to(now -> tree.previous(now));
      case DOWN -> to(now -> tree.next(now));
      case ENTER -> {
        if (cursor != null) {
          open(cursor);
        }
      }
      default -> {
        return;
      }
    }
    event.consume();
  }

  /** Moves the cursor, if there is a place that way; the first key puts it at the beginning. */
  private void to(Function<Cell, Optional<Cell>> way) {
    var now = cursor;
    if (now == null) {
      cursor = tree.size() == 0 ? null : tree.at(0, 0).orElse(null);
    } else {
      cursor = way.apply(now).orElse(now);
      scale.reveal(cursor.from(), cursor.to());
    }
    if (cursor != null) {
      var middle = middle(cursor);
      double y = Math.clamp(middle.getY(), MapPainter.TOP, getHeight() - MapPainter.BOTTOM);
      tell(Optional.of(cursor), middle.getX(), y);
    }
    requestLayout();
  }
}
