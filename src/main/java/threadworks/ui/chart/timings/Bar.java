package threadworks.ui.chart.timings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import threadworks.session.VariantRun.Status;
import threadworks.ui.chart.Unit;
import threadworks.ui.chart.timings.TimingsChart.Row;
import threadworks.ui.fx.Messages;
import threadworks.wording.Language;

/** One row of the timings: a name, a bar, a tick, dots and a text. */
final class Bar extends Region {
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

  private final Label name = new Label();
  private final Region startup = part("startup");
  private final Region work = part("work");
  private final Region ideal = part("ideal");
  private final Label text = new Label();
  private final Tooltip tooltip = new Tooltip();
  private final Region other = part("other");
  private final List<Region> dots = new ArrayList<>();
  private Row row =
      new Row("", "", Status.WAITING, 0, 0, Double.NaN, List.of(), Double.NaN, "", false);
  private @Nullable Language language;
  private double left;
  private double plot;
  private double end = 1;

  Bar(Consumer<String> onSelect) {
    getStyleClass().add("bar-row");
    // It changes with each pulse while its variant runs and never its size: nothing around it has
    // to be laid out again.
    setManaged(false);
    name.getStyleClass().add("bar-name");
    name.setAlignment(Pos.CENTER_RIGHT);
    text.getStyleClass().add("bar-text");
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(420);
    Tooltip.install(this, tooltip);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.BUTTON);
    setOnMouseClicked(
        _ -> {
          requestFocus();
          onSelect.accept(row.variant());
        });
    setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
            onSelect.accept(row.variant());
            event.consume();
          }
        });
    getChildren().addAll(startup, work, ideal, other, name, text);
  }

  private static Region part(String styleClass) {
    var part = new Region();
    part.getStyleClass().add(styleClass);
    part.setMouseTransparent(true);
    return part;
  }

  void show(Row now, Messages messages) {
    if (now.equals(row) && messages.language() == language) {
      return;
    }
    language = messages.language();
    for (var status : Status.values()) {
      pseudoClassStateChanged(
          PseudoClass.getPseudoClass(status.name().toLowerCase(Locale.ROOT)),
          status == now.status());
    }
    row = now;
    pseudoClassStateChanged(SELECTED, row.selected());
    setId("bar-" + row.variant());
    name.setText(row.label());
    text.setText(row.text());
    var ideal = Double.isNaN(row.ideal()) ? "" : messages.get("lab.ideal", Unit.text(row.ideal()));
    var before = Double.isNaN(row.other()) ? "" : messages.get("lab.other", Unit.text(row.other()));
    var words = String.join("\n", List.of(row.label(), row.text(), ideal, before)).strip();
    words = words.replace("\n\n", "\n");
    tooltip.setText(words);
    setAccessibleText(words.replace("\n", ", "));
    while (dots.size() < row.earlier().size()) {
      dots.add(part("dot"));
      getChildren().add(dots.getLast());
    }
    for (int i = 0; i < dots.size(); i++) {
      dots.get(i).setVisible(i < row.earlier().size());
    }
    requestLayout();
  }

  double nameWidth() {
    return Math.ceil(name.prefWidth(-1));
  }

  /** Says where the plot begins, how wide it is and which time is at its right edge. */
  void place(double left, double plot, double end) {
    if (left != this.left || plot != this.plot || end != this.end) {
      this.left = left;
      this.plot = plot;
      this.end = end;
      requestLayout();
    }
  }

  private double x(double nanos) {
    return left + nanos / end * plot;
  }

  @Override
  protected void layoutChildren() {
    double height = getHeight();
    double bar = height - 12;
    double x0 = snapPositionX(x(0));
    // A start-up that took any time at all can be seen.
    double x1 = row.startup() > 0 ? Math.max(snapPositionX(x(row.startup())), x0 + 2) : x0;
    double x2 = Math.max(snapPositionX(x(row.total())), row.total() > 0 ? x1 + 1 : x1);
    name.resizeRelocate(16, 0, left - 26, height);
    startup.resizeRelocate(x0, 6, x1 - x0, bar);
    work.resizeRelocate(x1, 6, x2 - x1, bar);
    ideal.setVisible(!Double.isNaN(row.ideal()));
    other.setVisible(!Double.isNaN(row.other()));
    if (other.isVisible()) {
      other.resizeRelocate(x(row.other()) - 4, height / 2 - 4, 8, 8);
    }
    double beside = x2;
    if (ideal.isVisible()) {
      double tick = snapPositionX(x(row.ideal()));
      ideal.resizeRelocate(tick - 1, 2, 2, height - 4);
      beside = Math.max(x2, tick);
    }
    for (int i = 0; i < row.earlier().size(); i++) {
      dots.get(i).resizeRelocate(x(row.earlier().get(i)) - 2.5, height - 6, 5, 5);
    }
    // No wider than its words: it hides the lines behind it.
    double room = Math.max(getWidth() - beside - 16, 0);
    text.resizeRelocate(beside + 4, 6, Math.min(Math.ceil(text.prefWidth(-1)), room), bar);
  }
}
