package threadworks.lesson;

import java.util.Map;
import java.util.Objects;
import threadworks.wording.Language;

/**
 * What the heads of a lesson's texts say.
 *
 * @param slug the name of its folder
 * @param order its place in the list, from 1
 * @param minutes how long it takes
 * @param titles what it is called in each language there is; at least one
 */
public record LessonHead(String slug, int order, int minutes, Map<Language, Title> titles) {
  /** What it is called in the language asked for, or in the other where it is missing. */
  public Title title(Language wanted) {
    var title = titles.get(wanted);
    return title != null ? title : Objects.requireNonNull(titles.get(wanted.other()));
  }

  /**
   * What a lesson is called.
   *
   * @param full in full
   * @param brief where there is little room
   */
  public record Title(String full, String brief) {}
}
