package threadworks.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Drains a stream, so that who writes it never waits, and remembers the last line of it. */
final class Tail {
  private static final int LONGEST = 300;

  private final Thread reader;
  private volatile String lastLine = "";

  Tail(InputStream in) {
    reader = Thread.ofPlatform().daemon().name("tail").start(() -> read(in));
  }

  /** The last line that was not blank, or an empty string. */
  String lastLine() {
    return lastLine;
  }

  /** Waits for the stream's end, for some milliseconds at most. */
  void await(long millis) throws InterruptedException {
    reader.join(millis);
  }

  private void read(InputStream in) {
    try (var text = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      var line = new StringBuilder();
      for (int c = text.read(); c >= 0; c = text.read()) {
        if (c != '\n') {
          if (line.length() < LONGEST) {
            line.append((char) c);
          }
        } else if (!line.isEmpty()) {
          lastLine = line.toString().strip();
          line.setLength(0);
        }
      }
    } catch (IOException e) {
      // The process has ended.
    }
  }
}
