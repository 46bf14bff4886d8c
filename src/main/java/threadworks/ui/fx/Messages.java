package threadworks.ui.fx;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import threadworks.lesson.Language;

/**
 * The window's texts in the language chosen now, from {@code
 * assets/i18n/messages_<code>.properties}. Every text is a {@link MessageFormat} pattern, so an
 * apostrophe in one is the curved one.
 */
public final class Messages {
  private static final Map<Language, Properties> TEXTS = read();

  private final ObjectProperty<Language> language;

  /** Messages that begin in the given language. */
  public Messages(Language initial) {
    language = new SimpleObjectProperty<>(this, "language", initial);
  }

  /** The language now; never null. */
  public ObjectProperty<Language> languageProperty() {
    return language;
  }

  /** The language now. */
  public Language language() {
    return language.get();
  }

  /**
   * The text of a key now. A key that no text has shows itself in the window and fails a test.
   *
   * @param args what stands for {@code {0}}, {@code {1}}…
   */
  public String get(String key, Object... args) {
    var text = texts(language()).getProperty(key);
    assert text != null : "no text for the key " + key;
    return text == null ? key : new MessageFormat(text, locale()).format(args);
  }

  /** Whether the key has a text. */
  public boolean has(String key) {
    return texts(language()).containsKey(key);
  }

  /**
   * The text of a key, which follows the language and those arguments that are observable. Nothing
   * holds the binding but what is bound to it.
   */
  public StringBinding bind(String key, Object... args) {
    var observed =
        Stream.concat(
                Stream.of(language),
                Arrays.stream(args)
                    .filter(ObservableValue.class::isInstance)
                    .map(ObservableValue.class::cast))
            .toArray(Observable[]::new);
    return Bindings.createStringBinding(
        () -> get(key, Arrays.stream(args).map(Messages::now).toArray()), observed);
  }

  /** How numbers are written in the language now. */
  public Locale locale() {
    return language() == Language.ZH ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
  }

  static Properties texts(Language language) {
    return Objects.requireNonNull(TEXTS.get(language));
  }

  private static Object now(Object arg) {
    var now = arg instanceof ObservableValue<?> value ? value.getValue() : arg;
    return now instanceof Number ? now : String.valueOf(now);
  }

  private static Map<Language, Properties> read() {
    var texts = new EnumMap<Language, Properties>(Language.class);
    for (var language : Language.values()) {
      texts.put(language, read("/assets/i18n/messages_" + language.code() + ".properties"));
    }
    return texts;
  }

  private static Properties read(String path) {
    var stream = Objects.requireNonNull(Messages.class.getResourceAsStream(path), path);
    try (var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
      var properties = new Properties();
      properties.load(reader);
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }
}
