package threadworks.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
import threadworks.lesson.LessonText.Card;

/**
 * Reads a card: its id, the variant whose run answers it and the one to compare that with, or
 * {@code explore} and the variant whose exploration does; then the question, and a list with one
 * box an option, the right one ticked, and under each option, as a quotation, what the card says to
 * it. Where an exploration answers, an option may end with the code of a schedule, as code.
 *
 * <pre>
 * predict id=two-at-once Crawl/twoProcesses
 * How long does it take?
 *
 * - [ ] 4 s
 *   &gt; Then the second worker would have had nothing to do.
 * - [x] 2 s
 *   &gt; Two at a time.
 * </pre>
 */
final class CardDirective implements Directive<Card> {
  private static final String OPEN = "[ ] ";
  private static final String TICKED = "[x] ";
  private static final String ID = "id=";
  private static final String EXPLORE = "explore";
  private static final Pattern TIME =
      Pattern.compile("(\\d+(?:[.,]\\d+)?)[\\s\u00a0]*(?:(ms|milliseconds?|毫秒)|s|seconds?|秒)");

  private final String word;
  private final Card.Kind kind;

  CardDirective(String word, Card.Kind kind) {
    this.word = word;
    this.kind = kind;
  }

  @Override
  public String word() {
    return word;
  }

  @Override
  public Card read(Fence fence, Scope scope) throws LessonException {
    var id = "";
    boolean explores = fence.arguments().contains(EXPLORE);
    var variants = new ArrayList<VariantName>();
    for (var argument : fence.arguments()) {
      if (argument.startsWith(ID)) {
        id = argument.substring(ID.length());
      } else if (!argument.equals(EXPLORE)) {
        variants.add(explores ? scope.steppable(argument, fence) : scope.variant(argument, fence));
      }
    }
    scope.takeId(id, fence);
    if (variants.size() > 2 || variants.stream().map(VariantName::demo).distinct().count() > 1) {
      throw fence.wrong("fault.card.variants");
    }
    if (explores && variants.size() != 1) {
      throw fence.wrong("fault.card.explore");
    }
    if (kind == Card.Kind.PREDICT && variants.isEmpty()) {
      throw fence.wrong("fault.card.predict");
    }
    var document = scope.commonMark(fence);
    if (!(document.getLastChild() instanceof BulletList list)) {
      throw fence.wrong("fault.card.end");
    }
    list.unlink();
    if (document.getFirstChild() == null) {
      throw fence.wrong("fault.card.question");
    }
    return new Card(
        kind, id, document, options(list, explores, fence), List.copyOf(variants), explores);
  }

  private static List<Card.Option> options(BulletList list, boolean codes, Fence fence)
      throws LessonException {
    var options = new ArrayList<Card.Option>();
    for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
      var option = option(item, codes, fence);
      if (option.right() && options.stream().anyMatch(Card.Option::right)) {
        throw fence.wrongAt(Markdown.line(item, fence.line()), "fault.card.second");
      }
      options.add(option);
    }
    if (options.size() < 2) {
      throw fence.wrong("fault.card.few");
    }
    if (options.stream().noneMatch(Card.Option::right)) {
      throw fence.wrong("fault.card.right");
    }
    return List.copyOf(options);
  }

  private static Card.Option option(Node item, boolean codes, Fence fence) throws LessonException {
    int line = Markdown.line(item, fence.line());
    var first = item.getFirstChild();
    var code = codes && first != null ? takeCode(first) : "";
    var text = first instanceof Paragraph ? plain(first) : "";
    boolean right = text.startsWith(TICKED);
    if (first == null || (!right && !text.startsWith(OPEN))) {
      throw fence.wrongAt(line, "fault.card.box");
    }
    if (!(first.getNext() instanceof BlockQuote quote)
        || quote.getFirstChild() == null
        || quote.getNext() != null) {
      throw fence.wrongAt(line, "fault.card.answer");
    }
    var answer = new Document();
    while (quote.getFirstChild() != null) {
      answer.appendChild(quote.getFirstChild());
    }
    var words = text.substring(OPEN.length()).strip();
    return new Card.Option(words, right, answer, seconds(words), code);
  }

  /** Takes the code off the end of an option, which must be left with words. */
  private static String takeCode(Node option) {
    if (option.getLastChild() instanceof Code code
        && Steps.Reader.isCode(code.getLiteral())
        && plain(option).strip().length() > OPEN.length() + code.getLiteral().length()) {
      code.unlink();
      return code.getLiteral();
    }
    return "";
  }

  private static OptionalDouble seconds(String words) {
    var time = TIME.matcher(words);
    if (!time.matches()) {
      return OptionalDouble.empty();
    }
    double number = Double.parseDouble(time.group(1).replace(',', '.'));
    return OptionalDouble.of(time.group(2) == null ? number : number / 1000);
  }

  @Override
  public Optional<String> mustMatch(Card card) {
    var parts = new ArrayList<String>(List.of(word, ID + card.id()));
    if (card.explores()) {
      parts.add(EXPLORE);
    }
    card.variants().forEach(variant -> parts.add(variant.toString()));
    parts.add(
        card.options().stream().map(CardDirective::mustMatch).collect(Collectors.joining(" ")));
    return Optional.of(String.join(" ", parts));
  }

  private static String mustMatch(Card.Option option) {
    var time = option.seconds();
    return (option.right() ? "[x]" : "[ ]")
        + (time.isPresent() ? time.getAsDouble() + "s" : "")
        + option.code();
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
