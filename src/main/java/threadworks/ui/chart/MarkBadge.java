package threadworks.ui.chart;

import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;
import javafx.scene.paint.Color;
import threadworks.ui.theme.Palette;

/** A thread's letter on its colour. */
public final class MarkBadge extends Label {
  private static final CornerRadii ROUND = new CornerRadii(3);

  /** A badge for one thread; its colours are the same in both themes. */
  public MarkBadge(ThreadMarks.Mark mark, Palette palette) {
    this(mark.letter(), palette.thread(mark.number()));
  }

  /** A badge of a letter in a colour of its own. */
  public MarkBadge(String letter, Color colour) {
    super(letter);
    setBackground(new Background(new BackgroundFill(colour, ROUND, Insets.EMPTY)));
    setTextFill(Palette.on(colour));
    getStyleClass().add("mark");
    setMinWidth(USE_PREF_SIZE);
  }
}
