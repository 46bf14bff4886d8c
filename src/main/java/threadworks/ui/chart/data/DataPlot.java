package threadworks.ui.chart.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import threadworks.session.VariantRun;
import threadworks.session.VariantRun.Status;
import threadworks.trace.QueueDepth;
import threadworks.trace.Trace;
import threadworks.ui.chart.TimeView;
import threadworks.ui.chart.data.DataPainter.Move;
import threadworks.ui.chart.data.DataPainter.Picture;
import threadworks.ui.fx.Messages;
import threadworks.ui.fx.SharpCanvas;
import threadworks.ui.theme.Theme;

/**
 * The Data chart's canvas, with the text beside the crosshair, and the mouse and the keys that move
 * that, zoom and pause. Who looks back pauses the picture, never the run.
 */
final class DataPlot extends Region {
  static final double ZOOM = 1.5;
  private static final int LEAP = 10;

  /** More in one band could not be told apart. */
  private static final int MOST_RATES = 3;

  private final Messages messages;
  private final Theme theme;
  private final Runnable changed;
  private final TimeView view = new TimeView();
  private final ValueAxis values = new ValueAxis();
  private final ValueAxis rates = new ValueAxis();
  private final SharpCanvas canvas = new SharpCanvas();
  private final Label hover = new Label();
  private final Map<String, Stairs> known = new HashMap<>();
  private List<Stairs> lines = List.of();
  private List<Move> moves = List.of();
  private List<QueueDepth> queues = List.of();
  private double end;
  private boolean live;
  private double pausedAt = Double.NaN;
  private double cross = Double.NaN;
  private double dragX;

  /**
   * A plot of nothing.
   *
   * @param changed told when it was paused, or goes on
   */
  DataPlot(Messages messages, Theme theme, Runnable changed) {
    this.messages = messages;
    this.theme = theme;
    this.changed = changed;
    getStyleClass().add("lanes");
    hover.getStyleClass().add("hover");
    hover.setMouseTransparent(true);
    hover.setVisible(false);
    getChildren().addAll(canvas, hover);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setMinHeight(60);
    focusVisibleProperty().subscribe(_ -> requestLayout());
    setOnScroll(this::scrolled);
    setOnMousePressed(this::pressed);
    setOnMouseDragged(this::dragged);
    setOnMouseMoved(event -> lookAt(event.getX()));
    setOnMouseExited(_ -> look(Double.NaN));
    setOnKeyPressed(this::key);
  }

  /** Another run begins: all of it is in view. */
  void begin() {
    view.begin();
    values.begin();
    rates.begin();
    known.clear();
    pausedAt = Double.NaN;
    cross = Double.NaN;
  }

  /** Shows a run as it stands now. */
  void show(@Nullable VariantRun run, DataChart.Names names) {
    var trace = run == null ? Trace.EMPTY : run.trace();
    live = run != null && run.status() == Status.RUNNING;
    queues = trace.queues().stream().filter(queue -> queue.size() > 0).toList();
    lines = Series.of(trace, names).stream().map(this::stairs).toList();
    end = (double) trace.nanos();
    for (var line : lines) {
      var series = line.series();
      end = Math.max(end, (double) series.nanos()[series.size() - 1]);
    }
    moves =
        run == null
            ? List.of()
            : run.moved().stream()
                .map(
                    moved ->
                        new Move(
                            (double) moved.nanos(),
                            messages.get(
                                "data.moved",
                                names.of(moved.param()),
                                ValueAxis.text(moved.from()),
                                ValueAxis.text(moved.to()))))
                .toList();
    // An empty axis is as long as that of a run that has just begun.
    view.show((double) trace.nanos(), end, live || run == null);
    requestLayout();
  }

  private Stairs stairs(Series series) {
    var stairs = known.computeIfAbsent(series.name(), _ -> new Stairs());
    int from = stairs.series().size();
    stairs.take(series);
    for (int i = Math.min(from, series.size()); i < series.size(); i++) {
      values.hold(series.value(i));
    }
    return stairs;
  }

  boolean isPaused() {
    return !Double.isNaN(pausedAt);
  }

  /** How long the run has lasted, in nanoseconds. */
  double now() {
    return view.now();
  }

  /** How much has come since it was paused, in nanoseconds. */
  double behind() {
    return isPaused() ? end - pausedAt : 0;
  }

  void pauseOrGoOn() {
    if (isPaused()) {
      goOn();
    } else {
      pause();
    }
  }

  private void pause() {
    if (live && !isPaused()) {
      pausedAt = end;
      view.hold();
      changed.run();
    }
    requestLayout();
  }

  private void goOn() {
    pausedAt = Double.NaN;
    view.goOn();
    changed.run();
    requestLayout();
  }

  void zoom(double factor) {
    pause();
    view.zoom(factor);
  }

  void fit() {
    view.fit();
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    view.width(width - DataPainter.LEFT - DataPainter.RIGHT);
    for (double moment = Rates.FROM; moment <= end; moment += Math.max(end / 200, 1e6)) {
      for (var queue : queues) {
        rates.hold(Rates.put(queue, moment));
        rates.hold(Rates.taken(queue, moment));
      }
    }
    DataPainter.paint(canvas.fit(width, getHeight()), width, getHeight(), picture());
    setAccessibleText(Double.isNaN(cross) ? text().summary() : describe());
    double size = hover.prefWidth(-1);
    hover.resize(size, hover.prefHeight(size));
  }

  private Picture picture() {
    return new Picture(
        lines,
        hasRates() ? queues.subList(0, Math.min(queues.size(), MOST_RATES)) : List.of(),
        values,
        rates,
        view.scale(),
        end,
        pausedAt,
        cross,
        moves,
        text().words(pausedAt),
        isFocusVisible(),
        theme.palette());
  }

  /** Whether there are rates, or will be: what was over sooner has none. */
  private boolean hasRates() {
    return live || end >= Rates.FROM;
  }

  private DataText text() {
    return new DataText(messages, lines, queues, end, live);
  }

  /** What there is to say about the moment that is looked at; empty where there is nothing. */
  String describe() {
    return Double.isNaN(cross) ? "" : text().at(cross);
  }

  /** Where, in pixels from the left edge of the lines, a moment is. */
  double xOf(double nanos) {
    return view.scale().x(nanos);
  }

  /** Looks at the moment nearest to a place at which anything was measured. */
  private void lookAt(double x) {
    if (x < DataPainter.LEFT || x > getWidth() - DataPainter.RIGHT) {
      look(Double.NaN);
      return;
    }
    double moment = view.scale().nanos(x - DataPainter.LEFT);
    double nearest = Double.NaN;
    for (var line : lines) {
      var series = line.series();
      int after = series.after(moment);
      for (int at = Math.max(after - 1, 0); at <= Math.min(after, series.size() - 1); at++) {
        double one = (double) series.nanos()[at];
        if (Double.isNaN(nearest) || Math.abs(one - moment) < Math.abs(nearest - moment)) {
          nearest = one;
        }
      }
    }
    look(nearest);
  }

  private void look(double moment) {
    cross = moment;
    var text = describe();
    hover.setText(text);
    hover.setVisible(!text.isEmpty());
    double wide = hover.prefWidth(-1);
    double x = DataPainter.LEFT + view.scale().x(moment);
    hover.relocate(x + 14 + wide > getWidth() - 4 ? Math.max(x - 14 - wide, 0) : x + 14, 36);
    requestLayout();
  }

  /** Looks at the next moment that anything was measured at, or the one before. */
  private void step(int by) {
    if (lines.isEmpty()) {
      return;
    }
    pause();
    if (Double.isNaN(cross)) {
      lookAt(DataPainter.LEFT + (getWidth() - DataPainter.LEFT - DataPainter.RIGHT) / 2);
      return;
    }
    double to = cross;
    for (int i = 0; i < Math.abs(by); i++) {
      to = next(to, by > 0);
    }
    show(to);
  }

  private double next(double from, boolean later) {
    double to = later ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    for (var line : lines) {
      var series = line.series();
      int at = later ? series.after(from) : series.after(from - 1) - 1;
      if (at >= 0 && at < series.size()) {
        double one = (double) series.nanos()[at];
        to = later ? Math.min(to, one) : Math.max(to, one);
      }
    }
    return Double.isInfinite(to) ? from : to;
  }

  /** Looks at a moment, and has it in view. */
  private void show(double moment) {
    double wide = getWidth() - DataPainter.LEFT - DataPainter.RIGHT;
    double x = view.scale().x(moment);
    if (x < 0) {
      view.pan(wide / 10 - x);
    } else if (x > wide) {
      view.pan(wide * 0.9 - x);
    }
    look(moment);
  }

  private void scrolled(ScrollEvent event) {
    pause();
    if (event.isControlDown() || event.isShortcutDown()) {
      view.zoom(Math.pow(ZOOM, Math.signum(event.getDeltaY())), event.getX() - DataPainter.LEFT);
    } else {
      view.pan(event.getDeltaX() + event.getDeltaY());
    }
    lookAt(event.getX());
    event.consume();
  }

  private void pressed(MouseEvent event) {
    requestFocus();
    dragX = event.getX();
    // The pane of tabs around it would take the focus for itself.
    event.consume();
  }

  private void dragged(MouseEvent event) {
    pause();
    view.pan(event.getX() - dragX);
    dragX = event.getX();
    look(Double.NaN);
  }

  private void key(KeyEvent event) {
    int by = event.isShiftDown() ? LEAP : 1;
    switch (event.getCode()) {
      case PLUS, EQUALS, ADD -> zoom(ZOOM);
      case MINUS, SUBTRACT -> zoom(1 / ZOOM);
      case DIGIT0, NUMPAD0 -> fit();
      case LEFT -> step(-by);
      case RIGHT -> step(by);
      case HOME -> toEdge(false);
      case END -> toEdge(true);
      case F -> goOn();
      case P -> pauseOrGoOn();
      case ESCAPE -> {
        if (Double.isNaN(cross)) {
          return;
        }
        look(Double.NaN);
      }
      default -> {
        return;
      }
    }
    requestLayout();
    event.consume();
  }

  private void toEdge(boolean last) {
    if (lines.isEmpty()) {
      return;
    }
    pause();
    double edge = next(last ? Double.MAX_VALUE : -1, !last);
    show(edge);
  }
}
