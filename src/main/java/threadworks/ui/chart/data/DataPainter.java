package threadworks.ui.chart.data;

import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.IntFunction;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.FontPosture;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;
import threadworks.trace.QueueDepth;
import threadworks.ui.chart.EndLabels;
import threadworks.ui.chart.Ticks;
import threadworks.ui.chart.TimeScale;
import threadworks.ui.chart.Unit;
import threadworks.ui.theme.Fonts;
import threadworks.ui.theme.Palette;

/**
 * Draws the visible part of the Data chart: stairs of what was plotted and how deep queues are, and
 * below them on the same axis of time how many a second were put and taken.
 */
final class DataPainter {
  /** How much of the width the values' figures take. */
  static final double LEFT = 58;

  /** How much of it the names at the ends of lines take. */
  static final double RIGHT = 132;

  private static final double TITLE = 26;
  private static final double AXIS = 24;

  /** Room for what is said of a peak at the top. */
  private static final double PEAK = 18;

  /** Where there is less height, rates are left out. */
  private static final double LOWEST_WITH_RATES = 210;

  private static final Font PLAIN = Font.font(Fonts.UI, 12);
  private static final Font SMALL = Font.font(Fonts.UI, 11);
  private static final Font BOLD = Font.font(Fonts.UI, FontWeight.BOLD, 12);
  private static final Font TITLES = Font.font(Fonts.UI, FontWeight.BOLD, 13);
  private static final Font ASIDE = Font.font(Fonts.UI, FontPosture.ITALIC, 11);

  /** A character of {@link #PLAIN} is no wider on average. */
  private static final double LETTER = 6.8;

  private final GraphicsContext g;
  private final double width;
  private final double height;
  private final Picture picture;
  private final Palette palette;

  private DataPainter(GraphicsContext g, double width, double height, Picture picture) {
    this.g = g;
    this.width = width;
    this.height = height;
    this.picture = picture;
    this.palette = picture.palette;
  }

  /**
   * All that a picture depends on.
   *
   * @param queues those whose rates are drawn; their lines come first among all
   * @param end until when the last values stand
   * @param pausedAt what came later is tinted; NaN for nothing
   * @param cross the moment that is looked at; NaN for none
   * @param moves what live parameters were moved to, in words
   * @param focused whether keys go here
   */
  record Picture(
      List<Stairs> lines,
      List<QueueDepth> queues,
      ValueAxis values,
      ValueAxis rates,
      TimeScale scale,
      double end,
      double pausedAt,
      double cross,
      List<Move> moves,
      Words words,
      boolean focused,
      Palette palette) {}

  /** A live parameter was moved. */
  record Move(double nanos, String text) {}

  /** What is written in the picture. */
  record Words(
      String title,
      String how,
      String rates,
      String ratesHow,
      String put,
      String taken,
      String empty,
      String paused,
      BinaryOperator<String> peak,
      IntFunction<String> more) {}

  static void paint(GraphicsContext g, double width, double height, Picture picture) {
    new DataPainter(g, width, height, picture).paint();
  }

  private void paint() {
    g.setFill(palette.background());
    g.fillRect(0, 0, width, height);
    g.setTextBaseline(VPos.CENTER);
    double floor = height - AXIS;
    boolean withRates = !picture.queues.isEmpty() && height >= LOWEST_WITH_RATES;
    double middle = withRates ? Math.rint(TITLE + (floor - TITLE) * 0.62) : floor;
    var upper = Band.of(TITLE + PEAK, withRates ? middle - 8 : floor, picture.values);
    if (!picture.lines.isEmpty()) {
      title(picture.words.title, picture.words.how, TITLE / 2 + 2);
    }
    times(upper, floor);
    tint(upper.top(), floor);
    grid(upper, picture.values);
    frame(upper, floor);
    var lines = new LinePainter(g, LEFT, right(), picture.scale, picture.end);
    double[] ends = new double[picture.lines.size()];
    for (int i = 0; i < ends.length; i++) {
      ends[i] = lines.stairs(picture.lines.get(i), upper, palette.thread(i + 1));
    }
    if (withRates) {
      var lower = Band.of(middle + TITLE + 6, floor, picture.rates);
      title(picture.words.rates, picture.words.ratesHow, middle + TITLE / 2);
      grid(lower, picture.rates);
      for (int i = 0; i < picture.queues.size(); i++) {
        var queue = picture.queues.get(i);
        var rates = lines.rates(queue, lower, palette.thread(i + 1), palette.threadText(i + 1));
        if (i == 0) {
          // The lines are named above, and which is put is said once.
          rateNames(lower, rates);
        }
      }
    }
    moves(upper, floor);
    peaks(upper);
    names(upper, ends);
    cross(upper, floor);
    if (picture.lines.isEmpty()) {
      g.setFill(palette.muted());
      g.setFont(PLAIN);
      g.setTextAlign(TextAlignment.CENTER);
      g.fillText(picture.words.empty, plotMiddle(), (upper.top() + upper.bottom()) / 2);
    }
    if (picture.focused) {
      g.setStroke(palette.accent());
      g.setLineWidth(2);
      g.strokeRect(1, 1, width - 2, height - 2);
    }
  }

  private double plotMiddle() {
    return (LEFT + width - RIGHT) / 2;
  }

  private double x(double nanos) {
    return LEFT + picture.scale.x(nanos);
  }

  private double right() {
    return width - RIGHT;
  }

  private void title(String what, String how, double y) {
    g.setTextAlign(TextAlignment.LEFT);
    g.setFill(palette.foreground());
    g.setFont(TITLES);
    g.fillText(what, 14, y);
    g.setFill(palette.muted());
    g.setFont(SMALL);
    // Chinese characters are as wide as they are high.
    double wide = what.codePoints().mapToDouble(c -> c > 0x2E80 ? 13.2 : 7.6).sum();
    g.fillText(how, 14 + wide + 10, y);
  }

  private void grid(Band band, ValueAxis axis) {
    g.setFont(PLAIN);
    g.setTextAlign(TextAlignment.RIGHT);
    for (double tick : axis.ticks(band.height())) {
      double y = Math.rint(band.y(tick));
      g.setFill(palette.border());
      g.fillRect(LEFT, y, right() - LEFT, 1);
      g.setFill(palette.muted());
      g.fillText(ValueAxis.text(tick), LEFT - 7, y);
    }
  }

  private void times(Band upper, double floor) {
    double last = picture.scale.nanos(right() - LEFT);
    var ticks =
        Ticks.of(
            Math.max(picture.scale.origin(), 0), last, Math.max((int) ((right() - LEFT) / 60), 4));
    g.setFont(PLAIN);
    g.setTextAlign(TextAlignment.CENTER);
    for (double mark : ticks.marks()) {
      double x = Math.rint(x(mark));
      g.setFill(palette.border().deriveColor(0, 1, 1, 0.6));
      g.fillRect(x, upper.top(), 1, floor - upper.top());
      g.setFill(palette.muted());
      var unit = mark == ticks.marks().getLast() ? " " + Unit.of(last).symbol : "";
      g.fillText(ticks.label(mark, last) + unit, x, floor + AXIS / 2);
    }
  }

  private void tint(double top, double floor) {
    if (!Double.isNaN(picture.pausedAt)) {
      double from = Math.clamp(x(picture.pausedAt), LEFT, right());
      double to = Math.clamp(x(picture.end), LEFT, right());
      g.setFill(palette.accent().deriveColor(0, 1, 1, 0.09));
      g.fillRect(from, top, to - from, floor - top);
    }
  }

  private void rateNames(Band band, double[] ends) {
    for (var label : EndLabels.place(ends, band.top() - 8, band.bottom() + 8)) {
      boolean put = label.line() == 0;
      var text = put ? picture.words.put : picture.words.taken;
      write(text, endOfLines() + 8, label.place(), 0, put ? BOLD : PLAIN);
    }
  }

  private void frame(Band upper, double floor) {
    g.setFill(palette.border());
    g.fillRect(LEFT, upper.top(), 1, upper.height());
    g.fillRect(LEFT, floor, right() - LEFT, 1);
  }

  private double endOfLines() {
    return Math.clamp(x(picture.end), LEFT, right());
  }

  private void names(Band band, double[] ends) {
    var placed = EndLabels.place(ends, band.top() - 8, band.bottom() + 8);
    for (var label : placed) {
      var stairs = picture.lines.get(label.line());
      var series = stairs.series();
      int last = series.after(Math.min(picture.scale.nanos(right() - LEFT), picture.end)) - 1;
      double x = endOfLines() + 8;
      if (Math.abs(label.place() - label.end()) > 3) {
        g.setStroke(palette.threadText(label.line() + 1));
        g.setLineWidth(1);
        g.strokeLine(x - 6, label.end(), x - 1, label.place());
      }
      var value = last < 0 ? "" : " " + ValueAxis.text(series.value(last));
      int room = (int) ((width - x) / LETTER) - value.length();
      var name = series.name();
      write(shorten(name, room) + value, x, label.place(), label.line(), BOLD);
    }
    int named = placed.size();
    int all = (int) Arrays.stream(ends).filter(end -> !Double.isNaN(end)).count();
    if (all > named) {
      g.setFill(palette.muted());
      g.setFont(SMALL);
      g.setTextAlign(TextAlignment.RIGHT);
      g.fillText(picture.words.more.apply(all - named), width - 8, TITLE / 2 + 2);
    }
  }

  /** Names that a program counts differ at their end: the middle is what can be left out. */
  private static String shorten(String name, int longest) {
    if (name.length() <= longest) {
      return name;
    }
    int head = Math.max(longest / 2, 1);
    int tail = Math.max(longest - head - 1, 1);
    return name.substring(0, head) + "…" + name.substring(name.length() - tail);
  }

  /** Text over lines has a rim of the background. */
  private void write(String text, double x, double y, int line, Font font) {
    g.setFont(font);
    g.setTextAlign(TextAlignment.LEFT);
    rim(text, x, y);
    g.setFill(palette.threadText(line + 1));
    g.fillText(text, x, y);
  }

  private void rim(String text, double x, double y) {
    g.setStroke(palette.background());
    g.setLineWidth(4);
    g.strokeText(text, x, y);
  }

  private void moves(Band upper, double floor) {
    g.setFont(ASIDE);
    double lastRight = 0;
    double y = upper.bottom() - 12;
    for (var move : picture.moves) {
      double x = Math.rint(x(move.nanos));
      if (x < LEFT || x > right()) {
        continue;
      }
      g.setFill(palette.muted());
      for (double at = upper.top(); at < floor - 7; at += 6) {
        g.fillRect(x, at, 1, 3);
      }
      g.fillPolygon(new double[] {x - 4, x + 4, x}, new double[] {floor - 7, floor - 7, floor}, 3);
      if (x > lastRight) {
        double length = move.text.length() * LETTER;
        boolean before = x + 8 + length > right();
        double from = before ? x - 8 : x + 8;
        g.setTextAlign(before ? TextAlignment.RIGHT : TextAlignment.LEFT);
        rim(move.text, from, y);
        g.setFill(palette.muted());
        g.fillText(move.text, from, y);
        lastRight = x + 8 + length;
      }
    }
  }

  private void peaks(Band band) {
    double lastRight = 0;
    for (int i = 0; i < Math.min(picture.lines.size(), 3); i++) {
      var stairs = picture.lines.get(i);
      int peak = stairs.peak();
      if (peak < 0 || stairs.series().value(peak) <= 0) {
        continue;
      }
      double nanos = (double) stairs.series().nanos()[peak];
      double value = stairs.series().value(peak);
      double x = x(nanos);
      double y = band.y(value);
      if (x < LEFT || x > right()) {
        continue;
      }
      g.setFill(palette.thread(i + 1));
      g.fillPolygon(new double[] {x - 6, x + 6, x}, new double[] {y - 13, y - 13, y - 4}, 3);
      var text = picture.words.peak.apply(ValueAxis.text(value), Unit.text(nanos));
      double length = text.length() * LETTER;
      if (x - length / 2 > lastRight) {
        boolean before = x + 12 + length > width;
        double from = before ? x - 12 - length : x + 12;
        write(text, from, y - 9, i, BOLD);
        lastRight = from + length;
      }
    }
  }

  private void cross(Band upper, double floor) {
    if (!Double.isNaN(picture.pausedAt)) {
      line(picture.pausedAt, upper.top(), floor, 1.5);
      tag(picture.words.paused, x(picture.pausedAt), upper.top() - 8);
    }
    if (Double.isNaN(picture.cross)) {
      return;
    }
    line(picture.cross, upper.top(), floor, 1);
    tag(Unit.text(picture.cross), x(picture.cross), floor + AXIS / 2);
    for (var stairs : picture.lines) {
      var series = stairs.series();
      int at = series.after(picture.cross) - 1;
      double x = x(picture.cross);
      if (at >= 0 && x >= LEFT && x <= right()) {
        g.setStroke(palette.accent());
        g.setLineWidth(2);
        g.strokeOval(x - 5, upper.y(series.value(at)) - 5, 10, 10);
      }
    }
  }

  private void line(double nanos, double top, double floor, double wide) {
    double x = x(nanos);
    if (x >= LEFT && x <= right()) {
      g.setFill(palette.accent());
      g.fillRect(Math.rint(x), top, wide, floor - top);
    }
  }

  private void tag(String text, double x, double y) {
    if (x < LEFT || x > right()) {
      return;
    }
    double wide = text.codePoints().mapToDouble(c -> c > 0x2E80 ? 12 : LETTER).sum() + 16;
    double from = Math.clamp(x - wide / 2, 2, Math.max(width - wide - 2, 2));
    g.setFill(palette.accent());
    g.fillRoundRect(from, y - 9, wide, 18, 18, 18);
    g.setFill(Palette.on(palette.accent()));
    g.setFont(BOLD);
    g.setTextAlign(TextAlignment.CENTER);
    g.fillText(text, from + wide / 2, y);
  }
}
