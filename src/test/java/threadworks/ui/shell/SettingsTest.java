package threadworks.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import threadworks.lesson.Lesson;
import threadworks.ui.page.PagePlace;
import threadworks.ui.page.Progress.Saved;
import threadworks.wording.Language;
import threadworks.wording.Sentence;

class SettingsTest {
  private static final Lesson LESSON = SampleLessons.factory();
  private static final String SLUG = LESSON.slug();

  @TempDir Path folder;

  @Test
  void whatIsSetIsThereAtTheNextStart() {
    var folders = new Folders(folder.resolve("not/yet"), folder.resolve("there"));
    var before = Settings.load(folders);
    before.language(Language.ZH);
    before.dark(true);
    before.lesson("queues");
    before.place("queues", new PagePlace(3, 0.25));
    before.size("zoom", 1.25);
    before.values("queues", "Polling", Map.of("crates", 5.0));
    before.save();
    var saved = new Saved(true, Map.of("two-at-once", 2, "shelves", 1), Set.of("Crawl/oneByOne"));
    before.progress(SLUG, saved);

    var after = Settings.load(folders);
    assertEquals(Language.ZH, after.language());
    assertTrue(after.dark());
    assertEquals("queues", after.lesson());
    assertEquals(Optional.of(new PagePlace(3, 0.25)), after.place("queues"));
    assertEquals(Optional.of(1.25), after.size("zoom"));
    assertEquals(Map.of("crates", 5.0), after.values("queues", "Polling"));
    assertEquals(saved, after.progress(LESSON));
    assertEquals(List.of(), after.notices());
    assertTrue(Files.exists(folder.resolve("not/yet/window.json")), "the window's half");
    assertTrue(Files.exists(folder.resolve("there/progress.json")), "the learner's half");
  }

  @Test
  void twoWindowsDoNotUndoEachOthersProgress() {
    load().progress(SLUG, answered("two-at-once", 0));
    var one = load();
    var other = load();
    one.progress(LESSON);
    other.progress(LESSON);

    one.progress(SLUG, new Saved(true, Map.of("two-at-once", 2), Set.of()));
    other.progress(
        SLUG, new Saved(true, Map.of("two-at-once", 0, "shelves", 1), Set.of("Crawl/oneByOne")));

    assertEquals(
        new Saved(true, Map.of("two-at-once", 2, "shelves", 1), Set.of("Crawl/oneByOne")),
        load().progress(LESSON));
  }

  @Test
  void theOldFileIsReadByPlaceUntilTheLearnerGoesOn() throws IOException {
    write(
        "settings.json",
        """
        {"language": "zh", "dark": true, "lesson": "threads",
         "lessons": {"processes": {"begun": true, "ran": true, "answers": {"0": 2, "7": 1}}}}
        """);

    var settings = load();
    assertEquals(Language.ZH, settings.language());
    assertTrue(settings.dark());
    assertEquals("threads", settings.lesson());
    var carried =
        new Saved(true, Map.of("two-at-once", 2), Set.of("Crawl/oneByOne", "Crawl/twoProcesses"));
    assertEquals(carried, settings.progress(LESSON));
    settings.progress(SLUG, new Saved(true, Map.of("two-at-once", 2, "shelves", 0), carried.ran()));
    settings.dark(false);

    var next = load();
    assertEquals(Map.of("two-at-once", 2, "shelves", 0), next.progress(LESSON).answers());
    assertFalse(next.dark());
    assertEquals(List.of(), next.notices());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "null", "\"text\""})
  void aFileThatCannotBeReadIsKeptAndTheWindowSaysSo(String text) throws IOException {
    write("window.json", text);

    var settings = load();

    assertFalse(settings.dark());
    assertNull(settings.lesson());
    assertEquals(
        List.of(Sentence.of("notice.unreadable", "window.json", 1, "window.json.1")),
        settings.notices());
    assertEquals(text, Files.readString(folder.resolve("window.json.1")));
    settings.dark(true);
    assertTrue(load().dark(), "the next change mends the file");
  }

  @Test
  void saysAtWhichLineItCannotBeRead() throws IOException {
    write("progress.json", "{\n  \"lessons\": {\n    oops\n  }\n}\n");

    var notice = load().notices().getFirst();

    assertEquals(List.of("progress.json", "4", "progress.json.1"), notice.args());
  }

  @Test
  void oneBadEntryLosesThatEntryAlone() throws IOException {
    write("window.json", "{\"language\": \"klingon\", \"dark\": true, \"sizes\": {\"zoom\": []}}");
    write(
        "progress.json",
        """
        {"lessons": {
          "processes": {"begun": true, "answers": {"two-at-once": "second", "shelves": 1}},
          "queues": 7}}
        """);

    var settings = load();
    var saved = settings.progress(LESSON);

    assertTrue(settings.dark());
    assertEquals(answered("shelves", 1), saved);
    assertEquals(
        List.of("language", "zoom", "processes/two-at-once"),
        settings.notices().stream().map(notice -> notice.args().getFirst()).toList());
    settings.progress(SLUG, new Saved(true, Map.of("shelves", 0), Set.of()));
    assertTrue(
        Files.readString(folder.resolve("progress.json")).contains("\"queues\": 7"),
        "another lesson's entry is not this one's to lose");
  }

  @Test
  void aFolderThatCannotBeWrittenCostsOneSentence() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "in the way");

    var settings = Settings.load(Folders.in(file.resolve("below")));
    settings.dark(true);
    settings.progress(SLUG, answered("shelves", 1));

    assertTrue(settings.dark());
    assertEquals(answered("shelves", 1), settings.progress(LESSON));
    assertEquals(List.of(Sentence.of("notice.closed", file.resolve("below"))), settings.notices());
  }

  @Test
  void theFoldersAreThoseOfTheSystem() {
    var home = Path.of("/home/ada");
    assertEquals(
        new Folders(home.resolve(".config/threadworks"), home.resolve(".local/share/threadworks")),
        Folders.of("Linux", "/home/ann", Map.of("HOME", "/home/ada")::get));
    assertEquals(
        new Folders(Path.of("/c/threadworks"), Path.of("/d/threadworks")),
        Folders.of(
            "Linux", "/home/ann", Map.of("XDG_CONFIG_HOME", "/c", "XDG_DATA_HOME", "/d")::get));
    assertEquals(
        Path.of("/home/ann/.config/threadworks"),
        Folders.of("Linux", "/home/ann", Map.of("XDG_CONFIG_HOME", "relative")::get).config());
    assertEquals(
        Folders.in(home.resolve("Library/Application Support/threadworks")),
        Folders.of("Mac OS X", "/home/ann", Map.of("HOME", "/home/ada")::get));
  }

  private Settings load() {
    return Settings.load(Folders.in(folder));
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }

  private static Saved answered(String card, int option) {
    return new Saved(true, Map.of(card, option), Set.of());
  }
}
