package threadworks.ui.lab.explore;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import threadworks.schedule.report.Schedule;
import threadworks.ui.lab.explore.WayTree.Cell;
import threadworks.ui.theme.Palette;

/**
 * Paints the map: a column a step, a cell a choice in its thread's colour, at the right edge what
 * each schedule comes to. Cells that are lower than a pixel give way to the first of them.
 */
final class MapPainter {
  static final double LEFT = 14;
  static final double TOP = 4;

  /** Below the map, for the axis. */
  static final double BOTTOM = 18;

  private static final double EDGE = 16;
  private static final double WITH_GAP = 4;
  private static final double LETTER_HEIGHT = 13;
  private static final double LETTER_WIDTH = 11;
  private static final double LINE = 14;
  private static final Font LETTERS = Font.font("Threadworks Sans", FontWeight.BOLD, 10);
  private static final Font WORDS = Font.font("Threadworks Sans", 11);

  /**
   * What is painted.
   *
   * @param yours the place to which the learner's own moves lead; null for none
   * @param cursor the place that has the keys; null for none
   * @param words "first step", "last step", "your way"
   */
  record Picture(
      WayTree tree,
      MapScale scale,
      List<Ending> endings,
      @Nullable Cell yours,
      @Nullable Cell cursor,
      List<String> words,
      Palette palette) {}

  private final GraphicsContext g;
  private final double width;
  private final double height;
  private final Picture picture;
  private final MapScale scale;
  private final WayTree tree;

  MapPainter(GraphicsContext g, double width, double height, Picture picture) {
    this.g = g;
    this.width = width;
    this.height = height;
    this.picture = picture;
    scale = picture.scale();
    tree = picture.tree();
  }

  /** How much of the width the words at the right have. */
  private static double legend(double width) {
    return Math.clamp(width * 0.18, 70, 150);
  }

  /** How wide a column is. */
  static double column(double width, int steps) {
    return Math.max(0.5, (width - LEFT - EDGE - legend(width)) / Math.max(1, steps));
  }

  /** Where the edge begins. */
  static double edge(double width) {
    return width - EDGE - legend(width);
  }

  void paint() {
    g.clearRect(0, 0, width, height);
    g.save();
    g.beginPath();
    g.rect(0, TOP, width, height - TOP - BOTTOM);
    g.clip();
    for (int depth = 0; depth < tree.steps(); depth++) {
      paint(depth);
    }
    paintEdge();
    paintYours();
    paintCursor();
    g.restore();
    paintAxis();
    paintLegend();
  }

  private double y(double row) {
    return TOP + scale.y(row);
  }

  private double bottom() {
    return height - BOTTOM;
  }

  private int rowAt(double y) {
    return (int) Math.floor(scale.row(y - TOP));
  }

  private void paint(int depth) {
    double column = column(width, tree.steps());
    double x = LEFT + depth * column;
    double gap = column >= WITH_GAP ? 1 : 0;
    int row = Math.max(0, rowAt(TOP));
    while (row < tree.size() && y(row) < bottom()) {
      var cell = tree.at(depth, row).orElse(null);
      int to = cell == null ? row + 1 : cell.to();
      double from = Math.max(Math.rint(y(cell == null ? row : cell.from())), TOP - 1);
      double high = Math.min(Math.rint(y(to)), bottom() + 1) - from;
      if (cell == null) {
        // It has ended before.
        g.setGlobalAlpha(0.2);
        g.setFill(mark(row).colour(picture.palette()));
        g.fillRect(x, from, column, Math.max(1, high));
        g.setGlobalAlpha(1);
      } else {
        var colour = colour(tree.move(cell).who());
        g.setFill(colour);
        double space = high >= WITH_GAP ? 1 : 0;
        g.fillRect(x, from, column - gap, Math.max(1, high - space));
        if (high >= LETTER_HEIGHT && column >= LETTER_WIDTH) {
          letter(tree.move(cell).who(), colour, x + (column - gap) / 2, from + high / 2);
        }
      }
      row = Math.max(to, rowAt(from + 1));
    }
  }

  private void letter(int who, Color on, double x, double y) {
    g.setFill(Palette.on(on));
    g.setFont(LETTERS);
    g.setTextAlign(TextAlignment.CENTER);
    g.setTextBaseline(VPos.CENTER);
    g.fillText(String.valueOf(Schedule.letter(who)), x, y);
  }

  private Color colour(int who) {
    return who == Schedule.CLOCK ? picture.palette().warn() : picture.palette().thread(who);
  }

  private Mark mark(int row) {
    return picture.endings().get(tree.outcome(row)).mark();
  }

  /** The worse an outcome, the wider its mark; where several share a pixel, the worst shows. */
  private void paintEdge() {
    double x = edge(width) + 2;
    int row = Math.max(0, rowAt(TOP));
    while (row < tree.size() && y(row) < bottom()) {
      double from = Math.rint(y(row));
      int to = Math.max(row + 1, rowAt(from + 1));
      var worst = mark(row);
      for (int other = row + 1; other < Math.min(to, tree.size()); other++) {
        worst = worst.compareTo(mark(other)) < 0 ? mark(other) : worst;
      }
      g.setFill(worst.colour(picture.palette()));
      double wide = worst == Mark.BAD ? EDGE - 4 : worst == Mark.OK ? EDGE / 2 - 2 : EDGE - 8;
      double high = Math.rint(y(to)) - from;
      g.fillRect(x, from, wide, Math.max(1, high - (high >= WITH_GAP ? 1 : 0)));
      row = to;
    }
  }

  private void paintYours() {
    var yours = picture.yours();
    if (yours != null) {
      double y = Math.rint(y((yours.from() + yours.to()) / 2.0)) + 0.5;
      double to = LEFT + (yours.depth() + 1) * column(width, tree.steps());
      g.setLineWidth(4);
      g.setStroke(picture.palette().background());
      g.strokeLine(LEFT, y, to, y);
      g.setLineWidth(2);
      g.setStroke(picture.palette().foreground());
      g.setLineDashes(5, 4);
      g.strokeLine(LEFT, y, to, y);
      g.setLineDashes();
    }
  }

  private void paintCursor() {
    var cursor = picture.cursor();
    if (cursor != null) {
      double column = column(width, tree.steps());
      double x = LEFT + cursor.depth() * column;
      double from = Math.max(y(cursor.from()), TOP + 1);
      double to = Math.min(y(cursor.to()), bottom() - 1);
      g.setStroke(picture.palette().background());
      g.setLineWidth(4);
      g.strokeRect(x, from, Math.max(column - 1, 3), Math.max(to - from - 1, 3));
      g.setStroke(picture.palette().accent());
      g.setLineWidth(2);
      g.strokeRect(x, from, Math.max(column - 1, 3), Math.max(to - from - 1, 3));
    }
  }

  private void paintAxis() {
    g.setFont(WORDS);
    g.setFill(picture.palette().muted());
    g.setTextBaseline(VPos.BOTTOM);
    g.setTextAlign(TextAlignment.LEFT);
    g.fillText(picture.words().getFirst(), LEFT, height - 3);
    g.setTextAlign(TextAlignment.RIGHT);
    g.fillText(picture.words().get(1), edge(width), height - 3);
  }

  private void paintLegend() {
    double x = edge(width) + EDGE + 2;
    double room = width - x - 4;
    double y = TOP + 2;
    g.setFont(WORDS);
    g.setTextAlign(TextAlignment.LEFT);
    g.setTextBaseline(VPos.TOP);
    for (var ending : picture.endings().stream().distinct().toList()) {
      if (y > bottom() - 14) {
        break;
      }
      g.setFill(ending.mark().colour(picture.palette()));
      g.fillText(ending.mark().sign() + " " + fitting(ending.words(), room - 14), x, y, room);
      y += LINE;
      if (!ending.label().isEmpty()) {
        g.setFill(picture.palette().muted());
        g.fillText(fitting(ending.label(), room), x, y, room);
        y += LINE;
      }
      y += 4;
    }
    var yours = picture.yours();
    if (yours != null) {
      double at = y((yours.from() + yours.to()) / 2.0) - 7;
      double clear = Math.clamp(at, y, Math.max(y, bottom() - 15));
      g.setFill(picture.palette().foreground());
      g.fillText("┄ " + picture.words().get(2), x, clear, room);
    }
  }

  /** As much of a text as there is room for, if its letters are as wide as most are. */
  private static String fitting(String words, double room) {
    double used = 0;
    for (int i = 0; i < words.length(); i++) {
      used += Character.isIdeographic(words.charAt(i)) ? 11 : 5.8;
      if (used > room && i > 2) {
        return words.substring(0, i - 1) + "…";
      }
    }
    return words;
  }
}
