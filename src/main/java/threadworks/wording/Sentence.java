package threadworks.wording;

import java.util.Arrays;
import java.util.List;

/**
 * Something said to a user, as data: the engine, the hosts and the reader of lessons do not know in
 * which language it will be read. Two that are equal say the same. {@link Wording} puts it into
 * words.
 *
 * @param key its key in {@code assets/i18n/messages_*.properties}
 * @param args what stands for {@code {0}}, {@code {1}}…: names, numbers, values; never words
 */
public record Sentence(String key, List<String> args) {
  public Sentence {
    args = List.copyOf(args);
  }

  /** A sentence; its arguments are what {@link String#valueOf(Object)} makes of them. */
  public static Sentence of(String key, Object... args) {
    return new Sentence(key, Arrays.stream(args).map(String::valueOf).toList());
  }
}
