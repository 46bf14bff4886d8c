package threadworks.ui.tour;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * What the window takes up, once the garbage is gone.
 *
 * @param heap the bytes of all objects
 * @param listeners how many objects listen to others or stand for one that does
 * @param nodes how many objects of JavaFX's scene there are
 * @param threads how many threads live
 * @param processes how many processes live that it started
 */
record Footprint(long heap, long listeners, long nodes, int threads, long processes) {
  /** Number, instances, bytes and class. */
  private static final Pattern LINE = Pattern.compile("\\s*\\d+:\\s+(\\d+)\\s+(\\d+)\\s+(\\S+).*");

  private static final Pattern LISTENER =
      Pattern.compile(
          ".*(Listener|Subscription|ExpressionHelper|Observer)\\b.*|com\\.sun\\.javafx\\.binding\\..*");

  /** More than this is left behind, and not yet to be collected. */
  private static final long HEAP = 2_000_000;

  private static final long LISTENERS = 300;
  private static final long NODES = 300;

  /** As it is now; collects the garbage. */
  static Footprint now() {
    long heap = 0;
    long listeners = 0;
    long nodes = 0;
    for (var line : histogram().lines().toList()) {
      var matcher = LINE.matcher(line);
      if (matcher.matches()) {
        long count = Long.parseLong(matcher.group(1));
        var name = matcher.group(3);
        heap += Long.parseLong(matcher.group(2));
        listeners += LISTENER.matcher(name).matches() ? count : 0;
        nodes += name.startsWith("javafx.scene.") ? count : 0;
      }
    }
    return new Footprint(
        heap,
        listeners,
        nodes,
        ManagementFactory.getThreadMXBean().getThreadCount(),
        ProcessHandle.current().descendants().count());
  }

  /** The JVM's own count of objects by class, after a full collection. */
  private static String histogram() {
    try {
      var commands = new ObjectName("com.sun.management:type=DiagnosticCommand");
      var answer =
          ManagementFactory.getPlatformMBeanServer()
              .invoke(
                  commands,
                  "gcClassHistogram",
                  new Object[] {new String[0]},
                  new String[] {String[].class.getName()});
      return String.valueOf(answer);
    } catch (JMException e) {
      throw new IllegalStateException("this JVM counts no objects", e);
    }
  }

  /** Whether nothing has grown since. */
  boolean isNoMoreThan(Footprint before) {
    return heap - before.heap <= HEAP
        && listeners - before.listeners <= LISTENERS
        && nodes - before.nodes <= NODES
        && threads <= before.threads
        && processes <= before.processes;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%.1f MB heap, %,d listeners, %,d nodes, %d threads, %d processes",
        heap / 1e6,
        listeners,
        nodes,
        threads,
        processes);
  }
}
