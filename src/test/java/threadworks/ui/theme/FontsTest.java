package threadworks.ui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Font;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JavaFX draws an empty box for a character that a font lacks, so none may be lacking. */
class FontsTest {
  @ParameterizedTest
  @ValueSource(strings = {"ThreadworksSans-Regular", "ThreadworksSans-Bold"})
  void theInterfaceFontsHaveEveryCharacterOfTheLessonsAndMessages(String name) throws Exception {
    assertEquals("", lacking(name, texts(".md", ".properties")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ThreadworksMono-Regular"})
  void theCodeFontHasEveryCharacterOfTheDemos(String name) throws Exception {
    assertEquals("", lacking(name, texts(".java", ".py")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ThreadworksSans-Regular", "ThreadworksSans-Bold", "ThreadworksMono-Regular"})
  void everyFontHasLatinChineseAndArrows(String name) throws Exception {
    assertEquals("", lacking(name, "Az09 é “”‘’—… → ← × ≤ 进程池线程锁（），。、：；！？"));
  }

  private static String lacking(String name, String text) throws Exception {
    var font = Font.createFont(Font.TRUETYPE_FONT, Path.of("assets/fonts", name + ".ttf").toFile());
    var lacking = new TreeSet<String>();
    text.codePoints()
        .filter(c -> !Character.isISOControl(c) && !font.canDisplay(c))
        .forEach(c -> lacking.add(Character.toString(c)));
    return String.join(" ", lacking);
  }

  private static String texts(String... endings) throws IOException {
    var all = new StringBuilder();
    for (var root : new String[] {"lessons", "assets/i18n"}) {
      if (!Files.isDirectory(Path.of(root))) {
        continue;
      }
      try (var files = Files.walk(Path.of(root))) {
        for (var file :
            files.filter(f -> Stream.of(endings).anyMatch(f.toString()::endsWith)).toList()) {
          all.append(Files.readString(file));
        }
      }
    }
    return all.toString();
  }
}
