package threadworks.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The threads of this process as the kernel sees them; Linux alone shows them. */
final class Tasks {
  private static final Path ALL = Path.of("/proc/self/task");

  private Tasks() {}

  /**
   * Whether another than the calling one runs, or would if it had a core: where all are busy, one
   * that was woken waits for that, and to the JVM it is asleep still.
   */
  static boolean othersRun() {
    if (!Files.isDirectory(ALL)) {
      return false;
    }
    int running = 0;
    try (var tasks = Files.newDirectoryStream(ALL)) {
      for (var task : tasks) {
        running += runs(task) ? 1 : 0;
      }
    } catch (IOException | DirectoryIteratorException e) {
      return true;
    }
    return running > 1;
  }

  /** What {@code proc_pid_stat(5)} says behind the name, which may have brackets itself. */
  private static boolean runs(Path task) {
    try {
      var stat = Files.readString(task.resolve("stat"), StandardCharsets.ISO_8859_1);
      return stat.startsWith("R", stat.lastIndexOf(')') + 2);
    } catch (IOException e) {
      // It has ended just now.
      return false;
    }
  }
}
