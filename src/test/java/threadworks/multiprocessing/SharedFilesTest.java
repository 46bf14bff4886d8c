package threadworks.multiprocessing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The files that processes share. */
@Timeout(60)
final class SharedFilesTest {
  @TempDir private Path folder;

  @Test
  void anInterruptHarmsNoFileAndIsKept() throws Exception {
    var bytes = new byte[3_000_000];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31 + i / 1000);
    }
    try (var arena = Arena.ofShared()) {
      Thread.currentThread().interrupt();
      SharedFiles.spill(folder.resolve("spilled"), bytes, bytes.length);
      assertEquals(1000, SharedFiles.create(folder.resolve("made"), 1000, arena).byteSize());
      assertEquals(1000, SharedFiles.open(folder.resolve("made"), arena).byteSize());
      assertArrayEquals(bytes, SharedFiles.unspill(folder.resolve("spilled"), bytes.length));
      assertTrue(Thread.interrupted());
    } finally {
      var _ = Thread.interrupted();
    }
  }

  @Test
  void whatFailsForOtherReasonsThanRoomSaysSo() {
    var missing = folder.resolve("none");
    var thrown =
        assertThrows(
            UncheckedIOException.class,
            () -> SharedFiles.spill(missing.resolve("file"), new byte[9], 9));
    assertTrue(
        String.valueOf(thrown.getMessage()).startsWith("there is no folder " + missing),
        thrown.toString());
    var file = folder.resolve("file");
    SharedFiles.spill(file, new byte[9], 9);
    thrown =
        assertThrows(UncheckedIOException.class, () -> SharedFiles.spill(file, new byte[9], 9));
    assertEquals(file + " can't be made: " + file, thrown.getMessage());
  }

  @Test
  void whatRunsOrMayRunElsewhereIsNotSweptUp() throws Exception {
    var own = SharedFiles.newName("pool");
    var elsewhere = own.replaceFirst("-at[0-9a-f]+-\\d+-", "-at0123abcd-12345-");
    for (var name : List.of(own, elsewhere)) {
      var folder = SharedFiles.makeFolder(name);
      SharedFiles.sweep();
      assertTrue(Files.exists(folder));
      SharedFiles.deleteFolder(folder);
    }
  }

  @Test
  void aNameSaysWhenItsProcessStartedByAClockThatIsNotSet() throws Exception {
    var stat = Path.of("/proc/self/stat");
    assumeTrue(Files.exists(stat));
    var ticks = Files.readString(stat).replaceFirst(".*\\) ", "").split(" ", -1)[19];
    var name = SharedFiles.newName("pool");
    assertTrue(
        name.matches(ProcessHandle.current().pid() + "-at[0-9a-f]+-" + ticks + "-pool\\d+"), name);
  }

  @Test
  void nobodyElseMayReadIt() throws Exception {
    var shared = SharedFiles.newFolder("pool");
    try (var arena = Arena.ofShared()) {
      assumeTrue(Files.getFileStore(shared).supportsFileAttributeView("posix"));
      assertEquals("rwx------", rights(shared));
      SharedFiles.create(shared.resolve("file"), 10, arena);
      assertEquals("rw-------", rights(shared.resolve("file")));
    } finally {
      SharedFiles.deleteFolder(shared);
    }
    try (var memory = SharedMemory.create(10)) {
      assertEquals("rw-------", rights(SharedFiles.named(memory.name())));
      memory.unlink();
    }
  }

  private static String rights(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
