package threadworks.wording;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something said to a user, as data: the engine, the hosts and the reader of lessons do not know in
 * which language it will be read. Two that are equal say the same. {@link Wording} puts it into
 * words.
 *
 * @param key its key in {@code assets/i18n/messages_*.properties}
 * @param args what stands for {@code {0}}, {@code {1}}…: a {@code String} with a name, a number or
 *     a value, never with words; or a {@code Sentence}, where a part has words of its own
 */
public record Sentence(String key, List<Object> args) implements Serializable {
  public Sentence {
    args = args.stream().map(Sentence::part).toList();
  }

  /** A sentence; an argument that is none itself goes as its text. */
  public static Sentence of(String key, @Nullable Object... args) {
    return new Sentence(key, Arrays.stream(args).map(Sentence::part).toList());
  }

  private static Object part(@Nullable Object arg) {
    return arg instanceof Sentence ? arg : String.valueOf(arg);
  }
}
