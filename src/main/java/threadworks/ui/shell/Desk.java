package threadworks.ui.shell;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import threadworks.lesson.Lesson;
import threadworks.lesson.LessonEntry;
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
  private final List<RailItem> items;
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
   * @param items all lessons
   * @param bench where lessons are read again; empty where there is nothing to edit
   */
  Desk(
      Settings settings,
      List<RailItem> items,
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
    for (var edited : items) {
      if (edited.slug().equals(slug)) {
        var read = bench.orElseThrow().read(slug);
        var _ = read.thenAccept(entry -> Fx.run(() -> take(edited, entry)));
      }
    }
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
      var _ = read.thenAccept(entry -> Fx.run(() -> takeFirst(unread, entry)));
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
