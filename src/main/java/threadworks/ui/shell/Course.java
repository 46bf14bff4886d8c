package threadworks.ui.shell;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import threadworks.lesson.Lesson;
import threadworks.ui.page.Lessons;

/**
 * All lessons of the rail, to the page of one of them.
 *
 * @param items the rail's items, in their order
 * @param opener opens the lesson of that name
 */
record Course(List<RailItem> items, Consumer<String> opener) implements Lessons {
  @Override
  public Optional<Lesson> named(String slug) {
    return lessons().stream().filter(lesson -> lesson.slug().equals(slug)).findFirst();
  }

  @Override
  public Optional<Lesson> after(String slug) {
    return lessons().stream().dropWhile(lesson -> !lesson.slug().equals(slug)).skip(1).findFirst();
  }

  @Override
  public void open(String slug) {
    opener.accept(slug);
  }

  private List<Lesson> lessons() {
    return items.stream()
        .filter(RailItem.OfLesson.class::isInstance)
        .map(item -> ((RailItem.OfLesson) item).lesson())
        .toList();
  }
}
