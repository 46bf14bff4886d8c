package threadworks.ui.lab.run;

import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import threadworks.ui.chart.timeline.Timeline;
import threadworks.ui.fx.Messages;
import threadworks.ui.theme.Theme;

/** What each thread of the run that is shown did when. */
final class TimelineView implements RunView {
  private final Timeline timeline;
  private @Nullable DemoRuns runs;

  TimelineView(Messages messages, Theme theme) {
    timeline = new Timeline(messages, theme);
  }

  @Override
  public String key() {
    return "timeline";
  }

  @Override
  public Node node() {
    return timeline;
  }

  @Override
  public void show(DemoRuns now) {
    runs = now;
  }

  @Override
  public void refresh() {
    if (runs != null) {
      timeline.show(runs.shown(), runs.marks(), runs.subject()::label);
    }
  }
}
