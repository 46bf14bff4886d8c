package threadworks.lesson;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;
import threadworks.wording.Language;

/**
 * Reads {@code lesson.<language>.md}: CommonMark with tables, in which a fenced block with one of
 * the words {@code demo}, {@code predict}, {@code question} and {@code note} is a directive.
 *
 * <p>A fence may also hold a listing, marked {@code java}, {@code python}, {@code text} or nothing;
 * any other word is taken for a directive misspelt.
 */
final class TextReader {
  private static final Set<String> LISTINGS = Set.of("", "java", "python", "text");
  private static final Parser COMMONMARK =
      Parser.builder()
          .extensions(List.of(TablesExtension.create()))
          .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
          .build();

  private final Language language;
  private final String file;
  private final Demos demos;
  private final List<LessonText.Block> blocks = new ArrayList<>();
  private final List<Integer> lines = new ArrayList<>();
  private final List<String> variants = new ArrayList<>();

  /** Where the demos come from. */
  @FunctionalInterface
  interface Demos {
    /** The demo of that name, or null where there is none. */
    @Nullable Demo named(String name) throws LessonException;
  }

  TextReader(Language language, String file, Demos demos) {
    this.language = language;
    this.file = file;
    this.demos = demos;
  }

  ParsedText read(String text) throws LessonException {
    var rows = text.lines().toList();
    var frontMatter = FrontMatter.read(file, rows);
    var prose = new Document();
    // The front matter gives way to as many empty lines, which keeps the count of lines right.
    var page = "\n".repeat(frontMatter.end()) + below(text, frontMatter.end());
    for (var node = parse(page, 0).getFirstChild(); node != null; ) {
      var next = node.getNext();
      if (node instanceof FencedCodeBlock fence && !LISTINGS.contains(word(fence))) {
        add(prose);
        prose = new Document();
        blocks.add(directive(fence));
        lines.add(line(fence, 0));
      } else {
        prose.appendChild(node);
      }
      node = next;
    }
    add(prose);
    return new ParsedText(
        file,
        frontMatter,
        new LessonText(
            language, frontMatter.title(), frontMatter.shortTitle(), List.copyOf(blocks)),
        List.copyOf(lines));
  }

  private static String below(String text, int line) {
    int at = 0;
    for (int i = 0; i < line && at >= 0; i++) {
      at = text.indexOf('\n', at) + 1;
    }
    return text.substring(at);
  }

  private void add(Document prose) {
    if (prose.getFirstChild() != null) {
      blocks.add(new LessonText.Prose(prose));
      lines.add(line(prose.getFirstChild(), 0));
    }
  }

  private LessonText.Block directive(FencedCodeBlock fence) throws LessonException {
    int line = line(fence, 0);
    return switch (word(fence)) {
      case "demo" -> demo(fence.getInfo().substring("demo".length()).strip(), fence);
      case "predict" -> card(LessonText.Card.Kind.PREDICT, fence);
      case "question" -> card(LessonText.Card.Kind.QUESTION, fence);
      case "note" -> new LessonText.Notes(parse(fence.getLiteral(), line));
      default ->
          throw new LessonException(
              file,
              line,
              "there is no directive "
                  + word(fence)
                  + ": use demo, predict, question or note, or mark a listing java, python or"
                  + " text");
    };
  }

  private LessonText.Card card(LessonText.Card.Kind kind, FencedCodeBlock fence)
      throws LessonException {
    int line = line(fence, 0);
    var named = List.of(fence.getInfo().strip().split("\\s+"));
    var measured = named.subList(1, named.size());
    for (var variant : measured) {
      if (!variants.contains(variant)) {
        throw new LessonException(
            file,
            line,
            "no demo above this card has a variant "
                + variant
                + (variants.isEmpty() ? "" : "; there are " + String.join(", ", variants)));
      }
    }
    if (measured.size() > 2) {
      throw new LessonException(
          file, line, "a card names one variant, and at most one more to compare it with");
    }
    return new CardReader(file, line).read(kind, parse(fence.getLiteral(), line), measured);
  }

  private LessonText.DemoBlock demo(String name, FencedCodeBlock fence) throws LessonException {
    int line = line(fence, 0);
    var demo = demos.named(name);
    if (demo == null) {
      throw new LessonException(
          file, line, "there is no demo " + name + ": this folder has no " + name + ".java");
    }
    var names = new ArrayList<String>();
    demo.variants().forEach(variant -> names.add(variant.name()));
    variants.addAll(names);
    demo.params().forEach(param -> names.add(param.name()));
    return new LessonText.DemoBlock(name, labels(fence, names));
  }

  private Map<String, String> labels(FencedCodeBlock fence, List<String> names)
      throws LessonException {
    var labels = new HashMap<String, String>();
    int line = line(fence, 0);
    for (var row : fence.getLiteral().lines().toList()) {
      line++;
      if (row.isBlank()) {
        continue;
      }
      int colon = row.indexOf(':');
      var label = row.substring(colon + 1).strip();
      if (colon < 0 || label.isEmpty()) {
        throw new LessonException(
            file, line, "a label was expected, as in name: what it is called");
      }
      var name = row.substring(0, colon).strip();
      if (!names.contains(name)) {
        throw new LessonException(
            file,
            line,
            "the demo has no variant and no parameter "
                + name
                + "; it has "
                + String.join(", ", names));
      }
      if (labels.put(name, label) != null) {
        throw new LessonException(file, line, name + " has a label already");
      }
    }
    return Map.copyOf(labels);
  }

  private static String word(FencedCodeBlock fence) {
    return fence.getInfo().strip().split("\\s+", 2)[0];
  }

  private Node parse(String text, int linesAbove) throws LessonException {
    var document = COMMONMARK.parse(text);
    var stray = strayEmphasis(document);
    if (stray != null) {
      throw new LessonException(
          file,
          line(stray, linesAbove),
          "** has no effect here: beside a letter it must not have punctuation within, so move the"
              + " punctuation out");
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
