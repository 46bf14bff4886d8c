package threadworks.ui.lab.param;

import atlantafx.base.controls.Popover;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import threadworks.lesson.Demo;
import threadworks.ui.fx.Fx;
import threadworks.ui.fx.Messages;
import threadworks.ui.lab.Subject;

/** Shows parameters and their values; pressed, it opens a slider and a field for each. */
final class ParamChip extends Button {
  /** More than this is scrolled. */
  private static final double HIGHEST = 300;

  private static final double NARROWEST = 80;

  private final Messages messages;
  private final Runnable changed;
  private final List<Demo.Param> params;
  private final Map<String, Double> values = new LinkedHashMap<>();
  private final Popover popover = new Popover();
  private final boolean many;
  private @Nullable Subject subject;
  private boolean running;

  /**
   * A chip for some parameters.
   *
   * @param initial the values at first, by name
   * @param many whether it stands for more than would fit as a chip each
   * @param changed told when one has another value
   */
  ParamChip(
      List<Demo.Param> params,
      Map<String, Double> initial,
      boolean many,
      Messages messages,
      Runnable changed) {
    this.params = params;
    this.many = many;
    this.messages = messages;
    this.changed = changed;
    params.forEach(
        param -> values.put(param.name(), initial.getOrDefault(param.name(), param.value())));
    getStyleClass().add("chip");
    setGraphic(new FontIcon(Feather.CHEVRON_DOWN));
    setContentDisplay(ContentDisplay.RIGHT);
    // Where there is little room, the name is cut and not the value.
    setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    setEllipsisString("…");
    setMinWidth(NARROWEST);
    setId("param-" + (many ? "all" : params.getFirst().name()));
    popover.setArrowLocation(Popover.ArrowLocation.TOP_CENTER);
    popover.setDetachable(false);
    // One that still fades in does not hear that it is to hide.
    popover.setAnimated(false);
    popover.setHeaderAlwaysVisible(false);
    // A click on Run is to run, and not just to close this.
    popover.setConsumeAutoHidingEvents(false);
    setOnAction(
        _ -> {
          popover.setContentNode(editors());
          popover.show(this);
        });
  }

  /** Closes the editors, if they are open. */
  void hide() {
    popover.hide();
  }

  boolean hasLive() {
    return params.stream().anyMatch(Demo.Param::live);
  }

  /** While the demo runs, only what is live may be changed. */
  void setRunning(boolean running) {
    this.running = running;
    setDisable(running && !hasLive());
  }

  /** Says what the parameters are called. */
  void label(Subject now) {
    subject = now;
    write();
  }

  /** The values now, each within its bounds. */
  Map<String, Double> values() {
    return Map.copyOf(values);
  }

  private double value(Demo.Param param) {
    return values.getOrDefault(param.name(), param.value());
  }

  private String name(Demo.Param param) {
    return subject == null ? param.name() : subject.label(param.name());
  }

  private void write() {
    var all =
        params.stream()
            .map(param -> name(param) + " " + Numbers.text(param, value(param)))
            .collect(Collectors.joining(", "));
    setText(many ? messages.get("lab.params") : all);
    setAccessibleText(all);
    setTooltip(many ? new Tooltip(all) : null);
  }

  private ScrollPane editors() {
    var box = new VBox(14);
    box.setPadding(new Insets(12, 14, 12, 14));
    for (var param : params) {
      var editor =
          new ParamEditor(
              param,
              name(param),
              value(param),
              messages,
              value -> set(param, value),
              popover::hide);
      editor.setDisable(running && !param.live());
      box.getChildren().add(editor);
    }
    var scroll = new ScrollPane(box);
    scroll.getStyleClass().addAll("editors", "plain-scroll");
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFitToWidth(true);
    scroll.setMaxHeight(HIGHEST);
    Fx.cacheNoPicture(scroll);
    return scroll;
  }

  private void set(Demo.Param param, double value) {
    values.put(param.name(), value);
    write();
    changed.run();
  }
}
