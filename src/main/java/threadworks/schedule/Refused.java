package threadworks.schedule;

import threadworks.wording.Sentence;

/** The demo asked for something that cannot be modelled: what, where and why, in one sentence. */
public final class Refused extends Error {
  private static final long serialVersionUID = 1;

  private final transient Sentence sentence;

  Refused(Sentence sentence) {
    super(sentence.key(), null, false, false);
    this.sentence = sentence;
  }

  /** What it is, where and why. */
  Sentence sentence() {
    return sentence;
  }
}
