package threadworks.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All processes that come from one host, whoever has started them: each inherits a mark in its
 * environment. So they are found when their parent has ended, be it the host itself, and they are
 * nobody's. Linux alone shows the environment of others, in {@code /proc}; elsewhere there are
 * none.
 */
final class Offspring {
  private static final String VARIABLE = "THREADWORKS_HOST";
  private static final Path PROCESSES = Path.of("/proc");

  private final @Nullable String mark;

  private Offspring(@Nullable String mark) {
    this.mark = mark;
  }

  /** That of the host which this will start. */
  static Offspring of(ProcessBuilder host) {
    var mark = ProcessHandle.current().pid() + "-" + System.nanoTime();
    host.environment().put(VARIABLE, mark);
    return new Offspring(mark);
  }

  /** That of this process, if it is a host. */
  static Offspring own() {
    return new Offspring(System.getenv(VARIABLE));
  }

  /** Ends all of them at once, but not this process. */
  void kill() {
    if (mark == null || !Files.isDirectory(PROCESSES)) {
      return;
    }
    var killed = new HashSet<Long>();
    killed.add(ProcessHandle.current().pid());
    // Again, as long as one has started another meanwhile.
    while (killThoseNotIn(killed)) {}
  }

  private boolean killThoseNotIn(Set<Long> killed) {
    boolean some = false;
    try (var processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
      for (var process : processes) {
        long pid = Long.parseLong(process.getFileName().toString());
        if (isMarked(process) && killed.add(pid)) {
          ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
          some = true;
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // Those that were found are ended.
    }
    return some;
  }

  private boolean isMarked(Path process) {
    try {
      return Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1)
          .contains(VARIABLE + "=" + mark + "\0");
    } catch (IOException e) {
      // Somebody else's, or it has ended just now.
      return false;
    }
  }
}
