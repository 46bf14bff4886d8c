package threadworks.trace.record;

import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import threadworks.trace.Event;

/**
 * The lines printed by all threads, in order, until they are drained. Threads that print take turns
 * here as they do in {@link java.io.PrintStream}.
 */
final class PrintedLines {
  private static final int MOST_LINES = 20_000;
  private static final long MOST_CHARS = 4_000_000;

  private final AtomicLong dropped;
  private ArrayDeque<Event.Printed> lines = new ArrayDeque<>();
  private long chars;

  PrintedLines(AtomicLong dropped) {
    this.dropped = dropped;
  }

  synchronized void add(Event.Printed line) {
    lines.add(line);
    chars += line.text().length();
    while (lines.size() > MOST_LINES || chars > MOST_CHARS) {
      chars -= lines.remove().text().length();
      dropped.incrementAndGet();
    }
  }

  void drain(Consumer<Event> events) {
    take().forEach(events);
  }

  private synchronized ArrayDeque<Event.Printed> take() {
    var taken = lines;
    if (!taken.isEmpty()) {
      lines = new ArrayDeque<>();
      chars = 0;
    }
    return taken;
  }
}
