package threadworks.ui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.scene.text.Font;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is left of the fonts in the folder for temporary files. */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
final class FontCopiesTest {
  private static final Instant LONG_AGO = Instant.parse("2025-01-01T00:00:00Z");

  @TempDir private Path temp;

  /** Clears away, loads a font as from a jar, says so and waits to be told to end. */
  static final class Window {
    private Window() {}

    static void main(String[] arguments) throws IOException {
      FontCopies.deleteLeft();
      Platform.startup(() -> {});
      var font = "/assets/fonts/ThreadworksItalic-Regular.ttf";
      Font.loadFont(Objects.requireNonNull(Window.class.getResourceAsStream(font)), 13);
      System.out.println("shown");
      var _ = System.in.read();
      System.exit(0);
    }
  }

  @Tag("slow")
  @Test
  void theNextWindowClearsAwayWhatAKilledOneLeftAndNothingInUse() throws Exception {
    var first = window();
    var killed = copies();
    assertFalse(killed.isEmpty(), "JavaFX has no such copies any more, and this is for nothing");
    first.destroyForcibly().waitFor();
    age(killed);

    var second = window();
    var used = copies();
    assertEquals(Set.of(), both(killed, used));

    var third = window();
    assertTrue(copies().containsAll(used), "the second one needs them");
    for (var window : Set.of(second, third)) {
      window.getOutputStream().close();
      window.waitFor();
    }
  }

  private Process window() throws IOException {
    var window =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temp,
                "-Dglass.platform=Headless",
                "-Dprism.order=sw",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                Window.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertEquals("shown", window.inputReader().readLine());
    return window;
  }

  private Set<Path> copies() throws IOException {
    try (var files = Files.list(temp)) {
      return files.collect(Collectors.toSet());
    }
  }

  /** As if written before any process began that has JavaFX now, this one perhaps. */
  private static void age(Set<Path> files) throws IOException {
    for (var file : files) {
      Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
    }
  }

  private static Set<Path> both(Set<Path> some, Set<Path> others) {
    var both = new HashSet<>(some);
    both.retainAll(others);
    return both;
  }
}
