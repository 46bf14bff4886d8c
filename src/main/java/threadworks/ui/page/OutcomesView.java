package threadworks.ui.page;

import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import threadworks.lesson.Outcomes;
import threadworks.lesson.VariantName;
import threadworks.schedule.report.Report;
import threadworks.session.Luck;
import threadworks.ui.lab.LabRequest;

/** Luck and proof of a variant, as far as the learner has come; before that, the way to them. */
final class OutcomesView extends VBox {
  private final Surroundings page;
  private final VariantName variant;

  OutcomesView(Surroundings page, Outcomes outcomes) {
    this.page = page;
    this.variant = outcomes.variant();
    getStyleClass().addAll("card", "outcomes-card");
    var findings = page.context().findings();
    // Only while it is in a window: what was found outlives it, and must not hold on to it.
    Bindings.createObjectBinding(
            () -> Known.of(page, variant), findings.explored(), findings.lucky())
        .when(sceneProperty().map(Objects::nonNull).orElse(false))
        .subscribe(this::show);
  }

  /** What is known now. */
  private record Known(@Nullable Report report, @Nullable Luck luck) {
    static Known of(Surroundings page, VariantName variant) {
      var key = variant.of(page.lesson().slug());
      var findings = page.context().findings();
      return new Known(findings.explored().get(key), findings.lucky().get(key));
    }
  }

  private void show(Known known) {
    getChildren().setAll(page.label("page.outcomes", "card-head", page.text().label(variant)));
    if (known.report() != null || known.luck() != null) {
      var table = new OutcomeTable(page, variant, known.report(), known.luck());
      getChildren().add(table);
      getChildren().addAll(table.walks());
    }
    if (known.report() == null) {
      getChildren().addAll(page.label("page.outcomes.none", "muted"), explore(page, variant));
    } else if (known.luck() == null) {
      getChildren().add(page.label("page.outcomes.noLuck", "muted"));
    }
  }

  /** A button that has the lab explore a variant. */
  static Button explore(Surroundings page, VariantName variant) {
    var explore = new Button();
    explore.setGraphic(new FontIcon(Feather.SEARCH));
    explore.textProperty().bind(page.messages().bind("page.explore", page.text().label(variant)));
    explore.setWrapText(true);
    explore.setOnAction(
        _ ->
            page.context().ask().accept(new LabRequest.Explore(variant.demo(), variant.variant())));
    return explore;
  }
}
