package threadworks.lesson;

import java.util.Arrays;
import java.util.List;
import org.commonmark.node.FencedCodeBlock;

/**
 * A fenced block as it stands in a lesson's text.
 *
 * @param file the text's file
 * @param line the line that opens it, from 1
 * @param word the first word behind the backticks, or an empty string
 * @param arguments the words after it
 * @param body the lines between the backticks
 */
record Fence(String file, int line, String word, List<String> arguments, String body) {
  static Fence of(String file, int line, FencedCodeBlock block) {
    var words = Arrays.asList(block.getInfo().strip().split("\\s+"));
    return new Fence(
        file,
        line,
        words.getFirst(),
        List.copyOf(words.subList(1, words.size())),
        block.getLiteral());
  }

  /** An error at the line that opens it. */
  LessonException wrong(String key, Object... args) {
    return wrongAt(line, key, args);
  }

  /** An error at a line of the file. */
  LessonException wrongAt(int at, String key, Object... args) {
    return new LessonException(file, at, key, args);
  }
}
