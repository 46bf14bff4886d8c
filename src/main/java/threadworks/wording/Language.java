package threadworks.wording;

/** A language that lessons and the interface come in. */
public enum Language {
  /** English. */
  EN,
  /** Simplified Chinese. */
  ZH;

  /** The code in file names and messages: {@code en}, {@code zh}. */
  public String code() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** All texts in it. */
  public Wording wording() {
    return Wording.in(this);
  }

  /** The other one, which stands in where a text is missing. */
  public Language other() {
    return this == EN ? ZH : EN;
  }
}
