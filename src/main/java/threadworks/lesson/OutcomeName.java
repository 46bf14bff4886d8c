package threadworks.lesson;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import threadworks.lab.Outcome;

/**
 * An outcome as a lesson's text names it: a value between backticks is what is returned, a word
 * alone says how the program ends, and a value may follow it.
 *
 * @param kind how it ends
 * @param value what it comes back with; empty for any, where nothing is returned
 */
public record OutcomeName(Outcome.Kind kind, String value) {
  private static final Pattern NAME = Pattern.compile("([a-z]*)\\s*(?:(`+)(.+?)\\2)?");

  /** The outcome of that name; empty where it is none. */
  static Optional<OutcomeName> read(String name) {
    var parts = NAME.matcher(name);
    if (!parts.matches()) {
      return Optional.empty();
    }
    var word = parts.group(1);
    var value = parts.group(3) == null ? "" : parts.group(3);
    if (word.isEmpty()) {
      return value.isEmpty()
          ? Optional.empty()
          : Optional.of(new OutcomeName(Outcome.Kind.RETURNED, value));
    }
    return Arrays.stream(Outcome.Kind.values())
        .filter(kind -> kind != Outcome.Kind.RETURNED)
        .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .map(kind -> new OutcomeName(kind, value));
  }

  /** Whether a link calls it so: by the value alone, or by the word where there is none. */
  boolean isCalled(String words) {
    return value.isEmpty()
        ? kind.name().toLowerCase(Locale.ROOT).equals(words)
        : value.equals(words);
  }

  /** Whether it is the name of what a program came to. */
  public boolean fits(Outcome.Kind kind, String value) {
    return this.kind == kind
        && (this.value.equals(value) || (kind != Outcome.Kind.RETURNED && this.value.isEmpty()));
  }
}
