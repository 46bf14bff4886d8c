package threadworks.ui.chart.plot;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import threadworks.ui.theme.Palette;

/** Writes over lines, and knows the colours of series. */
record Pen(GraphicsContext g, Palette palette) {
  private static final double RIM = 4;

  /** For marks and lines. */
  Color colour(PlotSeries series) {
    return series.foreign() ? palette.muted() : palette.thread(series.number());
  }

  /** For text. */
  Color ink(PlotSeries series) {
    return series.foreign() ? palette.muted() : palette.threadText(series.number());
  }

  /** Text over lines has a rim of the background. */
  void write(String text, double x, double y, Font font, Color ink) {
    g.setFont(font);
    g.setStroke(palette.background());
    g.setLineWidth(RIM);
    g.strokeText(text, x, y);
    g.setFill(ink);
    g.fillText(text, x, y);
  }
}
