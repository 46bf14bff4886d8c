package threadworks.ui.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleIntegerProperty;
import org.junit.jupiter.api.Test;
import threadworks.wording.Language;

class MessagesTest {
  private static final Pattern LITERAL = Pattern.compile("\"([a-z]+(?:\\.[a-zA-Z0-9_]*)+)\"");
  private static final Pattern PLACE = Pattern.compile("\\{\\d");

  @Test
  void aTextFollowsTheLanguageAndItsArguments() {
    var messages = new Messages(Language.EN);
    var minutes = new SimpleIntegerProperty(10);
    var text = messages.bind("page.minutes", minutes);
    assertEquals("10 minutes", text.get());
    minutes.set(12);
    assertEquals("12 minutes", text.get());
    messages.languageProperty().set(Language.ZH);
    assertEquals("12 分钟", text.get());
  }

  @Test
  void aMissingKeyFailsATest() {
    assertThrows(AssertionError.class, () -> new Messages(Language.EN).get("no.such.key"));
  }

  @Test
  void bothLanguagesHaveTheSameKeysAndPlaces() {
    var english = Language.EN.wording();
    var chinese = Language.ZH.wording();
    assertEquals(new TreeSet<>(english.keys()), new TreeSet<>(chinese.keys()));
    for (var key : english.keys()) {
      assertEquals(places(english.pattern(key)), places(chinese.pattern(key)), "places of " + key);
    }
  }

  @Test
  void noTextHasAnApostropheThatMessageFormatWouldSwallow() {
    for (var language : Language.values()) {
      var wording = language.wording();
      for (var key : wording.keys()) {
        assertTrue(String.valueOf(wording.pattern(key)).indexOf('\'') < 0, key);
      }
    }
  }

  @Test
  void everyKeyInTheCodeHasATextAndEveryTextIsUsed() throws IOException {
    var keys = Language.EN.wording().keys();
    var kinds =
        keys.stream().map(key -> key.substring(0, key.indexOf('.'))).collect(Collectors.toSet());
    var used =
        literals().stream()
            .filter(literal -> kinds.contains(literal.substring(0, literal.indexOf('.'))))
            .collect(Collectors.toSet());
    // "lab.state." stands for every key that begins so.
    var whole = used.stream().filter(literal -> !literal.endsWith(".")).toList();
    var begins = used.stream().filter(literal -> literal.endsWith(".")).toList();
    var unknown = new TreeSet<>(whole);
    unknown.removeAll(keys);
    begins.stream()
        .filter(b -> keys.stream().noneMatch(k -> k.startsWith(b)))
        .forEach(unknown::add);
    assertEquals(Set.of(), unknown, "in the code, with no text");
    var unused = new TreeSet<>(keys);
    whole.forEach(unused::remove);
    unused.removeIf(key -> begins.stream().anyMatch(key::startsWith));
    assertEquals(Set.of(), unused, "texts that no code shows");
  }

  private static Set<String> places(String text) {
    return PLACE.matcher(text).results().map(r -> r.group()).collect(Collectors.toSet());
  }

  private static Set<String> literals() throws IOException {
    var literals = new HashSet<String>();
    try (var files = Files.walk(Path.of("src/main/java/threadworks/ui"))) {
      for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        Matcher matcher = LITERAL.matcher(Files.readString(file));
        while (matcher.find()) {
          literals.add(matcher.group(1));
        }
      }
    }
    return literals;
  }
}
