package threadworks.ui.shell;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import threadworks.lesson.Lesson;
import threadworks.lesson.LessonEntry;
import threadworks.ui.page.Progress;
import threadworks.ui.page.Progress.Mark;
import threadworks.wording.Language;

/** A line in the list of lessons. */
sealed interface RailItem {
  /** A lesson with the learner's progress in it. */
  record OfLesson(Lesson lesson, Progress progress) implements RailItem {}

  /** A lesson that cannot be read. */
  record OfBroken(LessonEntry.Broken broken) implements RailItem {}

  /** The line for a lesson. */
  static RailItem of(LessonEntry entry, Settings settings) {
    return switch (entry) {
      case LessonEntry.Ready(Lesson lesson) ->
          new OfLesson(
              lesson,
              new Progress(
                  lesson,
                  settings.progress(lesson),
                  saved -> settings.progress(lesson.slug(), saved)));
      case LessonEntry.Broken broken -> new OfBroken(broken);
    };
  }

  /** The lesson's folder. */
  default String slug() {
    return switch (this) {
      case OfLesson(var lesson, _) -> lesson.slug();
      case OfBroken(var broken) -> broken.slug();
    };
  }

  /** What the list calls it. */
  default String shortTitle(Language language) {
    return switch (this) {
      case OfLesson(var lesson, _) -> lesson.text(language).shortTitle();
      case OfBroken(var broken) -> broken.slug();
    };
  }

  /** Its number in the list; empty for a lesson that cannot be read, whose number nobody knows. */
  default String number() {
    return switch (this) {
      case OfLesson(var lesson, _) -> String.valueOf(lesson.order());
      case OfBroken _ -> "";
    };
  }

  /** How far the learner is. */
  default ObservableValue<Mark> mark() {
    return switch (this) {
      case OfLesson(_, var progress) -> progress.markProperty();
      case OfBroken _ -> new ReadOnlyObjectWrapper<>(Mark.NEW);
    };
  }

  /** How much of it is done, from 0 to 1. */
  default ObservableValue<? extends Number> part() {
    return switch (this) {
      case OfLesson(_, var progress) -> progress.partProperty();
      case OfBroken _ -> new ReadOnlyObjectWrapper<>(0);
    };
  }
}
