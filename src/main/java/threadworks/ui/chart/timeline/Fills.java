package threadworks.ui.chart.timeline;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.paint.ImagePattern;
import threadworks.trace.State;
import threadworks.ui.theme.Palette;

/**
 * How a thread fares is said by the fill, who it is by the hue: full runs, hatched waits for a
 * lock, a thin bar sleeps or waits for something else, dots wait for the end of others, a dashed
 * outline is starting, and a gap has nothing to do.
 */
final class Fills {
  private static final int TILE = 8;
  private static final double BAR = 4;
  private static final double DOTS = 6;

  /** Narrower, a pattern shows nothing. */
  private static final double NARROW = 5;

  /** What can be told apart. */
  enum Look {
    FULL,
    HATCHED,
    BAR,
    DOTS,
    OUTLINE,
    GAP
  }

  private final Palette palette;
  private final Map<Color, ImagePattern> hatches = new HashMap<>();

  Fills(Palette palette) {
    this.palette = palette;
  }

  boolean isOf(Palette other) {
    return palette.equals(other);
  }

  static Look look(State state) {
    return switch (state) {
      case RUNNING -> Look.FULL;
      case LOCK -> Look.HATCHED;
      case SLEEPING, QUEUE, SIGNAL, IO -> Look.BAR;
      case JOIN -> Look.DOTS;
      case STARTING -> Look.OUTLINE;
      case IDLE -> Look.GAP;
    };
  }

  /** Draws what the thread of that colour did from one edge to the other. */
  void draw(
      GraphicsContext g,
      State state,
      Color colour,
      double from,
      double to,
      double top,
      double height) {
    double width = to - from;
    double middle = Math.rint(top + height / 2);
    switch (look(state)) {
      case FULL -> fill(g, colour, from, top, width, height);
      case HATCHED -> {
        if (width < NARROW) {
          fill(g, pale(colour), from, top, width, height);
        } else {
          g.setFill(hatch(colour));
          g.fillRect(from, top, width, height);
          fill(g, colour, from, top, width, 1);
          fill(g, colour, from, top + height - 1, width, 1);
        }
      }
      case BAR -> fill(g, pale(colour), from, middle - BAR / 2, width, BAR);
      case DOTS -> {
        g.setFill(colour);
        double first = Math.ceil(from / DOTS) * DOTS;
        for (double x = first < to ? first : from; x < to; x += DOTS) {
          g.fillRect(x, middle - 1, 2, 2);
        }
      }
      case OUTLINE -> {
        if (width < NARROW) {
          fill(g, pale(colour), from, top, width, height);
        } else {
          g.setStroke(colour);
          g.setLineWidth(1);
          g.setLineDashes(4, 3);
          g.strokeRect(from + 0.5, top + 0.5, width - 1, height - 1);
          g.setLineDashes((double[]) null);
        }
      }
      case GAP -> {}
    }
  }

  /**
   * Draws what is too narrow to be seen by itself: how much of the height is pale says for how much
   * of the time the thread waited.
   *
   * @param waits how much of the height
   */
  void drawMerged(
      GraphicsContext g,
      State state,
      Color colour,
      double from,
      double to,
      double top,
      double height,
      double waits) {
    fill(g, colour, from, top, to - from, height - waits);
    switch (look(state)) {
      case GAP -> {}
      case HATCHED -> {
        g.setFill(hatch(colour));
        g.fillRect(from, top + height - waits, to - from, waits);
      }
      default -> fill(g, faint(colour), from, top + height - waits, to - from, waits);
    }
  }

  private static void fill(
      GraphicsContext g, Color colour, double x, double y, double width, double height) {
    if (width > 0 && height > 0) {
      g.setFill(colour);
      g.fillRect(x, y, width, height);
    }
  }

  private Color pale(Color colour) {
    return palette.background().interpolate(colour, 0.55);
  }

  private Color faint(Color colour) {
    return palette.background().interpolate(colour, 0.25);
  }

  /** A pattern is a small picture that is repeated: that many lines would take long to draw. */
  private ImagePattern hatch(Color colour) {
    return hatches.computeIfAbsent(
        colour,
        _ -> {
          var tile = new WritableImage(TILE, TILE);
          for (int x = 0; x < TILE; x++) {
            for (int y = 0; y < TILE; y++) {
              int across = (x + y) % TILE;
              double line = across == 0 || across == 2 ? 0.55 : across == 1 ? 1 : 0;
              tile.getPixelWriter().setColor(x, y, faint(colour).interpolate(colour, line));
            }
          }
          return new ImagePattern(tile, 0, 0, TILE, TILE, false);
        });
  }
}
