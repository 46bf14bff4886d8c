package threadworks.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that a mistyped one was meant to be. */
final class Nearest {
  private Nearest() {}

  /**
   * That there is none of that name, and what there is.
   *
   * @param list what stands before the names: {@code "the lessons are "}
   */
  static String insteadOf(String kind, String name, List<String> there, String list) {
    var near = of(name, there).map(n -> "did you mean " + n + "? ").orElse("");
    return "there is no " + kind + " \"" + name + "\"; " + near + list + String.join(", ", there);
  }

  /**
   * The nearest of some names, by the number of letters to insert, delete or change; none where
   * even that takes more than half of its letters.
   */
  static Optional<String> of(String typed, Collection<String> names) {
    return names.stream()
        .min(Comparator.comparingInt(name -> distance(typed, name)))
        .filter(name -> 2 * distance(typed, name) <= name.length());
  }

  /** Levenshtein's distance, upper and lower case alike. */
  private static int distance(String typed, String known) {
    var a = typed.toLowerCase(Locale.ROOT);
    var b = known.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
