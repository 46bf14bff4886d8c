package threadworks.ui.page;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.Observable;
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;
import threadworks.lesson.LessonText;
import threadworks.lesson.LessonText.Card;
import threadworks.lesson.VariantName;
import threadworks.ui.fx.Messages;

/**
 * What was measured of the variants that a card asks about.
 *
 * @param seconds what all variants took, by lesson, demo and name; NaN where one can't be run
 * @param slug the lesson
 * @param text what variants are called
 * @param card the card
 */
record Measured(ObservableMap<String, Double> seconds, String slug, LessonText text, Card card) {

  static Measured of(Surroundings page, Card card) {
    return new Measured(page.context().measured(), page.lesson().slug(), page.text(), card);
  }

  /** Whether the card asks about a variant at all. */
  boolean wanted() {
    return !card.variants().isEmpty();
  }

  /** Changes with what was measured. */
  Observable changes() {
    return seconds;
  }

  /** What each variant took, null before it was run. */
  List<@Nullable Double> times() {
    var times = new ArrayList<@Nullable Double>();
    card.variants().forEach(variant -> times.add(seconds.get(variant.of(slug))));
    return times;
  }

  /** Whether all that it asks about was run, or found that it can't be. */
  boolean known() {
    return card.variants().stream().allMatch(variant -> seconds.containsKey(variant.of(slug)));
  }

  /**
   * A sentence that holds a choice against what was measured; empty where nothing could be. Times
   * are told where the card asks about times.
   */
  String sentence(Messages messages, String choice) {
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
    return seconds.getOrDefault(variant.of(slug), Double.NaN);
  }

  /** The names of the variants, as the lab is asked for them. */
  List<String> variants() {
    return card.variants().stream().map(VariantName::variant).toList();
  }
}
