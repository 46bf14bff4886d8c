package threadworks.multiprocessing;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;

/** What a task threw, in a form that can always be sent: as text, and itself where that works. */
final class Failure {
  private Failure() {}

  static void write(Throwable thrown, Encoder out) {
    out.reset();
    out.string(thrown.toString());
    out.string(stack(thrown));
    int end = out.size();
    try {
      out.value(thrown);
    } catch (NotSendableException e) {
      out.cut(end);
      out.value(null);
      out.value(thrown.getStackTrace());
    }
  }

  static String stack(Throwable thrown) {
    var stack = new StringWriter();
    thrown.printStackTrace(new PrintWriter(stack));
    return stack.toString();
  }

  /** The exception for the caller of a pool whose worker {@code pid} wrote this. */
  static TaskException read(long pid, Decoder in) throws IOException {
    var text = in.string();
    return new TaskException(
        "a task failed in process " + pid + ": " + text, pid, in.string(), cause(text, in));
  }

  private static Throwable cause(String text, Decoder in) {
    var stand = new RuntimeException(text);
    try {
      if (in.value() instanceof Throwable thrown) {
        return thrown;
      }
      if (in.value() instanceof StackTraceElement[] frames) {
        stand.setStackTrace(frames);
      }
    } catch (IOException | RuntimeException e) {
      stand.addSuppressed(e);
    }
    return stand;
  }
}
