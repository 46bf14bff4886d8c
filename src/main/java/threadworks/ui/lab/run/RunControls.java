package threadworks.ui.lab.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import threadworks.lesson.Demo;
import threadworks.ui.fx.Ends;
import threadworks.ui.fx.Fx;
import threadworks.ui.fx.Messages;
import threadworks.ui.lab.Badge;
import threadworks.ui.lab.Subject;
import threadworks.ui.lab.param.ParamChips;

/** What to run and with which numbers; Run, and in its place Stop while something runs. */
final class RunControls extends VBox {
  private final Messages messages;
  private final MenuButton variants = new MenuButton();
  private final ParamChips params;
  private final Button go = new Button();
  private final Label notice = new Label();
  private List<Demo.Variant> all = List.of();
  private @Nullable Subject subject;
  private List<Demo.Variant> chosen = List.of();
  private boolean running;

  /**
   * Controls for nothing yet.
   *
   * @param changed told when a parameter has another value
   */
  RunControls(Messages messages, Runnable run, Runnable stop, Runnable changed) {
    this.messages = messages;
    params = new ParamChips(messages, changed);
    setAlignment(Pos.CENTER_LEFT);
    variants.setId("variants");
    variants.setMinWidth(80);
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
    var what = new HBox(variants, new Badge(messages, "lab.real", "lab.realLong"));
    what.getStyleClass().add("run-controls");
    what.setAlignment(Pos.CENTER_LEFT);
    var how = new HBox(params, go);
    how.getStyleClass().add("run-controls");
    how.setAlignment(Pos.CENTER_RIGHT);
    notice.getStyleClass().add("notice");
    notice.setWrapText(true);
    notice.visibleProperty().bind(notice.textProperty().isNotEmpty());
    notice.managedProperty().bind(notice.visibleProperty());
    getChildren().addAll(new Ends(what, how), notice);
    write();
  }

  /**
   * Offers a demo's variants and parameters.
   *
   * @param values the parameters' values, by name
   */
  void show(Demo demo, Map<String, Double> values) {
    notice("");
    all = demo.variants();
    chosen = all;
    variants.setVisible(all.size() > 1);
    variants.setManaged(all.size() > 1);
    params.show(demo, values);
  }

  /** Says what variants and parameters are called now, and chooses what is asked for. */
  void label(Subject now) {
    subject = now;
    var asked = all.stream().filter(one -> now.variants().contains(one.name())).toList();
    chosen = asked.isEmpty() ? chosen : asked;
    params.label(now);
    var group = new ToggleGroup();
    var items = new ArrayList<RadioMenuItem>();
    items.add(item(all, group));
    if (all.size() > 1) {
      all.forEach(variant -> items.add(item(List.of(variant), group)));
    }
    variants.getItems().setAll(items);
    write();
  }

  /** Says why nothing runs; empty when there is nothing to say. */
  void notice(String sentence) {
    notice.setText(sentence);
  }

  private RadioMenuItem item(List<Demo.Variant> choice, ToggleGroup group) {
    var item = new RadioMenuItem(name(choice));
    item.setToggleGroup(group);
    item.setSelected(choice.equals(chosen));
    item.setOnAction(
        _ -> {
          chosen = choice;
          write();
        });
    return item;
  }

  private String name(List<Demo.Variant> choice) {
    if (choice.size() != 1) {
      return choice.equals(all)
          ? messages.get("lab.allVariants")
          : messages.get("lab.someVariants", choice.size());
    }
    var name = choice.getFirst().name();
    return subject == null ? name : subject.label(name);
  }

  /** Offers Stop instead of Run, and no change of what runs; or the other way round. */
  void setRunning(boolean running) {
    this.running = running;
    if (running) {
      params.hide();
      // What is disabled would let go of the focus, and nothing else would take it.
      if (Fx.hasFocus(variants) || (Fx.hasFocus(params) && !params.hasLive())) {
        go.requestFocus();
      }
    }
    variants.setDisable(running);
    params.setRunning(running);
    write();
  }

  private void write() {
    variants.setText(name(chosen));
    variants.setAccessibleText(messages.get("lab.variants", name(chosen)));
    boolean runsAll = chosen.size() > 1 && chosen.equals(all);
    go.setText(messages.get(running ? "lab.stop" : runsAll ? "lab.runAll" : "lab.run"));
    go.setGraphic(new FontIcon(running ? Feather.SQUARE : Feather.PLAY));
    go.setTooltip(new Tooltip(messages.get(running ? "lab.stopKey" : "lab.runKey")));
    go.getStyleClass().removeAll("go", "halt");
    go.getStyleClass().add(running ? "halt" : "go");
  }

  /** The variants to run. */
  List<Demo.Variant> chosen() {
    return chosen;
  }

  /** The parameters' values, by name. */
  Map<String, Double> values() {
    return params.values();
  }
}
