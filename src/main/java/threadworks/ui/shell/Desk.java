package threadworks.ui.shell;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import threadworks.lesson.Lesson;
import threadworks.lesson.LessonEntry;
import threadworks.lesson.ListedLesson;
import threadworks.session.LessonBench;
import threadworks.ui.fx.Fx;
import threadworks.ui.lab.LabPane;
import threadworks.ui.page.BrokenPage;
import threadworks.ui.page.LessonPage;
import threadworks.ui.page.PageContext;
import threadworks.ui.page.Progress;
import threadworks.wording.Sentence;

/**
 * The lesson that is open: its page, and its demos in the lab. A lesson is read when it is opened,
 * and again when it was edited; the reader stays where he is.
 */
final class Desk extends StackPane {
  private final Settings settings;
  private final ObservableList<RailItem> items;
  private final PageContext context;
  private final LabPane lab;
  private final Optional<LessonBench> bench;
  private final ReadOnlyObjectWrapper<@Nullable RailItem> item =
      new ReadOnlyObjectWrapper<>(this, "item");
  private final ReadOnlyObjectWrapper<@Nullable Lesson> lesson =
      new ReadOnlyObjectWrapper<>(this, "lesson");

  /**
   * A desk on which nothing lies.
   *
   * @param items all lessons; one that is made later comes to them
   * @param bench where lessons are read again; empty where there is nothing to edit
   */
  Desk(
      Settings settings,
      ObservableList<RailItem> items,
      PageContext context,
      LabPane lab,
      Optional<LessonBench> bench) {
    this.settings = settings;
    this.items = items;
    this.context = context;
    this.lab = lab;
    this.bench = bench;
  }

  /** Opens a lesson, unless it is open. */
  void open(RailItem chosen) {
    if (!chosen.equals(item.get())) {
      keepPlace();
      var entry = chosen.read();
      item.set(chosen);
      settings.lesson(chosen.slug());
      show(entry);
    }
  }

  private void show(LessonEntry entry) {
    if (!getChildren().isEmpty() && getChildren().getFirst() instanceof LessonPage old) {
      old.close();
    }
    switch (entry) {
      case LessonEntry.Ready(Lesson opened) -> {
        lesson.set(opened);
        var progress = progress().orElseThrow();
        progress.begin();
        lab.open(opened);
        var shown = new LessonPage(context, opened, progress);
        settings.place(opened.slug()).ifPresent(shown::goTo);
        getChildren().setAll(shown);
      }
      case LessonEntry.Broken broken -> {
        lesson.set(null);
        lab.open(null);
        getChildren().setAll(new BrokenPage(context.messages(), broken));
      }
    }
  }

  /** Brings a card of the page into sight, by its id. */
  void show(String card) {
    if (!getChildren().isEmpty() && getChildren().getFirst() instanceof LessonPage page) {
      page.show(card);
    }
  }

  /** The lesson on the page; null where it cannot be shown. */
  ReadOnlyObjectProperty<@Nullable Lesson> lessonProperty() {
    return lesson.getReadOnlyProperty();
  }

  /** The learner's progress in the lesson on the page; empty where it cannot be shown. */
  Optional<Progress> progress() {
    var open = item.get();
    return open == null || open.isBroken() ? Optional.empty() : Optional.of(open.progress());
  }

  /** Reads the lesson that is open again. */
  void reread() {
    var open = item.get();
    if (bench.isEmpty()) {
      settings.notice(Sentence.of("notice.built"));
    } else if (open != null) {
      reread(open.slug());
    }
  }

  private void reread(String slug) {
    var read = CompletableFuture.completedFuture(slug).thenCompose(bench.orElseThrow()::read);
    taken(slug, read, this::take);
  }

  /** Has it taken on the JavaFX thread once it is read; or says why it could not be. */
  private void taken(
      String slug, CompletableFuture<LessonEntry> read, Consumer<LessonEntry> taker) {
    var _ =
        read.whenComplete(
            (entry, failure) ->
                Fx.run(
                    () -> {
                      if (failure == null) {
                        taker.accept(entry);
                      } else {
                        var why = failure.getCause() == null ? failure : failure.getCause();
                        settings.notice(Sentence.of("notice.unread", slug, why));
                      }
                    }));
  }

  private void take(LessonEntry entry) {
    items.stream()
        .filter(one -> one.slug().equals(entry.slug()))
        .findFirst()
        .ifPresentOrElse(edited -> take(edited, entry), () -> takeNew(entry));
  }

  /** A lesson has come, or is about to: it comes to the others as soon as it can be shown. */
  private void takeNew(LessonEntry entry) {
    if (entry instanceof LessonEntry.Ready(Lesson made)) {
      var added = new RailItem(new ListedLesson(made.slug(), made.head(), () -> entry), settings);
      added.show(entry);
      int place = 0;
      while (place < items.size() && !comesAfter(items.get(place), made)) {
        place++;
      }
      items.add(place, added);
    }
  }

  private static boolean comesAfter(RailItem item, Lesson lesson) {
    return item.head().map(head -> head.order() > lesson.order()).orElse(true);
  }

  private void take(RailItem edited, LessonEntry entry) {
    boolean open = edited.equals(item.get());
    if (open) {
      keepPlace();
    }
    edited.show(entry);
    if (open) {
      show(entry);
    }
  }

  /** Reads in the background what was not opened yet, and whatever is edited from now on. */
  void readRest() {
    for (var unread : items) {
      var read = CompletableFuture.supplyAsync(() -> unread.listed().entry());
      taken(unread.slug(), read, entry -> takeFirst(unread, entry));
    }
    bench.ifPresent(lessons -> lessons.watch(slug -> Fx.run(() -> reread(slug))));
  }

  private static void takeFirst(RailItem unread, LessonEntry entry) {
    if (unread.entryProperty().get() == null) {
      unread.show(entry);
    }
  }

  /** Notes where the reader is. */
  void keepPlace() {
    if (!getChildren().isEmpty() && getChildren().getFirst() instanceof LessonPage page) {
      settings.place(page.lesson().slug(), page.place());
    }
  }
}
