package threadworks.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import threadworks.host.PythonProcess;
import threadworks.session.VariantRun.Status;
import threadworks.trace.Event;
import threadworks.trace.ThreadId;
import threadworks.trace.Trace;
import threadworks.trace.TraceBuilder;
import threadworks.wording.Sentence;

/** One Python's run of a twin, as it grows; safe for use by several threads. */
final class LivePython implements PythonProcess.Listener {
  /** More than any chart has room for. */
  private static final int MOST_BARS = 200;

  private final String python;
  private final TraceBuilder trace = new TraceBuilder();
  private final List<TwinBar> bars = new ArrayList<>();
  private final ThreadId thread = new ThreadId(0, 1);
  private Status status = Status.WAITING;
  private @Nullable Sentence error;
  private long begin;
  private long elapsed;

  LivePython(String python) {
    this.python = python;
  }

  synchronized void begins() {
    begin = System.nanoTime();
    status = Status.RUNNING;
    trace.add(List.of(new Event.Started(thread, 0, python, false)));
  }

  @Override
  public synchronized void line(boolean isError, String text) {
    if (status != Status.RUNNING) {
      return;
    }
    long now = System.nanoTime() - begin;
    switch (isError ? null : TwinLine.of(text)) {
      case TwinLine.Time(var bar) -> {
        if (bars.size() < MOST_BARS) {
          bars.add(bar);
        }
      }
      case TwinLine.Point(var series, var x, var y) ->
          trace.add(List.of(new Event.PlottedOver(thread, now, series, x, y)));
      case null -> trace.add(List.of(new Event.Printed(thread, now, isError, text)));
    }
  }

  /**
   * It is over.
   *
   * @param stopped whether somebody stopped it
   * @param why why it failed; null where it did not
   */
  synchronized void ended(boolean stopped, @Nullable Sentence why) {
    elapsed = begin == 0 ? 0 : System.nanoTime() - begin;
    status = stopped ? Status.STOPPED : why == null ? Status.DONE : Status.FAILED;
    error = stopped ? null : why;
  }

  synchronized PythonRun snapshot() {
    long now = status == Status.RUNNING ? System.nanoTime() - begin : elapsed;
    return new PythonRun(
        python,
        status,
        now,
        error,
        List.copyOf(bars),
        begin == 0 ? Trace.EMPTY : trace.snapshot(now));
  }
}
