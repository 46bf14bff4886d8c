package threadworks.ui.lab.step;

import java.util.List;
import java.util.function.IntConsumer;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;
import threadworks.schedule.report.Schedule;
import threadworks.ui.fx.SharpCanvas;
import threadworks.ui.theme.Palette;

/**
 * A schedule as a strip: a tick for each step in its thread's colour, those of one thread in a row
 * joined; what was taken back stands pale behind. It scrubs: where it is pressed or dragged, there
 * the program is to stand.
 *
 * <p>Where there are more steps than pixels, a column shows the first of its steps.
 */
final class Strip extends Region {
  private static final double HEIGHT = 36;
  private static final double TOP = 5;
  private static final double TICK = 20;

  /** How wide a tick is at most, gap included. */
  private static final double WIDEST = 19;

  /** From here on there is room for a gap between ticks. */
  private static final double WITH_GAP = 5;

  /** From here on there is room for a letter. */
  private static final double WITH_LETTER = 12;

  private static final double EDGE = 4;
  private static final Font LETTERS = Font.font("Threadworks Sans", FontWeight.BOLD, 10);

  private final SharpCanvas canvas = new SharpCanvas();
  private final IntConsumer seek;
  private List<Schedule.Move> moves = List.of();
  private int made;
  private int decided = -1;
  private boolean bad;
  private Palette palette = Palette.LIGHT;

  /**
   * An empty strip.
   *
   * @param seek told after how many steps the program is to stand
   */
  Strip(IntConsumer seek) {
    this.seek = seek;
    setId("strip");
    getStyleClass().addAll("strip", "mode-keys");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.SLIDER);
    setCursor(Cursor.HAND);
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    setMaxHeight(HEIGHT);
    setMinWidth(60);
    getChildren().add(canvas);
    setOnMousePressed(this::scrub);
    setOnMouseDragged(this::scrub);
  }

  private void scrub(MouseEvent event) {
    requestFocus();
    seek.accept(Math.clamp(Math.round((event.getX() - EDGE) / slot()), 0, moves.size()));
    event.consume();
  }

  /**
   * Shows a schedule.
   *
   * @param made how many of its moves are made
   * @param decided the step with which its outcome was decided, from 1; -1 where none is known
   * @param bad whether that is an outcome as it should not be
   */
  void show(Schedule schedule, int made, int decided, boolean bad, Palette palette) {
    moves = schedule.moves();
    this.made = made;
    this.decided = decided;
    this.bad = bad;
    this.palette = palette;
    // Once a pulse, however often it changes.
    requestLayout();
  }

  private double slot() {
    return Math.min(WIDEST, (getWidth() - 2 * EDGE) / Math.max(moves.size(), 1));
  }

  /** Where a step begins, from 0; the end of the last for their number. */
  double x(int step) {
    return EDGE + step * slot();
  }

  @Override
  protected void layoutChildren() {
    draw(canvas.fit(getWidth(), getHeight()));
  }

  private void draw(GraphicsContext pen) {
    pen.clearRect(0, 0, getWidth(), getHeight());
    double slot = slot();
    double gap = slot >= WITH_GAP ? 2 : 0;
    if (gap == 0) {
      drawRuns(pen);
    }
    for (int i = 0; i < moves.size() && gap > 0; i++) {
      double x = x(i);
      int who = moves.get(i).who();
      boolean first = i == 0 || moves.get(i - 1).who() != who || i == made;
      var colour = colour(who);
      pen.setGlobalAlpha(i < made ? 1 : 0.3);
      pen.setFill(colour);
      pen.fillRoundRect(x + gap / 2, TOP, Math.max(slot - gap, 1), TICK, 2 * gap, 2 * gap);
      boolean joins = i + 1 < moves.size() && moves.get(i + 1).who() == who;
      if (joins && i + 1 != made) {
        pen.fillRect(x + slot - gap / 2 - 1, TOP + TICK / 2 - 1.5, gap + 2, 3);
      }
      if (first && slot >= WITH_LETTER) {
        pen.setGlobalAlpha(i < made ? 1 : 0.6);
        pen.setFill(i < made ? Palette.on(colour) : palette.foreground());
        pen.setFont(LETTERS);
        pen.setTextAlign(TextAlignment.CENTER);
        pen.setTextBaseline(VPos.CENTER);
        pen.fillText(String.valueOf(Schedule.letter(who)), x + slot / 2, TOP + TICK / 2);
      }
    }
    pen.setGlobalAlpha(1);
    if (decided > 0 && decided <= moves.size()) {
      diamond(pen, (x(decided - 1) + x(decided)) / 2);
    }
    pen.setFill(palette.accent());
    pen.fillRect(Math.rint(x(made)) - 1, 1, 2, HEIGHT - 4);
  }

  /** Where there is no room for gaps, what one thread does in a row is one piece. */
  private void drawRuns(GraphicsContext pen) {
    int columns = (int) Math.ceil(x(moves.size()));
    int from = (int) EDGE;
    for (int column = from; column < columns; column++) {
      int here = step(column);
      int next = column + 1 < columns ? step(column + 1) : -1;
      boolean joins =
          next >= 0 && moves.get(next).who() == moves.get(here).who() && next < made == here < made;
      if (!joins) {
        pen.setGlobalAlpha(here < made ? 1 : 0.3);
        pen.setFill(colour(moves.get(here).who()));
        pen.fillRect(from, TOP, column + 1 - from, TICK);
        from = column + 1;
      }
    }
  }

  /** The first step of a column of pixels. */
  private int step(int column) {
    return Math.clamp((int) ((column - EDGE) / slot()), 0, moves.size() - 1);
  }

  private void diamond(GraphicsContext pen, double x) {
    double y = TOP + TICK + 4;
    double r = 5;
    pen.setFill(bad ? palette.bad() : palette.ok());
    pen.fillPolygon(new double[] {x, x + r, x, x - r}, new double[] {y - r, y, y + r, y}, 4);
  }

  private Color colour(int who) {
    return who == Schedule.CLOCK ? palette.warn() : palette.thread(who);
  }
}
