package threadworks.ui.chart.timeline;

import java.util.Set;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import threadworks.trace.Lane;
import threadworks.trace.State;
import threadworks.ui.chart.TextWidth;
import threadworks.ui.chart.TimeScale;
import threadworks.ui.chart.timeline.LevelOfDetail.Piece;
import threadworks.ui.theme.Fonts;
import threadworks.ui.theme.Palette;

/**
 * Draws what a thread did.
 *
 * <p>Neighbours that would look alike are drawn as one, so that a lane of very short spans takes
 * few strokes of the pen.
 */
final class LanePainter {
  /** In so many parts of the height it is told how much of the time a thread waited. */
  private static final double SHARES = 8;

  private static final double LEFT = TimelinePainter.LEFT;
  private static final Font SMALL = Font.font(Fonts.UI, 11);

  private final GraphicsContext g;
  private final double width;
  private final Palette palette;
  private final Fills fills;
  private final Pieces known;
  private final TimeScale scale;
  private final double now;
  private final Set<State> seen;

  // What is next, and may grow yet.
  private State state = State.RUNNING;
  private double from;
  private double to;
  private double waits;
  private boolean merged;

  LanePainter(GraphicsContext g, double width, TimelinePainter.Picture picture, Set<State> seen) {
    this.g = g;
    this.width = width;
    this.palette = picture.palette();
    this.fills = picture.fills();
    this.known = picture.pieces();
    this.scale = picture.scale();
    this.now = picture.now();
    this.seen = seen;
  }

  private double x(double nanos) {
    return LEFT + scale.x(nanos);
  }

  void paint(Lane lane, Color colour, double top, double height) {
    boolean ended = lane.end() != Long.MAX_VALUE;
    double begin = x((double) lane.start());
    // A thread that came and went within a pixel was there all the same.
    double end = Math.max(x(ended ? (double) lane.end() : now), begin + 1);
    var pieces = known.of(lane, scale, width - LEFT, now);
    double at = begin;
    for (var piece : pieces) {
      double start = LEFT + piece.from();
      if (start > at) {
        add(State.RUNNING, at, start, height, false, colour, top, height);
      }
      at = Math.max(LEFT + piece.to(), start + 0.5);
      double part = Math.clamp(Math.rint(piece.share() * SHARES) * height / SHARES, 1, height);
      add(
          piece.state(),
          start,
          at,
          piece.merged() ? part : height,
          piece.merged(),
          colour,
          top,
          height);
    }
    if (end > at) {
      add(State.RUNNING, at, end, height, false, colour, top, height);
    }
    flush(colour, top, height);
    pieces.forEach(piece -> what(lane, piece, top + height / 2));
    if (ended && end >= LEFT && end < width) {
      g.setFill(palette.foreground());
      g.fillRect(end, top - 2, 1.5, height + 4);
    }
  }

  private void add(
      State next,
      double start,
      double end,
      double part,
      boolean many,
      Color colour,
      double top,
      double height) {
    double x0 = Math.max(start, LEFT - 4);
    double x1 = Math.min(end, width);
    if (x1 <= x0) {
      return;
    }
    if (merged && next == State.RUNNING && end - start < 1) {
      return; // what follows, if it looks alike, covers it
    }
    if (merged && many && next == state && part == waits && x0 - to < 1) {
      to = x1;
      return;
    }
    double last = to;
    boolean gap = merged && x0 > last && x0 - last < 1;
    flush(colour, top, height);
    state = next;
    from = gap ? last : x0;
    to = x1;
    waits = part;
    merged = many;
  }

  private void flush(Color colour, double top, double height) {
    if (to > from) {
      if (merged) {
        fills.drawMerged(g, state, colour, from, to, top, height, waits);
        seen.add(State.RUNNING);
      } else {
        fills.draw(g, state, colour, from, to, top, height);
      }
      seen.add(state);
    }
    from = 0;
    to = 0;
    merged = false;
  }

  /** The call, where there is room for it. */
  private void what(Lane lane, Piece piece, double middle) {
    if (piece.merged() || piece.state() == State.IDLE) {
      return;
    }
    double start = Math.max(LEFT + piece.from(), LEFT);
    double end = Math.min(LEFT + piece.to(), width);
    if (end - start < 30) {
      return;
    }
    chip(lane.spans().what(piece.first()), start, end, middle);
  }

  /** A text that stands on the ground's colour, so that it can be read on any fill. */
  private void chip(String text, double start, double end, double middle) {
    double wide = TextWidth.of(text, SMALL);
    if (text.isEmpty() || end - start < wide + 18) {
      return;
    }
    g.setFill(palette.background());
    g.fillRoundRect(start + 5, middle - 7, wide + 8, 14, 6, 6);
    g.setFill(palette.foreground());
    g.setFont(SMALL);
    g.setTextBaseline(VPos.CENTER);
    g.setTextAlign(TextAlignment.LEFT);
    g.fillText(text, start + 9, middle);
  }
}
