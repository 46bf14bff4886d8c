package threadworks.multiprocessing;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails every test class that leaves a worker, or shared memory or a temporary file of this
 * process, behind; JUnit finds it by itself. Hosts may live on, as those of a window do until the
 * program ends.
 */
public final class NothingIsLeftBehind implements AfterAllCallback {
  private static final String PACKAGE = "threadworks.multiprocessing.";

  @Override
  public void afterAll(ExtensionContext context) {
    await("nothing is left behind")
        .atMost(Duration.ofSeconds(60))
        .pollDelay(Duration.ZERO)
        .untilAsserted(
            () -> {
              assertEquals(List.of(), workers());
              assertEquals(List.of(), sharedMemory());
              assertEquals(List.of(), temporaryFiles());
            });
  }

  private static List<String> workers() {
    try (var descendants = ProcessHandle.current().descendants()) {
      return descendants
          .filter(Liveness::runs)
          .map(process -> process.pid() + " " + process.info().commandLine().orElse(""))
          .filter(command -> command.contains(PACKAGE) || command.contains("WorkerHost"))
          .toList();
    }
  }

  /** What carries this process's pid, be it in a name of ours or in one that a test chose. */
  private static List<String> sharedMemory() throws IOException {
    var mine = "threadworks-(.*-)?" + ProcessHandle.current().pid() + "(-.*)?";
    try (var files = Files.list(SharedFiles.root())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches(mine))
          .toList();
    }
  }

  /** What was made since the tests began, and is the program's by its name. */
  private static List<String> temporaryFiles() throws IOException {
    long began = ManagementFactory.getRuntimeMXBean().getStartTime();
    try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("threadworks"))
          .filter(file -> file.toFile().lastModified() >= began)
          .map(Path::toString)
          .toList();
    }
  }
}
