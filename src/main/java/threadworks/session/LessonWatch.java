package threadworks.session;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchService;
import java.util.concurrent.TimeUnit;

/** Tells that something in a lesson's folder has changed, once nothing more does. */
final class LessonWatch implements AutoCloseable {
  /** Editors write a file in several goes. */
  private static final long QUIET_MILLIS = 60;

  private final Path lesson;
  private final Runnable changed;
  private final WatchService service;

  /**
   * Begins to watch.
   *
   * @param changed called on a thread of this object's
   * @throws IOException when the folder cannot be watched
   */
  LessonWatch(Path lesson, Runnable changed) throws IOException {
    this.lesson = lesson;
    this.changed = changed;
    service = lesson.getFileSystem().newWatchService();
    register();
    Thread.ofPlatform().daemon().name("watch " + lesson.getFileName()).start(this::watch);
  }

  /** Takes all folders there are; those that are watched already stay so. */
  private void register() throws IOException {
    try (var files = Files.walk(lesson)) {
      for (var folder : files.filter(Files::isDirectory).toList()) {
        folder.register(service, ENTRY_CREATE, ENTRY_MODIFY, ENTRY_DELETE);
      }
    }
  }

  private void watch() {
    try {
      while (true) {
        for (var key = service.take();
            key != null;
            key = service.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS)) {
          key.pollEvents();
          key.reset();
        }
        register();
        changed.run();
      }
    } catch (ClosedWatchServiceException | IOException e) {
      // Nobody wants to know any more, or the folder has gone, which was told.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
