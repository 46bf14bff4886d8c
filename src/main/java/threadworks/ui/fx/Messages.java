package threadworks.ui.fx;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import threadworks.wording.Language;
import threadworks.wording.Sentence;
import threadworks.wording.Wording;

/** The window's texts in the language chosen now. */
public final class Messages {
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
    return wording().text(key, args);
  }

  /** The sentence in words, now. */
  public String say(Sentence sentence) {
    return wording().say(sentence);
  }

  /** All texts in the language now. */
  public Wording wording() {
    return language().wording();
  }

  /** Whether the key has a text. */
  public boolean has(String key) {
    return wording().has(key);
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
    return wording().locale();
  }

  private static Object now(Object arg) {
    var now = arg instanceof ObservableValue<?> value ? value.getValue() : arg;
    return now instanceof Number ? now : String.valueOf(now);
  }
}
