package threadworks.ui.code;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import threadworks.lesson.Demo;
import threadworks.ui.code.CodeMarks.Stretch;

/** Finds where a source declares a method. It looks as a reader does, and does not parse. */
final class Methods {
  /** What follows the parameters of a method that has a body. */
  private static final Pattern BODY = Pattern.compile("\\s*(?:throws[\\w\\s.,]+)?\\{");

  private Methods() {}

  /** The lines of the first method of that name, annotations included; null where there is none. */
  static @Nullable Stretch find(Demo.Source file, String name) {
    var code = code(file);
    return Highlighter.of(file) == Highlighter.PYTHON
        ? python(file, code, name)
        : java(file, code, name);
  }

  /** The source with blanks where its comments and strings are. */
  private static String code(Demo.Source file) {
    var code = new StringBuilder(file.text());
    for (var token : Highlighter.of(file).tokens(file.text())) {
      if (token.kind().equals("comment") || token.kind().equals("string")) {
        for (int i = token.start(); i < token.end(); i++) {
          if (code.charAt(i) != '\n') {
            code.setCharAt(i, ' ');
          }
        }
      }
    }
    return code.toString();
  }

  private static @Nullable Stretch java(Demo.Source file, String code, String name) {
    // A type comes before a name that is declared, and none before one that is called.
    var declared =
        Pattern.compile(
                "^[ \\t]*(?!(?:return|throw|yield|else|assert|case)\\b)[\\w<>\\[\\],.?&@() \\t]*"
                    + "(?:\\w|]|(?<!-)>)[ \\t]+"
                    + Pattern.quote(name)
                    + "[ \\t]*\\(",
                Pattern.MULTILINE)
            .matcher(code);
    while (declared.find()) {
      int end = close(code, declared.end() - 1, '(', ')');
      var body = BODY.matcher(code).region(end, code.length());
      if (body.lookingAt()) {
        int last = close(code, body.end() - 1, '{', '}');
        return new Stretch(
            file.file(), begin(code, line(code, declared.start())), line(code, last - 1));
      }
    }
    return null;
  }

  /** The place behind the bracket that closes the one at {@code from}. */
  private static int close(String code, int from, char open, char close) {
    int depth = 0;
    for (int i = from; i < code.length(); i++) {
      depth += code.charAt(i) == open ? 1 : code.charAt(i) == close ? -1 : 0;
      if (depth == 0) {
        return i + 1;
      }
    }
    return code.length();
  }

  /** The number of the line, from 1, that a character is on. */
  private static int line(String code, int at) {
    return 1 + (int) code.substring(0, at).chars().filter(c -> c == '\n').count();
  }

  /** Up over annotations and modifiers to the line where the declaration begins. */
  private static int begin(String code, int declared) {
    var lines = code.lines().toList();
    int first = declared;
    while (first > 1) {
      var above = lines.get(first - 2).strip();
      if (above.isEmpty() || above.matches(".*[;{}]")) {
        break;
      }
      first--;
    }
    return first;
  }

  private static @Nullable Stretch python(Demo.Source file, String code, String name) {
    var lines = code.lines().toList();
    var declared = Pattern.compile("^(\\s*)(?:async\\s+)?def\\s+" + Pattern.quote(name) + "\\b");
    for (int i = 0; i < lines.size(); i++) {
      var found = declared.matcher(lines.get(i));
      if (found.find()) {
        int indent = found.group(1).length();
        int last = i;
        for (int j = i + 1; j < lines.size(); j++) {
          var line = lines.get(j);
          if (!line.isBlank() && line.length() - line.stripLeading().length() <= indent) {
            break;
          }
          last = line.isBlank() ? last : j;
        }
        int first = i;
        while (first > 0 && lines.get(first - 1).strip().startsWith("@")) {
          first--;
        }
        return new Stretch(file.file(), first + 1, last + 1);
      }
    }
    return null;
  }
}
