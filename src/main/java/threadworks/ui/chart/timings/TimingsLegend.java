package threadworks.ui.chart.timings;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import threadworks.ui.chart.timings.TimingsChart.Row;
import threadworks.ui.fx.Messages;

/** Says what can be seen in the bars: start-up, ideal, earlier runs, other parameters. */
public final class TimingsLegend extends FlowPane {
  private final Label startup;
  private final Label ideal;
  private final Label earlier;
  private final Label other;

  /** A legend of nothing. */
  public TimingsLegend(Messages messages) {
    super(16, 2);
    getStyleClass().addAll("legend", "timings-legend");
    startup = entry(messages, "lab.legend.startup", "startup-key");
    ideal = entry(messages, "lab.legend.ideal", "ideal-key");
    earlier = entry(messages, "lab.legend.earlier", "dot-key");
    other = entry(messages, "lab.legend.other", "other-key");
    getChildren().addAll(startup, ideal, earlier, other);
    show(List.of());
  }

  private static Label entry(Messages messages, String key, String styleClass) {
    var picture = new Region();
    picture.getStyleClass().add(styleClass);
    picture.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    var label = new Label("", picture);
    label.textProperty().bind(messages.bind(key));
    return label;
  }

  /** Explains what these rows show. */
  public void show(List<Row> rows) {
    see(startup, rows.stream().anyMatch(row -> row.startup() > 0));
    see(ideal, rows.stream().anyMatch(row -> !Double.isNaN(row.ideal())));
    see(earlier, rows.stream().anyMatch(row -> !row.earlier().isEmpty()));
    see(other, rows.stream().anyMatch(row -> !Double.isNaN(row.other())));
    boolean any = getChildren().stream().anyMatch(Node::isManaged);
    setVisible(any);
    setManaged(any);
  }

  private static void see(Label entry, boolean seen) {
    if (entry.isVisible() != seen || entry.isManaged() != seen) {
      entry.setVisible(seen);
      entry.setManaged(seen);
    }
  }
}
