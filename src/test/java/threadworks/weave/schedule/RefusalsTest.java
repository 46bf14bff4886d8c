package threadworks.weave.schedule;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the scheduler refuses, by the names that calls have once they are woven. */
final class RefusalsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "woven/java/util/concurrent/SubmissionPublisher",
        "java/io/RandomAccessFile",
        "java/nio/file/Files",
        "java/net/Socket",
        "java/lang/ProcessBuilder",
        "threadworks/multiprocessing/ProcessPool",
        "threadworks/multiprocessing/SharedMemory"
      })
  void theseAreRefused(String owner) {
    assertNotNull(Refusals.reason(owner, "open", "()V"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "woven/java/util/ArrayList",
        "woven/java/util/concurrent/Executors",
        "java/lang/String",
        "java/util/concurrent/StructuredTaskScope",
        "threadworks/multiprocessing/ThreadPool",
        "threadworks/multiprocessing/AsyncResult",
        "threadworks/schedule/DemoScopedValue"
      })
  void theseAreNot(String owner) {
    assertNull(Refusals.reason(owner, "add", "()V"));
  }

  @Test
  void aSiteIsRefusedButNotItsPages() {
    assertNotNull(Refusals.reason("threadworks/lab/Site", "open", "()Lthreadworks/lab/Site;"));
    assertNull(
        Refusals.reason("threadworks/lab/Site", "get", "(Ljava/lang/String;D)Ljava/lang/String;"));
  }

  @Test
  void parallelStreamsAreRefusedWhereverTheyStart() {
    assertNotNull(Refusals.reason("woven/java/util/ArrayList", "parallelStream", "()V"));
    assertNotNull(Refusals.reason("java/util/stream/IntStream", "parallel", "()V"));
    assertNotNull(Refusals.reason("woven/java/util/Arrays", "parallelSort", "([I)V"));
    assertNull(Refusals.reason("java/util/stream/IntStream", "map", "()V"));
  }
}
