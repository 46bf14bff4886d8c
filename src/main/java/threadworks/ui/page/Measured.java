package threadworks.ui.page;

import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableMap;
import threadworks.ui.fx.Messages;

/**
 * What was measured of the variants that a card asks about.
 *
 * @param seconds what all variants took, by lesson and name; NaN where one can't be run
 * @param slug the lesson
 * @param labels what variants are called, by name
 * @param variants the variant, and the one to compare it with; one or both may be missing
 */
record Measured(
    ObservableMap<String, Double> seconds,
    String slug,
    Map<String, String> labels,
    List<String> variants) {

  /** Whether the card asks about a variant at all. */
  boolean wanted() {
    return !variants.isEmpty();
  }

  /** Changes with what the variant took. */
  ObservableValue<Double> first() {
    return Bindings.valueAt(seconds, key(0));
  }

  /** Whether the variant was run, or found that it can't be. */
  boolean known() {
    return seconds.containsKey(key(0));
  }

  private String key(int place) {
    return slug + "/" + variants.get(place);
  }

  /** A sentence that holds a choice against what was measured; empty where there is nothing. */
  String sentence(Messages messages, String choice) {
    var one = seconds.get(key(0));
    if (one == null || Double.isNaN(one)) {
      return "";
    }
    var other = variants.size() > 1 ? seconds.get(key(1)) : null;
    if (other == null || Double.isNaN(other)) {
      return messages.get("page.measured", choice, one);
    }
    var name = labels.getOrDefault(variants.get(1), variants.get(1));
    return messages.get("page.measuredAgainst", choice, one, other, name);
  }
}
