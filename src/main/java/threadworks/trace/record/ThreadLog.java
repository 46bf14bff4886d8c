package threadworks.trace.record;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import threadworks.trace.CallSite;
import threadworks.trace.Event;
import threadworks.trace.ThreadId;

/**
 * What the recorder keeps of one thread. Three threads meet here: the owner, which alone adds
 * events; the one that drains; and the {@link MonitorWatch}.
 *
 * <p>A wait for a monitor goes like this: the owner notes its site, and goes to enter. The watch
 * finds it blocked and leaves an event in {@code blocked}. When the owner has the monitor, it takes
 * the event from there and adds it, and that it left, to its own. Until then, which may be never,
 * the one that drains hands the event over from {@code blocked}, and knows it again when it comes a
 * second time.
 */
final class ThreadLog {
  private static final VarHandle MONITOR;
  private static final VarHandle BLOCKED;

  static {
    try {
      var lookup = MethodHandles.lookup();
      MONITOR = lookup.findVarHandle(ThreadLog.class, "monitor", long.class);
      BLOCKED = lookup.findVarHandle(ThreadLog.class, "blocked", Event.Entered.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  final Thread owner;
  final ThreadId id;

  /** Whoever uses more queues than that is not charted. */
  private static final int MOST_COUNTS = 128;

  private final Recorder recorder;
  private final boolean quiet;
  private final EventRing ring = new EventRing();

  /** What the thread has printed of a line that has not ended yet, by stream. */
  final LineBuffer[] lines = {new LineBuffer(), new LineBuffer()};

  /** Whether it was seen from its begin, by what it runs. */
  boolean born;

  /** How many bodies of threads it is in: a demo may call {@code run} itself. */
  int bodies;

  /** Where it waits, or waited last; the owner's alone. */
  @Nullable CallSite site;

  /** The owner's, and read by the one that drains. */
  final TaskPace tasks = new TaskPace();

  /** By queue and direction; the owner adds, the one that drains reads. */
  private final List<QueueCount> counts = new CopyOnWriteArrayList<>();

  private @Nullable QueueCount lastPut;
  private @Nullable QueueCount lastTaken;

  /** Whether the thread itself recorded its end. */
  volatile boolean ended;

  /** How many monitors it went to enter, in the upper half, and the site; 0 when at none. */
  private long monitor;

  /** The monitor it went to enter; written before {@code monitor} says that it did. */
  private @Nullable Object wanted;

  private int monitors;
  private volatile Event.@Nullable Entered blocked;

  /** The draining side's: what is open, and the last event. */
  private final Deque<Event> open = new ArrayDeque<>();

  private long lastNanos;
  private Event.@Nullable Entered early;

  /** Where others leave word while it is blocked; the watch's until it is. */
  private volatile @Nullable Wait blockedOn;

  /** The watch's: which monitor {@code blocked} is about. */
  private long blockedAt;

  /**
   * A log of a thread.
   *
   * @param quiet whether nothing that it does is told
   */
  ThreadLog(Thread owner, long pid, Recorder recorder, boolean quiet) {
    this.quiet = quiet;
    this.owner = owner;
    this.id = new ThreadId(pid, owner.threadId());
    this.recorder = recorder;
  }

  void add(Event event) {
    if (quiet) {
      return;
    }
    ring.add(event, recorder.slots());
  }

  // The owner's.

  /** What is counted of a queue in a direction; null before the first time. */
  @Nullable QueueCount count(long queue, boolean put) {
    var last = put ? lastPut : lastTaken;
    if (last != null && last.isOf(queue, put)) {
      return last;
    }
    for (var one : counts) {
      if (one.isOf(queue, put)) {
        return remember(one, put);
      }
    }
    return null;
  }

  /** Counts in this from now on. One of very many queues is forgotten after its first. */
  QueueCount count(QueueCount first, boolean put) {
    if (counts.size() < MOST_COUNTS) {
      counts.add(first);
    }
    return remember(first, put);
  }

  private QueueCount remember(QueueCount count, boolean put) {
    if (put) {
      lastPut = count;
    } else {
      lastTaken = count;
    }
    return count;
  }

  void wantMonitor(Object monitor, int site) {
    if (monitors == 0) {
      recorder.watchMonitors(this);
    }
    monitors++;
    wanted = monitor;
    MONITOR.setRelease(this, ((long) monitors << Integer.SIZE) | site);
  }

  void gotMonitor() {
    MONITOR.setOpaque(this, 0L);
    var entered = blocked;
    var wait = blockedOn;
    if (entered != null && BLOCKED.compareAndSet(this, entered, null)) {
      if (wait != null) {
        wait.over(null);
      }
      add(entered);
      recorder.left(this, wait);
    }
  }

  // The watch's.

  void lookAtMonitor() {
    long at = (long) MONITOR.getAcquire(this);
    var monitor = wanted;
    var entered = blocked;
    if (entered != null) {
      // The owner went on and just missed the event; else it would have taken it away.
      if (at != blockedAt) {
        var wait = blockedOn;
        if (BLOCKED.compareAndSet(this, entered, null) && wait != null) {
          Waits.remove(wait);
        }
      }
    } else if (at != 0 && monitor != null && owner.getState() == Thread.State.BLOCKED) {
      if ((long) MONITOR.getAcquire(this) != at) {
        return; // it is at another by now
      }
      blockedAt = at;
      blockedOn = Waits.begin(monitor, Wait.For.LOCK);
      blocked = new Event.Entered(id, recorder.nanos(), CallSites.get((int) at));
    }
  }

  // The draining side's.

  /**
   * Hands over what was recorded, and the end of a thread that ended unseen.
   *
   * @return whether more may come from this thread
   */
  boolean drain(Consumer<Event> events) {
    boolean alive = owner.isAlive();
    var waiting = blocked;
    ring.drain(
        event -> deliver(event, events),
        missing -> {
          recorder.countDropped(missing);
          closeAll(events);
        });
    // Of each neither the begin nor the end.
    recorder.countDropped(2 * tasks.skipped());
    for (var count : counts) {
      var rest = count.rest(recorder.nanos());
      if (rest != null) {
        events.accept(rest);
      }
    }
    if (early != null && !early.equals(waiting)) {
      early = null;
      deliver(new Event.Left(id, recorder.nanos()), events);
    }
    if (early == null && waiting != null && waiting.equals(blocked)) {
      deliver(waiting, events);
      early = waiting;
    }
    if (!alive && !ended) {
      // A virtual thread nearly always serves one task, so its last event is its end; a pool's
      // thread has idled since then.
      events.accept(new Event.Ended(id, owner.isVirtual() ? lastNanos : recorder.nanos()));
    }
    return alive;
  }

  private void deliver(Event event, Consumer<Event> events) {
    if (event.equals(early)) {
      early = null;
      return;
    }
    lastNanos = event.nanos();
    switch (event) {
      case Event.Entered e -> open.push(e);
      case Event.TaskStarted e -> open.push(e);
      case Event.Left e -> {
        if (!(open.peek() instanceof Event.Entered)) {
          return;
        }
        open.pop();
      }
      case Event.TaskEnded e -> {
        if (!(open.peek() instanceof Event.TaskStarted)) {
          return;
        }
        open.pop();
      }
      default -> {}
    }
    events.accept(event);
  }

  /** After a gap nobody knows which of the open calls have come back: all count as left. */
  private void closeAll(Consumer<Event> events) {
    while (!open.isEmpty()) {
      var last = open.pop();
      events.accept(
          last instanceof Event.TaskStarted task
              ? new Event.TaskEnded(id, lastNanos, task.call(), task.index(), "…", false)
              : new Event.Left(id, lastNanos));
    }
    early = null;
  }
}
