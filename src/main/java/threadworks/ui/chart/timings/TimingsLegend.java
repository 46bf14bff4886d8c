package threadworks.ui.chart.timings;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import threadworks.ui.chart.timings.TimingsChart.Row;
import threadworks.ui.fx.Messages;

/** Says what can be seen in the bars, and clears what is of earlier runs. */
public final class TimingsLegend extends FlowPane {
  private final Label startup;
  private final Label ideal;
  private final Label guess;
  private final Label earlier;
  private final Label median;
  private final Label other;
  private final Label foreign;
  private final Button clear = new Button(null, new FontIcon(Feather.X));

  /**
   * A legend of nothing.
   *
   * @param onClear called when earlier runs are to be forgotten
   */
  public TimingsLegend(Messages messages, Runnable onClear) {
    super(16, 2);
    getStyleClass().addAll("legend", "timings-legend");
    startup = entry(messages, "lab.legend.startup", "startup-key");
    ideal = entry(messages, "lab.legend.ideal", "ideal-key");
    guess = entry(messages, "lab.legend.guess", "guess-key");
    earlier = entry(messages, "lab.legend.earlier", "dot-key");
    median = entry(messages, "lab.legend.median", "median-key");
    other = entry(messages, "lab.legend.other", "other-key");
    foreign = entry(messages, "lab.legend.foreign", "foreign-key");
    clear.setId("clear-earlier");
    clear.getStyleClass().addAll("flat", "small-icon");
    clear.textProperty().bind(messages.bind("lab.clear"));
    clear.setTooltip(new Tooltip());
    clear.getTooltip().textProperty().bind(messages.bind("lab.clearKey"));
    clear.setOnAction(_ -> onClear.run());
    setRowValignment(VPos.CENTER);
    getChildren().addAll(startup, ideal, guess, earlier, median, other, foreign, clear);
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
    see(guess, rows.stream().anyMatch(row -> !Double.isNaN(row.guess())));
    see(median, rows.stream().anyMatch(row -> !Double.isNaN(row.median())));
    see(foreign, rows.stream().anyMatch(Row::isForeign));
    see(clear, rows.stream().anyMatch(Row::hasPast));
    see(earlier, rows.stream().anyMatch(row -> !row.earlier().isEmpty()));
    see(other, rows.stream().anyMatch(row -> !Double.isNaN(row.other())));
    boolean any = getChildren().stream().anyMatch(Node::isManaged);
    setVisible(any);
    setManaged(any);
  }

  private static void see(Node entry, boolean seen) {
    if (entry.isVisible() != seen || entry.isManaged() != seen) {
      entry.setVisible(seen);
      entry.setManaged(seen);
    }
  }
}
