package threadworks.trace.record;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Gathers the bytes that one thread prints until the line ends. */
final class LineBuffer {
  private static final int LONGEST = 10_000;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(0);

  /** Adds a part of the line; what is longer than 10,000 bytes is cut off. */
  void add(byte[] source, int from, int to) {
    bytes.write(source, from, Math.min(to - from, LONGEST - bytes.size()));
  }

  boolean isEmpty() {
    return bytes.size() == 0;
  }

  /** Ends the line and gives its text. */
  String end() {
    var text = bytes.toString(StandardCharsets.UTF_8);
    bytes.reset();
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }
}
