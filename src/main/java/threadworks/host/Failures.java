package threadworks.host;

import java.util.Arrays;
import java.util.stream.Collectors;
import threadworks.multiprocessing.TaskException;
import threadworks.wording.Sentence;

/** What a throwable says to a learner, and where it came from. */
final class Failures {
  private static final int DEEPEST = 40;
  private static final int LONGEST = 500;

  private Failures() {}

  /**
   * What was thrown, its message, and the demo's line it came from.
   *
   * @param className the demo's class
   */
  static Sentence sentence(Throwable thrown, String className) {
    var what = what(thrown);
    return Arrays.stream(thrown.getStackTrace())
        .filter(frame -> outermost(frame.getClassName()).equals(className))
        .findFirst()
        .map(at -> Sentence.of("threw.at", what, at.getFileName(), at.getLineNumber()))
        .orElse(what);
  }

  private static Sentence what(Throwable thrown) {
    var name = thrown.getClass().getSimpleName();
    if (thrown instanceof TaskException failure) {
      return Sentence.of("threw.said", name, failure.sentence());
    }
    var line = message(thrown).lines().findFirst().orElse("").strip();
    var cut = line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    return cut.isEmpty() ? Sentence.of("threw.name", name) : Sentence.of("threw.said", name, cut);
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
