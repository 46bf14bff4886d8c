package threadworks.ui.shell;

import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import threadworks.lesson.Lesson;
import threadworks.lesson.LessonEntry;
import threadworks.lesson.LessonHead;
import threadworks.lesson.ListedLesson;
import threadworks.ui.page.Progress;
import threadworks.ui.page.Progress.Mark;
import threadworks.wording.Language;

/**
 * A line in the list of lessons: what a lesson's head says and how far the learner is in it, as it
 * is remembered until the lesson has been read.
 */
final class RailItem {
  private final ListedLesson listed;
  private final Settings settings;
  private final ReadOnlyObjectWrapper<@Nullable LessonEntry> entry =
      new ReadOnlyObjectWrapper<>(this, "entry");
  private final ReadOnlyObjectWrapper<Mark> mark;
  private final ReadOnlyDoubleWrapper part;
  private @Nullable LessonHead head;
  private @Nullable Progress progress;

  RailItem(ListedLesson listed, Settings settings) {
    this.listed = listed;
    this.settings = settings;
    head = listed.head().orElse(null);
    double done = settings.done(listed.slug());
    part = new ReadOnlyDoubleWrapper(this, "part", done);
    mark =
        new ReadOnlyObjectWrapper<>(
            this,
            "mark",
            !settings.isBegun(listed.slug()) ? Mark.NEW : done < 1 ? Mark.BEGUN : Mark.FINISHED);
  }

  /** The lesson's folder. */
  String slug() {
    return listed.slug();
  }

  /** What the lesson's head says; empty where it cannot be read. */
  Optional<LessonHead> head() {
    return Optional.ofNullable(head);
  }

  /** Whether it is known that the lesson cannot be shown. */
  boolean isBroken() {
    return head == null || entry.get() instanceof LessonEntry.Broken;
  }

  /** What the list calls it. */
  String shortTitle(Language language) {
    return head == null ? slug() : head.title(language).brief();
  }

  /** Its number in the list; empty where nobody knows it. */
  String number() {
    return head == null ? "" : String.valueOf(head.order());
  }

  /** What was read of the lesson last; it is read now if it never was. */
  LessonEntry read() {
    var known = entry.get();
    if (known == null) {
      known = listed.entry();
      show(known);
    }
    return known;
  }

  /** The lesson for whoever reads it elsewhere than on the JavaFX thread. */
  ListedLesson listed() {
    return listed;
  }

  /** What was read of the lesson; null before that. */
  ReadOnlyObjectProperty<@Nullable LessonEntry> entryProperty() {
    return entry.getReadOnlyProperty();
  }

  /** Takes what was read of the lesson now. */
  void show(LessonEntry now) {
    if (now instanceof LessonEntry.Ready(Lesson lesson)) {
      head = lesson.head();
      var shown =
          new Progress(
              lesson, settings.progress(lesson), saved -> settings.progress(slug(), saved));
      progress = shown;
      mark.bind(shown.markProperty());
      part.bind(shown.partProperty());
      shown.partProperty().subscribe(done -> settings.done(slug(), done.doubleValue()));
    }
    entry.set(now);
  }

  /** The learner's progress in the lesson, which was read and can be shown. */
  Progress progress() {
    return Objects.requireNonNull(progress);
  }

  /** How far the learner is. */
  ReadOnlyObjectProperty<Mark> markProperty() {
    return mark.getReadOnlyProperty();
  }

  /** How much of it is done, from 0 to 1. */
  ReadOnlyDoubleProperty partProperty() {
    return part.getReadOnlyProperty();
  }
}
