package threadworks.ui.code;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import threadworks.lesson.Demo;

/**
 * Tells comments, strings, keywords, numbers, annotations and calls of a source apart, well enough
 * to colour it; it does not parse.
 */
enum Highlighter {
  JAVA(
      "Java",
      "(?<comment>//[^\\n]*|/\\*(?s:.*?)\\*/)"
          + "|(?<string>\"\"\"(?s:.*?)\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])*')"
          + "|(?<annotation>@(?!interface\\b)[\\w.]+)"
          + "|(?<keyword>(?<![\\w.])(?:abstract|assert|boolean|break|byte|case|catch|char|class"
          + "|continue|default|do|double|else|enum|extends|false|final|finally|float|for|if"
          + "|implements|import|instanceof|int|interface|long|native|new|null|package|private"
          + "|protected|public|record|return|sealed|permits|non-sealed|short|static|super|switch"
          + "|synchronized|this|throw|throws|transient|true|try|var|void|volatile|when|while|yield)"
          + "\\b)"
          + "|(?<number>(?<![\\w.])\\d[\\w.]*)"
          + "|(?<call>\\b[a-z_]\\w*(?=\\s*\\()|(?<=::)\\w+)"),
  PYTHON(
      "Python",
      "(?<comment>#[^\\n]*)"
          + "|(?<string>(?i:[rbuft]{0,2})(?:\"\"\"(?s:.*?)\"\"\"|'''(?s:.*?)'''"
          + "|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])*'))"
          + "|(?<annotation>(?<=^|\\n)[ \\t]*@[\\w.]+)"
          + "|(?<keyword>(?<![\\w.])(?:False|None|True|and|as|assert|async|await|break|class"
          + "|continue|def|del|elif|else|except|finally|for|from|global|if|import|in|is|lambda"
          + "|match|case|nonlocal|not|or|pass|raise|return|try|while|with|yield)\\b)"
          + "|(?<number>(?<![\\w.])\\d[\\w.]*)"
          + "|(?<call>\\b[a-z_]\\w*(?=\\s*\\())");

  private static final List<String> KINDS =
      List.of("comment", "string", "annotation", "keyword", "number", "call");

  private final String label;
  private final Pattern pattern;

  Highlighter(String label, String regex) {
    this.label = label;
    pattern = Pattern.compile(regex);
  }

  /** The one for a file of that name. */
  static Highlighter of(Demo.Source file) {
    return file.file().endsWith(".py") ? PYTHON : JAVA;
  }

  /** The language's own name. */
  String label() {
    return label;
  }

  /**
   * A piece of the source.
   *
   * @param kind what it is, which is also its style class
   * @param start its first character
   * @param end the character after its last
   */
  record Token(String kind, int start, int end) {}

  /** What stands out in {@code source}, in order, nothing overlapping. */
  List<Token> tokens(String source) {
    var tokens = new ArrayList<Token>();
    var matcher = pattern.matcher(source);
    while (matcher.find()) {
      for (var kind : KINDS) {
        if (matcher.start(kind) >= 0) {
          tokens.add(new Token(kind, matcher.start(), matcher.end()));
        }
      }
    }
    return tokens;
  }
}
