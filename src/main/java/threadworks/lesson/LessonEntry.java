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
   * @param file the file at fault, relative to {@code lessons}
   * @param line the line at fault, from 1; 0 when the whole file is
   * @param reason one sentence: what is wrong and what to do
   */
  record Broken(String slug, String file, int line, String reason) implements LessonEntry {}
}
