package threadworks.ui.chart.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import threadworks.session.VariantRun;
import threadworks.session.VariantRun.Status;
import threadworks.trace.Lane;
import threadworks.trace.State;
import threadworks.trace.Trace;
import threadworks.ui.chart.ThreadMarks;
import threadworks.ui.chart.timeline.TimelinePainter.Row;
import threadworks.ui.fx.IconButton;
import threadworks.ui.fx.Messages;
import threadworks.ui.theme.Palette;
import threadworks.ui.theme.Theme;
import threadworks.wording.Language;

/**
 * What each thread did when: a lane for each, grouped by process, live; above them a legend and
 * what zooms.
 */
public final class Timeline extends BorderPane {
  private final Messages messages;
  private final Theme theme;
  private final Lanes lanes;
  private final FlowPane legend = new FlowPane(12, 2);
  private final Set<State> seen = EnumSet.noneOf(State.class);
  private MarkedLanes marked = new MarkedLanes(Trace.EMPTY);
  private @Nullable VariantRun run;
  private @Nullable Look look;

  /** A timeline of nothing. */
  public Timeline(Messages messages, Theme theme) {
    this.messages = messages;
    this.theme = theme;
    lanes = new Lanes(messages, theme, this::see);
    getStyleClass().add("timeline");
    legend.getStyleClass().add("legend");
    legend.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(legend, Priority.ALWAYS);
    var bar =
        new HBox(
            4,
            legend,
            new IconButton(Feather.ZOOM_OUT, "lab.zoomOut", messages, () -> zoom(1 / Lanes.ZOOM)),
            new IconButton(Feather.ZOOM_IN, "lab.zoomIn", messages, () -> zoom(Lanes.ZOOM)),
            new IconButton(Feather.MAXIMIZE_2, "lab.fit", messages, this::fit));
    bar.getStyleClass().add("timeline-bar");
    bar.setAlignment(Pos.CENTER_LEFT);
    setTop(bar);
    setCenter(lanes);
  }

  /** What the legend is written and drawn in. */
  private record Look(Language language, Palette palette) {}

  /**
   * Shows a run as it stands now; a run other than the one shown begins with all of it in view.
   *
   * @param now the run; null for none
   * @param labels what a lane is called that the program fills
   */
  public void show(@Nullable VariantRun now, ThreadMarks marks, UnaryOperator<String> labels) {
    if (now == null || !now.goesOnFrom(run)) {
      seen.clear();
      lanes.begin();
    }
    run = now;
    if (now == null) {
      marked = marked.of(Trace.EMPTY);
      lanes.show(List.of(), marks, Trace.EMPTY, marked, labels, false);
    } else {
      boolean live = now.status() == Status.RUNNING;
      marked = marked.of(now.trace());
      lanes.show(rows(now, marks, marked), marks, now.trace(), marked, labels, live);
    }
    var looks = new Look(messages.language(), theme.palette());
    if (!looks.equals(look)) {
      look = looks;
      explain();
    }
  }

  /** Processes, and in each its threads, in the order of their letters: the program comes first. */
  private static List<Row> rows(VariantRun run, ThreadMarks marks, MarkedLanes marked) {
    var byPid = new LinkedHashMap<Long, List<Lane>>();
    run.trace().lanes().stream()
        .sorted(Comparator.comparingInt(lane -> marks.of(lane.thread()).number()))
        .forEach(
            lane -> byPid.computeIfAbsent(lane.thread().pid(), _ -> new ArrayList<>()).add(lane));
    var rows = new ArrayList<Row>();
    byPid.forEach(
        (pid, lanes) -> {
          boolean host = rows.isEmpty();
          rows.add(new Row(pid, host, null, null));
          marked.of(pid).forEach(lane -> rows.add(new Row(pid, host, null, lane)));
          lanes.forEach(lane -> rows.add(new Row(pid, host, lane, null)));
        });
    return rows;
  }

  /** The lanes shown, from top to bottom. */
  public List<Lane> lanes() {
    return lanes.rows().stream().map(Row::lane).<Lane>mapMulti(Timeline::present).toList();
  }

  private static void present(@Nullable Lane lane, Consumer<Lane> sink) {
    if (lane != null) {
      sink.accept(lane);
    }
  }

  /** Zooms about the middle of the picture; a factor above 1 comes closer. */
  public void zoom(double factor) {
    lanes.zoom(factor);
  }

  /** Shows the whole run, and goes on doing so while it lasts. */
  public void fit() {
    lanes.fit();
  }

  /** The moment, in nanoseconds, under a place in the lanes. */
  double nanosAt(double x) {
    return lanes.nanosAt(x);
  }

  /** Where, in pixels from the lanes' left edge, a moment is. */
  double xOf(double nanos) {
    return lanes.xOf(nanos);
  }

  /** What there is to say about a place in the lanes: null where there is nothing. */
  @Nullable String describe(double x, double y) {
    return lanes.describe(x, y);
  }

  /** How high a row is. */
  double row() {
    return lanes.row();
  }

  Region surface() {
    return lanes;
  }

  private void see(Set<State> states) {
    if (seen.addAll(states)) {
      explain();
    }
  }

  /** Says what each fill means; hue says who. A gap means nothing that needs a word. */
  private void explain() {
    legend.getChildren().clear();
    var looks = new LinkedHashMap<Fills.Look, List<State>>();
    seen.forEach(
        state -> looks.computeIfAbsent(Fills.look(state), _ -> new ArrayList<>()).add(state));
    looks.remove(Fills.Look.GAP);
    looks.forEach(
        (_, states) -> {
          var names = states.stream().map(state -> messages.get("state." + state.name())).toList();
          legend.getChildren().add(new Label(String.join(" · ", names), sample(states.getFirst())));
        });
  }

  /** What a state looks like, in nobody's colour. */
  private Node sample(State state) {
    var canvas = new Canvas(22, 12);
    new Fills(theme.palette())
        .draw(canvas.getGraphicsContext2D(), state, theme.palette().muted(), 0, 22, 0, 12);
    return canvas;
  }
}
