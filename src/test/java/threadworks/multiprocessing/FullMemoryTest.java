package threadworks.multiprocessing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What happens where {@code /dev/shm} is full: in a process of its own, for which a {@code
 * /dev/shm} of 8 MB has been mounted that nobody else sees. That takes Linux and its {@code
 * unshare}; elsewhere the test is skipped.
 */
@Timeout(120)
@ExtendWith(Leftovers.class)
final class FullMemoryTest {
  private static final int BIG = 64 << 20;
  private static final Pattern REFUSED =
      Pattern.compile(
          "refused: .*?([\\d,.]+) bytes of shared memory were wanted in /dev/shm\\S*,"
              + " where ([\\d,.]+) are free.*");
  private static final Path SHM = Path.of("/dev/shm");
  private static final List<String> SMALL =
      List.of(
          "unshare",
          "--user",
          "--map-root-user",
          "--mount",
          "sh",
          "-c",
          "mount -t tmpfs -o size=8m tmpfs /dev/shm && exec \"$@\"",
          "sh");

  /** Fills the memory in each way there is, and prints a line for each. */
  static final class Filling {
    private Filling() {}

    static void main(String[] args) throws Exception {
      try (var pool = new ProcessPool(1)) {
        tell(() -> pool.apply(bytes -> bytes.length, new byte[BIG]));
        tell(() -> pool.apply(length -> new byte[length], BIG));
        tell(
            () ->
                pool.apply(
                    length -> {
                      throw new IllegalStateException("x".repeat(length));
                    },
                    BIG / 4));
        tell(() -> pool.map(i -> i + 1, List.of(1, 2)));
        tell(() -> pool.imap(bytes -> bytes.length, List.of(new byte[BIG], new byte[1])).next());
        try (var queue = new ProcessQueue<byte[]>(2)) {
          tell(
              () -> {
                queue.put(new byte[BIG]);
                return "put";
              });
          queue.put(new byte[1]);
          tell(() -> queue.get().length);
        }
      }
      tell(() -> SharedMemory.create(BIG));
      tell(Filling::createUntilFull);
      // What a process has mapped is given back when it ends.
      ProcessHandle.current().children().forEach(child -> child.onExit().join());
      var filler = SHM.resolve("filler");
      fill(filler);
      tell(() -> new ProcessPool(2));
      tell(() -> new ProcessQueue<String>(1_000));
      Files.delete(filler);
      try (var left = Files.list(SHM)) {
        System.out.println("left: " + left.toList());
      }
    }

    private static Object createUntilFull() {
      var made = new ArrayList<SharedMemory>();
      try {
        while (true) {
          made.add(SharedMemory.create(1 << 20));
        }
      } finally {
        for (var memory : made) {
          memory.close();
          memory.unlink();
        }
      }
    }

    private static void fill(Path file) throws IOException {
      var piece = new byte[4096];
      try (var out = Files.newOutputStream(file)) {
        while (true) {
          out.write(piece);
        }
      } catch (IOException e) {
        // It is full.
      }
    }

    private interface Attempt {
      Object make() throws Exception;
    }

    private static void tell(Attempt attempt) {
      try {
        System.out.println(attempt.make());
      } catch (Exception e) {
        var cause = e instanceof TaskException ? e.getCause() : e;
        System.out.println(
            (cause instanceof UncheckedIOException ? "refused: " : e.getClass() + ": ")
                + e.getMessage());
      }
    }
  }

  @Tag("slow")
  @Test
  void itSaysHowMuchWasWantedAndIsFreeAndNothingIsLeft() throws Exception {
    assumeTrue(canMount(), "no /dev/shm of one's own can be mounted here");
    var lines = run();
    assertEquals(12, lines.size(), lines.toString());
    refused(lines.get(0), BIG);
    refused(lines.get(1), BIG);
    refused(lines.get(2), BIG / 4);
    assertEquals("[2, 3]", lines.get(3), "the pool goes on");
    refused(lines.get(4), BIG);
    refused(lines.get(5), BIG);
    assertEquals("1", lines.get(6), "the queue goes on");
    refused(lines.get(7), BIG);
    refused(lines.get(8), 1 << 20);
    refused(lines.get(9), 1 << 19);
    refused(lines.get(10), 1 << 17);
    assertEquals("left: []", lines.get(11));
  }

  /** A line that says that at least so much was wanted, and that less is free. */
  private static void refused(String line, long wanted) {
    var matcher = REFUSED.matcher(line);
    assertTrue(matcher.matches(), line);
    assertTrue(number(matcher.group(1)) >= wanted, line);
    assertTrue(number(matcher.group(2)) < number(matcher.group(1)), line);
  }

  private static long number(String text) {
    return Long.parseLong(text.replaceAll("[,.]", ""));
  }

  private static boolean canMount() throws InterruptedException {
    var command = new ArrayList<>(SMALL);
    command.add("true");
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static List<String> run() throws Exception {
    var command = new ArrayList<>(SMALL);
    command.addAll(new WorkerCommand("512m").of(Filling.class).words());
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (var out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      var lines = out.lines().toList();
      assertEquals(0, process.waitFor(), lines.toString());
      return lines;
    } finally {
      process.destroyForcibly();
    }
  }
}
