package threadworks.lesson;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/** CommonMark with tables, as lessons are written in. */
final class Markdown {
  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(TablesExtension.create()))
          .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
          .build();

  private Markdown() {}

  /**
   * Parses a part of a file.
   *
   * @param linesAbove how many lines of the file stand above it
   */
  static Node parse(String file, String text, int linesAbove) throws LessonException {
    var document = PARSER.parse(text);
    var stray = strayEmphasis(document);
    if (stray != null) {
      throw new LessonException(file, line(stray, linesAbove), "fault.stray");
    }
    return document;
  }

  /**
   * The first text with asterisks left over; easy to make in Chinese, where no blank separates a
   * bold word from the next.
   */
  private static @Nullable Text strayEmphasis(Node document) {
    var found = new ArrayList<Text>();
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text text) {
            if (text.getLiteral().contains("**")) {
              found.add(text);
            }
          }
        });
    return found.isEmpty() ? null : found.getFirst();
  }

  /** The line of the file at which a node begins. */
  static int line(Node node, int linesAbove) {
    var spans = node.getSourceSpans();
    return linesAbove + (spans.isEmpty() ? 0 : spans.getFirst().getLineIndex() + 1);
  }
}
