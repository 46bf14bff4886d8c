package threadworks.ui.chart.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import threadworks.lesson.PlotPlan;
import threadworks.ui.chart.EndLabels;
import threadworks.ui.chart.TextWidth;
import threadworks.ui.chart.plot.PlotPainter.Picture;

/**
 * Names each line beside its end, or beside its begin where they part there. Names that would cover
 * each other are pushed apart, with a leader to the line.
 */
final class NamePainter {
  /** From the outermost mark to the names. */
  private static final double AWAY = 16;

  /** The longest leader. */
  private static final double FARTHEST = 120;

  private final Pen pen;
  private final Picture picture;
  private final PlotFrame frame;
  private final Dodge dodge;
  private final double width;

  NamePainter(Pen pen, Picture picture, Dodge dodge, double width) {
    this.pen = pen;
    this.picture = picture;
    this.frame = picture.frame();
    this.dodge = dodge;
    this.width = width;
  }

  /**
   * A name.
   *
   * @param x where its line is; NaN where there is none, or none that is near
   * @param y how high
   */
  private record Name(String text, String value, Font font, Color ink, double x, double y) {
    boolean hasLine() {
      return !Double.isNaN(x);
    }
  }

  void paint() {
    var names = names();
    double[] heights = names.stream().mapToDouble(Name::y).toArray();
    var placed = EndLabels.place(heights, frame.top() - 8, frame.bottom() + 8);
    pen.g().setTextAlign(frame.namesFirst() ? TextAlignment.RIGHT : TextAlignment.LEFT);
    for (var label : placed) {
      var name = names.get(label.line());
      if (frame.namesFirst()) {
        before(name, label);
      } else {
        behind(name, label);
      }
    }
    if (names.size() > placed.size()) {
      pen.g().setTextAlign(TextAlignment.RIGHT);
      pen.write(
          picture.words().more().apply(names.size() - placed.size()),
          width - 8,
          frame.floor() + 16,
          PlotLayout.SMALL,
          pen.palette().muted());
    }
  }

  private void behind(Name name, EndLabels.Placed label) {
    double x = frame.right() + 5;
    if (x - name.x > 2 * PlotFrame.AIR || (isFar(label) && name.hasLine())) {
      leader(name, label, x - 3);
    }
    double value = name.value.isEmpty() ? 0 : TextWidth.of(" " + name.value, PlotLayout.PLAIN);
    var text = TextWidth.shorten(name.text, name.font, width - x - value - 5);
    pen.write(text, x, label.place(), name.font, name.ink);
    if (value > 0) {
      double after = x + TextWidth.of(text + " ", name.font);
      pen.write(name.value, after, label.place(), PlotLayout.PLAIN, name.ink);
    }
  }

  private void before(Name name, EndLabels.Placed label) {
    double x = frame.begin() - AWAY;
    if (name.x - x > PlotFrame.AIR || (isFar(label) && name.hasLine())) {
      leader(name, label, x + 3);
    }
    var text = TextWidth.shorten(name.text, name.font, x - frame.left() - 4);
    pen.write(text, x, label.place(), name.font, name.ink);
  }

  private static boolean isFar(EndLabels.Placed label) {
    return Math.abs(label.place() - label.end()) > 3;
  }

  private void leader(Name name, EndLabels.Placed label, double to) {
    var g = pen.g();
    g.setStroke(name.ink.deriveColor(0, 1, 1, 0.6));
    g.setLineWidth(1);
    g.strokeLine(name.x, label.end(), to, label.place());
  }

  private List<Name> names() {
    var data = picture.data();
    var unit = data.plan().y().unit();
    var names = new ArrayList<Name>();
    var measured = data.measured();
    for (int i = 0; i < measured.size(); i++) {
      name(measured.get(i), i, unit).ifPresent(names::add);
    }
    if (picture.hasScale()) {
      data.laws().forEach(law -> name(law, unit).ifPresent(names::add));
      data.levels().forEach(level -> name(level).ifPresent(names::add));
    }
    data.series().stream()
        .filter(series -> series.points().isEmpty() && !series.earlier().isEmpty())
        .forEach(series -> past(series).ifPresent(names::add));
    for (var end : picture.words().ends()) {
      names.add(
          new Name(end, "", PlotLayout.PLAIN, pen.palette().muted(), Double.NaN, frame.bottom()));
    }
    return names;
  }

  private Optional<Name> name(PlotSeries series, int place, PlotPlan.Unit unit) {
    boolean first = frame.namesFirst();
    var point = first ? series.points().getFirst() : series.points().getLast();
    if (!frame.has(point)) {
      return Optional.empty();
    }
    double x = frame.px(point.x()) + dodge.by(place, point.x());
    return Optional.of(
        new Name(
            series.label(),
            first ? "" : Quantity.brief(point.median(), unit),
            PlotLayout.BOLD,
            pen.ink(series),
            first ? x - Shapes.SIZE : leads(x + Shapes.SIZE),
            frame.py(point.median())));
  }

  /** A leader from far away would cross the others: while a sweep runs, colours must do. */
  private double leads(double x) {
    return frame.right() - x > FARTHEST ? Double.NaN : x;
  }

  private Optional<Name> name(PlotData.Level level) {
    double x = frame.namesFirst() ? frame.begin() - AWAY : frame.right();
    return frame.y().has(level.y())
        ? Optional.of(
            new Name(
                level.label(), "", PlotLayout.PLAIN, pen.palette().muted(), x, frame.py(level.y())))
        : Optional.empty();
  }

  /** What only runs before measured has a name without a value. */
  private Optional<Name> past(PlotSeries series) {
    var run = series.earlier().getLast();
    var point = frame.namesFirst() ? run.getFirst() : run.getLast();
    return frame.has(point)
        ? Optional.of(
            new Name(
                series.label(),
                "",
                PlotLayout.PLAIN,
                pen.palette().muted(),
                frame.px(point.x()),
                frame.py(point.median())))
        : Optional.empty();
  }

  /** A law's name stands where it ends, or leaves the picture; its value only where it is seen. */
  private Optional<Name> name(PlotData.Law law, PlotPlan.Unit unit) {
    double end = frame.begin() + frame.across();
    for (double way = 0; way < frame.across(); way += 2) {
      double px = frame.namesFirst() ? frame.begin() + way : end - way;
      double y = law.y().applyAsDouble(frame.xAt(px));
      if (Double.isFinite(y) && frame.y().has(y)) {
        double py = frame.py(y);
        if (py >= frame.top() - 2 && py <= frame.bottom() + 2) {
          var value = way == 0 && !frame.namesFirst() ? Quantity.brief(y, unit) : "";
          var ink = pen.palette().foreground();
          return Optional.of(new Name(law.label(), value, PlotLayout.BOLD, ink, px, py));
        }
      }
    }
    return Optional.empty();
  }
}
