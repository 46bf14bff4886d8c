package threadworks.multiprocessing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * An archive of loaded classes (an AOT cache, JEP 483) that a pool's workers start from, in less
 * than half the time. It is for one JDK and one class path, of jars alone; any other JVM does
 * without it. Those that are to start their workers from it name it in the system property {@value
 * #PROPERTY}. Python's counterpart is the start method {@code forkserver}, where workers find the
 * modules loaded as well.
 */
public final class WorkerArchive {
  /** The system property that names the archive of this JVM's workers. */
  public static final String PROPERTY = "threadworks.worker.archive";

  /** As many tasks as it takes until a worker knows its way. */
  private static final int TASKS = 50;

  private WorkerArchive() {}

  /**
   * Makes the archive for workers of JVMs with this one's class path: a worker is started, does
   * some tasks, and writes down what it has loaded. That takes some seconds.
   *
   * @param archive the file, which appears when all is done
   * @throws IOException when there is none afterwards: the class path holds folders, say
   * @throws TaskException when no worker can be started
   */
  public static void make(Path archive) throws IOException, InterruptedException {
    var numbers = IntStream.range(0, TASKS).boxed().toList();
    try (var pool = ProcessPool.recordingTo(archive)) {
      var _ = pool.map(WorkerArchive::task, numbers, 1);
      var _ = pool.map(WorkerArchive::task, numbers);
      // Rather than end it, have it end by itself, which is when it writes.
      pool.shutdown();
      pool.join();
    }
    if (!Files.exists(archive)) {
      throw new IOException("no archive was made: " + archive);
    }
  }

  private static Map<String, Object> task(int number) {
    return Map.of("number", number, "numbers", List.of(1L, 2.0), "text", new int[] {number});
  }
}
