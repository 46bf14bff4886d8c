package threadworks.ui.lab.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import threadworks.lesson.Demo;
import threadworks.ui.fx.Ends;
import threadworks.ui.fx.Fx;
import threadworks.ui.fx.Messages;
import threadworks.ui.lab.param.ParamChips;

/** Which variant it is about and with which numbers, and what a mode has besides. */
public final class ProgramControls extends StackPane {
  private final Messages messages;
  private final ProgramChoice choice;
  private final Runnable changed;
  private final MenuButton variants = new MenuButton();
  private final ParamChips params;
  private @Nullable Demo shown;

  /**
   * Controls for nothing yet.
   *
   * @param changed told when another program was chosen here
   * @param more what stands at the right end
   */
  public ProgramControls(Messages messages, ProgramChoice choice, Runnable changed, Node... more) {
    this.messages = messages;
    this.choice = choice;
    this.changed = changed;
    variants.setId("variant");
    variants.setMinWidth(80);
    params =
        new ParamChips(
            messages,
            () -> {
              choice.values(values());
              changed.run();
            });
    var end = new HBox(params);
    end.getChildren().addAll(more);
    end.getStyleClass().add("run-controls");
    end.setAlignment(Pos.CENTER_RIGHT);
    getChildren().add(new Ends(variants, end));
  }

  private Map<String, Double> values() {
    return params.values();
  }

  /** Gives one of the parameters another value, as if by its chip. */
  public void set(Smaller to) {
    var values = new HashMap<>(values());
    values.put(to.param().name(), (double) to.value());
    choice.values(values);
    show();
    changed.run();
  }

  /** Shows what is chosen. */
  public void show() {
    var program = choice.program();
    if (program == null) {
      return;
    }
    var subject = program.subject();
    var demo = subject.demo();
    if (!demo.equals(shown) || !params.values().equals(program.values())) {
      shown = demo;
      params.show(demo, program.values());
    }
    params.label(subject);
    var group = new ToggleGroup();
    var items = new ArrayList<RadioMenuItem>();
    for (var variant : demo.variants()) {
      var item = new RadioMenuItem(subject.label(variant.name()));
      item.setToggleGroup(group);
      item.setSelected(variant.name().equals(program.variant().name()));
      item.setOnAction(
          _ -> {
            choice.select(variant.name());
            show();
            changed.run();
          });
      items.add(item);
    }
    variants.getItems().setAll(items);
    variants.setText(program.label());
    variants.setAccessibleText(messages.get("lab.variant", program.label()));
    variants.setTooltip(new Tooltip(program.label()));
  }

  /** Lets the program be changed, or not while something goes on with it. */
  public void setHeld(boolean held) {
    if (held) {
      params.hide();
    }
    Fx.disable(variants, held);
    Fx.disable(params, held);
  }
}
