package threadworks.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** No process and no shared memory outlives the program, whether it ends or is killed. */
@Timeout(120)
final class ParentTest {
  @Tag("slow")
  @Test
  void nothingOutlivesTheProgramThatIsKilled() throws Exception {
    check(true);
  }

  @Test
  @Tag("slow")
  void norTheOneThatEnds() throws Exception {
    check(false);
  }

  private static void check(boolean killed) throws Exception {
    var pids = new ArrayList<Long>();
    var parent = start();
    try (var out = parent.inputReader()) {
      for (int tasks = 0; tasks < 2; ) {
        var line = out.readLine();
        if (line == null) {
          throw new AssertionError("the program ended by itself");
        }
        if (line.startsWith("pid ")) {
          pids.add(Long.parseLong(line.substring(4)));
        } else if (line.equals("task")) {
          tasks++;
        }
      }
      assertEquals(3, pids.size(), "a host and two workers");
      assertNotEquals(List.of(), Processes.sharedMemory(pids.getFirst()));
    } finally {
      if (killed) {
        var _ = parent.destroyForcibly();
      } else {
        parent.destroy();
      }
    }
    Processes.assertGone(pids);
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> Processes.sharedMemory(pids.getFirst()).isEmpty());
  }

  private static Process start() throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Parent.class.getName(),
            "busyPool")
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
