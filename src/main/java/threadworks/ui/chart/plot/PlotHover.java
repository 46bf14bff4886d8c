package threadworks.ui.chart.plot;

import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import threadworks.ui.theme.Palette;

/** What stands at the x that is looked at: a row a series, in the order of the values. */
final class PlotHover extends GridPane {
  /** From the line to the text. */
  private static final double AWAY = 14;

  private static final double MARK = 15;

  PlotHover() {
    super(8, 2);
    getStyleClass().addAll("hover", "plot-hover");
    setMouseTransparent(true);
    setManaged(false);
    setVisible(false);
  }

  void show(PlotText text, double x, List<PlotText.Row> rows, Palette palette) {
    getChildren().clear();
    var head = new Label(text.x(x));
    head.getStyleClass().add("heading");
    add(head, 0, 0, 4, 1);
    for (int i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      add(mark(row.series(), palette), 0, i + 1);
      add(new Label(row.series().label()), 1, i + 1);
      addRight(text.y(row.value()), 2, i + 1);
      addRight(text.times(row), 3, i + 1);
    }
  }

  private void addRight(String text, int column, int row) {
    var label = new Label(text);
    setHalignment(label, HPos.RIGHT);
    add(label, column, row);
  }

  private static Canvas mark(PlotSeries series, Palette palette) {
    var canvas = new Canvas(MARK, MARK);
    var g = canvas.getGraphicsContext2D();
    if (series.foreign()) {
      g.setStroke(palette.muted());
      Shapes.hollow(g, MARK / 2, MARK / 2, Shapes.SIZE);
    } else {
      g.setFill(palette.thread(series.number()));
      Shapes.fill(g, series.number(), MARK / 2, MARK / 2, Shapes.SIZE);
    }
    return canvas;
  }

  /** On the side of the line that has room, at the height where it covers the fewest points. */
  void place(PlotFrame frame, double x, List<PlotText.Row> rows, double width) {
    applyCss();
    double wide = Math.ceil(prefWidth(-1));
    double high = Math.ceil(prefHeight(wide));
    resize(wide, high);
    double px = frame.px(x);
    boolean right = px + AWAY + wide <= width - 4;
    double left = right ? px + AWAY : Math.max(px - AWAY - wide, 0);
    double above =
        rows.stream().mapToDouble(row -> frame.py(row.value())).min().orElse(frame.bottom());
    double below =
        rows.stream().mapToDouble(row -> frame.py(row.value())).max().orElse(frame.top());
    boolean over = above - frame.top() >= frame.bottom() - below;
    double top = over ? frame.top() - 4 : frame.bottom() - high - 4;
    relocate(left, Math.max(top, 2));
    layout();
  }
}
