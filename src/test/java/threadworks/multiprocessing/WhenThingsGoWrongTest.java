package threadworks.multiprocessing;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A pool of processes when workers, tasks, callers and machines misbehave. */
@Timeout(120)
@ExtendWith(Leftovers.class)
final class WhenThingsGoWrongTest {
  private static final int BIG = 64 << 20;

  static long pid(Object ignored) {
    return ProcessHandle.current().pid();
  }

  private static boolean lives(long pid) {
    return ProcessHandle.of(pid).map(Liveness::runs).orElse(false);
  }

  /** Writes its pid where the test finds it, and sleeps. */
  static long hang(String file) throws Exception {
    var ready = Path.of(file + ".new");
    Files.writeString(ready, Long.toString(ProcessHandle.current().pid()));
    Files.move(ready, Path.of(file));
    Thread.sleep(Duration.ofHours(1));
    return 0;
  }

  private static long pidIn(Path file) throws Exception {
    await().until(() -> Files.exists(file));
    return Long.parseLong(Files.readString(file));
  }

  @Test
  void aClassThatIsMissingWhereAWorkersEndIsNotedKeepsNobodyWaiting() throws InterruptedException {
    var before = Instruments.current;
    Instruments.current =
        new Instrument() {
          @Override
          public void workerEnded(long pid) {
            throw new NoClassDefFoundError("as of a program that was built anew meanwhile");
          }
        };
    try {
      var pool = new ProcessPool(1);
      pool.shutdown();
      pool.join();
    } finally {
      Instruments.current = before;
    }
  }

  @Test
  void aWorkerKilledFromOutsideFailsJustItsTask(@TempDir Path folder) throws Exception {
    try (var pool = new ProcessPool(2)) {
      var file = folder.resolve("pid");
      var hanging = pool.applyAsync(WhenThingsGoWrongTest::hang, file.toString());
      long pid = pidIn(file);
      assertTrue(ProcessHandle.of(pid).orElseThrow().destroyForcibly());
      var thrown = assertThrows(TaskException.class, hanging::get);
      assertEquals(pid, thrown.pid());
      assertEquals("worker process " + pid + " was killed by signal 9", thrown.getMessage());
      var pids = pool.map(WhenThingsGoWrongTest::pid, IntStream.range(0, 100).boxed().toList(), 1);
      assertFalse(pids.contains(pid));
    }
  }

  @Test
  void aWorkerOutOfMemoryFailsItsTaskAndIsReplaced() throws Exception {
    try (var pool = new ProcessPool(1)) {
      var thrown =
          assertThrows(
              TaskException.class,
              () ->
                  pool.apply(
                      n -> {
                        var hoard = new ArrayList<long[]>();
                        while (hoard.size() < n) {
                          hoard.add(new long[1 << 20]);
                        }
                        return hoard.size();
                      },
                      1 << 20));
      assertTrue(String.valueOf(thrown.getMessage()).contains("out of memory"), thrown.toString());
      assertNotEquals(thrown.pid(), pool.apply(WhenThingsGoWrongTest::pid, 0));
    }
  }

  @Test
  void workersThatEndAreNoticedWhileTheCommonPoolIsBusy() throws Exception {
    int threads = Math.max(1, ForkJoinPool.commonPool().getParallelism());
    var busy = new CountDownLatch(threads);
    var free = new CountDownLatch(1);
    for (int i = 0; i < threads; i++) {
      ForkJoinPool.commonPool()
          .execute(
              () -> {
                busy.countDown();
                Waiting.uninterruptibly(free::await);
              });
    }
    busy.await();
    try {
      assertTimeoutPreemptively(
          Duration.ofSeconds(30),
          () -> {
            try (var pool = new ProcessPool(1)) {
              assertThrows(TaskException.class, () -> pool.apply(() -> exit(4)));
              pool.shutdown();
              pool.join();
            }
          });
    } finally {
      free.countDown();
    }
  }

  static int exit(int code) {
    System.exit(code);
    return code;
  }

  @Test
  void longArgumentsAndResultsPass() throws Exception {
    try (var pool = new ProcessPool(1)) {
      var argument = new byte[BIG];
      Arrays.fill(argument, (byte) 7);
      assertEquals(List.of(BIG), pool.map(bytes -> bytes.length, List.of(argument)));
      var expected = new byte[BIG];
      Arrays.fill(expected, (byte) 9);
      assertArrayEquals(
          expected,
          pool.apply(
              length -> {
                var bytes = new byte[length];
                Arrays.fill(bytes, (byte) 9);
                return bytes;
              },
              BIG));
    }
  }

  @Test
  void lengthsAroundTheRingsAndTheFilesLimitsPass() throws Exception {
    try (var pool = new ProcessPool(2)) {
      var lengths = new ArrayList<Integer>();
      for (int base : new int[] {0, 1024, PoolMemory.RESULTS / 4, TaskQueue.limit()}) {
        for (int i = Math.max(0, base - 40); i < base + 10; i++) {
          lengths.add(i);
        }
      }
      var arrays = lengths.stream().map(byte[]::new).toList();
      assertEquals(lengths, pool.map(bytes -> bytes.length, arrays, 1));
      var back = pool.map(bytes -> bytes, arrays, 1);
      assertEquals(lengths, back.stream().map(bytes -> bytes.length).toList());
    }
  }

  @Tag("slow")
  @Test
  void queuedTasksDoNotFillMemory() {
    // Twice this JVM's heap.
    queue(10_000, 200_000);
  }

  @Test
  @Tag("slow")
  void norDoAHundredThousand() {
    queue(100_000, 20_000);
  }

  private static void queue(int tasks, int bytes) {
    Iterable<byte[]> arguments =
        () ->
            new Iterator<>() {
              private int made;

              @Override
              public boolean hasNext() {
                return made < tasks;
              }

              @Override
              public byte[] next() {
                made++;
                return new byte[bytes];
              }
            };
    try (var pool = new ProcessPool(2)) {
      long sum = 0;
      for (int length : pool.imap(argument -> argument.length, arguments)) {
        sum += length;
      }
      assertEquals((long) tasks * bytes, sum);
    }
  }

  @Test
  void anInterruptedCallerLeavesNoOrphan(@TempDir Path folder) throws Exception {
    var thrown = new AtomicReference<Throwable>();
    var file = folder.resolve("pid");
    var caller =
        Thread.ofPlatform()
            .start(
                () -> {
                  try (var pool = new ProcessPool(1)) {
                    pool.map(WhenThingsGoWrongTest::hang, List.of(file.toString(), "never"));
                  } catch (Throwable e) {
                    thrown.set(e);
                  }
                });
    long pid = pidIn(file);
    caller.interrupt();
    caller.join();
    assertInstanceOf(InterruptedException.class, thrown.get());
    assertFalse(lives(pid));
  }

  @Test
  void afterAnInterruptThePoolGoesOn(@TempDir Path folder) throws Exception {
    try (var pool = new ProcessPool(2)) {
      var file = folder.resolve("pid");
      var caller =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      pool.map(WhenThingsGoWrongTest::hang, List.of(file.toString()));
                    } catch (InterruptedException e) {
                      // That is the test.
                    }
                  });
      pidIn(file);
      caller.interrupt();
      caller.join();
      assertEquals(List.of(2, 3), pool.map(i -> i + 1, List.of(1, 2)));
    }
  }

  @Test
  void twoPoolsAtOnceAndPoolsInWorkers() throws Exception {
    try (var pool = new ProcessPool(1);
        var other = new ProcessPool(1)) {
      assertNotEquals(
          pool.apply(WhenThingsGoWrongTest::pid, 0), other.apply(WhenThingsGoWrongTest::pid, 0));
      assertEquals(
          List.of(2, 3),
          pool.apply(
              numbers -> {
                try (var inner = new ProcessPool(1)) {
                  return inner.map(i -> i + 1, numbers);
                }
              },
              List.of(1, 2)));
    }
  }

  @Test
  void aPoolInAWorkerEndsWithThatWorker(@TempDir Path folder) throws Exception {
    var file = folder.resolve("pid");
    long inner;
    try (var pool = new ProcessPool(1)) {
      var _ =
          pool.applyAsync(
              name -> {
                try (var nested = new ProcessPool(1)) {
                  return nested.apply(WhenThingsGoWrongTest::hang, name);
                }
              },
              file.toString());
      inner = pidIn(file);
    }
    await().atMost(Duration.ofSeconds(30)).until(() -> !lives(inner));
  }

  /** A program that makes a pool, prints the workers' pids and its folder, and dies. */
  static final class Owner {
    private Owner() {}

    static void main(String[] args) throws Exception {
      var pool = new ProcessPool(2);
      var pids = pool.map(WhenThingsGoWrongTest::pid, List.of(1, 2, 3, 4, 5, 6, 7, 8), 1);
      System.out.println(pids.stream().distinct().map(String::valueOf).toList());
      System.out.flush();
      Thread.sleep(Duration.ofHours(1));
    }
  }

  @Test
  void theOwnersDeathEndsAllWorkersAndTheirMemory() throws Exception {
    owner(java.lang.Process::destroyForcibly);
  }

  @Test
  void aSignalToOwnerAndWorkersTogetherEndsTheirMemoryToo() throws Exception {
    owner(
        owner -> {
          owner.descendants().forEach(ProcessHandle::destroy);
          owner.destroy();
        });
  }

  /** Ends an owner that way, and waits until its workers and their memory are gone. */
  private static void owner(Consumer<java.lang.Process> end) throws Exception {
    var owner =
        new WorkerCommand("128m")
            .of(Owner.class)
            .builder()
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var out =
        new BufferedReader(new InputStreamReader(owner.getInputStream(), StandardCharsets.UTF_8))) {
      var line = String.valueOf(out.readLine());
      var pids =
          Arrays.stream(line.replaceAll("[\\[\\] ]", "").split(",")).map(Long::valueOf).toList();
      assertTrue(pids.stream().allMatch(WhenThingsGoWrongTest::lives), line);
      end.accept(owner);
      owner.waitFor();
      await("workers end")
          .atMost(Duration.ofSeconds(30))
          .until(() -> pids.stream().noneMatch(p -> lives(p)));
      await("memory is freed")
          .atMost(Duration.ofSeconds(30))
          .until(() -> Leftovers.files(owner.pid()).isEmpty());
    } finally {
      owner.destroyForcibly();
    }
  }

  @Test
  void whatACrashLeftIsSweptUp() throws Exception {
    var left = SharedFiles.newName("pool").replaceFirst("-\\d+-pool", "-12345-pool");
    Files.writeString(SharedFiles.makeFolder(left).resolve("pool"), "left");
    SharedFiles.sweep();
    assertFalse(Files.exists(SharedFiles.named(left)));
  }

  @Test
  void tooLittleSharedMemorySaysHowMuchWasWantedAndIsFree() {
    long wanted = 1L << 60;
    var thrown = assertThrows(UncheckedIOException.class, () -> SharedMemory.create(wanted));
    var message = String.valueOf(thrown.getMessage());
    assertTrue(
        message.contains("%,d bytes of shared memory were wanted".formatted(wanted)), message);
    assertTrue(message.matches("(?s).*where [\\d,.]+ are free.*"), message);
  }

  @Test
  void workersAreReplacedAfterTheirShareOfTasks() throws Exception {
    try (var pool = new ProcessPool(1, null, 2)) {
      var pids = pool.map(WhenThingsGoWrongTest::pid, List.of(1, 2, 3, 4, 5), 1);
      assertEquals(pids.get(0), pids.get(1));
      assertNotEquals(pids.get(1), pids.get(2));
      assertEquals(3, pids.stream().distinct().count());
    }
  }

  @Test
  void aResultThatCannotBeSentFailsItsTask() throws Exception {
    try (var pool = new ProcessPool(1)) {
      var thrown = assertThrows(TaskException.class, () -> pool.apply(i -> new Thread(), 1));
      assertInstanceOf(NotSendableException.class, thrown.getCause());
      assertEquals(List.of(2), pool.map(i -> i + 1, List.of(1)));
    }
  }

  @Test
  void anExceptionThatCannotBeSentArrivesAsText() {
    try (var pool = new ProcessPool(1)) {
      var thrown =
          assertThrows(
              TaskException.class,
              () ->
                  pool.apply(
                      i -> {
                        throw new Unsendable();
                      },
                      1));
      assertTrue(thrown.remoteStack().contains("Unsendable: holds a thread"));
    }
  }

  static final class Unsendable extends RuntimeException {
    private static final long serialVersionUID = 1;
    final Object thread = new Thread();

    Unsendable() {
      super("holds a thread");
    }
  }
}
