package threadworks.ui.lab.param;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import threadworks.lesson.Demo;
import threadworks.ui.fx.Messages;
import threadworks.ui.lab.Subject;

/** The parameters of a demo: a chip each, or one for all where they are many. */
public final class ParamChips extends HBox {
  /** More than this do not fit beside the rest at 1280×720: one stands for all. */
  private static final int MOST_CHIPS = 2;

  private final Messages messages;
  private final Runnable changed;

  /**
   * No chips yet.
   *
   * @param changed told when a parameter has another value
   */
  public ParamChips(Messages messages, Runnable changed) {
    super(8);
    this.messages = messages;
    this.changed = changed;
    setAlignment(Pos.CENTER_RIGHT);
  }

  /**
   * Offers a demo's parameters.
   *
   * @param values their values, by name
   */
  public void show(Demo demo, Map<String, Double> values) {
    var each = demo.params();
    var groups = each.size() > MOST_CHIPS ? List.of(each) : each.stream().map(List::of).toList();
    getChildren()
        .setAll(
            groups.stream()
                .map(group -> new ParamChip(group, values, group.size() > 1, messages, changed))
                .toList());
  }

  /** Says what the parameters are called now. */
  public void label(Subject now) {
    chips().forEach(chip -> chip.label(now));
  }

  /** Closes the editors, if any are open. */
  public void hide() {
    chips().forEach(ParamChip::hide);
  }

  /** Whether any may be changed while the demo runs. */
  public boolean hasLive() {
    return chips().stream().anyMatch(ParamChip::hasLive);
  }

  /** While the demo runs, only what is live may be changed. */
  public void setRunning(boolean running) {
    chips().forEach(chip -> chip.setRunning(running));
  }

  /** The parameters' values, by name. */
  public Map<String, Double> values() {
    var values = new HashMap<String, Double>();
    chips().forEach(chip -> values.putAll(chip.values()));
    return values;
  }

  private List<ParamChip> chips() {
    return getChildren().stream().map(ParamChip.class::cast).toList();
  }
}
