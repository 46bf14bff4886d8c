package threadworks.ui.page;

import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import threadworks.lesson.Seen;

/** What a run shows: folded until there was one, or until it is asked for. */
final class SeenView extends VBox {
  SeenView(Surroundings page, Seen seen) {
    getStyleClass().add("prose");
    var waits = page.label("page.seen.waits", "muted", page.text().label(seen.variant()));
    var open = new Button();
    open.setGraphic(new FontIcon(Feather.CHEVRON_DOWN));
    open.textProperty().bind(page.messages().bind("page.seen.open"));
    open.setOnAction(_ -> unfold(page, seen));
    var folded = new VBox(waits, open);
    folded.getStyleClass().addAll("card", "folded");
    getChildren().setAll(folded);
    if (page.progress().hasRun(seen.variant())) {
      unfold(page, seen);
      return;
    }
    // Only while it is in a window: what was run outlives it, and must not hold on to it.
    var key = seen.variant().of(page.lesson().slug());
    var ran =
        Bindings.createBooleanBinding(
            () ->
                page.progress().hasRun(seen.variant())
                    || page.context().findings().measured().containsKey(key),
            page.progress().runs(),
            page.context().findings().measured());
    ran.when(sceneProperty().map(Objects::nonNull).orElse(false))
        .subscribe(
            is -> {
              if (is) {
                unfold(page, seen);
              }
            });
  }

  private void unfold(Surroundings page, Seen seen) {
    getChildren().setAll(page.prose().blocks(seen.document()));
  }
}
