package threadworks.lesson;

import threadworks.wording.Language;
import threadworks.wording.Sentence;

/** A lesson is wrong somewhere; one of these makes its folder a broken entry. */
final class LessonException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Fault fault;

  /**
   * An error of a lesson.
   *
   * @param file the file's name in the lesson's folder, or an empty string for the folder itself
   * @param line the line, from 1; 0 when the whole file is at fault
   * @param key the key of the sentence that says what is wrong and what to do
   * @param args its arguments
   */
  LessonException(String file, int line, String key, Object... args) {
    this(new Fault(file, line, 0, Sentence.of(key, args)));
  }

  LessonException(Fault fault) {
    super(fault.place() + ": " + fault.reason(Language.EN));
    this.fault = fault;
  }

  Fault fault() {
    return fault;
  }
}
