package threadworks.ui.chart.data;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import threadworks.session.VariantRun;
import threadworks.session.VariantRun.Status;
import threadworks.ui.chart.Unit;
import threadworks.ui.fx.IconButton;
import threadworks.ui.fx.Messages;
import threadworks.ui.theme.Theme;

/**
 * What a run plotted, how deep its queues were, and how many a second were put and taken, over time
 * and live; above it what pauses the picture and what zooms.
 */
public final class DataChart extends BorderPane {
  private final Messages messages;
  private final DataPlot plot;
  private final Button pause = new Button();
  private final Label state = new Label();
  private @Nullable VariantRun run;

  /** Names a parameter, or a series that the program plots, as the lesson does. */
  @FunctionalInterface
  public interface Names {
    /** What it is called. */
    String of(String name);
  }

  /** A chart of nothing. */
  public DataChart(Messages messages, Theme theme) {
    this.messages = messages;
    plot = new DataPlot(messages, theme, this::write);
    getStyleClass().add("data-chart");
    pause.setId("data-pause");
    pause.getStyleClass().addAll("flat", "small-icon");
    pause.setOnAction(_ -> plot.pauseOrGoOn());
    state.getStyleClass().add("data-state");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var bar =
        new HBox(
            4,
            state,
            gap,
            pause,
            new IconButton(
                Feather.ZOOM_OUT, "lab.zoomOut", messages, () -> plot.zoom(1 / DataPlot.ZOOM)),
            new IconButton(Feather.ZOOM_IN, "lab.zoomIn", messages, () -> plot.zoom(DataPlot.ZOOM)),
            new IconButton(Feather.MAXIMIZE_2, "lab.fit", messages, plot::fit));
    bar.getStyleClass().add("timeline-bar");
    bar.setAlignment(Pos.CENTER_LEFT);
    setTop(bar);
    setCenter(plot);
    write();
  }

  /**
   * Shows a run as it stands now; a run other than the one shown begins with all of it in view.
   *
   * @param now the run; null for none
   */
  public void show(@Nullable VariantRun now, Names names) {
    if (now == null || !now.goesOnFrom(run)) {
      plot.begin();
    }
    run = now;
    plot.show(now, names);
    write();
  }

  /** Offers to pause while it goes on, and to go on while it is paused. */
  private void write() {
    boolean live = run != null && run.status() == Status.RUNNING;
    boolean paused = plot.isPaused();
    var text = messages.get(paused ? "data.goOn" : "data.pause");
    pause.setVisible(live || paused);
    pause.setGraphic(new FontIcon(paused ? Feather.PLAY : Feather.PAUSE));
    pause.setText(paused ? messages.get("data.behind", Unit.text(plot.behind())) : null);
    pause.setAccessibleText(text);
    var tooltip = pause.getTooltip();
    if (tooltip == null) {
      pause.setTooltip(new Tooltip(text));
    } else {
      tooltip.setText(text);
    }
    state.setText(paused && live ? messages.get("data.running", Unit.text(plot.now())) : "");
  }

  DataPlot plot() {
    return plot;
  }
}
