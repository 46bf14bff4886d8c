package threadworks.session;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Tells in which lesson something has changed, once nothing more does. */
final class LessonWatch implements AutoCloseable {
  /** Editors write a file in several goes. */
  private static final long QUIET_MILLIS = 60;

  private final Path lessons;
  private final Consumer<String> changed;
  private final WatchService service;

  /**
   * Begins to watch.
   *
   * @param lessons the folder of the lessons' folders
   * @param changed told a lesson's folder, on a thread of this object's
   * @throws IOException when the folder cannot be watched
   */
  LessonWatch(Path lessons, Consumer<String> changed) throws IOException {
    this.lessons = lessons;
    this.changed = changed;
    service = lessons.getFileSystem().newWatchService();
    register();
    Thread.ofPlatform().daemon().name("lesson watch").start(this::watch);
  }

  /** Takes all folders there are; those that are watched already stay so. */
  private void register() throws IOException {
    try (var files = Files.walk(lessons)) {
      for (var folder : files.filter(Files::isDirectory).toList()) {
        folder.register(service, ENTRY_CREATE, ENTRY_MODIFY, ENTRY_DELETE);
      }
    } catch (UncheckedIOException e) {
      // A folder has gone meanwhile, which is told next.
    }
  }

  private void watch() {
    try {
      while (true) {
        var edited = new TreeSet<String>();
        for (var key = service.take();
            key != null;
            key = service.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS)) {
          note(key, edited);
        }
        register();
        edited.forEach(changed);
      }
    } catch (ClosedWatchServiceException | IOException e) {
      // Nobody wants to know any more, or the lessons have gone.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void note(WatchKey key, Set<String> edited) {
    for (var event : key.pollEvents()) {
      if (event.context() instanceof Path name) {
        var file = ((Path) key.watchable()).resolve(name);
        edited.add(lessons.relativize(file).getName(0).toString());
      }
    }
    key.reset();
  }

  /** Ends it; a call that is under way goes on. */
  @Override
  public void close() {
    try {
      service.close();
    } catch (IOException e) {
      // Then it watches on, and nobody listens.
    }
  }
}
