package threadworks.ui.chart.timings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import threadworks.session.VariantRun.Status;
import threadworks.ui.chart.Unit;
import threadworks.ui.chart.timings.TimingsChart.Row;
import threadworks.ui.fx.Messages;
import threadworks.wording.Language;

/** One row of the timings: a name, a bar, a tick, a ring, dots and a text. */
final class Bar extends Region {
  /** Its words need so much; a lower bar would cut them off. */
  static final double LOWEST = 22;

  private static final double RING = 12;
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

  private static final PseudoClass FOREIGN = PseudoClass.getPseudoClass("foreign");
  private static final PseudoClass BEYOND = PseudoClass.getPseudoClass("beyond");
  private static final Row NOTHING =
      new Row(
          "",
          "",
          Status.WAITING,
          0,
          0,
          Double.NaN,
          Double.NaN,
          List.of(),
          Double.NaN,
          Double.NaN,
          "",
          false,
          "");

  private final Label name = new Label();
  private final Region startup = part("startup");
  private final Region work = part("work");
  private final Region ideal = part("ideal");
  private final Label text = new Label();
  private final Tooltip tooltip = new Tooltip();
  private final Region guess = part("guess");
  private final Region median = part("median");
  private final Region other = part("other");
  private final List<Region> dots = new ArrayList<>();
  private Row row = NOTHING;
  private @Nullable Language language;
  private double left;
  private double plot;
  private double end = 1;

  /** Where the keyboard goes from a bar. */
  enum Way {
    UP,
    DOWN,
    FIRST,
    LAST
  }

  /**
   * What can be done with a bar.
   *
   * @param select told the variant whose bar is chosen, or what ran it
   * @param clear forgets earlier runs
   * @param move takes the focus to another bar
   */
  record Actions(Consumer<String> select, Runnable clear, BiConsumer<Bar, Way> move) {}

  Bar(Actions actions) {
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
          actions.select.accept(row.chooses());
        });
    setOnKeyPressed(
        event -> {
          switch (event.getCode()) {
            case ENTER, SPACE -> actions.select.accept(row.chooses());
            case DELETE, BACK_SPACE -> actions.clear.run();
            case UP -> actions.move.accept(this, Way.UP);
            case DOWN -> actions.move.accept(this, Way.DOWN);
            case HOME -> actions.move.accept(this, Way.FIRST);
            case END -> actions.move.accept(this, Way.LAST);
            default -> {
              return;
            }
          }
          event.consume();
        });
    getChildren().addAll(startup, work, ideal, median, other, guess, name, text);
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
    pseudoClassStateChanged(FOREIGN, row.isForeign());
    setId("bar-" + row.variant() + (row.isForeign() ? "-" + row.by() : ""));
    name.setText(row.label());
    text.setText(row.text());
    var words =
        Stream.of(
                row.label(),
                row.text(),
                said("lab.ideal", row.ideal(), Unit::text, messages),
                said("lab.guess", row.guess(), Unit::said, messages),
                said("lab.median", row.median(), Unit::text, messages),
                said("lab.other", row.other(), Unit::text, messages))
            .filter(line -> !line.isEmpty())
            .collect(Collectors.joining("\n"));
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

  private static String said(
      String key, double nanos, DoubleFunction<String> time, Messages messages) {
    return Double.isNaN(nanos) ? "" : messages.get(key, time.apply(nanos));
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
    // In a low row it is the air that goes, not the words.
    double top = height < 26 ? 4 : 6;
    double bar = height - 2 * top;
    double x0 = snapPositionX(x(0));
    // A start-up that took any time at all can be seen.
    double x1 = row.startup() > 0 ? Math.max(snapPositionX(x(row.startup())), x0 + 2) : x0;
    double x2 = Math.max(snapPositionX(x(row.total())), row.total() > 0 ? x1 + 1 : x1);
    name.resizeRelocate(16, 0, left - 26, height);
    startup.resizeRelocate(x0, top, x1 - x0, bar);
    work.resizeRelocate(x1, top, x2 - x1, bar);
    double tick = snapPositionX(x(row.startup() + row.ideal()));
    if (sees(ideal, row.ideal())) {
      ideal.resizeRelocate(tick - 1, 2, 2, height - 4);
    }
    double ring = snapPositionX(x(row.startup() + row.guess()));
    if (sees(guess, row.guess())) {
      guess.resizeRelocate(ring - RING / 2, Math.rint((height - RING) / 2), RING, RING);
    }
    if (sees(median, row.median())) {
      mark(median, row.median(), 2, height - 9, 8);
    }
    if (sees(other, row.other())) {
      mark(other, row.other(), 8, height / 2 - 4, 8);
    }
    for (int i = 0; i < row.earlier().size(); i++) {
      mark(dots.get(i), row.earlier().get(i), 5, height - 6, 5);
    }
    // No wider than its words: it hides the lines behind it.
    double wide = Math.ceil(text.prefWidth(-1));
    // Beside the bar, as it is of the bar; behind a mark only where that would be covered.
    double from = behind(tick, 1, x2, wide);
    from = behind(ring, RING / 2, from, wide);
    from = behind(tick, 1, from, wide);
    double high = Math.min(Math.ceil(text.prefHeight(-1)), height - 2);
    text.resizeRelocate(
        from + 4,
        Math.rint((height - high) / 2),
        Math.min(wide, Math.max(getWidth() - from - 16, 0)),
        high);
  }

  /** Where a text begins that would begin at {@code from}, but may not cover a mark. */
  private static double behind(double mark, double half, double from, double wide) {
    boolean covers = mark + half > from && mark - half < from + wide + 8;
    return covers ? mark + half : from;
  }

  private static boolean sees(Region mark, double nanos) {
    mark.setVisible(!Double.isNaN(nanos));
    return mark.isVisible();
  }

  /** Places what tells of runs before; at the edge where the axis does not reach it. */
  private void mark(Region mark, double nanos, double width, double y, double height) {
    boolean beyond = nanos > end * (1 + 1e-9);
    mark.pseudoClassStateChanged(BEYOND, beyond);
    mark.resizeRelocate(x(Math.min(nanos, end)) - width / 2, y, width, height);
  }
}
