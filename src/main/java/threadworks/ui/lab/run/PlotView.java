package threadworks.ui.lab.run;

import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import threadworks.ui.chart.plot.PlotChart;
import threadworks.ui.fx.Messages;
import threadworks.ui.lab.Subject;
import threadworks.ui.theme.Theme;

/** What the last run of each variant plotted over x. */
final class PlotView implements RunView {
  private final PlotChart chart;
  private @Nullable DemoRuns runs;

  PlotView(Messages messages, Theme theme) {
    chart = new PlotChart(messages, theme);
  }

  @Override
  public String key() {
    return "plot";
  }

  @Override
  public Node node() {
    return chart;
  }

  @Override
  public boolean fits(Subject subject) {
    return subject.text().plot() != null;
  }

  @Override
  public void show(DemoRuns now) {
    runs = now;
  }

  @Override
  public void refresh() {
    var of = runs;
    var plan = of == null ? null : of.subject().text().plot();
    if (of != null && plan != null) {
      chart.show(of.plots(), of.demo(), plan, of.subject()::label);
    }
  }
}
