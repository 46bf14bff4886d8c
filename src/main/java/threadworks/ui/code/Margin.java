package threadworks.ui.code;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Background;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import threadworks.ui.chart.MarkBadge;
import threadworks.ui.chart.ThreadMarks.Mark;
import threadworks.ui.code.CodeMarks.Note;
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

  /** Of a character of the source as lab.css sets it. */
  private static final double CHARACTER = 7.2;

  /** How strong the colour of a thread is over the line where it is. */
  private static final double TINT = 0.13;

  private final double indent;
  private final ReadOnlyDoubleProperty room;
  private final Theme theme;
  private final Text number;
  private List<Mark> marks = List.of();
  private List<Note> notes = List.of();
  private boolean tinted;
  private final List<HBox> under = new ArrayList<>();
  private @Nullable Region tint;
  private @Nullable Palette palette;
  private @Nullable HBox here;
  private @Nullable Region light;
  private @Nullable Tooltip names;

  /**
   * What stands beside a line.
   *
   * @param indent how many blanks the line begins with
   * @param room how wide the view is
   */
  Margin(int line, int indent, Theme theme, ReadOnlyDoubleProperty room) {
    this.room = room;
    this.indent = indent * CHARACTER;
    this.theme = theme;
    number = new Text(Integer.toString(line));
    number.getStyleClass().add("line-number");
    getChildren().add(number);
    getStyleClass().add("margin");
  }

  /**
   * Shows what is there now.
   *
   * @param notes what stands under the line
   * @param lit whether the line belongs to the variant that runs
   * @param tinted whether the line has the colour of the first thread there
   */
  void show(List<Mark> marks, List<Note> notes, boolean lit, boolean tinted) {
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
    boolean isOther =
        !marks.equals(this.marks) || !notes.equals(this.notes) || tinted != this.tinted;
    if (isOther || (here != null && !theme.palette().equals(palette))) {
      this.marks = marks;
      this.notes = notes;
      this.tinted = tinted;
      palette = theme.palette();
      draw();
      tint();
      drawNotes();
    }
  }

  private void tint() {
    boolean now = tinted && !marks.isEmpty();
    if (now && tint == null) {
      tint = new Region();
      tint.setMouseTransparent(true);
      getChildren().addFirst(tint);
    }
    if (tint != null) {
      tint.setVisible(now);
      if (now) {
        var colour = theme.palette().thread(marks.getFirst().number());
        tint.setBackground(Background.fill(colour.deriveColor(0, 1, 1, TINT)));
      }
    }
  }

  private void drawNotes() {
    getChildren().removeAll(under);
    under.clear();
    for (var note : notes) {
      var row = new HBox(8, new MarkBadge(note.mark(), theme.palette()));
      row.setAlignment(Pos.CENTER_LEFT);
      row.getStyleClass().add("note");
      add(row, note.done(), "note-done");
      add(row, note.next(), "note-next");
      Tooltip.install(row, new Tooltip(note.whole()));
      under.add(row);
    }
    getChildren().addAll(under);
    under.forEach(Fx::styleAtOnce);
  }

  private static void add(HBox row, String text, String style) {
    if (!text.isEmpty()) {
      var label = new Label(text);
      label.getStyleClass().add(style);
      label.setMinWidth(USE_PREF_SIZE);
      row.getChildren().add(label);
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
    double height = Math.min(getHeight(), SourceView.LINE_HEIGHT);
    var text = number.getLayoutBounds();
    number.relocate(
        snapPositionX(WIDTH - RIGHT - text.getWidth()),
        snapPositionY((height - text.getHeight()) / 2));
    if (here != null) {
      here.resizeRelocate(LEFT, 0, WIDTH / 2, height);
    }
    if (light != null) {
      light.resizeRelocate(0, 0, LINE, getHeight());
    }
    if (tint != null) {
      tint.resizeRelocate(0, 0, LINE, height);
    }
    for (int i = 0; i < under.size(); i++) {
      var row = under.get(i);
      // Under the code, or left of that as far as the view is too narrow.
      double most = Math.max(room.get() - RIGHT - row.prefWidth(-1), WIDTH);
      double x = Math.min(WIDTH + indent, most);
      row.resizeRelocate(x, SourceView.LINE_HEIGHT * (i + 1), LINE, SourceView.LINE_HEIGHT);
    }
  }
}
