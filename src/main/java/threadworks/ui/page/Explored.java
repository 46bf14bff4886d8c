package threadworks.ui.page;

import java.util.List;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.scene.Node;
import javafx.scene.control.Button;
import org.jspecify.annotations.Nullable;
import threadworks.lesson.LessonText.Card;
import threadworks.lesson.VariantName;
import threadworks.schedule.report.Report;
import threadworks.session.Luck;

/**
 * All that a variant can come to. Only an exploration that has been through judges a card; what
 * real runs came to stands beside it, and neither refutes nor confirms.
 *
 * @param page the page
 * @param variant the variant
 */
record Explored(Surroundings page, VariantName variant) implements Evidence {
  @Override
  public List<Observable> changes() {
    var findings = page.context().findings();
    return List.of(findings.explored(), findings.lucky());
  }

  @Override
  public Object found() {
    return List.of(Optional.ofNullable(report()), Optional.ofNullable(luck()));
  }

  private @Nullable Luck luck() {
    return page.context().findings().lucky().get(key());
  }

  private @Nullable Report report() {
    return page.context().findings().explored().get(key());
  }

  private String key() {
    return variant.of(page.lesson().slug());
  }

  @Override
  public boolean known() {
    var report = report();
    return report != null && report.complete();
  }

  @Override
  public List<Node> shown(Card.Option choice) {
    return List.of(
        page.label("page.predicted", "measured", choice.text()),
        new OutcomeTable(page, variant, report(), luck()));
  }

  @Override
  public String how() {
    return "page.exploreIt";
  }

  @Override
  public Button get() {
    return OutcomesView.explore(page, variant);
  }
}
