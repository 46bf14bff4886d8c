package threadworks.lesson;

/** A folder of {@code lessons}: a lesson, or the reason why it is none. */
public sealed interface LessonEntry {
  /** The folder's name. */
  String slug();

  /** A lesson that can be shown. */
  record Ready(Lesson lesson) implements LessonEntry {
    @Override
    public String slug() {
      return lesson.slug();
    }
  }

  /**
   * A folder that could not be read as a lesson; the others stay usable.
   *
   * @param fault what is wrong; its file is relative to {@code lessons}
   */
  record Broken(String slug, Fault fault) implements LessonEntry {}
}
