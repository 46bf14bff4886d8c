package threadworks.ui.lab.param;

import java.util.function.DoubleConsumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import threadworks.lesson.Demo;
import threadworks.ui.fx.Messages;

/**
 * A slider and a field for one parameter. Only values within its bounds get out: the slider stops
 * at steps, the field takes any allowed number and says so when it is given another.
 */
final class ParamEditor extends VBox {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  private final Demo.Param param;
  private final Slider slider;
  private final TextField field;
  private final Label bounds;
  private final DoubleConsumer onChange;
  private double value;

  /** Whether the slider moves because of what was typed; then it does not stop at steps. */
  private boolean typed;

  ParamEditor(
      Demo.Param param,
      String name,
      double value,
      Messages messages,
      DoubleConsumer onChange,
      Runnable onEnter) {
    super(6);
    this.param = param;
    this.value = value;
    this.onChange = onChange;
    slider = new Slider(param.min(), param.max(), value);
    slider.setBlockIncrement(param.step());
    slider.setPrefWidth(170);
    slider.setId("slider-" + param.name());
    slider.setAccessibleText(name);
    field = new TextField(Numbers.text(value));
    field.setPrefColumnCount(5);
    field.setId("field-" + param.name());
    field.setAccessibleText(name);
    field.setOnAction(_ -> onEnter.run());
    bounds =
        new Label(
            messages.get(
                param.whole() ? "lab.wholeBounds" : "lab.bounds",
                Numbers.text(param.min()),
                Numbers.text(param, param.max())));
    bounds.getStyleClass().add("bounds");
    var title = new Label(name);
    title.getStyleClass().add("heading");
    var row = new HBox(10, slider, field, new Label(param.unit()));
    row.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(title, row, bounds);
    slider.valueProperty().subscribe((_, moved) -> moved(moved.doubleValue()));
    field.textProperty().subscribe((_, text) -> typed(text));
    field.focusedProperty().subscribe((_, focused) -> left(focused));
  }

  private void moved(double to) {
    if (!typed) {
      double snapped = Numbers.snap(param, to);
      slider.setValue(snapped);
      field.setText(Numbers.text(snapped));
    }
  }

  private void typed(String text) {
    var read = Numbers.read(param, text);
    field.pseudoClassStateChanged(WRONG, read.isEmpty());
    bounds.pseudoClassStateChanged(WRONG, read.isEmpty());
    if (read.isPresent()) {
      value = read.getAsDouble();
      typed = true;
      slider.setValue(value);
      typed = false;
      onChange.accept(value);
    }
  }

  private void left(boolean focused) {
    if (!focused) {
      field.setText(Numbers.text(value));
    }
  }
}
