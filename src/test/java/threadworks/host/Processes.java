package threadworks.host;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import threadworks.multiprocessing.Liveness;

/** What tests ask about processes. */
final class Processes {
  private Processes() {}

  static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).map(Liveness::runs).orElse(false);
  }

  /** Shared memory of a process that is there. */
  static List<Path> sharedMemory(long pid) throws IOException {
    var shm = Path.of("/dev/shm");
    var root = Files.isWritable(shm) ? shm : Path.of(System.getProperty("java.io.tmpdir"));
    try (var files = Files.list(root)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("threadworks-" + pid + "-"))
          .toList();
    }
  }

  static void assertGone(Collection<Long> pids) {
    await()
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(5))
        .until(() -> pids.stream().noneMatch(Processes::isAlive));
  }
}
