package threadworks.ui.page;

import java.util.Optional;
import threadworks.lesson.LessonHead;

/** The other lessons, as a page may point to them. */
public interface Lessons {
  /** The lesson of that folder; empty where there is none that can be shown. */
  Optional<LessonHead> named(String slug);

  /** The lesson that comes after the one of that folder. */
  Optional<LessonHead> after(String slug);

  /** Opens the lesson of that folder. */
  void open(String slug);
}
