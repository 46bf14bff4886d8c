package threadworks.ui.chart.plot;

import java.util.List;
import java.util.function.UnaryOperator;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import threadworks.lesson.Demo;
import threadworks.lesson.PlotPlan;
import threadworks.ui.chart.plot.PlotPainter.Picture;
import threadworks.ui.fx.Messages;
import threadworks.ui.fx.SharpCanvas;
import threadworks.ui.theme.Theme;

/**
 * What the runs of a demo plotted over x: points, their spread, a line through their medians, and
 * beside them what would be if some law were all there is. The mouse and the arrow keys look at one
 * x after another.
 */
public final class PlotChart extends Region {
  private static final int LEAP = 10;

  private final Messages messages;
  private final Theme theme;
  private final PlotReader reader = new PlotReader();
  private final SharpCanvas canvas = new SharpCanvas();
  private final PlotHover hover = new PlotHover();
  private @Nullable PlotData data;
  private double cross = Double.NaN;
  private boolean namesFirst;

  /** A chart of nothing. */
  public PlotChart(Messages messages, Theme theme) {
    this.messages = messages;
    this.theme = theme;
    getStyleClass().addAll("lanes", "plot-chart");
    getChildren().addAll(canvas, hover);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setMinHeight(60);
    focusVisibleProperty().subscribe(_ -> requestLayout());
    setOnMouseMoved(event -> lookAt(event.getX()));
    setOnMouseExited(_ -> look(Double.NaN));
    setOnMousePressed(
        event -> {
          requestFocus();
          // The pane of tabs around it would take the focus for itself.
          event.consume();
        });
    setOnKeyPressed(this::key);
  }

  /**
   * Shows how the runs of a demo stand.
   *
   * @param plan how the lesson has them drawn
   * @param label what a variant, or a series, is called
   */
  public void show(PlotRuns runs, Demo demo, PlotPlan plan, UnaryOperator<String> label) {
    data = reader.read(runs, demo, plan, label);
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    var what = data;
    if (what == null) {
      return;
    }
    var frame = frame(what);
    var text = new PlotText(messages, what);
    var rows = Double.isNaN(cross) ? List.<PlotText.Row>of() : text.rows(cross);
    if (rows.isEmpty()) {
      cross = Double.NaN;
    }
    PlotPainter.paint(
        canvas.fit(getWidth(), getHeight()),
        getWidth(),
        getHeight(),
        new Picture(what, frame, cross, text.words(), isFocusVisible(), theme.palette()));
    setAccessibleText(rows.isEmpty() ? text.summary() : text.at(cross));
    hover.setVisible(!rows.isEmpty());
    if (!rows.isEmpty()) {
      hover.show(text, cross, rows, theme.palette());
      hover.place(frame, cross, rows, getWidth());
    }
  }

  private PlotFrame frame(PlotData what) {
    var frame = PlotLayout.of(what, getWidth(), getHeight(), namesFirst);
    namesFirst = frame.namesFirst();
    return frame;
  }

  /** Where in the picture a point is, without what keeps marks apart. */
  double[] placeOf(double x, double y) {
    if (data == null) {
      return new double[] {Double.NaN, Double.NaN};
    }
    var frame = frame(data);
    return new double[] {frame.px(x), frame.py(y)};
  }

  /** What there is to say about the x that is looked at; empty where there is nothing. */
  String describe() {
    return data == null || Double.isNaN(cross) ? "" : new PlotText(messages, data).at(cross);
  }

  /** Looks at the measured x nearest to a place. */
  private void lookAt(double px) {
    if (data == null) {
      return;
    }
    var frame = frame(data);
    double nearest = Double.NaN;
    for (double x : data.measuredXs()) {
      if (frame.x().has(x) && !(Math.abs(frame.px(x) - px) >= Math.abs(frame.px(nearest) - px))) {
        nearest = x;
      }
    }
    boolean within = px >= frame.left() && px <= frame.right();
    look(within ? nearest : Double.NaN);
  }

  private void look(double x) {
    if (Double.compare(x, cross) != 0) {
      cross = x;
      requestLayout();
    }
  }

  /** Looks at another measured x; those are in order. */
  private void step(int by) {
    double[] xs = data == null ? new double[0] : data.measuredXs();
    if (xs.length == 0) {
      return;
    }
    int at = by > 0 ? -1 : xs.length;
    for (int i = 0; i < xs.length; i++) {
      if (xs[i] == cross) {
        at = i;
      }
    }
    look(xs[Math.clamp((long) at + by, 0, xs.length - 1)]);
  }

  private void key(KeyEvent event) {
    int by = event.isShiftDown() ? LEAP : 1;
    switch (event.getCode()) {
      case LEFT -> step(-by);
      case RIGHT -> step(by);
      case HOME -> step(Integer.MIN_VALUE / 2);
      case END -> step(Integer.MAX_VALUE / 2);
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
    event.consume();
  }
}
