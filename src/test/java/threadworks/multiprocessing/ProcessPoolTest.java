package threadworks.multiprocessing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a pool of processes does that one of threads does not: how its workers start and end. */
@Timeout(120)
@ExtendWith(Leftovers.class)
final class ProcessPoolTest {
  @Test
  void theInitializerRunsOnceInEachWorker() throws Exception {
    var page = "start";
    try (var pool = new ProcessPool(2, () -> PoolTest.visit(page))) {
      for (var keys : pool.map(i -> List.copyOf(PoolTest.visited.keySet()), List.of(1, 2))) {
        assertTrue(keys.contains("start"));
      }
    }
  }

  @Test
  void initializersMayWaitForEachOther() throws Exception {
    int workers = Runtime.getRuntime().availableProcessors() + 1;
    try (var arrived = new ProcessQueue<Integer>(workers);
        var pool =
            new ProcessPool(
                workers,
                () -> {
                  arrived.put(1);
                  while (arrived.size() < workers) {
                    Thread.sleep(1);
                  }
                })) {
      assertEquals(List.of(2), pool.map(i -> i + 1, List.of(1)));
    }
  }

  @Test
  void allWorkersComeThoughFewStartAtOnce() throws Exception {
    int workers = 2 * Runtime.getRuntime().availableProcessors() + 1;
    var numbers = IntStream.range(0, workers).boxed().toList();
    try (var arrived = new ProcessQueue<Integer>(workers);
        var pool = new ProcessPool(workers)) {
      var waiting =
          pool.mapAsync(
              i -> {
                arrived.put(i);
                while (arrived.size() < workers) {
                  Thread.sleep(1);
                }
                return ProcessHandle.current().pid();
              },
              numbers,
              1);
      assertEquals(workers, new HashSet<>(waiting.get()).size());
    }
  }

  @Test
  void aFailingInitializerFailsTheConstructor() {
    var thrown =
        assertThrows(
            TaskException.class,
            () ->
                new ProcessPool(
                        2,
                        () -> {
                          throw new IllegalStateException("no set-up");
                        })
                    .close());
    PoolTest.assertSays("no set-up", thrown);
  }

  @Test
  void aWorkerThatEndsFailsItsTaskAndIsReplaced() throws Exception {
    try (var pool = new ProcessPool(1)) {
      long pid = pool.map(PoolTest::pid, List.of(1)).getFirst();
      var thrown =
          assertThrows(
              TaskException.class,
              () ->
                  pool.map(
                      i -> {
                        System.exit(7);
                        return i;
                      },
                      List.of(1)));
      assertEquals(pid, thrown.pid());
      PoolTest.assertSays("exit code 7", thrown);
      assertNotEquals(pid, pool.map(PoolTest::pid, List.of(1)).getFirst());
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whenOneWorkerIsStoppedAnotherDoesTheWork() throws Exception {
    try (var pool = new ProcessPool(2)) {
      for (int i = 0; i < 5; i++) {
        pool.map(PoolTest::slowFirst, List.of(0, 0), 1);
      }
      for (long pid : new HashSet<>(pool.map(PoolTest::slowPid, List.of(1, 2), 1))) {
        signal("-STOP", pid);
        for (int i = 0; i < 3; i++) {
          assertEquals(i, pool.applyAsync(k -> k, i).get(Duration.ofSeconds(20)));
        }
        signal("-CONT", pid);
      }
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void programsThatInheritAWorkersStreamsDoNotDisturbIt() throws Exception {
    try (var pool = new ProcessPool(1)) {
      Action waiting =
          () -> {
            new ProcessBuilder("sh", "-c", "echo loud; cat; sleep 5").inheritIO().start();
            new ProcessBuilder("cat", "/dev/stdin").inheritIO().start().waitFor();
          };
      var begun =
          pool.applyAsync(
              () -> {
                waiting.run();
                return "begun";
              });
      assertEquals("begun", begun.get(Duration.ofSeconds(20)));
      for (int i = 0; i < 10; i++) {
        Thread.sleep(50);
        assertEquals(i, pool.applyAsync(k -> k, i).get(Duration.ofSeconds(20)));
      }
    }
  }

  private static void signal(String signal, long pid) throws Exception {
    assertEquals(0, new ProcessBuilder("kill", signal, "" + pid).inheritIO().start().waitFor());
  }

  @Test
  void whatCannotBeSentIsRefused() throws Exception {
    try (var pool = new ProcessPool(1)) {
      var thrown = assertThrows(Exception.class, () -> pool.map(o -> 1, List.of(new Object())));
      PoolTest.assertSays("java.lang.Object", thrown);
      assertEquals(List.of(3), pool.map(i -> i + 2, List.of(1)));
    }
  }

  @Test
  void whatWorkersPrintAppearsHere() throws Exception {
    var out = System.out;
    var caught = new ByteArrayOutputStream();
    try (var pool = new ProcessPool(1)) {
      System.setOut(new PrintStream(caught, true, StandardCharsets.UTF_8));
      pool.apply(
          i -> {
            System.out.println("printed by a worker: \u8fdb\u7a0b");
            return i;
          },
          1);
    } finally {
      System.setOut(out);
    }
    assertEquals("printed by a worker: \u8fdb\u7a0b\n", caught.toString(StandardCharsets.UTF_8));
  }

  @Test
  void workersAreProcessesOfTheirOwn() throws Exception {
    var pids = new HashSet<Long>();
    var pool = new ProcessPool(2);
    try (pool) {
      pids.addAll(pool.map(PoolTest::pid, List.of(1, 2, 3, 4)));
      assertFalse(pids.contains(ProcessHandle.current().pid()));
      assertTrue(pids.size() <= 2);
    }
    pool.join();
    for (long pid : pids) {
      assertFalse(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
    }
  }
}
