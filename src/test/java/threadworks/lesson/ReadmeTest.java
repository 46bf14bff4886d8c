package threadworks.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import threadworks.wording.Language;

/** The README's example of a lesson is one. */
final class ReadmeTest {
  @TempDir Path temp;

  @Test
  void aLessonWrittenAsItSaysHasNoFault() throws IOException {
    var lesson =
        new LessonFolder(temp)
            .with("naps/lesson.en.md", example("---"))
            .with("naps/Naps.java", example("package naps;").replace("…", "return List.of();"))
            .ready();

    assertEquals("Naps, taken in turn", lesson.text(Language.EN).title());
    assertEquals(
        List.of("inTurn"),
        lesson.demos().getFirst().variants().stream().map(Demo.Variant::name).toList());
  }

  /** The listing below "Add a lesson" that begins so. */
  private static String example(String beginning) throws IOException {
    var readme = Files.readString(Path.of("README.md"));
    var section = readme.substring(readme.indexOf("## Add a lesson"));
    var node = Parser.builder().build().parse(section).getFirstChild();
    while (!(node instanceof IndentedCodeBlock listing
        && listing.getLiteral().startsWith(beginning))) {
      node = node.getNext();
    }
    return listing.getLiteral();
  }
}
