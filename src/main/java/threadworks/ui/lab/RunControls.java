package threadworks.ui.lab;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import threadworks.lesson.Demo;
import threadworks.ui.fx.Messages;

/** What to run and with which numbers; Run, and in its place Stop while something runs. */
final class RunControls extends HBox {
  /** More chips than this do not fit beside the rest at 1280×720: one stands for all. */
  private static final int MOST_CHIPS = 2;

  private final Messages messages;
  private final ComboBox<String> demos = new ComboBox<>();
  private final MenuButton variants = new MenuButton();
  private final HBox params = new HBox(8);
  private final Button go = new Button();
  private List<Demo.Variant> all = List.of();
  private Map<String, String> labels = Map.of();
  private Demo.@Nullable Variant only;
  private boolean running;

  RunControls(Messages messages, Consumer<String> onDemo, Runnable run, Runnable stop) {
    this.messages = messages;
    getStyleClass().add("controls");
    setAlignment(Pos.CENTER_LEFT);
    var badge = new Label();
    badge.textProperty().bind(messages.bind("lab.real"));
    badge.getStyleClass().add("badge");
    badge.setMinWidth(USE_PREF_SIZE);
    var meaning = new Tooltip();
    meaning.textProperty().bind(messages.bind("lab.realLong"));
    badge.setTooltip(meaning);
    badge.accessibleTextProperty().bind(messages.bind("lab.realLong"));
    demos.setId("demos");
    demos.accessibleTextProperty().bind(messages.bind("lab.demo"));
    demos.setMinWidth(90);
    demos
        .valueProperty()
        .subscribe(
            (before, name) -> {
              if (before != null && name != null) {
                onDemo.accept(name);
              }
            });
    variants.setId("variants");
    variants.setMinWidth(80);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    params.setAlignment(Pos.CENTER_RIGHT);
    go.setId("run");
    go.setMinWidth(USE_PREF_SIZE);
    go.setOnAction(_ -> (running ? stop : run).run());
    // The second click of a double click is not meant for what has taken the place of Run.
    go.addEventFilter(
        MouseEvent.MOUSE_PRESSED,
        press -> {
          if (running && press.getClickCount() > 1) {
            press.consume();
          }
        });
    getChildren().addAll(badge, demos, variants, gap, params, go);
    write();
  }

  /**
   * Offers a demo's variants and parameters, and all the lesson's demos where there are several.
   *
   * @param values the parameters' values, by name
   */
  void show(List<String> demoNames, Demo demo, Map<String, Double> values) {
    demos.setValue(null);
    demos.getItems().setAll(demoNames);
    demos.setValue(demo.name());
    demos.setVisible(demoNames.size() > 1);
    demos.setManaged(demoNames.size() > 1);
    all = demo.variants();
    only = all.size() == 1 ? all.getFirst() : null;
    variants.setVisible(all.size() > 1);
    variants.setManaged(all.size() > 1);
    params.getChildren().clear();
    var each = demo.params();
    if (each.size() > MOST_CHIPS) {
      params.getChildren().add(new ParamChip(each, values, true, messages));
    } else {
      each.forEach(
          param ->
              params.getChildren().add(new ParamChip(List.of(param), values, false, messages)));
    }
  }

  /** Says what variants and parameters are called in the language now. */
  void label(Map<String, String> labels) {
    this.labels = labels;
    chips().forEach(chip -> chip.label(labels));
    var group = new ToggleGroup();
    var items = new ArrayList<RadioMenuItem>();
    items.add(item(null, group));
    all.forEach(variant -> items.add(item(variant, group)));
    variants.getItems().setAll(items);
    write();
  }

  private RadioMenuItem item(Demo.@Nullable Variant variant, ToggleGroup group) {
    var item = new RadioMenuItem(name(variant));
    item.setToggleGroup(group);
    item.setSelected(Objects.equals(variant, only));
    item.setOnAction(
        _ -> {
          only = variant;
          write();
        });
    return item;
  }

  private String name(Demo.@Nullable Variant variant) {
    return variant == null
        ? messages.get("lab.allVariants")
        : labels.getOrDefault(variant.name(), variant.name());
  }

  /** Offers Stop instead of Run, and no change of what runs; or the other way round. */
  void setRunning(boolean running) {
    this.running = running;
    if (running) {
      chips().forEach(ParamChip::hide);
      // What is disabled would let go of the focus, and nothing else would take it.
      for (var control : List.of(demos, variants, params)) {
        if (control.isFocusWithin()) {
          go.requestFocus();
        }
      }
    }
    demos.setDisable(running);
    variants.setDisable(running);
    params.setDisable(running);
    write();
  }

  private void write() {
    variants.setText(name(only));
    variants.setAccessibleText(messages.get("lab.variants", name(only)));
    boolean runsAll = only == null;
    go.setText(messages.get(running ? "lab.stop" : runsAll ? "lab.runAll" : "lab.run"));
    go.setGraphic(new FontIcon(running ? Feather.SQUARE : Feather.PLAY));
    go.setTooltip(new Tooltip(messages.get(running ? "lab.stopKey" : "lab.runKey")));
    go.getStyleClass().removeAll("go", "halt");
    go.getStyleClass().add(running ? "halt" : "go");
  }

  /** The variants to run. */
  List<Demo.Variant> chosen() {
    return only == null ? all : List.of(only);
  }

  /** The parameters' values, by name. */
  Map<String, Double> values() {
    var values = new HashMap<String, Double>();
    chips().forEach(chip -> values.putAll(chip.values()));
    return values;
  }

  private List<ParamChip> chips() {
    return params.getChildren().stream().map(ParamChip.class::cast).toList();
  }
}
