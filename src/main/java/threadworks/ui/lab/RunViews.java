package threadworks.ui.lab;

import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import threadworks.lesson.Demo;
import threadworks.session.VariantRun;
import threadworks.trace.Trace;
import threadworks.ui.chart.CameBack;
import threadworks.ui.chart.ThreadMarks;
import threadworks.ui.chart.Timeline;
import threadworks.ui.chart.TimingsChart;
import threadworks.ui.chart.TimingsLegend;
import threadworks.ui.fx.Fx;
import threadworks.ui.fx.Messages;
import threadworks.ui.theme.Theme;

/**
 * The views of a run, a tab each: timings and what came back, the timeline, the output. One choice,
 * beside the tabs, says whose run all of them show. Only what can be seen is brought up to date.
 */
final class RunViews extends StackPane {
  private static final double LOWEST = 120;

  private final Messages messages;
  private final Consumer<String> onChoice;
  private final TimingsChart chart;
  private final TimingsLegend legend;
  private final CameBack cameBack;
  private final Timeline timeline;
  private final OutputPane output;
  private final Label hint = new Label();
  private final MenuButton choice = new MenuButton();
  private final Tab timingsTab = new Tab();
  private final Tab timelineTab = new Tab();
  private final Tab outputTab = new Tab();
  private final TabPane tabs = new TabPane(timingsTab, timelineTab, outputTab);
  private Map<String, String> labels = Map.of();
  private @Nullable DemoState state;
  private @Nullable VariantRun marked;
  private ThreadMarks marks = new ThreadMarks(Trace.EMPTY);

  /**
   * Views of nothing.
   *
   * @param onChoice called with the name of the variant that is to be shown
   */
  RunViews(Messages messages, Theme theme, Consumer<String> onChoice) {
    this.messages = messages;
    this.onChoice = onChoice;
    chart = new TimingsChart(messages, onChoice);
    legend = new TimingsLegend(messages);
    cameBack = new CameBack(messages, theme);
    timeline = new Timeline(messages, theme);
    output = new OutputPane(messages, theme);
    hint.textProperty().bind(messages.bind("lab.hint"));
    hint.getStyleClass().add("hint");
    hint.managedProperty().bind(hint.visibleProperty());
    var content = new VBox(chart, legend, hint, cameBack);
    content.getStyleClass().add("timings-tab");
    var scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    Fx.cacheNoPicture(scroll);
    timingsTab.setContent(scroll);
    timelineTab.setContent(timeline);
    outputTab.setContent(output);
    timingsTab.textProperty().bind(messages.bind("lab.timings"));
    timelineTab.textProperty().bind(messages.bind("lab.timeline"));
    outputTab.textProperty().bind(messages.bind("lab.output"));
    timingsTab.setId("timings-tab");
    timelineTab.setId("timeline-tab");
    outputTab.setId("output-tab");
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    tabs.getSelectionModel().selectedItemProperty().subscribe((_, _) -> refresh());
    choice.setId("shown");
    choice.getStyleClass().add("shown");
    setAlignment(choice, Pos.TOP_RIGHT);
    setMargin(choice, new Insets(3, 14, 0, 0));
    getChildren().addAll(tabs, choice);
    setMinHeight(LOWEST);
  }

  /** Shows what is known of a demo, with these names for its variants. */
  void show(DemoState state, Map<String, String> labels) {
    this.state = state;
    this.labels = labels;
    choices();
    refreshAll();
  }

  private void choices() {
    var group = new ToggleGroup();
    choice.getItems().clear();
    if (state != null) {
      for (var variant : state.demo.variants()) {
        var item = new RadioMenuItem(label(variant));
        item.setUserData(variant.name());
        item.setToggleGroup(group);
        item.setOnAction(_ -> onChoice.accept(variant.name()));
        choice.getItems().add(item);
      }
    }
  }

  private String label(Demo.Variant variant) {
    return labels.getOrDefault(variant.name(), variant.name());
  }

  /** Draws everything anew: the language or the theme changed. */
  void refreshAll() {
    timeline.refresh();
    output.refresh();
    refresh();
  }

  /** Brings what can be seen up to date. */
  void refresh() {
    showCharts();
    showCameBack();
  }

  /** Brings the view that is chosen up to date, but for what came back. */
  void showCharts() {
    if (state == null) {
      return;
    }
    var shown = state.shown();
    mark(shown);
    showChoice(shown);
    var selected = tabs.getSelectionModel().getSelectedItem();
    if (selected.equals(timingsTab)) {
      var variant = shown == null ? null : shown.variant().name();
      chart.show(state.timings, state.demo.variants(), labels, variant);
      legend.show(chart.rows());
      hint.setVisible(state.snapshot.runs().isEmpty());
    } else if (selected.equals(timelineTab)) {
      timeline.show(shown, marks);
    } else {
      output.show(shown == null ? Trace.EMPTY : shown.trace(), marks);
    }
  }

  private void showChoice(@Nullable VariantRun shown) {
    choice.setVisible(shown != null && choice.getItems().size() > 1);
    if (shown == null || state == null) {
      return;
    }
    choice.setText(label(shown.variant()));
    choice.setAccessibleText(messages.get("lab.shown", label(shown.variant())));
    for (var item : choice.getItems()) {
      var name = String.valueOf(item.getUserData());
      var run = state.timings.latest(name);
      item.setDisable(run == null || !run.began());
      ((RadioMenuItem) item).setSelected(name.equals(shown.variant().name()));
    }
  }

  /** Shows the values of the run that is over, if they can be seen. */
  void showCameBack() {
    if (state == null || !tabs.getSelectionModel().getSelectedItem().equals(timingsTab)) {
      return;
    }
    var over = state.over();
    var label = over == null ? "" : label(over.variant());
    cameBack.show(label, over, Objects.equals(over, marked) ? marks : marksOf(over));
  }

  /** The letters of the threads of the run that is shown. */
  ThreadMarks marks() {
    return marks;
  }

  private void mark(@Nullable VariantRun shown) {
    if (shown == null
        || marked == null
        || !marked.variant().equals(shown.variant())
        || marked.trace().threads() != shown.trace().threads()
        || marked.trace().nanos() > shown.trace().nanos()) {
      marks = marksOf(shown);
    }
    marked = shown;
  }

  private static ThreadMarks marksOf(@Nullable VariantRun run) {
    return new ThreadMarks(run == null ? Trace.EMPTY : run.trace());
  }
}
