package threadworks.session;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * A folder of this process's among the temporary files. It goes with this object; where the process
 * was killed before, the next one clears it away.
 */
final class TempFolder implements AutoCloseable {
  private static final String PREFIX = "threadworks-lessons-";

  private final Path path;

  private TempFolder(Path path) {
    this.path = path;
  }

  /** Makes one below {@code parent}, and deletes those of processes that are gone. */
  static TempFolder in(Path parent) {
    try {
      sweep(parent);
      return new TempFolder(
          Files.createTempDirectory(parent, PREFIX + ProcessHandle.current().pid() + "-"));
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary folder can be made in " + parent, e);
    }
  }

  private static void sweep(Path parent) {
    try (var left = Files.newDirectoryStream(parent, PREFIX + "*")) {
      for (var folder : left) {
        var pid = folder.getFileName().toString().substring(PREFIX.length()).split("-", 2)[0];
        if (pid.matches("\\d{1,18}") && ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
          delete(folder);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // Another user's.
    }
  }

  Path path() {
    return path;
  }

  private static void delete(Path folder) {
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException | UncheckedIOException e) {
      // Another process deletes it too.
    }
  }

  @Override
  public void close() {
    delete(path);
  }
}
