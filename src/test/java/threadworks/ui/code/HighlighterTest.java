package threadworks.ui.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class HighlighterTest {
  private static List<String> kinds(Highlighter highlighter, String source) {
    return highlighter.tokens(source).stream()
        .map(token -> token.kind() + " " + source.substring(token.start(), token.end()))
        .toList();
  }

  @Test
  void colours() {
    assertEquals(
        List.of(
            "annotation @Variant",
            "string \"2 * \\\"delay\"",
            "keyword static",
            "keyword int",
            "call run",
            "keyword return",
            "number 0x1F",
            "comment // return 1"),
        kinds(
            Highlighter.JAVA,
            "@Variant(ideal = \"2 * \\\"delay\") static int run() { return 0x1F; } // return 1"));
  }

  @Test
  void nothingInsideACommentOrAStringIsAKeyword() {
    assertEquals(
        List.of("comment /* if\n \"x\" */", "string \"\"\"\n for // \"\"\"", "string 'c'"),
        kinds(Highlighter.JAVA, "/* if\n \"x\" */ \"\"\"\n for // \"\"\" 'c'"));
  }

  @Test
  void aMethodReferenceIsACall() {
    assertEquals(
        List.of("call map", "call fetch"), kinds(Highlighter.JAVA, "pool.map(Crawl::fetch, x)"));
  }

  @Test
  void python() {
    assertEquals(
        List.of(
            "keyword def",
            "call fetch",
            "comment # one second",
            "string '''if\nnot'''",
            "string f\"{page}\"",
            "keyword None"),
        kinds(
            Highlighter.PYTHON,
            "def fetch(page):  # one second\n  '''if\nnot''' + f\"{page}\"; None"));
  }

  @Test
  void aLongSourceWithAnOpenQuoteIsReadOnce() {
    var source = "x = \"open\n".repeat(20_000);
    assertEquals(List.of(), kinds(Highlighter.JAVA, source));
  }
}
