package threadworks.multiprocessing;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Memory that processes share: seen by all, unlinked by someone. */
@Timeout(120)
@ExtendWith(Leftovers.class)
final class SharedMemoryTest {
  @Test
  void anotherProcessChangesWhatThisOneSees() throws Exception {
    try (var memory = SharedMemory.create(6 * 8);
        var pool = new ProcessPool(1)) {
      memory.buf().fill((byte) 1);
      long sum =
          pool.apply(
              name -> {
                try (var same = SharedMemory.attach(name)) {
                  long before = 0;
                  for (int i = 0; i < 6; i++) {
                    before += same.buf().getAtIndex(JAVA_LONG, i);
                    same.buf().setAtIndex(JAVA_LONG, i, 0);
                  }
                  return before;
                }
              },
              memory.name());
      assertEquals(6 * 0x0101010101010101L, sum);
      assertEquals(-1, memory.buf().mismatch(memory.buf().asSlice(0).fill((byte) 0)));
      memory.unlink();
    }
  }

  @Test
  void sentAsAnArgumentItIsAttached() throws Exception {
    try (var memory = SharedMemory.create(4);
        var pool = new ProcessPool(1)) {
      pool.apply(
          same -> {
            same.buf().set(JAVA_BYTE, 3, (byte) 42);
            same.close();
            return 0;
          },
          memory);
      assertEquals(42, memory.buf().get(JAVA_BYTE, 3));
      memory.unlink();
    }
  }

  @Test
  void namesAreTakenOnceAndFreedByUnlink() {
    var name = "test-" + ProcessHandle.current().pid();
    var memory = SharedMemory.create(name, 10);
    try {
      assertEquals(10, memory.size());
      assertThrows(IllegalStateException.class, () -> SharedMemory.create(name, 10));
      memory.unlink();
      memory.unlink();
      assertThrows(IllegalStateException.class, () -> SharedMemory.attach(name));
      assertThrows(IllegalArgumentException.class, () -> SharedMemory.create("../x", 10));
      assertThrows(IllegalArgumentException.class, () -> SharedMemory.create(0));
    } finally {
      memory.close();
      memory.close();
    }
    assertThrows(IllegalStateException.class, () -> memory.buf().get(JAVA_BYTE, 0));
  }

  @Test
  void ofTwoWhoMakeANameOneIsToldThatItIsTaken() throws Exception {
    for (int i = 0; i < 100; i++) {
      var name = "test-" + ProcessHandle.current().pid() + "-" + i;
      var outcomes =
          inTwoThreads(
              () -> {
                try (var memory = SharedMemory.create(name, 100)) {
                  return "made " + memory.size();
                } catch (IllegalStateException e) {
                  return "taken";
                }
              });
      SharedMemory.attach(name).unlink();
      assertEquals(List.of("made 100", "taken"), outcomes);
    }
  }

  @Test
  void whoAttachesFindsAllOfItOrNone() throws Exception {
    for (int i = 0; i < 10; i++) {
      var name = "test-" + ProcessHandle.current().pid() + "-" + i;
      var making = new FutureTask<>(() -> SharedMemory.create(name, 20_000_000));
      Thread.ofPlatform().start(making);
      long size = 0;
      while (size == 0) {
        try (var memory = SharedMemory.attach(name)) {
          size = memory.size();
        } catch (IllegalStateException e) {
          Thread.onSpinWait();
        }
      }
      making.get().unlink();
      making.get().close();
      assertEquals(20_000_000, size);
    }
  }

  @Test
  void twoThreadsMayCloseIt() throws Exception {
    for (int i = 0; i < 100; i++) {
      var memory = SharedMemory.create(100);
      memory.unlink();
      assertEquals(
          List.of("closed", "closed"),
          inTwoThreads(
              () -> {
                memory.close();
                return "closed";
              }));
    }
  }

  /** What both bring about who do it at once, sorted. */
  private static List<String> inTwoThreads(Callable<String> work) throws Exception {
    var together = new CyclicBarrier(2);
    var both =
        Stream.generate(
                () ->
                    new FutureTask<>(
                        () -> {
                          together.await();
                          return work.call();
                        }))
            .limit(2)
            .toList();
    both.forEach(one -> Thread.ofPlatform().start(one));
    return Stream.of(both.get(0).get(), both.get(1).get()).sorted().toList();
  }

  @Test
  void aManagerUnlinksAllItMade() {
    String name;
    try (var manager = new SharedMemoryManager()) {
      manager.start();
      name = manager.sharedMemory(100).name();
      manager.sharedMemory(200);
      SharedMemory.attach(name).close();
      manager.shutdown();
      assertThrows(IllegalStateException.class, manager::start);
    }
    assertThrows(IllegalStateException.class, () -> SharedMemory.attach(name));
  }

  /** A program that makes memory through a manager, prints its name, and hangs. */
  static final class Owner {
    private Owner() {}

    static void main(String[] args) throws Exception {
      var manager = new SharedMemoryManager();
      System.out.println(manager.sharedMemory(100).name());
      System.out.flush();
      Thread.sleep(Duration.ofHours(1));
    }
  }

  @Test
  void aManagersMemoryIsUnlinkedWhenItsOwnerCrashes() throws Exception {
    var owner =
        new WorkerCommand("64m")
            .of(Owner.class)
            .builder()
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var out =
        new BufferedReader(new InputStreamReader(owner.getInputStream(), StandardCharsets.UTF_8))) {
      var file = SharedFiles.named(String.valueOf(out.readLine()));
      assertTrue(Files.exists(file));
      owner.destroyForcibly().waitFor();
      await().until(() -> !Files.exists(file));
    } finally {
      assertFalse(owner.destroyForcibly().waitFor() == 0);
    }
  }
}
