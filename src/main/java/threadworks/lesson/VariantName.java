package threadworks.lesson;

/**
 * A variant as a lesson's text and all that refers to it name it, since two demos of a lesson may
 * both have a {@code plain}.
 *
 * @param demo the demo's name
 * @param variant the variant's
 */
public record VariantName(String demo, String variant) {
  /** As {@code Demo/variant}. */
  @Override
  public String toString() {
    return demo + "/" + variant;
  }

  /** As {@code lesson/Demo/variant}, which no other variant of any lesson is called. */
  public String of(String lesson) {
    return lesson + "/" + this;
  }
}
