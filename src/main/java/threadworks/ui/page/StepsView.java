package threadworks.ui.page;

import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import threadworks.lesson.Steps;
import threadworks.ui.lab.LabRequest;

/**
 * Schedules to walk: a line each, with a button that has the lab do it. They answer what a card may
 * ask of the same variant: until that is guessed, they are not shown.
 */
final class StepsView extends VBox {
  StepsView(Surroundings page, Steps steps) {
    getStyleClass().add("walks");
    var key = steps.variant().of(page.lesson().slug());
    var unguessed = page.context().findings().unguessed();
    // Only while it is in a window, as findings outlive it.
    Bindings.createBooleanBinding(() -> unguessed.containsValue(key), unguessed)
        .when(sceneProperty().map(Objects::nonNull).orElse(false))
        .subscribe(
            asked -> {
              getChildren().clear();
              if (asked) {
                getChildren().add(page.label("page.steps.guess", "muted"));
              } else {
                show(page, steps);
              }
            });
  }

  private void show(Surroundings page, Steps steps) {
    for (var way : steps.ways()) {
      var label = new VBox();
      label.getStyleClass().add("prose");
      label.getChildren().setAll(page.prose().blocks(way.label()));
      var code = new Label(way.code());
      code.getStyleClass().add("code-chip");
      var text = new VBox(label, code);
      text.getStyleClass().add("walk-text");
      HBox.setHgrow(text, Priority.ALWAYS);
      var row = new HBox(walk(page, steps, way), text);
      row.getStyleClass().add("walk");
      getChildren().add(row);
    }
  }

  private static Button walk(Surroundings page, Steps steps, Steps.Way way) {
    var walk = new Button();
    walk.setGraphic(new FontIcon(Feather.PLAY));
    walk.textProperty().bind(page.messages().bind("page.walk"));
    walk.accessibleTextProperty().bind(page.messages().bind("page.walkCode", way.code()));
    walk.setMinWidth(Region.USE_PREF_SIZE);
    var variant = steps.variant();
    walk.setOnAction(
        _ ->
            page.context()
                .ask()
                .accept(new LabRequest.Walk(variant.demo(), variant.variant(), way.code())));
    return walk;
  }
}
