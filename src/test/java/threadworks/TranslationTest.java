package threadworks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import threadworks.lesson.LessonCatalog;
import threadworks.lesson.LessonEntry;
import threadworks.lesson.LessonText;
import threadworks.trace.State;
import threadworks.wording.Language;

/** All messages and the lessons say the same things in every language. */
final class TranslationTest {
  private static final Path SOURCES = Path.of("src/main/java/threadworks");
  private static final Pattern LITERAL = Pattern.compile("\"([a-z]+\\.[A-Za-z.]*)\"");
  private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)");
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

  @Test
  void everyKeyIsInEveryLanguage() throws IOException {
    assertEquals(messages(Language.EN).keySet(), messages(Language.ZH).keySet());
  }

  @Test
  void everyMessageTakesTheSameArgumentsInEveryLanguage() throws IOException {
    var chinese = messages(Language.ZH);
    messages(Language.EN)
        .forEach(
            (key, text) ->
                assertEquals(arguments(text), arguments(chinese.getOrDefault(key, "")), key));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyMessageIsAPatternThatShowsWhole(Language language) throws IOException {
    messages(language)
        .forEach(
            (key, text) -> {
              assertFalse(text.isBlank(), key + " is empty");
              assertFalse(text.contains("'"), key + " has a straight apostrophe, which would hide");
              new MessageFormat(text);
            });
  }

  @Test
  void everyKeyIsUsed() throws IOException {
    var used = literals();
    var unused = new TreeSet<>(messages(Language.EN).keySet());
    unused.removeIf(
        key -> used.stream().anyMatch(u -> u.endsWith(".") ? key.startsWith(u) : key.equals(u)));
    assertEquals(Set.of(), unused, "no class says these");
  }

  @Test
  void everyKeyThatIsUsedHasAMessage() throws IOException {
    var keys = messages(Language.EN).keySet();
    var groups = keys.stream().map(TranslationTest::group).collect(Collectors.toSet());
    var unknown = new TreeSet<>(literals());
    unknown.removeIf(
        used ->
            !groups.contains(group(used))
                || keys.stream()
                    .anyMatch(key -> used.endsWith(".") ? key.startsWith(used) : key.equals(used)));
    assertEquals(Set.of(), unknown, "no message has these keys");
  }

  @ParameterizedTest
  @EnumSource(State.class)
  void everyStateHasAName(State state) throws IOException {
    assertTrue(messages(Language.EN).containsKey("state." + state));
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void everyLessonIsInEveryLanguage(LessonEntry entry) {
    // That both tell the same, card by card, is the catalogue's own check.
    var lesson = assertInstanceOf(LessonEntry.Ready.class, entry).lesson();
    assertEquals(EnumSet.allOf(Language.class), lesson.texts().keySet());
    assertFalse(HAN.matcher(lesson.text(Language.EN).title()).find());
    assertTrue(HAN.matcher(lesson.text(Language.ZH).title()).find());
  }

  /**
   * Elsewhere a label may be left out, and the name in the source stands in for it. Series and
   * lanes may be named as well: in every language, or in none.
   */
  @ParameterizedTest
  @MethodSource("lessons")
  void everyLessonNamesAllThereIsToChooseInEveryLanguage(LessonEntry entry) {
    var lesson = assertInstanceOf(LessonEntry.Ready.class, entry).lesson();
    for (var demo : lesson.demos()) {
      var names = new TreeSet<String>();
      demo.variants().forEach(variant -> names.add(variant.name()));
      demo.params().forEach(param -> names.add(param.name()));
      var everywhere = new HashSet<Set<String>>();
      for (var text : lesson.texts().values()) {
        var labelled = new TreeSet<String>();
        for (var block : text.blocks()) {
          if (block instanceof LessonText.DemoBlock(var name, var labels, _, _, _, _, _)
              && name.equals(demo.name())) {
            labelled.addAll(labels.keySet());
          }
        }
        everywhere.add(labelled);
        var missing = new TreeSet<>(names);
        missing.removeAll(labelled);
        assertEquals(Set.of(), missing, demo.name() + " in " + text.language());
      }
      assertEquals(1, everywhere.size(), () -> demo.name() + ": " + everywhere);
    }
  }

  /** The source says it in English. */
  @ParameterizedTest
  @MethodSource("lessons")
  void whyAVariantCanOnlyBeRunIsSaidInEveryLanguage(LessonEntry entry) {
    var lesson = assertInstanceOf(LessonEntry.Ready.class, entry).lesson();
    for (var demo : lesson.demos()) {
      var block = lesson.text(Language.ZH).demo(demo.name()).orElseThrow();
      for (var variant : demo.variants()) {
        var why = block.runOnly(variant);
        assertTrue(why.isEmpty() || HAN.matcher(why).find(), demo.name() + ": " + why);
      }
    }
  }

  static List<LessonEntry> lessons() {
    return LessonCatalog.load();
  }

  /** The messages of a language, read line by line, so that none hides behind a later one. */
  private static Map<String, String> messages(Language language) throws IOException {
    var file = Path.of("assets/i18n/messages_" + language.code() + ".properties");
    var messages = new TreeMap<String, String>();
    for (var line : Files.readAllLines(file)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        var parts = line.split("=", 2);
        assertEquals(2, parts.length, "no message: " + line);
        var before = messages.put(parts[0].strip(), parts[1].strip());
        assertTrue(before == null, "twice in " + file + ": " + parts[0]);
      }
    }
    return messages;
  }

  /** Every literal of our classes that may be a key, or ends in a dot and begins one. */
  private static Set<String> literals() throws IOException {
    var literals = new TreeSet<String>();
    try (var files = Files.walk(SOURCES)) {
      for (var file : files.filter(file -> file.toString().endsWith(".java")).toList()) {
        LITERAL.matcher(Files.readString(file)).results().forEach(m -> literals.add(m.group(1)));
      }
    }
    return literals;
  }

  private static Set<String> arguments(String text) {
    return ARGUMENT.matcher(text).results().map(m -> m.group(1)).collect(Collectors.toSet());
  }

  private static String group(String key) {
    return key.substring(0, key.indexOf('.') + 1);
  }
}
