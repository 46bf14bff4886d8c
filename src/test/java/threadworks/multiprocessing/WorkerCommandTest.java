package threadworks.multiprocessing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What workers are started with, seen from an owner of their own. */
@Timeout(120)
@ExtendWith(Leftovers.class)
final class WorkerCommandTest {
  /** Prints what a worker says of itself. */
  static final class Owner {
    private Owner() {}

    static void main(String[] args) throws Exception {
      try (var pool = new ProcessPool(1)) {
        System.out.println(pool.apply(Owner::told));
      }
    }

    static List<Object> told() {
      var module = Object.class.getModule();
      var mine = Owner.class.getModule();
      return List.of(
          Owner.class.desiredAssertionStatus(),
          System.getProperty("color", "none"),
          Locale.getDefault(),
          module.isOpen("java.util", mine),
          module.isExported("jdk.internal.vm", mine),
          Runtime.getRuntime().maxMemory() <= 64 << 20);
    }
  }

  @Test
  void theOwnersOptionsReachTheWorkersButForTheirMemory() throws Exception {
    var builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-ea:threadworks...",
                "-Dcolor=dark blue",
                "-Duser.language=zh",
                "-Duser.country=CN",
                "-Dthreadworks.worker.heap=64m",
                "--add-opens",
                "java.base/java.util=ALL-UNNAMED",
                "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                Owner.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    // Beside the collector that workers have, a second one.
    builder.environment().put("JAVA_TOOL_OPTIONS", "-XX:+UseParallelGC");
    var owner = builder.start();
    try {
      var said = new String(owner.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      assertEquals("[true, dark blue, zh_CN, true, true, true]", said);
      assertEquals(0, owner.waitFor());
    } finally {
      owner.destroyForcibly();
    }
  }
}
