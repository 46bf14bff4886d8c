package threadworks.trace;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One lane as it grows.
 *
 * <p>Calls and tasks of one thread lie inside each other: while it waits for a pool, a thread may
 * run one of the pool's tasks, which sleeps. The innermost is what the thread is doing. So a call
 * within a call cuts the outer one's span in two, and so does a task within a call, which counts as
 * running: spans never overlap.
 */
final class LaneBuilder {
  /** What receives the finished spans. */
  interface Sink {
    void spanEnded(SpanList spans, long start, long end, CallSite site);
  }

  /**
   * A call or a task that has not ended.
   *
   * @param site the call; empty for a task
   * @param task where the task stands in the list of tasks
   */
  private record Open(Optional<CallSite> site, long task) {}

  private final ThreadId thread;
  private final Sink sink;
  private final SpanList spans = new SpanList();
  private final Deque<Open> open = new ArrayDeque<>();
  private String name = "";
  private boolean virtual;
  private final long start;
  private long end = Long.MAX_VALUE;
  private long latest;
  private @Nullable Lane snapshot;

  LaneBuilder(ThreadId thread, long start, Sink sink) {
    this.thread = thread;
    this.start = start;
    this.sink = sink;
    latest = start;
  }

  boolean hasEnded() {
    return end != Long.MAX_VALUE;
  }

  void started(String name, boolean virtual) {
    this.name = name;
    this.virtual = virtual;
    snapshot = null;
  }

  void ended(long nanos) {
    while (!open.isEmpty()) {
      cut(nanos);
      open.pop();
    }
    cut(nanos);
    end = latest;
  }

  void entered(long nanos, CallSite site) {
    cut(nanos);
    open.push(new Open(Optional.of(site), -1));
  }

  void left(long nanos) {
    var top = open.peek();
    if (top != null && top.site.isPresent()) {
      cut(nanos);
      open.pop();
    }
  }

  /** A task began that stands at {@code index} in the list of tasks. */
  void taskStarted(long nanos, long index) {
    cut(nanos);
    open.push(new Open(Optional.empty(), index));
  }

  /** The innermost task ended: where it stands in the list of tasks. */
  OptionalLong taskEnded(long nanos) {
    if (open.stream().allMatch(call -> call.site.isPresent())) {
      return OptionalLong.empty();
    }
    while (true) {
      cut(nanos);
      var top = open.pop();
      if (top.site.isEmpty()) {
        return OptionalLong.of(top.task);
      }
    }
  }

  Lane snapshot() {
    var lane = snapshot;
    if (lane == null) {
      var top = open.peek();
      var site = top == null ? null : top.site.orElse(null);
      lane = new Lane(thread, name, virtual, start, end, spans.snapshot(site, latest));
      snapshot = lane;
    }
    return lane;
  }

  boolean isChanged() {
    return snapshot == null;
  }

  /** What the thread was doing until now is finished; from now on it does something else. */
  private void cut(long nanos) {
    var top = open.peek();
    if (top != null && top.site.isPresent() && nanos > latest) {
      sink.spanEnded(spans, latest, nanos, top.site.get());
    }
    latest = Math.max(latest, nanos);
    if (hasEnded()) {
      end = latest; // a thread's last words, after its body
    }
    snapshot = null;
  }
}
