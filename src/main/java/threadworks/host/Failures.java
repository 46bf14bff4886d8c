package threadworks.host;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What a throwable says to a learner, and where it came from. */
final class Failures {
  private static final int DEEPEST = 40;
  private static final int LONGEST = 500;

  private Failures() {}

  /**
   * One sentence: what was thrown, its message, and the demo's line it came from.
   *
   * @param className the demo's class
   */
  static String sentence(Throwable thrown, String className) {
    var message = message(thrown);
    var where =
        Arrays.stream(thrown.getStackTrace())
            .filter(frame -> outermost(frame.getClassName()).equals(className))
            .findFirst()
            .map(frame -> " (" + frame.getFileName() + " line " + frame.getLineNumber() + ")")
            .orElse("");
    var line = message.lines().findFirst().orElse("").strip();
    var cut = line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    var name = thrown.getClass().getSimpleName();
    return cut.isEmpty() ? name + where : name + ": " + cut + where;
  }

  /** The stack trace with its causes, each cut off at 40 frames. */
  static String stack(Throwable thrown) {
    var text = new StringBuilder();
    var label = "";
    int causes = 0;
    for (var cause = thrown; cause != null && causes < DEEPEST; cause = cause.getCause()) {
      var frames = cause.getStackTrace();
      text.append(label).append(cause.getClass().getName()).append(": ").append(message(cause));
      text.append(
          Arrays.stream(frames)
              .limit(DEEPEST)
              .map(frame -> "\n    at " + frame)
              .collect(Collectors.joining()));
      if (frames.length > DEEPEST) {
        text.append("\n    … ").append(frames.length - DEEPEST).append(" more");
      }
      label = "\ncaused by ";
      causes++;
    }
    return text.toString();
  }

  private static String message(Throwable thrown) {
    try {
      var message = thrown.getMessage();
      return message == null ? "" : message;
    } catch (RuntimeException e) {
      return "";
    }
  }

  private static String outermost(String className) {
    int inner = className.indexOf('$');
    return inner < 0 ? className : className.substring(0, inner);
  }
}
