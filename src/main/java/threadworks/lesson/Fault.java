package threadworks.lesson;

import threadworks.wording.Language;
import threadworks.wording.Sentence;

/**
 * What is wrong with a lesson, and where.
 *
 * @param file the file at fault: of a lesson, or relative to {@code lessons}, as whoever hands it
 *     out says; an empty string for the lesson's folder itself
 * @param line the line at fault, from 1; 0 when the whole file is
 * @param column the character of that line, from 1; 0 when the whole line is
 * @param reason what is wrong and what to do
 */
public record Fault(String file, int line, int column, Sentence reason) {
  /** The fault with its file as {@code slug/file}, relative to {@code lessons}. */
  Fault in(String slug) {
    return new Fault(file.isEmpty() ? slug : slug + "/" + file, line, column, reason);
  }

  /** The place as tools print it: {@code queues/Polling.java:12:5}. */
  public String place() {
    return file + (line > 0 ? ":" + line : "") + (column > 0 ? ":" + column : "");
  }

  /** What is wrong, in that language. */
  public String reason(Language language) {
    return language.wording().say(reason);
  }
}
