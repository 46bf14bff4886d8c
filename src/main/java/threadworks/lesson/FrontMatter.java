package threadworks.lesson;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What stands above a lesson's text, between two lines of three dashes: one {@code key: value} a
 * line. It is not YAML, so a value needs no quotes.
 *
 * @param title the lesson's full title
 * @param shortTitle what the list of lessons shows
 * @param order its place in the list
 * @param minutes how long it takes
 * @param preview whether its demos use preview features of Java
 * @param end the line that closes it, from 1
 * @param lines where each key stands
 */
record FrontMatter(
    String title,
    String shortTitle,
    int order,
    int minutes,
    boolean preview,
    int end,
    Map<String, Integer> lines) {
  private static final List<String> NEEDED = List.of("title", "short", "order", "minutes");
  private static final String PREVIEW = "preview";
  private static final String FENCE = "---";

  static FrontMatter read(String file, List<String> text) throws LessonException {
    if (text.isEmpty() || !text.getFirst().equals(FENCE)) {
      throw new LessonException(file, 1, "fault.head");
    }
    var values = new HashMap<String, String>();
    var lines = new HashMap<String, Integer>();
    int end = 1;
    for (; end < text.size() && !text.get(end).equals(FENCE); end++) {
      var line = text.get(end);
      int colon = line.indexOf(':');
      var key = colon < 0 ? line : line.substring(0, colon).strip();
      if (colon < 0 || !(NEEDED.contains(key) || key.equals(PREVIEW))) {
        throw new LessonException(file, end + 1, "fault.head.key", key);
      }
      if (values.put(key, line.substring(colon + 1).strip()) != null) {
        throw new LessonException(file, end + 1, "fault.head.twice", key);
      }
      lines.put(key, end + 1);
    }
    if (end == text.size()) {
      throw new LessonException(file, 1, "fault.head.open");
    }
    for (var key : NEEDED) {
      if (values.getOrDefault(key, "").isEmpty()) {
        throw new LessonException(
            file, lines.getOrDefault(key, end + 1), "fault.head.missing", key);
      }
    }
    var preview = values.getOrDefault(PREVIEW, "false");
    if (!preview.equals("true") && !preview.equals("false")) {
      throw new LessonException(
          file, lines.getOrDefault(PREVIEW, 0), "fault.head.preview", preview);
    }
    return new FrontMatter(
        values.getOrDefault("title", ""),
        values.getOrDefault("short", ""),
        number(file, "order", values, lines),
        number(file, "minutes", values, lines),
        preview.equals("true"),
        end + 1,
        Map.copyOf(lines));
  }

  private static int number(
      String file, String key, Map<String, String> values, Map<String, Integer> lines)
      throws LessonException {
    var value = values.getOrDefault(key, "");
    if (!value.matches("[1-9][0-9]{0,3}")) {
      throw new LessonException(file, lines.getOrDefault(key, 0), "fault.head.number", key, value);
    }
    return Integer.parseInt(value);
  }

  /** Fails where the other language says another order, length or kind of Java. */
  void mustAgreeWith(FrontMatter other, String file, String otherFile) throws LessonException {
    mustAgree("order", order, other.order, file, otherFile);
    mustAgree("minutes", minutes, other.minutes, file, otherFile);
    mustAgree(PREVIEW, preview, other.preview, file, otherFile);
  }

  private void mustAgree(String key, Object here, Object there, String file, String otherFile)
      throws LessonException {
    if (!here.equals(there)) {
      throw new LessonException(
          file, lines.getOrDefault(key, 0), "fault.head.differs", key, here, there, otherFile);
    }
  }
}
