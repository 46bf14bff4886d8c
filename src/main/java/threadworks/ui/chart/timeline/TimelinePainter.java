package threadworks.ui.chart.timeline;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import threadworks.trace.HandOff;
import threadworks.trace.Lane;
import threadworks.trace.State;
import threadworks.trace.ThreadId;
import threadworks.ui.chart.ThreadMarks;
import threadworks.ui.chart.Ticks;
import threadworks.ui.chart.TimeScale;
import threadworks.ui.chart.Unit;
import threadworks.ui.theme.Fonts;
import threadworks.ui.theme.Palette;

/** Draws the visible part of a timeline; what is out of sight costs nothing. */
final class TimelinePainter {
  /** How much of the width the names take. */
  static final double LEFT = 152;

  /** How much of the height the time axis takes. */
  static final double TOP = 24;

  private static final double LOWEST_ROW = 22;
  private static final double HIGHEST_ROW = 30;

  private static final double INSET = 3;

  private static final Font PLAIN = Font.font(Fonts.UI, 12);
  private static final Font SMALL = Font.font(Fonts.UI, 11);
  private static final Font BOLD = Font.font(Fonts.UI, FontWeight.BOLD, 11);

  /** A character of {@link #PLAIN} is no wider on average. */
  private static final double LETTER = 6.6;

  private TimelinePainter() {}

  /** How high a row is where that many are to fit. */
  static double row(int rows, double height) {
    return Math.clamp(Math.floor((height - TOP) / Math.max(rows, 1)), LOWEST_ROW, HIGHEST_ROW);
  }

  /**
   * A line of the timeline: a process's heading, or one of its threads.
   *
   * @param pid the process
   * @param host whether it is the program itself
   * @param lane the thread; null for the heading, or a lane that the program fills
   * @param marked a lane that the program fills; null for any other
   */
  record Row(long pid, boolean host, @Nullable Lane lane, MarkedLanes.@Nullable Lane marked) {}

  /**
   * All that a picture depends on.
   *
   * @param headings what stands in the headings of the program itself and of a worker, before the
   *     pid
   * @param handOffs who ended whose wait
   * @param selected the one of them that was chosen; null for none
   * @param marked the lanes that the program fills
   * @param labels what those are called
   * @param unnamed what a thread without a name is called: most virtual ones have none
   * @param now how long the run has lasted
   * @param live whether it goes on
   * @param row how high a row is
   * @param scroll how many pixels of rows are above the visible ones
   * @param focused whether keys go here
   * @param fills how states look
   * @param pieces what is worth drawing
   */
  record Picture(
      List<Row> rows,
      ThreadMarks marks,
      List<HandOff> handOffs,
      @Nullable HandOff selected,
      MarkedLanes marked,
      UnaryOperator<String> labels,
      List<String> headings,
      String unnamed,
      double now,
      boolean live,
      TimeScale scale,
      double row,
      double scroll,
      boolean focused,
      Fills fills,
      Pieces pieces,
      Palette palette) {}

  /** Draws it, and tells which states can be seen in it. */
  static Set<State> paint(GraphicsContext g, double width, double height, Picture picture) {
    var seen = EnumSet.noneOf(State.class);
    var palette = picture.palette;
    g.setFill(palette.background());
    g.fillRect(0, 0, width, height);
    axis(g, width, height, picture);
    int first = Math.max((int) (picture.scroll / picture.row), 0);
    var lanes = new LanePainter(g, width, picture, seen);
    var marks = new MarkPainter(g, width, picture, seen);
    for (int i = first; i < picture.rows.size(); i++) {
      double y = TOP + i * picture.row - picture.scroll;
      if (y > height) {
        break;
      }
      var row = picture.rows.get(i);
      double top = y + INSET;
      double high = picture.row - 2 * INSET;
      if (row.lane != null) {
        var thread = row.lane.thread();
        lanes.paint(row.lane, palette.thread(picture.marks.of(thread).number()), top, high);
        marks.paintWaits(thread, top, high);
      } else if (row.marked != null) {
        marks.paint(row.marked, top, high);
      }
    }
    arrows(g, width, picture);
    g.setFill(palette.background());
    g.fillRect(0, TOP, LEFT - 6, height);
    for (int i = first; i < picture.rows.size(); i++) {
      double y = TOP + i * picture.row - picture.scroll;
      if (y > height) {
        break;
      }
      name(g, y, width, picture.rows.get(i), picture);
    }
    labels(g, width, picture);
    if (picture.focused) {
      g.setStroke(palette.accent());
      g.setLineWidth(2);
      g.strokeRect(1, 1, width - 2, height - 2);
    }
    return seen;
  }

  private static void arrows(GraphicsContext g, double width, Picture picture) {
    var lanes = new HashMap<ThreadId, Double>();
    for (int i = 0; i < picture.rows.size(); i++) {
      var lane = picture.rows.get(i).lane;
      if (lane != null) {
        lanes.put(lane.thread(), TOP + (i + 0.5) * picture.row - picture.scroll);
      }
    }
    var palette = picture.palette;
    var scale = picture.scale;
    ToDoubleFunction<Long> xOf = nanos -> LEFT + scale.x((double) nanos);
    double reach = picture.row / 2 - INSET;
    var arrows = Arrows.of(picture.handOffs, lanes, scale, width - LEFT);
    Arrows.paint(g, arrows, lanes, xOf, reach, palette.foreground(), palette.background());
    var selected = picture.selected;
    if (selected != null) {
      Arrows.paint(g, selected, lanes, xOf, reach, palette.accent(), palette.background(), 2.5);
      ring(g, xOf.applyAsDouble(selected.left()), lanes.get(selected.from()), palette);
    }
  }

  private static void ring(GraphicsContext g, double x, @Nullable Double y, Palette palette) {
    if (y != null) {
      g.setStroke(palette.accent());
      g.setLineWidth(2);
      g.strokeOval(x - 6, y - 6, 12, 12);
    }
  }

  private static void axis(GraphicsContext g, double width, double height, Picture picture) {
    g.setFill(picture.palette.border().deriveColor(0, 1, 1, 0.6));
    for (double mark : ticks(width, picture).marks()) {
      g.fillRect(Math.rint(LEFT + picture.scale.x(mark)), TOP, 1, height);
    }
  }

  private static void labels(GraphicsContext g, double width, Picture picture) {
    var palette = picture.palette;
    g.setFill(palette.background());
    g.fillRect(0, 0, width, TOP);
    g.setFill(palette.border());
    g.fillRect(0, TOP - 1, width, 1);
    g.setFill(palette.muted());
    g.setFont(SMALL);
    g.setTextBaseline(VPos.CENTER);
    g.setTextAlign(TextAlignment.CENTER);
    var ticks = ticks(width, picture);
    double end = picture.scale.nanos(width - LEFT);
    var shown =
        ticks.marks().stream()
            .filter(mark -> Math.abs(LEFT + picture.scale.x(mark) - width / 2) < width / 2 - 12)
            .toList();
    double lastLabel = 0;
    for (double mark : shown) {
      double x = Math.rint(LEFT + picture.scale.x(mark));
      var text = ticks.label(mark, end);
      if (mark == shown.getLast()) {
        text += " " + Unit.of(end).symbol;
      }
      if (x > LEFT - 4 && x - lastLabel > text.length() * LETTER + 6) {
        g.fillText(text, Math.min(x, width - text.length() * LETTER / 2 - 4), TOP / 2);
        lastLabel = x;
      }
    }
    g.setTextAlign(TextAlignment.LEFT);
    if (picture.live) {
      double x = LEFT + picture.scale.x(picture.now);
      if (x >= LEFT && x <= width) {
        g.setFill(palette.accent());
        g.fillRect(Math.rint(x), TOP - 6, 1.5, 6);
      }
    }
  }

  private static Ticks ticks(double width, Picture picture) {
    var scale = picture.scale;
    return Ticks.of(
        Math.max(scale.origin(), 0), scale.nanos(width - LEFT), (int) ((width - LEFT) / 80));
  }

  private static void name(GraphicsContext g, double y, double width, Row row, Picture picture) {
    var palette = picture.palette;
    g.setTextBaseline(VPos.CENTER);
    var lane = row.lane;
    double middle = y + picture.row / 2;
    if (row.marked != null) {
      g.setFill(palette.foreground());
      g.setFont(PLAIN);
      g.setTextAlign(TextAlignment.LEFT);
      g.fillText(
          shorten(picture.labels.apply(row.marked.name()), (int) ((LEFT - 22) / LETTER)),
          12,
          middle);
      return;
    }
    if (lane == null) {
      g.setFill(palette.sub());
      g.fillRect(0, y + 1, width, picture.row - 2);
      g.setFill(palette.foreground());
      g.setFont(PLAIN);
      g.setTextAlign(TextAlignment.LEFT);
      g.fillText(picture.headings.get(row.host ? 0 : 1) + " " + row.pid, 12, middle);
      return;
    }
    var mark = picture.marks.of(lane.thread());
    var colour = palette.thread(mark.number());
    double badge = 16 + 6 * (mark.letter().length() - 1);
    g.setFill(colour);
    g.fillRoundRect(12, middle - 8, badge, 16, 5, 5);
    g.setFill(Palette.on(colour));
    g.setFont(BOLD);
    g.setTextAlign(TextAlignment.CENTER);
    g.fillText(mark.letter(), 12 + badge / 2, middle);
    boolean over = lane.end() != Long.MAX_VALUE || !picture.live;
    g.setFill(over ? palette.muted() : palette.foreground());
    g.setFont(PLAIN);
    g.setTextAlign(TextAlignment.LEFT);
    double x = 12 + badge + 7;
    var name = lane.name().isEmpty() ? picture.unnamed : lane.name();
    g.fillText(shorten(name, (int) ((LEFT - 10 - x) / LETTER)), x, middle);
  }

  /** Names that a library gives differ at their end: the middle is what can be left out. */
  private static String shorten(String name, int longest) {
    if (name.length() <= longest) {
      return name;
    }
    int head = longest / 2;
    return name.substring(0, head) + "…" + name.substring(name.length() - (longest - head - 1));
  }
}
