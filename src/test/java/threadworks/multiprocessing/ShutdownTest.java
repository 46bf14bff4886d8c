package threadworks.multiprocessing;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls that come while a pool shuts down or breaks, and workers that end while they start. */
@Timeout(120)
@ExtendWith(Leftovers.class)
final class ShutdownTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final AtomicReference<@Nullable Runnable> whileSent = new AtomicReference<>();

  /** Has something done while it is encoded. */
  static final class Meddler implements Serializable {
    private static final long serialVersionUID = 1;

    private void writeObject(ObjectOutputStream out) throws IOException {
      out.defaultWriteObject();
      var run = whileSent.getAndSet(null);
      if (run != null) {
        run.run();
      }
    }
  }

  @Test
  void aCallThatMissesTheShutdownIsRefused() {
    assertTimeoutPreemptively(
        SOON,
        () -> {
          try (var pool = new ProcessPool(1)) {
            var captured = new Meddler();
            whileSent.set(pool::shutdown);
            assertThrows(
                IllegalStateException.class, () -> pool.apply(i -> captured.hashCode() + i, 1));
            pool.join();
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void anInterruptedCallIsNotWaitedFor(PoolTest.Kind kind) {
    assertTimeoutPreemptively(
        SOON,
        () -> {
          try (var pool = kind.pool(1)) {
            var busy = pool.applyAsync(PoolTest::slowFirst, 0);
            var caller =
                Thread.ofPlatform()
                    .start(
                        () ->
                            assertThrows(
                                InterruptedException.class,
                                () -> pool.map(i -> i, List.of(1, 2, 3))));
            caller.interrupt();
            caller.join();
            pool.shutdown();
            pool.join();
            assertEquals(0, busy.get());
          }
        });
  }

  @Test
  void noCallIsForgottenWhileAPoolBreaks() throws Exception {
    var folder = SharedFiles.newFolder("pool");
    try (var memory = PoolMemory.create(folder, 1)) {
      var dispatch = new Dispatch(memory, folder, new @Nullable WorkerProcess[1], new Events());
      var stop = new AtomicBoolean();
      var failing =
          Thread.ofPlatform()
              .start(
                  () -> {
                    while (!stop.get()) {
                      dispatch.fail(TaskException.closed());
                    }
                  });
      var calls = new MapCall[20_000];
      for (int i = 0; i < calls.length; i++) {
        calls[i] = new MapCall(x -> x, new Object[] {1}, 1, 1);
        dispatch.add(calls[i]);
      }
      stop.set(true);
      failing.join();
      dispatch.fail(TaskException.closed());
      for (var call : calls) {
        assertTrue(call.ready());
      }
    } finally {
      SharedFiles.deleteFolder(folder);
    }
  }

  private static final class Events implements Dispatch.Events {
    @Override
    public void ready(WorkerProcess worker) {}

    @Override
    public void startFailed(TaskException why) {}
  }

  /** Those that are JVMs already: first a child is a helper, whose death is that of the start. */
  private static List<Long> children() {
    try (var children = ProcessHandle.current().children()) {
      return children
          .filter(child -> child.info().command().filter(name -> name.endsWith("java")).isPresent())
          .map(ProcessHandle::pid)
          .toList();
    }
  }

  private static void kill(long pid) {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }

  @Test
  void aWorkerKilledWhileItStartsIsReplaced() throws Exception {
    var others = children();
    try (var pool = new ProcessPool(1)) {
      long first = pool.apply(PoolTest::pid, 1);
      kill(first);
      var second = new AtomicReference<Long>();
      await()
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(1))
          .until(
              () -> {
                children().stream()
                    .filter(pid -> pid != first && !others.contains(pid))
                    .forEach(second::set);
                return second.get() != null;
              });
      kill(second.get());
      assertEquals(3, pool.applyAsync(i -> i + 1, 2).get(SOON));
    }
  }

  @Test
  void workersThatNeverStartFailTheConstructor() {
    var thrown =
        assertThrows(
            TaskException.class,
            () -> new ProcessPool(1, () -> Runtime.getRuntime().halt(5)).close());
    PoolTest.assertSays("exit code 5", thrown);
  }
}
