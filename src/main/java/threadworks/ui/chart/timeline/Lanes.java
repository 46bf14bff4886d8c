package threadworks.ui.chart.timeline;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import threadworks.trace.HandOff;
import threadworks.trace.Lane;
import threadworks.trace.State;
import threadworks.trace.Trace;
import threadworks.ui.chart.ThreadMarks;
import threadworks.ui.chart.TimeView;
import threadworks.ui.chart.Unit;
import threadworks.ui.chart.timeline.TimelinePainter.Picture;
import threadworks.ui.chart.timeline.TimelinePainter.Row;
import threadworks.ui.fx.Messages;
import threadworks.ui.fx.SharpCanvas;
import threadworks.ui.theme.Theme;

/**
 * The timeline's lanes: a canvas as large as what can be seen of them, a scroll bar, a text under
 * the cursor, and the mouse and the keys that zoom and move.
 */
final class Lanes extends Region {
  static final double ZOOM = 1.5;
  private static final double STEP = 60;

  /** How wide the scroll bar is. */
  private static final double BAR = 12;

  private final Messages messages;
  private final Theme theme;
  private final Consumer<Set<State>> onStates;
  private final TimeView view = new TimeView();
  private final SharpCanvas canvas = new SharpCanvas();
  private final ScrollBar scroll = new ScrollBar();
  private final Label hover = new Label();
  private ThreadMarks marks = new ThreadMarks(Trace.EMPTY);
  private Trace trace = Trace.EMPTY;
  private MarkedLanes marked = new MarkedLanes(Trace.EMPTY);
  private UnaryOperator<String> labels = UnaryOperator.identity();
  private @Nullable HandOff selected;
  private List<Row> rows = List.of();
  private final Pieces pieces = new Pieces();
  private Fills fills;
  private double row = 1;
  private double dragX;
  private double dragY;

  /**
   * No lanes.
   *
   * @param onStates told which states can be seen whenever they are drawn
   */
  Lanes(Messages messages, Theme theme, Consumer<Set<State>> onStates) {
    this.messages = messages;
    this.theme = theme;
    this.onStates = onStates;
    fills = new Fills(theme.palette());
    getStyleClass().add("lanes");
    scroll.setOrientation(Orientation.VERTICAL);
    scroll.valueProperty().subscribe(_ -> requestLayout());
    hover.getStyleClass().add("hover");
    hover.setMouseTransparent(true);
    hover.setVisible(false);
    getChildren().addAll(canvas, scroll, hover);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setMinHeight(60);
    focusVisibleProperty().subscribe(_ -> requestLayout());
    setOnScroll(this::scrolled);
    setOnMousePressed(this::pressed);
    setOnMouseDragged(this::dragged);
    setOnMouseClicked(this::clicked);
    setOnMouseMoved(event -> hover(event.getX(), event.getY()));
    setOnMouseExited(_ -> hover.setVisible(false));
    setOnKeyPressed(this::key);
  }

  /** Another run begins: all of it is in view. */
  void begin() {
    pieces.forget();
    view.begin();
    scroll.setValue(0);
    selected = null;
  }

  /** Shows a run as it stands now. */
  void show(
      List<Row> rows,
      ThreadMarks marks,
      Trace trace,
      MarkedLanes marked,
      UnaryOperator<String> labels,
      boolean live) {
    this.rows = rows;
    this.marks = marks;
    this.trace = trace;
    this.marked = marked;
    this.labels = labels;
    view.show((double) trace.nanos(), last(rows), live);
    requestLayout();
  }

  private static double last(List<Row> rows) {
    double last = 0;
    for (var row : rows) {
      var lane = row.lane();
      if (lane != null) {
        var spans = lane.spans();
        int of = spans.size() - 1;
        double span = of < 0 ? 0 : known(spans.end(of), spans.start(of));
        last = Math.max(last, Math.max(span, known(lane.end(), lane.start())));
      }
    }
    return last;
  }

  private static double known(long end, long start) {
    return (double) (end == Long.MAX_VALUE ? start : end);
  }

  List<Row> rows() {
    return rows;
  }

  void zoom(double factor) {
    view.zoom(factor);
    requestLayout();
  }

  void fit() {
    view.fit();
    requestLayout();
  }

  /** How high a row is. */
  double row() {
    return row;
  }

  /** The moment, in nanoseconds, under a place. */
  double nanosAt(double x) {
    return view.scale().nanos(x - TimelinePainter.LEFT);
  }

  /** Where, in pixels from the left edge, a moment is. */
  double xOf(double nanos) {
    return TimelinePainter.LEFT + view.scale().x(nanos);
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = getHeight();
    row = TimelinePainter.row(rows.size(), height);
    double all = rows.size() * row;
    double page = Math.max(height - TimelinePainter.TOP, 1);
    double most = Math.max(all - page, 0);
    scroll.setMax(most);
    scroll.setVisibleAmount(all > 0 ? most * page / all : 0);
    scroll.setUnitIncrement(row);
    scroll.setBlockIncrement(page);
    scroll.setVisible(most > 0);
    scroll.setValue(Math.min(scroll.getValue(), most));
    scroll.resizeRelocate(width - BAR, TimelinePainter.TOP, BAR, page);
    view.width(width - TimelinePainter.LEFT - (scroll.isVisible() ? BAR : 0));
    var g = canvas.fit(width, height);
    onStates.accept(TimelinePainter.paint(g, width, height, picture()));
    long threads = rows.stream().filter(row -> row.lane() != null).count();
    setAccessibleText(
        messages.get("lab.timelineOf", threads, Unit.text(view.now()))
            + (selected == null ? "" : "; " + words(selected)));
    var size = hover.prefWidth(-1);
    hover.resize(size, hover.prefHeight(size));
  }

  private Picture picture() {
    if (!fills.isOf(theme.palette())) {
      fills = new Fills(theme.palette());
    }
    return new Picture(
        rows,
        marks,
        trace.handOffs(),
        selected,
        marked,
        labels,
        List.of(messages.get("lab.program"), messages.get("lab.worker")),
        messages.get("lab.unnamed"),
        view.now(),
        view.live(),
        view.scale(),
        row,
        scroll.getValue(),
        isFocusVisible(),
        fills,
        pieces,
        theme.palette());
  }

  private @Nullable Row rowAt(double y) {
    int i = (int) Math.floor((y - TimelinePainter.TOP + scroll.getValue()) / row);
    return y >= TimelinePainter.TOP && i < rows.size() ? rows.get(i) : null;
  }

  /** What there is to say about a place: null where there is nothing. */
  @Nullable String describe(double x, double y) {
    var row = rowAt(y);
    if (row != null && row.marked() != null) {
      return describe(row.marked(), nanosAt(x));
    }
    if (row == null || row.lane() == null) {
      return null;
    }
    var lane = row.lane();
    var who = marks.of(lane.thread()).letter() + "  " + lane.name();
    double at = nanosAt(x);
    if (x < TimelinePainter.LEFT) {
      return who;
    }
    if (at < lane.start()) {
      return who + "\n" + messages.get("lab.notStarted", Unit.text((double) lane.start()));
    }
    if (at > Math.min((double) lane.end(), view.now())) {
      return lane.end() == Long.MAX_VALUE
          ? null
          : who + "\n" + messages.get("lab.ended", Unit.text((double) lane.end()));
    }
    return who + "\n" + doing(lane, at);
  }

  private String doing(Lane lane, double at) {
    var spans = lane.spans();
    double now = view.now();
    int i = LevelOfDetail.spanAt(spans, at, now);
    if (i < 0) {
      int next = LevelOfDetail.spanAfter(spans, at, now);
      double from = next == 0 ? lane.start() : LevelOfDetail.end(spans, next - 1, now);
      double to = next < spans.size() ? spans.start(next) : Math.min((double) lane.end(), now);
      return messages.get("state.RUNNING") + " " + Unit.text(to - from);
    }
    double lasted = LevelOfDetail.end(spans, i, now) - spans.start(i);
    var state = messages.get("state." + spans.state(i)) + " " + Unit.text(lasted);
    var call = spans.what(i).isEmpty() ? "" : "\n" + spans.what(i);
    var line = spans.line(i) == 0 ? "" : " · " + messages.get("lab.line", "" + spans.line(i));
    var by = ender(lane, at);
    return state + call + line + (by == null ? "" : "\n" + endedBy(by));
  }

  private String endedBy(HandOff by) {
    return messages.get("lab.endedBy", marks.of(by.from()).letter(), Unit.text((double) by.left()));
  }

  private String words(HandOff by) {
    return messages.get("lab.waitOf", marks.of(by.to()).letter(), Unit.text((double) by.got()))
        + ", "
        + endedBy(by);
  }

  private @Nullable String describe(MarkedLanes.Lane lane, double at) {
    var mark = lane.at(at);
    if (mark == null) {
      return null;
    }
    var who = marks.of(mark.thread());
    return labels.apply(lane.name())
        + "\n"
        + (who.letter() + "  " + who.name())
        + (lane.key() ? "" : ": " + mark.text())
        + (" " + Unit.text(Math.min((double) mark.end(), view.now()) - mark.start()));
  }

  /** What ended the wait that a thread was in at that moment; null where that is not known. */
  private @Nullable HandOff ender(Lane lane, double at) {
    int i = LevelOfDetail.spanAt(lane.spans(), at, view.now());
    return i < 0 ? null : Arrows.to(lane.thread(), lane.spans().end(i), trace.handOffs());
  }

  /** Goes to where the wait under a place was ended. */
  private void clicked(MouseEvent event) {
    var row = rowAt(event.getY());
    if (!event.isStillSincePress() || row == null || row.lane() == null) {
      return;
    }
    var by = ender(row.lane(), nanosAt(event.getX()));
    if (by != null) {
      goTo(by);
    }
  }

  /** Selects who ended a wait, and brings that into view. */
  private void goTo(HandOff by) {
    selected = by;
    view.reveal((double) by.got());
    view.reveal((double) by.left());
    double page = getHeight() - TimelinePainter.TOP;
    for (int i = 0; i < rows.size(); i++) {
      var lane = rows.get(i).lane();
      if (lane != null && lane.thread().equals(by.from())) {
        double y = i * row;
        down(Math.min(y - scroll.getValue(), 0));
        down(Math.max(y + row - page - scroll.getValue(), 0));
      }
    }
    requestLayout();
  }

  /** Selects the next of who ended whose wait, or the one before; at first one in view. */
  private void select(int by) {
    var all = trace.handOffs();
    int at = selected == null ? -1 : all.indexOf(selected);
    int next = at < 0 ? Arrows.after(all, view.scale().origin()) + (by > 0 ? 0 : -1) : at + by;
    if (next >= 0 && next < all.size()) {
      goTo(all.get(next));
    }
  }

  private void scrolled(ScrollEvent event) {
    if (event.isControlDown() || event.isShortcutDown()) {
      view.zoom(
          Math.pow(ZOOM, Math.signum(event.getDeltaY())), event.getX() - TimelinePainter.LEFT);
    } else if (scroll.isVisible() && !event.isShiftDown() && event.getDeltaX() == 0) {
      down(-event.getDeltaY());
    } else {
      view.pan(event.getDeltaX() + event.getDeltaY());
    }
    requestLayout();
    hover(event.getX(), event.getY());
    event.consume();
  }

  private void down(double pixels) {
    scroll.setValue(Math.clamp(scroll.getValue() + pixels, 0, scroll.getMax()));
  }

  private void pressed(MouseEvent event) {
    requestFocus();
    dragX = event.getX();
    dragY = event.getY();
    // The pane of tabs around it would take the focus for itself.
    event.consume();
  }

  private void dragged(MouseEvent event) {
    view.pan(event.getX() - dragX);
    down(dragY - event.getY());
    dragX = event.getX();
    dragY = event.getY();
    hover.setVisible(false);
    requestLayout();
  }

  private void hover(double x, double y) {
    var text = describe(x, y);
    hover.setVisible(text != null);
    hover.setText(text == null ? "" : text);
    double width = hover.prefWidth(-1);
    double height = hover.prefHeight(width);
    hover.relocate(
        Math.max(Math.min(x + 14, getWidth() - width - 4), 0),
        y + 18 + height > getHeight() ? y - height - 6 : y + 18);
  }

  private void key(KeyEvent event) {
    switch (event.getCode()) {
      case PLUS, EQUALS, ADD -> view.zoom(ZOOM);
      case MINUS, SUBTRACT -> view.zoom(1 / ZOOM);
      case DIGIT0, NUMPAD0 -> view.fit();
      case LEFT -> view.pan(STEP);
      case RIGHT -> view.pan(-STEP);
      case UP -> down(-row);
      case DOWN -> down(row);
      case PAGE_UP -> down(-scroll.getBlockIncrement());
      case PAGE_DOWN -> down(scroll.getBlockIncrement());
      case HOME -> view.toBegin();
      case END -> view.toEnd();
      case PERIOD -> select(1);
      case COMMA -> select(-1);
      default -> {
        return;
      }
    }
    requestLayout();
    event.consume();
  }
}
