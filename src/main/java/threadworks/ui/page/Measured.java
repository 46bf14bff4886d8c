package threadworks.ui.page;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.Observable;
import javafx.collections.ObservableMap;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import threadworks.lesson.LessonText.Card;
import threadworks.lesson.VariantName;
import threadworks.ui.lab.LabRequest;

/**
 * What was measured of the variants that a card asks about.
 *
 * @param page the page
 * @param card the card
 */
record Measured(Surroundings page, Card card) implements Evidence {
  @Override
  public List<Observable> changes() {
    return List.of(seconds());
  }

  private ObservableMap<String, Double> seconds() {
    return page.context().findings().measured();
  }

  /** What each variant took, null before it was run. */
  @Override
  public List<@Nullable Double> found() {
    var times = new ArrayList<@Nullable Double>();
    card.variants().forEach(variant -> times.add(seconds().get(key(variant))));
    return times;
  }

  private String key(VariantName variant) {
    return variant.of(page.lesson().slug());
  }

  /** Whether all that it asks about was run, or found that it can't be. */
  @Override
  public boolean known() {
    return card.variants().stream().allMatch(variant -> seconds().containsKey(key(variant)));
  }

  @Override
  public List<Node> shown(Card.Option choice) {
    var sentence = sentence(choice.text());
    if (sentence.isEmpty()) {
      return List.of();
    }
    var label = new Label(sentence);
    label.getStyleClass().add("measured");
    label.setWrapText(true);
    return List.of(label);
  }

  /**
   * A sentence that holds a choice against what was measured; empty where nothing could be. Times
   * are told where the card asks about times.
   */
  private String sentence(String choice) {
    var messages = page.messages();
    var text = page.text();
    var run = card.variants().stream().filter(variant -> !Double.isNaN(took(variant))).toList();
    if (run.isEmpty() || !run.contains(card.variants().getFirst())) {
      return "";
    }
    var one = run.getFirst();
    if (run.size() > 1) {
      var other = run.get(1);
      return messages.get(
          "page.measuredAgainst",
          choice,
          text.label(one),
          took(one),
          text.label(other),
          took(other));
    }
    return asksForTime()
        ? messages.get("page.measured", choice, text.label(one), took(one))
        : messages.get("page.predicted", choice);
  }

  private boolean asksForTime() {
    return card.options().stream().anyMatch(option -> option.seconds().isPresent());
  }

  private double took(VariantName variant) {
    return seconds().getOrDefault(key(variant), Double.NaN);
  }

  @Override
  public String how() {
    return "page.runIt";
  }

  @Override
  public Button get() {
    var variant = card.variants().getFirst();
    var run = new Button();
    run.setGraphic(new FontIcon(Feather.PLAY));
    run.textProperty().bind(page.messages().bind("page.run", page.text().label(variant)));
    run.setWrapText(true);
    run.setOnAction(
        _ ->
            page.context()
                .ask()
                .accept(
                    new LabRequest.Run(
                        variant.demo(),
                        card.variants().stream().map(VariantName::variant).toList())));
    return run;
  }
}
