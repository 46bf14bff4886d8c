package threadworks.lesson;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;
import threadworks.wording.Language;

/**
 * Reads {@code lesson.<language>.md}: CommonMark with tables, in which a fenced block is a
 * directive.
 *
 * <p>A fence may also hold a listing, marked {@code java}, {@code python}, {@code text} or nothing;
 * any other word is taken for a directive misspelt.
 */
final class TextReader {
  private static final Set<String> LISTINGS = Set.of("", "java", "python", "text");
  private static final String DEMO = new DemoDirective().word();

  private final Language language;
  private final String file;
  private final Demos demos;
  private final Predicate<String> lessons;
  private final List<Block> blocks = new ArrayList<>();
  private final List<ParsedText.Part> parts = new ArrayList<>();

  /** Where the demos come from. */
  @FunctionalInterface
  interface Demos {
    /** The demo of that name, or null where there is none. */
    @Nullable Demo named(String name) throws LessonException;
  }

  /**
   * A reader of one text.
   *
   * @param lessons whether there is a lesson of that name
   */
  TextReader(Language language, String file, Demos demos, Predicate<String> lessons) {
    this.language = language;
    this.file = file;
    this.demos = demos;
    this.lessons = lessons;
  }

  ParsedText read(String text) throws LessonException {
    var frontMatter = FrontMatter.read(file, text.lines().toList());
    // The front matter gives way to as many empty lines, which keeps the count of lines right.
    var page =
        Markdown.parse(file, "\n".repeat(frontMatter.end()) + below(text, frontMatter.end()), 0);
    var scope = new Scope(named(page), lessons);
    var prose = new Document();
    for (var node = page.getFirstChild(); node != null; ) {
      var next = node.getNext();
      if (node instanceof FencedCodeBlock block && !LISTINGS.contains(fence(block).word())) {
        add(prose, scope);
        prose = new Document();
        add(Directives.of(fence(block)), fence(block), scope);
      } else {
        prose.appendChild(node);
      }
      node = next;
    }
    add(prose, scope);
    return new ParsedText(
        file,
        frontMatter,
        new LessonText(
            language, frontMatter.title(), frontMatter.shortTitle(), List.copyOf(blocks)),
        List.copyOf(parts));
  }

  private static String below(String text, int line) {
    int at = 0;
    for (int i = 0; i < line && at >= 0; i++) {
      at = text.indexOf('\n', at) + 1;
    }
    return text.substring(at);
  }

  /** The demos that the text brings into the lab; it may speak of one before that. */
  private List<Demo> named(Node page) throws LessonException {
    var found = new LinkedHashMap<String, Demo>();
    for (var node = page.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof FencedCodeBlock block && fence(block).word().equals(DEMO)) {
        var name = String.join(" ", fence(block).arguments());
        var demo = demos.named(name);
        if (demo != null) {
          found.put(name, demo);
        }
      }
    }
    return List.copyOf(found.values());
  }

  private Fence fence(FencedCodeBlock block) {
    return Fence.of(file, Markdown.line(block, 0), block);
  }

  private void add(Document prose, Scope scope) throws LessonException {
    if (prose.getFirstChild() != null) {
      new Links(scope, file, 0).resolve(prose);
      blocks.add(new LessonText.Prose(prose));
    }
  }

  private <B extends Block> void add(Directive<B> directive, Fence fence, Scope scope)
      throws LessonException {
    var block = directive.read(fence, scope);
    blocks.add(block);
    directive
        .mustMatch(block)
        .ifPresent(what -> parts.add(new ParsedText.Part(what, fence.line())));
  }
}
