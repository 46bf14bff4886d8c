package threadworks.ui.page;

import java.util.Optional;
import threadworks.lesson.LessonHead;

/** No other lesson. */
final class NoLessons implements Lessons {
  @Override
  public Optional<LessonHead> named(String slug) {
    return Optional.empty();
  }

  @Override
  public Optional<LessonHead> after(String slug) {
    return Optional.empty();
  }

  @Override
  public void open(String slug) {
    throw new AssertionError(slug);
  }
}
