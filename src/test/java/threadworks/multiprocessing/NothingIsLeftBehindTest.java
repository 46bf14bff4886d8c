package threadworks.multiprocessing;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * The last of all test classes: none of the others has left a worker, or shared memory of this
 * process, behind. Hosts may live on, as those of a window do until the program ends.
 */
@Order(Integer.MAX_VALUE)
final class NothingIsLeftBehindTest {
  private static final String PACKAGE = "threadworks.multiprocessing.";

  @Test
  void noWorkerAndNoSharedMemory() {
    await("nothing is left behind")
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              assertEquals(List.of(), workers());
              assertEquals(List.of(), files());
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

  private static List<String> files() throws IOException {
    return Leftovers.files(ProcessHandle.current().pid());
  }
}
