package threadworks.host;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Keeps the beginning of what a run prints; a demo may print for ever. */
final class Printout extends OutputStream {
  private static final int LONGEST = 10_000;

  /** As many bytes as that may take, and a little more. */
  private static final int ROOM = 4 * (LONGEST + 1);

  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

  /** A stream into it. */
  PrintStream stream() {
    return new PrintStream(this, true, StandardCharsets.UTF_8);
  }

  @Override
  public synchronized void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int length) {
    kept.write(bytes, from, Math.min(length, ROOM - kept.size()));
  }

  /** What was printed until now, with an ellipsis where it goes on. */
  synchronized String text() {
    var text = kept.toString(StandardCharsets.UTF_8);
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }
}
