package threadworks.ui.tour;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How long JavaFX's pulses take, from the begin of each to the end of its drawing. Its own pulse
 * logger says so on the error stream: the long ones it describes, the short ones it only lists.
 */
final class Pulses {
  private static final Pattern PULSE =
      Pattern.compile("(?:^PULSE: \\d+ \\[|\\[\\d+ )-?\\d+ms:(\\d+)ms\\]");

  /** What is no word of the logger's. */
  private static final Pattern FAILURE =
      Pattern.compile("^(Exception|Caused by|WARNING|\\s+at |java\\.|\\s+\\.\\.\\.).*");

  private final List<Double> millis = new ArrayList<>();

  private Pulses() {}

  /** Begins to listen; before JavaFX is started. From now on the error stream is for failures. */
  static Pulses listen() {
    var pulses = new Pulses();
    var err = System.err;
    System.setProperty("javafx.pulseLogger", "true");
    System.setErr(new PrintStream(pulses.new Lines(err), true, StandardCharsets.UTF_8));
    return pulses;
  }

  /** Those since the last call, in milliseconds, in order of time. */
  synchronized List<Double> take() {
    var taken = List.copyOf(millis);
    millis.clear();
    return taken;
  }

  private synchronized void read(String line, PrintStream failures) {
    var matcher = PULSE.matcher(line);
    boolean found = false;
    while (matcher.find()) {
      found = true;
      millis.add(Double.valueOf(matcher.group(1)));
    }
    if (!found && FAILURE.matcher(line).matches()) {
      failures.println(line);
    }
  }

  /** Reads what is written, line by line. */
  private final class Lines extends OutputStream {
    private final PrintStream failures;
    private final StringBuilder line = new StringBuilder();

    Lines(PrintStream failures) {
      this.failures = failures;
    }

    @Override
    public synchronized void write(int b) {
      if (b == '\n') {
        read(line.toString(), failures);
        line.setLength(0);
      } else {
        line.append((char) b);
      }
    }
  }
}
