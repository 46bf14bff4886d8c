package threadworks.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import threadworks.host.CompilerProcess;
import threadworks.lesson.LessonCatalog;
import threadworks.lesson.LessonEntry;
import threadworks.lesson.Rereader;

/**
 * Where lessons are worked on while the program runs: reads again what was edited, and has its
 * demos compiled in a JVM of its own.
 */
public final class LessonBench implements AutoCloseable {
  /** The system property that names the folder of the program, with its sources. */
  private static final String HOME = "threadworks.home";

  private final Path lessons;
  private final CompilerProcess compiler = new CompilerProcess();
  private final ExecutorService reader =
      Executors.newSingleThreadExecutor(
          task -> Thread.ofPlatform().daemon().name("reread").unstarted(task));
  private @Nullable TempFolder temp;
  private @Nullable Rereader rereader;
  private @Nullable LessonWatch watch;

  /** A bench for the lessons of a folder. */
  public LessonBench(Path lessons) {
    this.lessons = lessons;
  }

  /** A bench for the lessons' own sources; empty where there are none, as they are installed. */
  public static Optional<LessonBench> open() {
    var chosen = System.getProperty(LessonCatalog.FOLDER);
    var home = System.getProperty(HOME);
    return Optional.ofNullable(chosen != null ? Path.of(chosen) : home == null ? null : in(home))
        .filter(Files::isDirectory)
        .map(LessonBench::new);
  }

  private static Path in(String home) {
    return Path.of(home, "lessons");
  }

  /** Reads a lesson as it is now, on a thread of this object's; one after another. */
  public CompletableFuture<LessonEntry> read(String slug) {
    var entry = CompletableFuture.supplyAsync(() -> rereader().read(slug), reader);
    // Whoever edits a text edits a demo next.
    var _ = entry.thenRun(compiler::warmUp);
    return entry;
  }

  private synchronized Rereader rereader() {
    var known = rereader;
    if (known == null) {
      var folder = TempFolder.in(Path.of(System.getProperty("java.io.tmpdir")));
      temp = folder;
      known = new Rereader(lessons, folder.path(), compiler);
      rereader = known;
    }
    return known;
  }

  /**
   * Watches all lessons from now on.
   *
   * @param changed told which one has changed, on a thread of this object's
   */
  public synchronized void watch(Consumer<String> changed) {
    try {
      watch = new LessonWatch(lessons, changed);
    } catch (IOException e) {
      // They are read again when somebody asks for it.
    }
  }

  /** Ends it, and what it has made goes. */
  @Override
  public synchronized void close() {
    if (watch != null) {
      watch.close();
    }
    reader.shutdown();
    compiler.close();
    if (temp != null) {
      temp.close();
    }
  }
}
