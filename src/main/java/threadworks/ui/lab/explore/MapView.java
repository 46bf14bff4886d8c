package threadworks.ui.lab.explore;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import threadworks.lesson.Demo;
import threadworks.schedule.report.Report;
import threadworks.schedule.report.Schedule;
import threadworks.ui.fx.IconButton;
import threadworks.ui.fx.Messages;
import threadworks.ui.lab.LabView;
import threadworks.ui.lab.model.ProgramChoice;
import threadworks.ui.lab.model.RunOnly;
import threadworks.ui.theme.Theme;

/** The map of all interleavings; where there is none, what to do for one. */
@SuppressWarnings("ReferenceEquality") // equal lists of thousands of schedules take long to compare
final class MapView implements LabView {
  private final Messages messages;
  private final ProgramChoice choice;
  private final WayMap map;
  private final Label hint = new Label();
  private final BorderPane drawn;
  private final StackPane node;
  private @Nullable Inquiry inquiry;
  private List<Report.Way> ways = List.of();

  /**
   * A view of nothing yet.
   *
   * @param choice knows the learner's own way
   * @param walk opens a schedule in Step
   */
  MapView(Messages messages, Theme theme, ProgramChoice choice, Consumer<Schedule> walk) {
    this.messages = messages;
    this.choice = choice;
    map = new WayMap(messages, theme, walk);
    var how = new Label();
    how.textProperty().bind(messages.bind("map.how"));
    how.setWrapText(true);
    how.setMinWidth(0);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var bar =
        new HBox(
            how,
            gap,
            new IconButton(
                Feather.ZOOM_OUT, "lab.zoomOut", messages, () -> map.zoom(1 / WayMap.ZOOM)),
            new IconButton(Feather.ZOOM_IN, "lab.zoomIn", messages, () -> map.zoom(WayMap.ZOOM)),
            new IconButton(Feather.MAXIMIZE_2, "map.fit", messages, map::fit));
    bar.getStyleClass().addAll("timeline-bar", "legend");
    bar.setAlignment(Pos.CENTER_LEFT);
    drawn = new BorderPane(map);
    drawn.setTop(bar);
    hint.getStyleClass().addAll("muted", "map-hint");
    hint.setId("map-hint");
    hint.setWrapText(true);
    node = new StackPane(drawn, hint);
    node.getStyleClass().add("outcome-list");
  }

  @Override
  public String key() {
    return "map";
  }

  @Override
  public Node node() {
    return node;
  }

  /** What it is about from now on. */
  void show(Inquiry now) {
    inquiry = now;
  }

  @Override
  public void refresh() {
    var now = inquiry;
    if (now == null) {
      return;
    }
    var report = now.report();
    var list = report == null ? List.<Report.Way>of() : report.ways();
    drawn.setVisible(!list.isEmpty());
    hint.setVisible(list.isEmpty());
    if (list != ways) {
      ways = list;
      map.begin(new WayTree(list));
    }
    if (report == null || list.isEmpty()) {
      hint.setText(hint(now, report));
    } else {
      map.show(Ending.of(now, report, messages), choice.pathOf(now.program()));
    }
  }

  /** Why there is no map, and what to do for one. */
  private String hint(Inquiry now, @Nullable Report report) {
    if (now.isExploring()) {
      return messages.get("map.underWay");
    }
    if (report == null) {
      return RunOnly.orElse(now.program(), "map.none", messages);
    }
    if (report.schedules() > 0 && now.bounds().reduce()) {
      return messages.get("map.kinds") + smaller(now);
    }
    return report.complete()
        ? messages.get("map.many", report.schedules()) + smaller(now)
        : messages.get("map.unfinished");
  }

  private String smaller(Inquiry now) {
    var subject = now.program().subject();
    return subject.demo().params().stream()
        .filter(Demo.Param::whole)
        .filter(param -> now.program().values().getOrDefault(param.name(), 0.0) > param.min())
        .findFirst()
        .map(param -> "\n" + messages.get("map.smaller", subject.label(param.name())))
        .orElse("");
  }
}
