package threadworks.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import threadworks.ui.page.Progress;
import threadworks.wording.Language;

class SettingsTest {
  @TempDir Path folder;

  @Test
  void whatIsSetIsThereAtTheNextStart() throws IOException {
    var inner = folder.resolve("not/yet/there");
    var before = Settings.load(inner);
    before.language(Language.ZH);
    before.dark(true);
    before.lesson("queues");
    before.progress("queues", new Progress.Saved(true, true, Map.of(0, 2, 11, 1)));
    before.progress("gone", new Progress.Saved(true, false, Map.of()));

    var after = Settings.load(inner);
    assertEquals(Language.ZH, after.language());
    assertTrue(after.dark());
    assertEquals("queues", after.lesson());
    assertEquals(new Progress.Saved(true, true, Map.of(0, 2, 11, 1)), after.progress("queues"));
    assertTrue(after.progress("gone").begun());
    assertEquals(Progress.Saved.NOTHING, after.progress("processes"));
    try (var files = Files.list(inner)) {
      assertEquals(List.of(inner.resolve("settings.json")), files.toList());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "{}",
        "{\"language\":\"klingon\",\"dark\":false,\"lessons\":{}}",
        "{\"language\":\"zh\",\"dark\":[],\"lessons\":{}}",
        "{\"language\":\"zh\",\"dark\":true,\"lessons\":{\"a\":{\"begun\":true,\"ran\":true,"
            + "\"answers\":{\"first\":1}}}}"
      })
  void aFileThatCannotBeReadCountsAsNoneAndCostsOneLine(String text) throws IOException {
    Files.writeString(folder.resolve("settings.json"), text);
    var lines = new ByteArrayOutputStream();
    var before = System.err;
    Settings settings;
    System.setErr(new PrintStream(lines, true, StandardCharsets.UTF_8));
    try {
      settings = Settings.load(folder);
    } finally {
      System.setErr(before);
    }
    assertFalse(settings.dark());
    assertNull(settings.lesson());
    assertEquals(1, lines.toString(StandardCharsets.UTF_8).lines().count());
    settings.dark(true);
    assertTrue(Settings.load(folder).dark(), "the next change mends the file");
  }

  @Test
  void aFolderThatCannotBeWrittenCostsOneLineAndNoMore() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "in the way");
    var lines = new ByteArrayOutputStream();
    var before = System.err;
    System.setErr(new PrintStream(lines, true, StandardCharsets.UTF_8));
    try {
      var settings = Settings.load(file.resolve("below"));
      settings.dark(true);
      settings.dark(false);
    } finally {
      System.setErr(before);
    }
    assertEquals(1, lines.toString(StandardCharsets.UTF_8).lines().count());
  }
}
