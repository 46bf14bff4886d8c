package threadworks.ui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaletteTest {
  private static final Pattern COLOUR = Pattern.compile("(-tw-[a-z-]+): (#[0-9a-f]{6});");

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void textCanBeRead(boolean dark) {
    var palette = palette(dark);
    for (var ground : new Color[] {palette.background(), palette.sub()}) {
      for (var text :
          new Color[] {
            palette.foreground(),
            palette.muted(),
            palette.accent(),
            palette.ok(),
            palette.warn(),
            palette.bad()
          }) {
        assertTrue(Palette.contrast(text, ground) >= 4.5, text + " on " + ground);
      }
    }
    for (int i = 0; i <= 14; i++) {
      assertTrue(Palette.contrast(palette.threadText(i), palette.background()) >= 4.5, "" + i);
      var area = palette.thread(i);
      assertTrue(Palette.contrast(Palette.on(area), area) >= 3, "letter on " + i);
    }
  }

  @Test
  void theEightThreadsHaveEightColours() {
    var colours = new HashSet<Color>();
    for (int i = 0; i < 8; i++) {
      colours.add(Palette.LIGHT.thread(i));
    }
    assertEquals(8, colours.size());
    assertEquals(Palette.LIGHT.thread(1), Palette.LIGHT.thread(8));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theStyleSheetHasTheSameColours(boolean dark) throws Exception {
    var sheet = sheet(dark ? "dark" : "light");
    var palette = palette(dark);
    var ours =
        Map.ofEntries(
            Map.entry("-tw-bg", palette.background()),
            Map.entry("-tw-sub", palette.sub()),
            Map.entry("-tw-chip", palette.chip()),
            Map.entry("-tw-fg", palette.foreground()),
            Map.entry("-tw-muted", palette.muted()),
            Map.entry("-tw-border", palette.border()),
            Map.entry("-tw-accent", palette.accent()),
            Map.entry("-tw-ok", palette.ok()),
            Map.entry("-tw-bad", palette.bad()),
            Map.entry("-tw-warn", palette.warn()),
            Map.entry("-tw-startup", palette.startup()));
    ours.forEach((name, colour) -> assertEquals(colour, sheet.get(name), name));
  }

  @Test
  void bothStyleSheetsNameTheSameColours() throws Exception {
    assertEquals(sheet("light").keySet(), sheet("dark").keySet());
  }

  private static Palette palette(boolean dark) {
    return dark ? Palette.DARK : Palette.LIGHT;
  }

  private static Map<String, Color> sheet(String name) throws Exception {
    var colours = new HashMap<String, Color>();
    var matcher = COLOUR.matcher(Files.readString(Path.of("assets/css/colours-" + name + ".css")));
    while (matcher.find()) {
      colours.put(matcher.group(1), Color.web(matcher.group(2)));
    }
    return colours;
  }
}
