package threadworks.multiprocessing;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;

/** What a task threw, in a form that can always be sent: as text, and itself where that works. */
final class Failure {
  private Failure() {}

  static void write(Throwable thrown, Encoder out) {
    out.reset();
    out.string(text(thrown));
    out.string(stack(thrown));
    int end = out.size();
    try {
      out.value(thrown);
    } catch (Throwable e) {
      // Whatever it throws itself: the text will do.
      out.cut(end);
      out.value(null);
      out.value(thrown.getStackTrace());
    }
  }

  /** What it says, whatever that throws itself. */
  static String text(Throwable thrown) {
    try {
      return "" + thrown;
    } catch (Throwable e) {
      return thrown.getClass().getName();
    }
  }

  static String stack(Throwable thrown) {
    var stack = new StringWriter();
    try {
      thrown.printStackTrace(new PrintWriter(stack));
    } catch (Throwable e) {
      stack.append(text(thrown));
    }
    return stack.toString();
  }

  /** The exception for the caller of a pool whose worker {@code pid} wrote this. */
  static TaskException read(long pid, Decoder in) throws IOException {
    var text = in.string();
    return new TaskException(TaskException.failed(pid, text), pid, in.string(), cause(text, in));
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
    } catch (Throwable e) {
      // Its class may do anything when it is read.
      stand.addSuppressed(e);
    }
    return stand;
  }
}
