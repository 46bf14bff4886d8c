package threadworks.ui.lab.run;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.collections.MapChangeListener;
import javafx.collections.ObservableMap;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import threadworks.lesson.VariantName;
import threadworks.ui.chart.timings.CameBack;
import threadworks.ui.chart.timings.TimingsChart;
import threadworks.ui.chart.timings.TimingsLegend;
import threadworks.ui.fx.Fx;
import threadworks.ui.fx.Messages;
import threadworks.ui.fx.Spread;
import threadworks.ui.lab.Findings;
import threadworks.ui.theme.Theme;

/** A bar for each variant, and below them what came back from the one that is shown. */
final class TimingsView implements RunView {
  private final TimingsChart chart;
  private final TimingsLegend legend;
  private final Label hint = new Label();
  private final CameBack cameBack;
  private final VBox content = new VBox();
  private final ScrollPane scroll;
  private final Spread spread;
  private final ObservableMap<String, Double> predicted;
  private final Runnable showCameBack = this::showCameBack;
  private @Nullable DemoRuns runs;

  /**
   * A view of nothing.
   *
   * @param spread has what came back drawn in a pulse of its own
   * @param predicted what the learner said that variants would take, as in {@link Findings}
   * @param onSelect told the name of the variant whose bar is chosen
   */
  TimingsView(
      Messages messages,
      Theme theme,
      Spread spread,
      ObservableMap<String, Double> predicted,
      Consumer<String> onSelect) {
    this.spread = spread;
    this.predicted = predicted;
    predicted.addListener((MapChangeListener<String, Double>) _ -> guessed());
    chart = new TimingsChart(messages, onSelect, this::clear, this::reveal);
    legend = new TimingsLegend(messages, this::clear);
    cameBack = new CameBack(messages, theme);
    hint.textProperty().bind(messages.bind("lab.hint"));
    hint.getStyleClass().add("hint");
    hint.managedProperty().bind(hint.visibleProperty());
    content.getChildren().setAll(chart, legend, hint, cameBack);
    content.getStyleClass().add("timings-tab");
    scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    Fx.cacheNoPicture(scroll);
  }

  @Override
  public String key() {
    return "timings";
  }

  @Override
  public Node node() {
    return scroll;
  }

  @Override
  public void show(DemoRuns now) {
    runs = now;
  }

  @Override
  public void refresh() {
    var of = runs;
    if (of != null) {
      var variant = of.shownVariant();
      var python = of.shownPython();
      chart.show(
          of.timings(),
          of.demo().variants(),
          of.subject().text().labels(),
          guesses(of),
          python != null ? python.python() : variant == null ? null : variant.name());
      legend.show(chart.rows());
      hint.setVisible(of.latest() == null && of.twin().all().isEmpty());
      spread.add(showCameBack);
    }
  }

  /** By variant; a guess is about the numbers of the source. */
  private Map<String, Double> guesses(DemoRuns of) {
    var guesses = new HashMap<String, Double>();
    if (of.isUsual()) {
      for (var variant : of.demo().variants()) {
        var name = new VariantName(of.demo().name(), variant.name());
        var seconds = predicted.get(name.of(of.subject().lesson().slug()));
        if (seconds != null) {
          guesses.put(variant.name(), seconds);
        }
      }
    }
    return guesses;
  }

  private void guessed() {
    if (Fx.canBeSeen(scroll)) {
      refresh();
    }
  }

  private void clear() {
    if (runs != null) {
      boolean focused = Fx.hasFocus(legend);
      runs.timings().forget();
      refresh();
      if (focused) {
        // What had it is gone.
        chart.focus();
      }
    }
  }

  /** Scrolls as little as it takes for a bar to be seen. */
  private void reveal(Node bar) {
    double height = scroll.getViewportBounds().getHeight();
    double most = content.getHeight() - height;
    if (most > 0) {
      double top = scroll.getVvalue() * most;
      double from = bar.getBoundsInParent().getMinY();
      double to = bar.getBoundsInParent().getMaxY();
      scroll.setVvalue(Math.clamp(Math.min(Math.max(top, to - height), from) / most, 0, 1));
    }
  }

  private void showCameBack() {
    var of = runs;
    if (of != null) {
      var over = of.over();
      var label = over == null ? "" : of.subject().label(over.variant().name());
      cameBack.show(label, over, of.marks(over));
    }
  }
}
