package threadworks.ui.tour;

import java.util.List;
import java.util.Locale;

/** Times, in milliseconds, as they are told: the middle one, what 99 of 100 keep to, the worst. */
record Figures(List<Double> millis) {
  Figures {
    millis = millis.stream().sorted().toList();
  }

  /** That of which the given share is no larger; not a number where there is none. */
  double at(double share) {
    return millis.isEmpty() ? Double.NaN : millis.get((int) Math.ceil(share * millis.size()) - 1);
  }

  long over(double limit) {
    return millis.stream().filter(one -> one > limit).count();
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "median %.1f ms, 99 %% under %.1f, worst %.1f (%,d)",
        at(0.5),
        at(0.99),
        at(1),
        millis.size());
  }
}
