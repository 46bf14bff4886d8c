package threadworks.multiprocessing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test class that leaves a process or a piece of shared memory behind. */
final class Leftovers implements AfterAllCallback {
  @Override
  public void afterAll(ExtensionContext context) {
    await("nothing is left behind")
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              if (!processes().isEmpty() || !files().isEmpty()) {
                throw new AssertionError("left behind: " + processes() + " " + files());
              }
            });
  }

  private static List<String> processes() {
    return ProcessHandle.current()
        .descendants()
        .filter(Liveness::runs)
        .map(process -> process.pid() + " " + process.info().commandLine().orElse("?"))
        .toList();
  }

  private static List<String> files() throws IOException {
    return files(ProcessHandle.current().pid());
  }

  /** The shared memory that a process has made. */
  static List<String> files(long pid) throws IOException {
    var mine = "threadworks-" + pid + "-";
    try (var files = Files.list(SharedFiles.root())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(mine))
          .toList();
    }
  }
}
