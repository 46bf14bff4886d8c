package threadworks.wording;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All texts in one language, from {@code assets/i18n/messages_<code>.properties}. Every text is a
 * {@link MessageFormat} pattern, so an apostrophe in one is the curved one. It never changes.
 */
public final class Wording {
  private static final Map<Language, Wording> ALL = new EnumMap<>(Language.class);

  private final Locale locale;
  private final Properties texts;

  static {
    for (var language : Language.values()) {
      ALL.put(language, new Wording(language));
    }
  }

  private Wording(Language language) {
    locale = language == Language.ZH ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    texts = read("/assets/i18n/messages_" + language.code() + ".properties");
  }

  /** All texts in that language. */
  public static Wording in(Language language) {
    return Objects.requireNonNull(ALL.get(language));
  }

  /** How numbers are written in this language. */
  public Locale locale() {
    return locale;
  }

  /** Whether the key has a text. */
  public boolean has(String key) {
    return texts.containsKey(key);
  }

  /** Every key that has a text. */
  public Set<String> keys() {
    return texts.stringPropertyNames();
  }

  /** The sentence in words. */
  public String say(Sentence sentence) {
    return text(sentence.key(), sentence.args().toArray());
  }

  /** The sentences in words, one after another. */
  public String say(List<Sentence> sentences) {
    return sentences.stream().map(this::say).collect(Collectors.joining(text("said.between")));
  }

  /**
   * The text of a key. A key that has none stands for itself and fails a test.
   *
   * @param args what stands for {@code {0}}, {@code {1}}…; a sentence is put into words, and where
   *     the text wants a number, one that is written out will do
   */
  public String text(String key, Object... args) {
    var text = texts.getProperty(key);
    assert text != null : "no text for the key " + key;
    if (text == null) {
      return key;
    }
    var pattern = new MessageFormat(text, locale);
    var formats = pattern.getFormatsByArgumentIndex();
    var values = args.clone();
    for (int i = 0; i < values.length; i++) {
      if (values[i] instanceof Sentence part) {
        values[i] = say(part);
      } else if (i < formats.length
          && formats[i] instanceof NumberFormat
          && values[i] instanceof String number) {
        values[i] = Double.valueOf(number);
      }
    }
    return pattern.format(values);
  }

  /** The pattern of a key, or null where there is none. */
  public @Nullable String pattern(String key) {
    return texts.getProperty(key);
  }

  private static Properties read(String path) {
    var stream = Objects.requireNonNull(Wording.class.getResourceAsStream(path), path);
    try (var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
      var properties = new Properties();
      properties.load(reader);
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }
}
