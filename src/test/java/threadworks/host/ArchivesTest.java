package threadworks.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** With a {@code java} that reads its standard input to the end and then writes its archive. */
@DisabledOnOs(OS.WINDOWS)
final class ArchivesTest {
  @TempDir private Path temp;
  private Path folder;
  private String java;

  @BeforeEach
  void makeJava() throws IOException {
    folder = temp.resolve("archives/this build");
    java = temp.resolve("java").toString();
    script("cat >/dev/null; echo \"$@\" >\"${1#-XX:AOTCacheOutput=}\"");
  }

  @Test
  void makesOneForEachKindFromItsOwnCommand() throws Exception {
    archives().make();

    assertEquals(List.of("host.aot", "window.aot"), names(folder));
    assertTrue(Files.readString(folder.resolve("host.aot")).contains("-cp a.jar Host"));
    assertTrue(Files.readString(folder.resolve("window.aot")).contains("-cp a.jar Window"));
  }

  @Test
  void leavesAloneWhatIsThere() throws Exception {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("host.aot"), "made before");

    archives().make();

    assertEquals("made before", Files.readString(folder.resolve("host.aot")));
    assertEquals(List.of("host.aot", "window.aot"), names(folder));
  }

  @Test
  void deletesThoseOfOtherBuildsAndWhatWasLeftHalfMade() throws Exception {
    var old = Files.createDirectories(folder.resolveSibling("old build"));
    Files.createFile(old.resolve("window.aot"));
    Files.createDirectories(folder);
    Files.createFile(folder.resolve("window.aot.4711"));

    archives().make();

    assertEquals(List.of("this build"), names(folder.resolveSibling("")));
    assertEquals(List.of("host.aot", "window.aot"), names(folder));
  }

  @Test
  void keepsNothingOfARecordingThatFails() throws Exception {
    script("echo half >\"${1#-XX:AOTCacheOutput=}\"; exit 1");

    archives().make();

    assertEquals(List.of(), names(folder));
  }

  @Test
  void isEndedAtOnceAndLeavesNothing() throws Exception {
    // Deaf to the end of its input, with a child of its own, half-way through.
    script("echo half >\"${1#-XX:AOTCacheOutput=}\"; sleep 1000 & echo $! >\"$0.pid\"; wait");
    var archives = archives();
    var making =
        CompletableFuture.runAsync(
            () -> {
              try {
                archives.make();
              } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
              }
            });
    var pid = Path.of(java + ".pid");
    Awaitility.await().until(() -> Files.exists(pid) && !Files.readString(pid).isBlank());

    archives.close();

    making.join();
    assertEquals(List.of(), names(folder));
    var child = ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()));
    Awaitility.await().until(() -> child.filter(ProcessHandle::isAlive).isEmpty());
  }

  @Test
  void theRecordingStartsFromNoArchiveItself() {
    var command =
        Archives.recording(
            List.of("java", "-XX:AOTCache=a", "-XX:SharedArchiveFile=b", "-cp", "a.jar", "Main"),
            Path.of("c"));

    assertFalse(command.contains("-XX:AOTCache=a"), command.toString());
    assertFalse(command.contains("-XX:SharedArchiveFile=b"), command.toString());
    assertEquals(
        List.of("java", "-XX:AOTCacheOutput=c", "-cp", "a.jar", "Main"),
        command.subList(command.indexOf("java"), command.size()));
  }

  private Archives archives() {
    return new Archives(
        folder,
        List.of(
            new Archives.Kind("host", List.of(java, "-cp", "a.jar", "Host"), _ -> {}),
            new Archives.Kind("window", List.of(java, "-cp", "a.jar", "Window"), _ -> {})));
  }

  private void script(String body) throws IOException {
    var file = Files.writeString(Path.of(java), "#!/bin/sh\n" + body + "\n").toFile();
    assertTrue(file.setExecutable(true));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
