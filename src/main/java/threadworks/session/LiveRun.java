package threadworks.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import threadworks.host.Ending;
import threadworks.host.RunListener;
import threadworks.lesson.Demo;
import threadworks.trace.Event;
import threadworks.trace.Trace;
import threadworks.trace.TraceBuilder;
import threadworks.wording.Sentence;

/** One run of one variant, as it grows; safe for use by several threads. */
final class LiveRun implements RunListener {
  private static final long ONE_MOVE = 400_000_000;

  /** More would be a picture of them alone. */
  private static final int MOST_MOVES = 1_000;

  private final Demo.Variant variant;
  private final int round;
  private final double idealMillis;
  private final List<Long> pids = new ArrayList<>();
  private final List<Moved> moved = new ArrayList<>();
  private final TraceBuilder trace = new TraceBuilder();
  private VariantRun.Status status = VariantRun.Status.WAITING;
  private long begin;
  private long end;
  private long startup;
  private long startingSince;
  private boolean starting;
  private @Nullable VariantRun last;

  LiveRun(Demo.Variant variant, int round, double idealMillis) {
    this.variant = variant;
    this.round = round;
    this.idealMillis = idealMillis;
  }

  Demo.Variant variant() {
    return variant;
  }

  /** A live parameter was moved; while a hand drags it, that is one move. */
  synchronized void moved(String param, double from, double to) {
    if (status != VariantRun.Status.RUNNING || from == to) {
      return;
    }
    long now = System.nanoTime() - begin;
    var before = moved.isEmpty() ? null : moved.getLast();
    if (before != null && before.param().equals(param) && now - before.nanos() < ONE_MOVE) {
      moved.removeLast();
      moved.add(new Moved(param, before.from(), to, now));
    } else if (moved.size() < MOST_MOVES) {
      moved.add(new Moved(param, from, to, now));
    }
  }

  synchronized boolean running() {
    return status == VariantRun.Status.RUNNING;
  }

  synchronized void hostIs(long pid) {
    pids.add(pid);
  }

  @Override
  public synchronized void began(long nanoTime) {
    status = VariantRun.Status.RUNNING;
    begin = nanoTime;
    last = null;
  }

  @Override
  public synchronized void starting(boolean begins, long nanoTime) {
    starting = begins;
    if (begins) {
      startingSince = nanoTime;
    } else {
      startup += nanoTime - startingSince;
    }
  }

  @Override
  public synchronized void workerStarted(long pid) {
    pids.add(pid);
  }

  @Override
  public synchronized void events(List<Event> events) {
    trace.add(events);
  }

  @Override
  public synchronized void dropped(long events) {
    trace.addDropped(events);
  }

  @Override
  public synchronized void over() {
    end = System.nanoTime();
  }

  /** As it stands now. */
  synchronized VariantRun snapshot() {
    if (status == VariantRun.Status.RUNNING) {
      long now = end == 0 ? System.nanoTime() : end;
      long waited = starting ? startup + now - startingSince : startup;
      return run(now - begin - waited, waited, null, null, trace.snapshot(now - begin));
    }
    var known = last;
    if (known == null) {
      known = run(0, 0, null, null, Trace.EMPTY);
      last = known;
    }
    return known;
  }

  /** It is over, as {@code ending} says; nothing more is heard of it. */
  synchronized void ended(Ending ending) {
    switch (ending) {
      case Ending.Returned(var value, var elapsed, var startup) ->
          end(VariantRun.Status.DONE, elapsed, startup, value, null);
      case Ending.Threw(var sentence, var _, var elapsed, var startup) ->
          end(VariantRun.Status.FAILED, elapsed, startup, null, sentence);
      case Ending.Stood(var sentence, var elapsed, var startup) ->
          end(VariantRun.Status.FAILED, elapsed, startup, null, sentence);
      case Ending.Refused(var sentence) -> end(VariantRun.Status.SKIPPED, 0, 0, null, sentence);
      case Ending.Died(var sentence) -> cut(VariantRun.Status.FAILED, sentence);
      case Ending.Came came -> throw new IllegalArgumentException("watched by nobody: " + came);
    }
  }

  /** It was stopped, or will never begin because the whole run was. */
  synchronized void stopped() {
    cut(VariantRun.Status.STOPPED, null);
  }

  /** It could not be run at all. */
  synchronized void failed(Sentence sentence) {
    cut(VariantRun.Status.FAILED, sentence);
  }

  private void cut(VariantRun.Status status, @Nullable Sentence error) {
    var now = snapshot();
    end(status, now.elapsedNanos(), now.startupNanos(), null, error);
  }

  private void end(
      VariantRun.Status status,
      long elapsed,
      long startup,
      @Nullable Object result,
      @Nullable Sentence error) {
    this.status = status;
    var whole = begin == 0 ? Trace.EMPTY : trace.whole(elapsed + startup);
    last = run(elapsed, startup, result, error, whole);
  }

  private VariantRun run(
      long elapsed, long startup, @Nullable Object result, @Nullable Sentence error, Trace trace) {
    return new VariantRun(
        variant,
        round,
        status,
        elapsed,
        startup,
        idealMillis,
        result,
        error,
        List.copyOf(pids),
        List.copyOf(moved),
        trace);
  }
}
