package threadworks.wording;

import org.jspecify.annotations.Nullable;

/**
 * What was asked for makes no sense, and the sentence says why: it is meant for whoever asked. Its
 * message is the sentence in English.
 */
public class SentenceException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final transient Sentence sentence;

  /** An exception that says this. */
  public SentenceException(Sentence sentence) {
    super(Language.EN.wording().say(sentence));
    this.sentence = sentence;
  }

  /** An exception that says this, by its key and arguments. */
  public SentenceException(String key, @Nullable Object... args) {
    this(Sentence.of(key, args));
  }

  /** What it says. */
  public Sentence sentence() {
    return sentence;
  }
}
