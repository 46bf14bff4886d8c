package threadworks.trace.record;

import java.io.PrintStream;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import threadworks.lab.Lab;
import threadworks.trace.CallSite;
import threadworks.trace.Event;
import threadworks.trace.ThreadId;
import threadworks.trace.Value;

/**
 * Records what the threads of this process do, for as long as a demo runs in it. Threads record
 * into buffers of their own and never wait for each other or for the one that drains; what comes
 * faster than it is drained is dropped, oldest first, and counted.
 *
 * <p>Everything but {@link #drain} may be called by any thread.
 */
public final class Recorder implements Lab.Watcher {
  private static final int MOST_SLOTS = 1 << 20;
  private static final int SLOTS = 1 << 13;
  private static final int FEWEST_SLOTS = 1 << 6;

  /** Of more virtual threads than one in that time, on average, nothing is told. */
  private static final long VIRTUAL_PACE_NANOS = 200_000;

  /** So many may come at once. */
  private static final int MOST_VIRTUAL = 20_000;

  private final long pid = ProcessHandle.current().pid();
  private final long epoch;

  @SuppressWarnings("ThreadLocalUsage") // a process has one recorder at a time, or a few in a row
  private final ThreadLocal<@Nullable ThreadLog> logs = new ThreadLocal<>();

  private final Queue<ThreadLog> living = new ConcurrentLinkedQueue<>();
  private final AtomicInteger threads = new AtomicInteger();
  private final AtomicLong dropped = new AtomicLong();
  private final PrintedLines printed = new PrintedLines(dropped);
  private final Map<PoolCall, Call> calls = new ConcurrentHashMap<>();
  private final AtomicInteger lastCall = new AtomicInteger();
  private final MonitorWatch monitors = new MonitorWatch();
  private final AtomicLong virtualPace = new AtomicLong();
  private volatile int slots = SLOTS;

  /**
   * Begins to record.
   *
   * @param epoch the {@link System#nanoTime()} that is 0 on the events' axis
   */
  public Recorder(long epoch) {
    this.epoch = epoch;
  }

  /** Now, on the events' axis. */
  public long nanos() {
    return System.nanoTime() - epoch;
  }

  /** How many events were dropped so far. */
  public long dropped() {
    return dropped.get();
  }

  void countDropped(long events) {
    dropped.addAndGet(events);
  }

  /**
   * Makes the calling thread known, so that its lane begins now; for a thread that was there before
   * the demo and outlives it.
   */
  public void attach() {
    log();
  }

  /** Ends what goes on in the background; for when another recorder takes over. */
  void stop() {
    monitors.stop();
  }

  void watchMonitors(ThreadLog log) {
    monitors.add(log);
  }

  int slots() {
    return slots;
  }

  /** What a thread of the demo is there for begins on it; may be nested. */
  void threadBegan() {
    var log = logs.get();
    if (log == null) {
      log = newLog();
      log.born = true;
    }
    log.bodies++;
  }

  /** That is over. */
  void threadEnded() {
    var log = log();
    if (--log.bodies == 0 && log.born) {
      log.ended = true;
      log.add(new Event.Ended(log.id, nanos()));
    }
  }

  /** The calling thread begins to wait. */
  public void entered(CallSite site) {
    var log = log();
    log.site = site;
    log.add(new Event.Entered(log.id, nanos(), site));
  }

  /** The wait that the calling thread entered last is over. */
  public void left() {
    left(log(), null);
  }

  /** The same where others could leave word that they ended it. */
  void left(ThreadLog log, @Nullable Wait wait) {
    long nanos = nanos();
    if (wait != null) {
      Waits.remove(wait);
      var answer = wait.answer();
      if (answer != null && answer.by() != Thread.currentThread()) {
        var by = new ThreadId(pid, answer.by().threadId());
        long at = Math.min(answer.atOr(epoch + nanos) - epoch, nanos);
        log.add(new Event.Unblocked(log.id, nanos, by, at));
      }
    }
    log.add(new Event.Left(log.id, nanos));
  }

  /** A task begins on the calling thread. */
  public void taskStarted(int call, int index) {
    var log = log();
    if (log.tasks.begins()) {
      long nanos = nanos();
      log.tasks.told(nanos);
      log.add(new Event.TaskStarted(log.id, nanos, call, index));
    }
  }

  /**
   * The task ended.
   *
   * @param value what it returned; any object
   * @param failure what it threw, or null
   */
  public void taskEnded(int call, int index, @Nullable Object value, @Nullable Throwable failure) {
    var log = log();
    if (!log.tasks.ends()) {
      return;
    }
    long nanos = nanos();
    var shown = failure == null ? Value.of(value) : Value.of(failure);
    log.add(new Event.TaskEnded(log.id, nanos, call, index, shown, failure != null));
  }

  /** Numbers a task that a call site hands to {@code pool}. */
  TaskNumber nextTask(@Nullable Object pool, int site) {
    var call =
        calls.computeIfAbsent(
            new PoolCall(System.identityHashCode(pool), site),
            key -> new Call(lastCall.incrementAndGet(), new AtomicInteger()));
    return new TaskNumber(this, call.number, call.tasks.getAndIncrement());
  }

  private record PoolCall(int pool, int site) {}

  private record Call(int number, AtomicInteger tasks) {}

  /** Something was put into a queue of this process, or taken out of it, at a call site. */
  void queued(BlockingQueue<?> queue, int site, boolean put) {
    var log = log();
    int id = System.identityHashCode(queue);
    var count = log.count(id, put);
    if (count == null) {
      var known = new WeakReference<>(queue);
      IntSupplier depth =
          () -> {
            var there = known.get();
            return there == null ? -1 : there.size();
          };
      count = log.count(new QueueCount(log.id, id, receiver(CallSites.get(site)), put, depth), put);
    }
    add(log, count);
  }

  /**
   * The calling thread put an item into a queue that several processes share, or took one.
   *
   * @param queue tells the queue from others, the same in all processes
   * @param depth says how many items are in it; below 0 when it is closed
   */
  public void queued(int queue, boolean put, IntSupplier depth) {
    var log = log();
    // Below 0, where no number of a queue of one process is.
    long id = -1 - Integer.toUnsignedLong(queue);
    var count = log.count(id, put);
    if (count == null) {
      var site = log.site;
      count =
          log.count(
              new QueueCount(log.id, id, site == null ? "" : receiver(site), put, depth), put);
    }
    add(log, count);
  }

  /**
   * The clock is read before the depth: so the latest moment has the depth that all of them left
   * behind, whoever is held up in between.
   */
  private void add(ThreadLog log, QueueCount count) {
    if (count.add()) {
      var event = count.tell(nanos());
      if (event != null) {
        log.add(event);
      }
    }
  }

  /** What a call is made on, as the source calls it. */
  private static String receiver(CallSite site) {
    var what = site.what();
    return what.substring(0, Math.max(0, what.lastIndexOf('.')));
  }

  @Override
  public void plotted(String series, double value) {
    var log = log();
    log.add(new Event.Plotted(log.id, nanos(), series, value));
  }

  @Override
  public void plotted(String series, double x, double y) {
    var log = log();
    log.add(new Event.PlottedOver(log.id, nanos(), series, x, y));
  }

  @Override
  public Lab.Span began(String lane, String text) {
    var log = log();
    log.add(new Event.MarkBegan(log.id, nanos(), lane, text));
    return () -> {
      // A thread's log is its own: one that another thread closes lasts as long as its thread.
      if (log == log()) {
        log.add(new Event.MarkEnded(log.id, nanos(), lane));
      }
    };
  }

  /**
   * A stream that records each line printed to it, with the thread that prints and the time.
   *
   * @param error whether it stands for {@code System.err}
   */
  public PrintStream printStream(boolean error) {
    return new PrintStream(new LineStream(this, error), true, StandardCharsets.UTF_8);
  }

  void printed(ThreadLog log, boolean error, String text) {
    printed.add(new Event.Printed(log.id, nanos(), error, text));
  }

  /**
   * Hands over all events since the last call: those of one thread in order, those of different
   * threads in no order. Threads that ended are noticed here. Called by one thread at a time.
   */
  public void drain(Consumer<Event> events) {
    var each = living.iterator();
    while (each.hasNext()) {
      var log = each.next();
      if (!log.drain(events)) {
        finishLines(log);
        each.remove();
        threads.decrementAndGet();
      }
    }
    slots =
        Math.clamp(
            Integer.highestOneBit(MOST_SLOTS / Math.max(1, threads.get())), FEWEST_SLOTS, SLOTS);
    printed.drain(events);
  }

  /** Hands over what {@link #drain} does, and the lines that were begun and never ended. */
  public void drainLast(Consumer<Event> events) {
    living.forEach(this::finishLines);
    drain(events);
  }

  private void finishLines(ThreadLog log) {
    for (int i = 0; i < log.lines.length; i++) {
      if (!log.lines[i].isEmpty()) {
        printed(log, i == 1, log.lines[i].end());
      }
    }
  }

  /** The calling thread's log, made when it is seen for the first time. */
  ThreadLog log() {
    var log = logs.get();
    return log != null ? log : newLog();
  }

  /**
   * Virtual threads cost so little that a program may have one for each of its smallest tasks; to
   * tell of each would then take longer than what they do.
   */
  private boolean tooManyVirtual(long nanos) {
    long most = nanos + MOST_VIRTUAL * VIRTUAL_PACE_NANOS;
    long due =
        virtualPace.getAndUpdate(
            then -> then >= most ? then : Math.max(then, nanos) + VIRTUAL_PACE_NANOS);
    return due >= most;
  }

  private ThreadLog newLog() {
    var thread = Thread.currentThread();
    long nanos = nanos();
    boolean quiet = thread.isVirtual() && tooManyVirtual(nanos);
    var log = new ThreadLog(thread, pid, this, quiet);
    logs.set(log);
    if (quiet) {
      // Its begin and its end; of the rest nobody knows.
      dropped.addAndGet(2);
      return log;
    }
    log.add(new Event.Started(log.id, nanos, thread.getName(), thread.isVirtual()));
    living.add(log);
    threads.incrementAndGet();
    return log;
  }
}
