package threadworks.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
    make();

    assertEquals(List.of("host.aot", "window.aot"), names(folder));
    assertTrue(Files.readString(folder.resolve("host.aot")).contains("-cp a.jar Host"));
    assertTrue(Files.readString(folder.resolve("window.aot")).contains("-cp a.jar Window"));
  }

  @Test
  void deletesThoseOfOtherBuildsAndWhatWasLeftHalfMade() throws Exception {
    var old = Files.createDirectories(folder.resolveSibling("old build"));
    Files.createFile(old.resolve("window.aot"));
    var ended = new ProcessBuilder("true").start();
    ended.waitFor();
    Files.createDirectories(folder.resolveSibling("this build." + ended.pid()));
    long living = ProcessHandle.current().parent().orElseThrow().pid();
    Files.createDirectories(folder.resolveSibling("that build." + living));

    make();

    assertEquals(List.of("that build." + living, "this build"), names(folder.resolveSibling("")));
    assertEquals(List.of("host.aot", "window.aot"), names(folder));
  }

  @Test
  void keepsNothingOfARehearsalThatFails() throws Exception {
    script("echo half >\"${1#-XX:AOTCacheOutput=}\"; exit 1");

    make();

    assertEquals(List.of(), names(folder));
  }

  private void make() throws IOException, InterruptedException {
    Archives.make(folder, Map.of("host", rehearsal("Host"), "window", rehearsal("Window")));
  }

  private Archives.Rehearsal rehearsal(String main) {
    return archive ->
        Archives.finish(
            new ProcessBuilder(java, "-XX:AOTCacheOutput=" + archive, "-cp", "a.jar", main)
                .start());
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
