package threadworks.host;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import threadworks.trace.Event;
import threadworks.trace.ThreadId;
import threadworks.trace.record.Recorder;

/**
 * Takes what a recorder holds and reports it piece by piece, on a thread of its own: fast enough
 * for an eye, rare enough to cost the demo nothing.
 */
final class Pump implements AutoCloseable {
  private static final long PERIOD_MILLIS = 8;
  private static final int LARGEST_REPORT = 8192;

  /** In one period, so that tasks of microseconds are not slowed down by reports of each. */
  private static final int MOST_AT_ONCE = 16;

  private final Recorder recorder;
  private final Consumer<byte[]> reports;
  private final Thread thread;
  private final List<Event> events = new ArrayList<>();
  private final Set<ThreadId> virtualThreads = new HashSet<>();
  private long reportedDropped;
  private int atOnce;

  /**
   * A pump that does not pump yet.
   *
   * @param group the group of its thread, which is not to be the demo's
   * @param reports takes encoded {@link EventBatch}s, one after another
   */
  Pump(Recorder recorder, ThreadGroup group, Consumer<byte[]> reports) {
    this.recorder = recorder;
    this.reports = reports;
    thread = Thread.ofPlatform().group(group).daemon().name("pump").unstarted(this::run);
  }

  /** Begins to pump. */
  Pump start() {
    thread.start();
    return this;
  }

  private void run() {
    try {
      while (true) {
        Thread.sleep(PERIOD_MILLIS);
        pump();
        synchronized (this) {
          atOnce = 0;
        }
      }
    } catch (InterruptedException e) {
      // Closed.
    }
  }

  /** Reports what there is now. */
  synchronized void pump() {
    recorder.drain(this::add);
    report();
  }

  /** Reports what there is now, unless it did so often of late. */
  synchronized void pumpAtOnce() {
    if (atOnce++ < MOST_AT_ONCE) {
      pump();
    }
  }

  /** Whether a virtual thread that was seen lives on. */
  synchronized boolean virtualThreadLives() {
    return !virtualThreads.isEmpty();
  }

  private void add(Event event) {
    events.add(event);
    if (event instanceof Event.Started started && started.virtual()) {
      virtualThreads.add(event.thread());
    } else if (event instanceof Event.Ended) {
      virtualThreads.remove(event.thread());
    }
    if (events.size() == LARGEST_REPORT) {
      report();
    }
  }

  private void report() {
    long dropped = recorder.dropped();
    if (!events.isEmpty() || dropped > reportedDropped) {
      reports.accept(new EventBatch(events, dropped - reportedDropped).encode());
      reportedDropped = dropped;
      events.clear();
    }
  }

  /** Reports the rest, unfinished lines too, and stops. */
  @Override
  public void close() {
    thread.interrupt();
    synchronized (this) {
      recorder.drainLast(this::add);
      report();
    }
  }
}
