package threadworks.ui.tour;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.application.Platform;
import threadworks.lesson.Demo;
import threadworks.lesson.Lesson;
import threadworks.lesson.LessonCatalog;
import threadworks.lesson.LessonEntry;
import threadworks.lesson.ListedLesson;
import threadworks.session.Engine;
import threadworks.session.Runner;
import threadworks.session.VariantRun;
import threadworks.ui.lab.LabRequest;
import threadworks.ui.shell.Settings;
import threadworks.ui.shell.Workbench;
import threadworks.wording.Language;

/**
 * Goes through lessons in the real window, on JavaFX's headless platform: runs each demo once, then
 * takes pictures of the page and the charts in each {@link Look}, switched in place.
 */
public final class Tour {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** What has no end in sight is shown as it stands then. */
  private static final Duration SEARCH = Duration.ofSeconds(3);

  private static final Duration REHEARSAL = Duration.ofSeconds(5);

  private final Path folder;
  private final List<Look> looks;
  private final PrintWriter progress;
  private final Studio studio;
  private final Gallery gallery;
  private boolean allDone = true;

  private Tour(Path folder, List<Look> looks, PrintWriter progress, Studio studio) {
    this.folder = folder;
    this.looks = looks;
    this.progress = progress;
    this.studio = studio;
    this.gallery = new Gallery(folder);
  }

  /**
   * Starts JavaFX without a display, takes the tour and ends JavaFX, which cannot be started again.
   *
   * @param folder where the pictures and their {@code index.html} go; made when missing
   * @param lessons the lessons to go through, by the names of their folders
   * @param looks the codes of the looks to take pictures in: {@code en-light}
   * @param width of the window, in pixels
   * @param height of the window, in pixels
   * @param progress told each picture and each time as it comes
   * @return whether each of these lessons could be read and its demos ran to their end
   * @throws IOException when a picture cannot be written
   */
  public static boolean take(
      Path folder,
      List<String> lessons,
      List<String> looks,
      int width,
      int height,
      PrintWriter progress)
      throws IOException, InterruptedException {
    startHeadless();
    try {
      var all = LessonCatalog.list();
      var visited = all.stream().filter(lesson -> lessons.contains(lesson.slug())).toList();
      return take(
          folder,
          visited,
          looks.stream().map(Look::of).toList(),
          progress,
          () -> new Studio(workbench(all), width, height));
    } finally {
      Platform.exit();
    }
  }

  /**
   * Shows everything that a learner sees first, and nobody looks: what a start and a first run need
   * is loaded then. Ends JavaFX as {@link #take} does.
   */
  public static void rehearse() throws InterruptedException {
    startHeadless();
    var all = LessonCatalog.list();
    try (var studio = Studio.open(() -> new Studio(workbench(all), WIDTH, HEIGHT))) {
      studio.run(REHEARSAL);
      for (var tab : studio.tabs()) {
        studio.openTab(tab);
      }
      for (var look : Look.ALL) {
        studio.look(look);
      }
    } finally {
      Platform.exit();
    }
  }

  static void startHeadless() {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    System.setProperty("prism.text", "t2k");
    Platform.startup(() -> Platform.setImplicitExit(false));
  }

  private static Workbench workbench(List<ListedLesson> lessons) {
    return Workbench.open(
        Runner.open(), Engine.open(), Settings.none(), lessons, Optional.empty(), _ -> {});
  }

  /** Takes the tour where JavaFX runs already. */
  static boolean take(
      Path folder,
      List<ListedLesson> lessons,
      List<Look> looks,
      PrintWriter progress,
      Callable<Studio> opening)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    try (var studio = Studio.open(opening)) {
      var tour = new Tour(folder, looks, progress, studio);
      for (var lesson : lessons) {
        tour.visit(lesson.entry());
      }
      tour.gallery.write();
      progress.println(folder.resolve("index.html") + " shows them all.");
      return tour.allDone;
    }
  }

  private void visit(LessonEntry entry) throws IOException, InterruptedException {
    studio.openLesson(entry.slug());
    switch (entry) {
      case LessonEntry.Ready(var lesson) -> visit(lesson);
      case LessonEntry.Broken(var slug, var fault) -> {
        allDone = false;
        gallery.lesson(slug);
        progress.println(slug + ": " + fault.place() + ": " + fault.reason(Language.EN));
        for (var look : looks) {
          studio.look(look);
          shoot(slug + "-" + look.code() + "-page-1");
        }
      }
    }
  }

  private void visit(Lesson lesson) throws IOException, InterruptedException {
    gallery.lesson(lesson.order() + " · " + lesson.text(Language.EN).title());
    if (lesson.demos().isEmpty()) {
      shootPages(lesson);
    }
    for (var demo : lesson.demos()) {
      studio.openDemo(demo.name());
      run(lesson, demo);
      if (demo.equals(lesson.demos().getFirst())) {
        shootPages(lesson);
      }
      shootCharts(lesson, demo);
      var stepped = demo.variants().stream().filter(one -> one.runOnly().isEmpty()).findFirst();
      if (stepped.isPresent()) {
        shootModel(lesson, demo, stepped.get());
      }
    }
  }

  /** Shows a variant stepped to the end of a schedule that fails, if one does, and explored. */
  private void shootModel(Lesson lesson, Demo demo, Demo.Variant variant)
      throws IOException, InterruptedException {
    studio.ask(new LabRequest.Walk(demo.name(), variant.name(), ""));
    studio.awaitPart("card-M", SEARCH);
    studio.press("show-failing", SEARCH);
    shootTabs(lesson, demo, "step-");
    studio.ask(new LabRequest.Explore(demo.name(), variant.name()));
    studio.awaitRest(SEARCH);
    shootTabs(lesson, demo, "explore-");
    studio.ask(new LabRequest.Select(demo.name(), variant.name()));
  }

  private void run(Lesson lesson, Demo demo) throws InterruptedException {
    var snapshot = studio.run(PATIENCE);
    var runs = snapshot == null ? List.<VariantRun>of() : snapshot.runs();
    gallery.timings(lesson.slug() + "/" + demo.name(), runs);
    for (var run : runs) {
      progress.println(line(lesson, demo, run));
    }
    allDone &=
        !runs.isEmpty()
            && runs.stream()
                .allMatch(
                    run ->
                        run.status() == VariantRun.Status.DONE
                            || run.status() == VariantRun.Status.SKIPPED);
    var busiest =
        runs.stream()
            .max(
                Comparator.<VariantRun>comparingInt(run -> run.pids().size())
                    .thenComparingInt(run -> run.trace().threads()));
    if (busiest.isPresent()) {
      studio.choose(busiest.get().variant().name());
    }
  }

  private void shootPages(Lesson lesson) throws IOException, InterruptedException {
    studio.answer();
    for (var look : looks) {
      studio.look(look);
      int number = 1;
      for (double top : studio.pageTops()) {
        studio.scrollPage(top);
        shoot(lesson.slug() + "-" + look.code() + "-page-" + number++);
      }
      studio.scrollPage(0);
    }
  }

  private void shootCharts(Lesson lesson, Demo demo) throws IOException, InterruptedException {
    shootTabs(lesson, demo, "");
  }

  private void shootTabs(Lesson lesson, Demo demo, String mode)
      throws IOException, InterruptedException {
    var name = lesson.slug() + "-" + demo.name().toLowerCase(Locale.ROOT);
    var tabs = studio.tabs();
    for (var tab : tabs) {
      studio.openTab(tab);
      for (var look : looks) {
        studio.look(look);
        shoot(name + "-" + look.code() + "-" + mode + tab);
      }
    }
    studio.openTab(tabs.getFirst());
  }

  private void shoot(String name) throws IOException, InterruptedException {
    var file = name + ".png";
    studio.shoot(folder.resolve(file));
    gallery.picture(file);
    progress.println(file);
  }

  private static String line(Lesson lesson, Demo demo, VariantRun run) {
    var line = new StringBuilder();
    line.append(lesson.slug()).append('/').append(demo.name()).append('/');
    line.append(run.variant().name()).append(": ").append(Gallery.text(run.elapsedNanos() / 1e9));
    if (!Double.isNaN(run.idealMillis())) {
      line.append(", ideal ").append(Gallery.text(run.idealMillis() / 1e3));
    }
    var error = run.error();
    if (error != null) {
      line.append(", ").append(run.status()).append(": ").append(Language.EN.wording().say(error));
    }
    return line.toString();
  }
}
