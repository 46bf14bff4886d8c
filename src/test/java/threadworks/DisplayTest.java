package threadworks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class DisplayTest {
  private static final Set<String> GTK = Set.of("libgtk-3.so.0");

  @Test
  void linuxWithAnXServerAndGtkCanOpenAWindow() {
    assertEquals(Display.READY, Display.of("Linux", Map.of("DISPLAY", ":0"), GTK::contains));
  }

  @Test
  void linuxWithoutAnXServerCannotAndGtkIsNotEvenLookedFor() {
    assertEquals(Display.NONE, Display.of("Linux", Map.of(), DisplayTest::mustNotBeAsked));
    assertEquals(
        Display.NONE, Display.of("Linux", Map.of("DISPLAY", " "), DisplayTest::mustNotBeAsked));
  }

  @Test
  void waylandAloneIsNotEnoughForJavaFx() {
    assertEquals(
        Display.NONE, Display.of("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0"), GTK::contains));
  }

  @Test
  void aMissingGtkIsSaidInOneLineThatNamesThePackage() {
    var display = Display.of("Linux", Map.of("DISPLAY", ":0"), _ -> false);

    assertEquals(Display.NO_GTK, display);
    assertTrue(display.sentence.contains("libgtk-3-0"), display.sentence);
    assertEquals(1, display.sentence.lines().count());
  }

  @Test
  void otherSystemsAlwaysHaveADisplay() {
    assertEquals(Display.READY, Display.of("Mac OS X", Map.of(), DisplayTest::mustNotBeAsked));
    assertEquals(Display.READY, Display.of("Windows 11", Map.of(), DisplayTest::mustNotBeAsked));
  }

  private static boolean mustNotBeAsked(String library) {
    throw new AssertionError(library + " was looked for");
  }
}
