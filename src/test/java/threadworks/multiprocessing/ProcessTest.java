package threadworks.multiprocessing;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A function in a process of its own. */
@Timeout(120)
@ExtendWith(Leftovers.class)
final class ProcessTest {
  @Test
  void itRunsElsewhereAndEnds(@TempDir Path folder) throws Exception {
    var file = folder.resolve("pid").toString();
    var process =
        new Process(
            () -> Files.writeString(Path.of(file), "" + ProcessHandle.current().pid()), true);
    assertFalse(process.isAlive());
    assertThrows(IllegalStateException.class, process::join);
    process.start();
    assertThrows(IllegalStateException.class, process::start);
    process.join();
    assertEquals(0, process.exitcode());
    assertFalse(process.isAlive());
    assertNull(process.exception());
    assertEquals(process.pid(), Long.parseLong(Files.readString(Path.of(file))));
    assertNotEquals(ProcessHandle.current().pid(), process.pid());
  }

  /** Those of 128 and more are not those of signals. */
  @ParameterizedTest
  @ValueSource(ints = {0, 7, 143, 255})
  @Tag("slow")
  void anyExitCodeIsKept(int code) throws Exception {
    assertEquals(code, codeOf(() -> System.exit(code)));
  }

  @Test
  void exitCodesAreAsInPython() throws Exception {
    assertEquals(137, codeOf(() -> System.exit(137)));
    var throwing =
        new Process(
            () -> {
              throw new IllegalStateException("bad");
            });
    throwing.start();
    throwing.join();
    assertEquals(1, throwing.exitcode());
    assertEquals("bad", assertNotNullCause(throwing).getMessage());
  }

  private static Throwable assertNotNullCause(Process process) {
    var exception = process.exception();
    assertNotNull(exception);
    var cause = exception.getCause();
    assertNotNull(cause);
    return cause;
  }

  private static int codeOf(Action target) throws InterruptedException {
    var process = new Process(target);
    process.start();
    process.join();
    var code = process.exitcode();
    assertNotNull(code);
    return code;
  }

  @Test
  void aTargetThatCannotBeSentIsRefusedBeforeThereIsAProcess() {
    var captured = new Object();
    var process = new Process(() -> System.out.println(captured));
    assertThrows(NotSendableException.class, process::start);
    assertFalse(process.isAlive());
    assertThrows(IllegalStateException.class, process::join);
    try (var children = ProcessHandle.current().children()) {
      assertFalse(children.anyMatch(Liveness::runs));
    }
  }

  @Test
  void terminateAndKillEndIt() throws Exception {
    for (boolean kill : new boolean[] {false, true}) {
      var process = new Process(() -> Thread.sleep(Duration.ofHours(1)));
      process.start();
      assertTrue(process.isAlive());
      assertFalse(process.join(Duration.ofMillis(1)));
      assertNull(process.exitcode());
      if (kill) {
        process.kill();
      } else {
        process.terminate();
      }
      process.join();
      assertEquals(kill ? -9 : -15, process.exitcode());
      await().until(() -> ProcessHandle.of(process.pid()).isEmpty());
    }
  }
}
