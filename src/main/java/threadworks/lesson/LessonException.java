package threadworks.lesson;

/** What is wrong with a lesson, and where; one of them makes its folder a broken entry. */
final class LessonException extends Exception {
  private final String file;
  private final int line;

  /**
   * An error of a lesson.
   *
   * @param file the file's name in the lesson's folder, or an empty string for the folder itself
   * @param line the line, from 1; 0 when the whole file is at fault
   * @param reason one sentence: what is wrong and what to do
   */
  LessonException(String file, int line, String reason) {
    super(reason);
    this.file = file;
    this.line = line;
  }

  /** Reads what {@link #write} has written. */
  static LessonException read(String text) {
    var lines = text.split("\n", 3);
    return new LessonException(lines[0], Integer.parseInt(lines[1]), lines[2]);
  }

  /** The error as a text, to be kept in a file: its own file, the line and the reason. */
  String write() {
    return file + "\n" + line + "\n" + getMessage();
  }

  LessonEntry.Broken in(String slug) {
    return new LessonEntry.Broken(
        slug, file.isEmpty() ? slug : slug + "/" + file, line, String.valueOf(getMessage()));
  }
}
