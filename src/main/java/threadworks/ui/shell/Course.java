package threadworks.ui.shell;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import threadworks.lesson.LessonHead;
import threadworks.ui.page.Lessons;

/**
 * All lessons of the rail, to the page of one of them.
 *
 * @param items the rail's items, in their order
 * @param opener opens the lesson of that name
 */
record Course(List<RailItem> items, Consumer<String> opener) implements Lessons {
  @Override
  public Optional<LessonHead> named(String slug) {
    return heads().stream().filter(head -> head.slug().equals(slug)).findFirst();
  }

  @Override
  public Optional<LessonHead> after(String slug) {
    return heads().stream().dropWhile(head -> !head.slug().equals(slug)).skip(1).findFirst();
  }

  @Override
  public void open(String slug) {
    opener.accept(slug);
  }

  private List<LessonHead> heads() {
    return items.stream()
        .filter(item -> !item.isBroken())
        .flatMap(item -> item.head().stream())
        .toList();
  }
}
