package threadworks.lesson;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Document;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/**
 * Reads a card: the question, then a list with one box an option, the right one ticked, and under
 * each option, as a quotation, what the card says to it.
 *
 * <pre>
 * How long does it take?
 *
 * - [ ] 4 s
 *   &gt; Then the second worker would have had nothing to do.
 * - [x] 2 s
 *   &gt; Two at a time.
 * </pre>
 */
final class CardReader {
  private static final String OPEN = "[ ] ";
  private static final String TICKED = "[x] ";

  private final String file;
  private final int line;

  /** A reader of the card whose fence opens at {@code line} of {@code file}. */
  CardReader(String file, int line) {
    this.file = file;
    this.line = line;
  }

  /**
   * Reads the card.
   *
   * @param variants the variant that the card asks about, and the one to compare it with
   */
  LessonText.Card read(LessonText.Card.Kind kind, Node document, List<String> variants)
      throws LessonException {
    if (!(document.getLastChild() instanceof BulletList list)) {
      throw new LessonException(
          file, line, "the card must end with its options, as in - [ ] one or - [x] the right one");
    }
    list.unlink();
    if (document.getFirstChild() == null) {
      throw new LessonException(file, line, "the card has no question above its options");
    }
    var options = new ArrayList<LessonText.Card.Option>();
    for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
      var option = option(item);
      if (option.right() && options.stream().anyMatch(LessonText.Card.Option::right)) {
        throw new LessonException(
            file, at(item), "a second option is ticked as right: tick one only");
      }
      options.add(option);
    }
    if (options.size() < 2) {
      throw new LessonException(file, line, "a card needs two options or more to choose from");
    }
    if (options.stream().noneMatch(LessonText.Card.Option::right)) {
      throw new LessonException(file, line, "no option is ticked as right: tick one, as in - [x]");
    }
    return new LessonText.Card(kind, document, List.copyOf(options), List.copyOf(variants));
  }

  private LessonText.Card.Option option(Node item) throws LessonException {
    var first = item.getFirstChild();
    var text = first instanceof Paragraph ? plain(first) : "";
    boolean right = text.startsWith(TICKED);
    if (first == null || (!right && !text.startsWith(OPEN))) {
      throw new LessonException(
          file, at(item), "an option begins with its box: - [ ] or, for the right one, - [x]");
    }
    if (!(first.getNext() instanceof BlockQuote quote)
        || quote.getFirstChild() == null
        || quote.getNext() != null) {
      throw new LessonException(
          file,
          at(item),
          "the option has no answer: write one under it, indented as it is, with > before each"
              + " line");
    }
    var answer = new Document();
    while (quote.getFirstChild() != null) {
      answer.appendChild(quote.getFirstChild());
    }
    return new LessonText.Card.Option(text.substring(OPEN.length()).strip(), right, answer);
  }

  private int at(Node node) {
    return TextReader.line(node, line);
  }

  private static String plain(Node node) {
    var text = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text part) {
            text.append(part.getLiteral());
          }

          @Override
          public void visit(Code code) {
            text.append(code.getLiteral());
          }

          @Override
          public void visit(SoftLineBreak lineBreak) {
            text.append(' ');
          }

          @Override
          public void visit(HardLineBreak lineBreak) {
            text.append(' ');
          }
        });
    return text.toString();
  }
}
