package threadworks.lesson;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds declarations in a demo's source. It goes by the layout that every formatter leaves: what
 * belongs to a declaration stands above it without a gap, and a body's last brace stands below the
 * declaration's first letter.
 */
final class SourceLines {
  /** The lines of a declaration, from 1, both included. */
  record Range(int first, int last) {}

  private static final Pattern ABOVE = Pattern.compile("|.*[;{}]|.*\\*/|//.*");

  private final List<String> lines;

  SourceLines(String source) {
    this.lines = source.lines().toList();
  }

  /**
   * The lines of a static method, its annotations included.
   *
   * @param name the method's name
   * @param code its first line of code, from the class file; 0 when unknown
   * @return empty where the source has no such method above that line
   */
  Optional<Range> ofMethod(String name, int code) {
    int declaration = upwards(pattern("\\bstatic\\b.*\\b" + Pattern.quote(name) + "\\s*\\("), code);
    if (declaration == 0) {
      return Optional.empty();
    }
    int first = declaration;
    while (first > 1 && !ABOVE.matcher(line(first - 1).strip()).matches()) {
      first--;
    }
    return Optional.of(new Range(first, end(declaration)));
  }

  /** The line that declares a field, 0 where there is none. */
  int ofField(String name) {
    return upwards(pattern("\\b" + Pattern.quote(name) + "\\s*(=.*)?;"), lines.size());
  }

  /** Names may be written in any script. */
  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.UNICODE_CHARACTER_CLASS);
  }

  private int upwards(Pattern wanted, int from) {
    int line = Math.min(from, lines.size());
    while (line > 0 && !wanted.matcher(line(line)).find()) {
      line--;
    }
    return line;
  }

  private int end(int declaration) {
    if (line(declaration).strip().endsWith("}")) {
      return declaration;
    }
    var closing = " ".repeat(indent(declaration)) + "}";
    for (int line = declaration + 1; line <= lines.size(); line++) {
      if (line(line).stripTrailing().equals(closing)) {
        return line;
      }
    }
    return lines.size();
  }

  private int indent(int line) {
    return line(line).length() - line(line).stripLeading().length();
  }

  private String line(int line) {
    return lines.get(line - 1);
  }
}
