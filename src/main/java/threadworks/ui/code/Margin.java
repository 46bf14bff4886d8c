package threadworks.ui.code;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import threadworks.ui.chart.MarkBadge;
import threadworks.ui.chart.ThreadMarks.Mark;
import threadworks.ui.fx.Fx;
import threadworks.ui.theme.Palette;
import threadworks.ui.theme.Theme;

/**
 * What stands beside a line of source: the marks of the threads that are there, and its number. The
 * code pane makes one for each line that scrolls into view, so it holds no more nodes than it must.
 */
final class Margin extends Region {
  private static final double LEFT = 6;
  private static final double WIDTH = 80;
  private static final double RIGHT = 10;

  /** As wide as any window. */
  private static final double LINE = 8000;

  private static final int MOST_NAMES = 20;

  private final Theme theme;
  private final Text number;
  private List<Mark> marks = List.of();
  private @Nullable Palette palette;
  private @Nullable HBox here;
  private @Nullable Region light;
  private @Nullable Tooltip names;

  Margin(int line, Theme theme) {
    this.theme = theme;
    number = new Text(Integer.toString(line));
    number.getStyleClass().add("line-number");
    getChildren().add(number);
    getStyleClass().add("margin");
  }

  /**
   * Shows what is there now.
   *
   * @param lit whether the line belongs to the variant that runs
   */
  void show(List<Mark> marks, boolean lit) {
    if (lit && light == null) {
      // A veil over the whole line: a style of the line would have its text made anew.
      light = new Region();
      light.getStyleClass().add("lit");
      light.setMouseTransparent(true);
      getChildren().add(light);
    }
    if (light != null) {
      light.setVisible(lit);
    }
    if (!marks.equals(this.marks) || (here != null && !theme.palette().equals(palette))) {
      this.marks = marks;
      palette = theme.palette();
      draw();
    }
  }

  private void draw() {
    if (here == null) {
      here = new HBox(2);
      here.setAlignment(Pos.CENTER_LEFT);
      getChildren().add(here);
    }
    here.getChildren().clear();
    // Two letters fit; of more, the first stands for all.
    int shown = marks.size() <= 2 ? marks.size() : 1;
    for (var mark : marks.subList(0, shown)) {
      here.getChildren().add(new MarkBadge(mark, theme.palette()));
    }
    if (marks.size() > shown) {
      var more = new Label("+" + (marks.size() - shown));
      more.getStyleClass().add("more-marks");
      more.setMinWidth(USE_PREF_SIZE);
      here.getChildren().add(more);
    }
    if (names != null) {
      Tooltip.uninstall(this, names);
      names = null;
    }
    if (!marks.isEmpty()) {
      names =
          new Tooltip(
              String.join(
                  "\n",
                  marks.stream()
                      .map(mark -> mark.letter() + "  " + mark.name())
                      .limit(MOST_NAMES)
                      .toList()));
      Tooltip.install(this, names);
    }
    Fx.styleAtOnce(here);
  }

  @Override
  protected double computePrefWidth(double height) {
    return WIDTH;
  }

  @Override
  protected double computePrefHeight(double width) {
    return Math.ceil(number.getLayoutBounds().getHeight());
  }

  @Override
  protected void layoutChildren() {
    double height = getHeight();
    var text = number.getLayoutBounds();
    number.relocate(
        snapPositionX(WIDTH - RIGHT - text.getWidth()),
        snapPositionY((height - text.getHeight()) / 2));
    if (here != null) {
      here.resizeRelocate(LEFT, 0, WIDTH / 2, height);
    }
    if (light != null) {
      light.resizeRelocate(0, 0, LINE, height);
    }
  }
}
