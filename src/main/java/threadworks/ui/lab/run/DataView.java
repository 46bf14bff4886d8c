package threadworks.ui.lab.run;

import java.util.regex.Pattern;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import threadworks.ui.chart.data.DataChart;
import threadworks.ui.fx.Messages;
import threadworks.ui.lab.Subject;
import threadworks.ui.theme.Theme;

/** What the run that is shown plotted, and how deep its queues were. */
final class DataView implements RunView {
  /**
   * What a demo that has anything to show here writes: before it ran, nobody else can tell. Points
   * over x, which have a number before the last, are for another chart.
   */
  private static final Pattern MEASURES =
      Pattern.compile(
          "\\bLab\\.plot\\((\"[^\"]*\"|\\w+),(\\([^;]*?\\)|[^,;(])*\\);"
              + "|(Blocking|Process|Synchronous|Transfer|Delay)(Queue|Deque)\\b");

  private final DataChart chart;
  private @Nullable DemoRuns runs;

  DataView(Messages messages, Theme theme) {
    chart = new DataChart(messages, theme);
  }

  @Override
  public String key() {
    return "data";
  }

  @Override
  public Node node() {
    return chart;
  }

  @Override
  public boolean fits(Subject subject) {
    return subject.demo().sources().stream()
        .anyMatch(source -> MEASURES.matcher(source.text()).find());
  }

  @Override
  public void show(DemoRuns now) {
    runs = now;
  }

  @Override
  public void refresh() {
    var what = runs;
    if (what != null) {
      chart.show(what.shown(), what.subject()::label);
    }
  }
}
