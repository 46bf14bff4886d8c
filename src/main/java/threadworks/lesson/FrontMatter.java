package threadworks.lesson;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What stands above a lesson's text, between two lines of three dashes: one {@code key: value} a
 * line. It is not YAML, so a value needs no quotes.
 *
 * @param title the lesson's full title
 * @param shortTitle what the list of lessons shows
 * @param order its place in the list
 * @param minutes how long it takes
 * @param end the line that closes it, from 1
 * @param lines where each key stands
 */
record FrontMatter(
    String title, String shortTitle, int order, int minutes, int end, Map<String, Integer> lines) {
  private static final List<String> KEYS = List.of("title", "short", "order", "minutes");
  private static final String FENCE = "---";

  static FrontMatter read(String file, List<String> text) throws LessonException {
    if (text.isEmpty() || !text.getFirst().equals(FENCE)) {
      throw new LessonException(
          file, 1, "it must begin with a line --- and the lines title, short, order and minutes");
    }
    var values = new HashMap<String, String>();
    var lines = new HashMap<String, Integer>();
    int end = 1;
    for (; end < text.size() && !text.get(end).equals(FENCE); end++) {
      var line = text.get(end);
      int colon = line.indexOf(':');
      var key = colon < 0 ? line : line.substring(0, colon).strip();
      if (colon < 0 || !KEYS.contains(key)) {
        throw new LessonException(
            file, end + 1, "only title, short, order and minutes may stand here, not " + key);
      }
      if (values.put(key, line.substring(colon + 1).strip()) != null) {
        throw new LessonException(file, end + 1, key + " stands here for the second time");
      }
      lines.put(key, end + 1);
    }
    if (end == text.size()) {
      throw new LessonException(file, 1, "the line --- that ends the front matter is missing");
    }
    for (var key : KEYS) {
      if (values.getOrDefault(key, "").isEmpty()) {
        throw new LessonException(
            file, lines.getOrDefault(key, end + 1), key + " is missing: add a line " + key + ": …");
      }
    }
    return new FrontMatter(
        values.getOrDefault("title", ""),
        values.getOrDefault("short", ""),
        number(file, "order", values, lines),
        number(file, "minutes", values, lines),
        end + 1,
        Map.copyOf(lines));
  }

  private static int number(
      String file, String key, Map<String, String> values, Map<String, Integer> lines)
      throws LessonException {
    var value = values.getOrDefault(key, "");
    if (!value.matches("[1-9][0-9]{0,3}")) {
      throw new LessonException(
          file, lines.getOrDefault(key, 0), key + " must be a whole number from 1, not " + value);
    }
    return Integer.parseInt(value);
  }

  /** Fails where the other language says another order or length. */
  void mustAgreeWith(FrontMatter other, String file, String otherFile) throws LessonException {
    for (var key : Set.of("order", "minutes")) {
      int here = key.equals("order") ? order : minutes;
      int there = key.equals("order") ? other.order : other.minutes;
      if (here != there) {
        throw new LessonException(
            file,
            lines.getOrDefault(key, 0),
            key + " is " + here + " here and " + there + " in " + otherFile + ": make them equal");
      }
    }
  }
}
