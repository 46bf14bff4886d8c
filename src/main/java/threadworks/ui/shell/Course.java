package threadworks.ui.shell;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import threadworks.lesson.Lesson;
import threadworks.ui.page.Lessons;

/**
 * All lessons of the rail, to the page of one of them.
 *
 * @param places the rail's places, in their order
 * @param opener opens the lesson of that name
 */
record Course(List<Place> places, Consumer<String> opener) implements Lessons {
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
    return places.stream()
        .filter(Place.OfLesson.class::isInstance)
        .map(place -> ((Place.OfLesson) place).lesson())
        .toList();
  }
}
