package threadworks.multiprocessing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Values whose own code throws while they are sent: their call fails, the pool and others don't.
 */
@Timeout(120)
@ExtendWith(Leftovers.class)
final class HostileValuesTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  /** Can be sent once: it passes the check before the call, and fails when its turn comes. */
  static final class Once implements Serializable {
    private static final long serialVersionUID = 1;
    private transient int written;

    private void writeObject(ObjectOutputStream out) throws IOException {
      if (written++ > 0) {
        throw new IllegalStateException("changed meanwhile");
      }
      out.defaultWriteObject();
    }
  }

  /** Can be made by a worker only. */
  static final class WorkersOwn implements Serializable {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("UnusedMethod")
    private void readObject(ObjectInputStream in) {
      throw new AssertionError("not to be read");
    }
  }

  static final class Mute extends RuntimeException {
    private static final long serialVersionUID = 1;

    @Override
    public String getMessage() {
      throw new IllegalStateException("no text");
    }
  }

  static int slow(int i) throws InterruptedException {
    Thread.sleep(100);
    return i;
  }

  static void sleep() {
    Waiting.uninterruptibly(() -> Thread.sleep(Duration.ofHours(1)));
  }

  @Test
  void anArgumentThatFailsInItsTurnFailsItsCallAlone() throws Exception {
    try (var pool = new ProcessPool(1)) {
      var other = pool.mapAsync(HostileValuesTest::slow, List.of(1, 2, 3), 1);
      var hostile = pool.mapAsync(once -> 1, List.of(new Once(), new Once()), 1);
      var thrown = assertThrows(TaskException.class, () -> hostile.get(SOON));
      assertEquals(
          "changed meanwhile",
          assertInstanceOf(IllegalStateException.class, thrown.getCause()).getMessage());
      assertEquals(List.of(1, 2, 3), other.get(SOON));
      assertEquals(List.of(2, 3), pool.map(i -> i + 1, List.of(1, 2)));
    }
  }

  @Test
  void aResultThatCannotBeReadFailsItsCallAlone() throws Exception {
    try (var pool = new ProcessPool(1)) {
      var hostile =
          pool.applyAsync(
              i -> {
                slow(i);
                return new WorkersOwn();
              },
              1);
      var other = pool.mapAsync(HostileValuesTest::slow, List.of(1, 2, 3), 1);
      assertInstanceOf(
          AssertionError.class,
          assertThrows(TaskException.class, () -> hostile.get(SOON)).getCause());
      assertEquals(List.of(1, 2, 3), other.get(SOON));
      pool.shutdown();
      pool.join();
    }
  }

  @Test
  void anExceptionWithoutATextFailsItsTask() throws Exception {
    for (var kind : PoolTest.Kind.values()) {
      try (var pool = kind.pool(1)) {
        var failing =
            pool.applyAsync(
                () -> {
                  // What is left of a task must not keep its process, should it end.
                  Thread.ofPlatform().daemon(kind == PoolTest.Kind.THREADS).start(() -> sleep());
                  throw new Mute();
                });
        assertThrows(TaskException.class, () -> failing.get(SOON));
        assertEquals(2, pool.applyAsync(i -> i + 1, 1).get(SOON));
      }
    }
  }
}
