package threadworks.weave.schedule;

import threadworks.wording.Language;
import threadworks.wording.Sentence;

/** A class file of the program cannot be taken as it is, and the sentence says why. */
public final class UnreadableClass extends ClassFormatError {
  private static final long serialVersionUID = 1;

  private final transient Sentence sentence;

  UnreadableClass(String key, Object... args) {
    var sentence = Sentence.of(key, args);
    super(Language.EN.wording().say(sentence));
    this.sentence = sentence;
  }

  /** Why. */
  public Sentence sentence() {
    return sentence;
  }
}
