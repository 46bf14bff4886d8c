package threadworks.ui.chart.timeline;

import java.util.Set;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import threadworks.trace.Mark;
import threadworks.trace.State;
import threadworks.trace.ThreadId;
import threadworks.ui.chart.TextWidth;
import threadworks.ui.theme.Fonts;
import threadworks.ui.theme.Palette;

/** Draws what the program marked itself, in the colours of who marked it. */
final class MarkPainter {
  /** However short a span is that the program marked, it is drawn that wide. */
  private static final double SHORTEST = 3;

  private static final double LEFT = TimelinePainter.LEFT;
  private static final Font SMALL = Font.font(Fonts.UI, 11);

  private final GraphicsContext g;
  private final double width;
  private final TimelinePainter.Picture picture;
  private final Set<State> seen;

  MarkPainter(GraphicsContext g, double width, TimelinePainter.Picture picture, Set<State> seen) {
    this.g = g;
    this.width = width;
    this.picture = picture;
    this.seen = seen;
  }

  private double from(Mark mark) {
    return LEFT + picture.scale().x((double) mark.start());
  }

  private double to(Mark mark) {
    return LEFT + picture.scale().x(Math.min((double) mark.end(), picture.now()));
  }

  /** A lane that the program fills: the short spans come last, so that they are on top. */
  void paint(MarkedLanes.Lane lane, double top, double height) {
    var marks = lane.marks();
    double until = picture.scale().nanos(width - LEFT);
    for (boolean small : new boolean[] {false, true}) {
      double drawn = 0;
      for (int i = MarkedLanes.after(marks, picture.scale().origin()); i < marks.size(); i++) {
        var mark = marks.get(i);
        if (mark.start() > until) {
          break;
        }
        double from = from(mark);
        double to = to(mark);
        if ((to - from < SHORTEST) == small && to >= drawn + 0.5) {
          drawn = Math.max(to, from + SHORTEST);
          draw(mark, lane.key(), Math.max(from, LEFT - 4), Math.min(drawn, width), top, height);
        }
      }
    }
  }

  private void draw(Mark mark, boolean key, double from, double to, double top, double height) {
    var who = picture.marks().of(mark.thread());
    var colour = picture.palette().thread(who.number());
    seen.add(State.RUNNING);
    g.setFill(colour);
    g.fillRect(from, top, to - from, height);
    if (to - from > 2 * SHORTEST) {
      // Two of one thread's, one after the other, are seen to be two.
      g.setFill(picture.palette().background());
      g.fillRect(to - 0.5, top, 0.5, height);
    }
    var text = key ? who.letter() : mark.text();
    if (to - from > TextWidth.of(text, SMALL) + 6) {
      g.setFont(SMALL);
      g.setTextBaseline(VPos.CENTER);
      g.setTextAlign(TextAlignment.CENTER);
      g.setFill(Palette.on(colour));
      g.fillText(text, (Math.max(from, LEFT) + to) / 2, top + height / 2);
      g.setTextAlign(TextAlignment.LEFT);
    }
  }

  /** Where a thread waits for a key, its own lane says that it waits for a lock. */
  void paintWaits(ThreadId thread, double top, double height) {
    var marks = picture.marked().waits(thread);
    var colour = picture.palette().thread(picture.marks().of(thread).number());
    double until = picture.scale().nanos(width - LEFT);
    double drawn = 0;
    for (int i = MarkedLanes.after(marks, picture.scale().origin()); i < marks.size(); i++) {
      var mark = marks.get(i);
      if (mark.start() > until) {
        break;
      }
      double from = Math.max(from(mark), LEFT - 4);
      double to = to(mark);
      if (to >= drawn + 0.5) {
        drawn = Math.max(to, from + 1);
        double wide = Math.min(drawn, width) - from;
        g.setFill(picture.palette().background());
        g.fillRect(from, top, wide, height);
        picture.fills().draw(g, State.LOCK, colour, from, from + wide, top, height);
        seen.add(State.LOCK);
      }
    }
  }
}
