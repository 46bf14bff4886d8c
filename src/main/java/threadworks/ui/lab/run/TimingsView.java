package threadworks.ui.lab.run;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import threadworks.ui.chart.timings.CameBack;
import threadworks.ui.chart.timings.TimingsChart;
import threadworks.ui.chart.timings.TimingsLegend;
import threadworks.ui.fx.Fx;
import threadworks.ui.fx.Messages;
import threadworks.ui.fx.Spread;
import threadworks.ui.theme.Theme;

/** A bar for each variant, and below them what came back from the one that is shown. */
final class TimingsView implements RunView {
  private final TimingsChart chart;
  private final TimingsLegend legend;
  private final Label hint = new Label();
  private final CameBack cameBack;
  private final ScrollPane scroll;
  private final Spread spread;
  private final Runnable showCameBack = this::showCameBack;
  private @Nullable DemoRuns runs;

  /**
   * A view of nothing.
   *
   * @param spread has what came back drawn in a pulse of its own
   * @param onSelect told the name of the variant whose bar is chosen
   */
  TimingsView(Messages messages, Theme theme, Spread spread, Consumer<String> onSelect) {
    this.spread = spread;
    chart = new TimingsChart(messages, onSelect);
    legend = new TimingsLegend(messages);
    cameBack = new CameBack(messages, theme);
    hint.textProperty().bind(messages.bind("lab.hint"));
    hint.getStyleClass().add("hint");
    hint.managedProperty().bind(hint.visibleProperty());
    var content = new VBox(chart, legend, hint, cameBack);
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
      chart.show(
          of.timings(),
          of.demo().variants(),
          of.subject().labels(),
          variant == null ? null : variant.name());
      legend.show(chart.rows());
      hint.setVisible(of.latest() == null);
      spread.add(showCameBack);
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
