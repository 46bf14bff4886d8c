package threadworks.ui.theme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * The copies that JavaFX makes of fonts, in the folder for temporary files: there they stay when
 * the window is killed, several megabytes each time. Nothing says whose a copy is. But if no
 * process with JavaFX that lives now was there when it was written, whoever wrote it is gone.
 *
 * <p>Who has JavaFX is known on Linux alone, in {@code /proc}; elsewhere all copies stay.
 */
final class FontCopies {
  private static final String NAMES = "+JXF*.tmp";
  private static final Path PROCESSES = Path.of("/proc");
  private static final String LIBRARY = "libjavafx_font";

  /** By so much a process may seem to have started later than it did. */
  private static final Duration UNSURE = Duration.ofSeconds(2);

  private FontCopies() {}

  /** Deletes those that were left behind, in the background. */
  static void sweep() {
    Thread.ofPlatform().daemon().name("font-copies").start(FontCopies::deleteLeft);
  }

  static void deleteLeft() {
    if (!Files.exists(PROCESSES.resolve("self/maps"))) {
      return;
    }
    var oldest = startOfOldest();
    try (var copies =
        Files.newDirectoryStream(Path.of(System.getProperty("java.io.tmpdir")), NAMES)) {
      for (var copy : copies) {
        if (Files.getLastModifiedTime(copy).toInstant().isBefore(oldest)) {
          Files.deleteIfExists(copy);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // Somebody else's, or there is no such folder.
    }
  }

  /** When the first of the processes with JavaFX that live now started, at the latest. */
  private static Instant startOfOldest() {
    return ProcessHandle.allProcesses()
        .filter(FontCopies::mayHaveCopies)
        .map(process -> process.info().startInstant().orElse(Instant.MIN.plus(UNSURE)))
        .min(Instant::compareTo)
        .map(start -> start.minus(UNSURE))
        .orElse(Instant.MIN);
  }

  /** This one has none yet, or newer ones than any that are left. */
  private static boolean mayHaveCopies(ProcessHandle process) {
    if (process.pid() == ProcessHandle.current().pid()) {
      return true;
    }
    var maps = PROCESSES.resolve(process.pid() + "/maps");
    try (var lines = Files.lines(maps, StandardCharsets.ISO_8859_1)) {
      return lines.anyMatch(line -> line.contains(LIBRARY));
    } catch (IOException | UncheckedIOException e) {
      // It has ended just now, or is another user's, as its copies are.
      return false;
    }
  }
}
