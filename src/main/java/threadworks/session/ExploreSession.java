package threadworks.session;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import threadworks.host.ScheduleProcess;

/**
 * One exploration of a program's schedules, in a child JVM of its own that ends with it. Safe for
 * use by any thread; nothing it does waits but {@link #await}.
 */
public final class ExploreSession {
  /**
   * For how much longer than the search may take the host may say nothing. It gives up by itself
   * three seconds past that, but a busy machine may need longer to start it.
   */
  private static final long GRACE_MILLIS = 30_000;

  private static final ExploreSnapshot START =
      new ExploreSnapshot(
          false, 0, false, 0, 0, Double.NaN, List.of(), List.of(), null, null, 0, 0, null);

  /**
   * How far to explore.
   *
   * @param schedules how many schedules to run at most
   * @param seconds how long to explore at most
   * @param reduce whether to leave out schedules that only swap independent steps
   * @param random how many schedules to pick at random; 0 walks all, fewest switches first
   * @param seed what chance starts from
   * @param from the code that all schedules begin with, or an empty string
   */
  public record Bounds(
      long schedules, double seconds, boolean reduce, long random, long seed, String from) {
    /** All schedules. */
    public static final Bounds NONE =
        new Bounds(Long.MAX_VALUE, Double.POSITIVE_INFINITY, false, 0, 0, "");
  }

  private final ScheduleTarget target;
  private final Bounds bounds;
  private final long graceMillis;
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile ExploreSnapshot last = START;
  private @Nullable ScheduleProcess process;
  private boolean cancelled;

  /** When the host last told how far it is. */
  private volatile long heard = System.nanoTime();

  private volatile boolean silent;

  private ExploreSession(ScheduleTarget target, Bounds bounds, long graceMillis) {
    this.target = target;
    this.bounds = bounds;
    this.graceMillis = graceMillis;
  }

  /** Begins to explore; returns at once. */
  public static ExploreSession start(ScheduleTarget target, Bounds bounds) {
    return start(target, bounds, GRACE_MILLIS);
  }

  /** The same with another time for the host to say nothing. */
  static ExploreSession start(ScheduleTarget target, Bounds bounds, long graceMillis) {
    var session = new ExploreSession(target, bounds, graceMillis);
    Thread.ofPlatform().daemon().name("explore " + target.method()).start(session::explore);
    return session;
  }

  /** A report as the host sends it. */
  private record Report(
      long schedules,
      boolean complete,
      long steps,
      double seconds,
      double estimate,
      List<Found> outcomes,
      List<String> unwoven,
      @Nullable String refused,
      long cut,
      int cutAfter,
      @Nullable String cutBecause) {
    ExploreSnapshot snapshot(boolean finished) {
      return new ExploreSnapshot(
          finished,
          schedules,
          complete,
          steps,
          seconds,
          estimate,
          outcomes.stream().map(Found::shown).toList(),
          unwoven,
          refused,
          null,
          cut,
          cutAfter,
          cutBecause);
    }
  }

  private record Found(Kind outcome, long count, String shortest, int switches) {
    ExploreSnapshot.Outcome shown() {
      return new ExploreSnapshot.Outcome(
          outcome.kind().toLowerCase(Locale.ROOT), outcome.value(), count, shortest, switches);
    }
  }

  private record Kind(String kind, String value) {}

  private void explore() {
    try (var host = ScheduleProcess.start()) {
      if (begins(host)) {
        var watch = watch(host);
        try {
          last = host.ask(target.order(bounds), Report.class, this::hears).snapshot(true);
        } finally {
          watch.interrupt();
        }
      }
    } catch (RuntimeException e) {
      end(isCancelled() || silent ? null : String.valueOf(e.getMessage()));
    } finally {
      if (!last.finished()) {
        end(null);
      }
      over.countDown();
    }
  }

  private void hears(Report report) {
    heard = System.nanoTime();
    last = report.snapshot(false);
  }

  private synchronized boolean begins(ScheduleProcess host) {
    process = host;
    return !cancelled;
  }

  private synchronized boolean isCancelled() {
    return cancelled;
  }

  /** A schedule that hangs in one step would never look at the time. */
  private Thread watch(ScheduleProcess host) {
    return Thread.ofPlatform()
        .daemon()
        .name("explore watch")
        .start(
            () -> {
              double millis = bounds.seconds() * 1_000 + graceMillis;
              if (millis < Long.MAX_VALUE / 2.0) {
                try {
                  for (long left = (long) millis; left > 0; ) {
                    Thread.sleep(left);
                    left = (long) millis - (System.nanoTime() - heard) / 1_000_000;
                  }
                  silent = true;
                  host.kill();
                } catch (InterruptedException e) {
                  // It was over in time.
                }
              }
            });
  }

  private void end(@Nullable String error) {
    var now = last;
    last =
        new ExploreSnapshot(
            true,
            now.schedules(),
            now.complete(),
            now.steps(),
            now.seconds(),
            now.estimate(),
            now.outcomes(),
            now.unwoven(),
            now.refused(),
            error,
            now.cut(),
            now.cutAfter(),
            silent ? "its process said nothing for too long" : now.cutBecause());
  }

  /** How the exploration stands now. */
  public ExploreSnapshot snapshot() {
    return last;
  }

  /** Ends the exploration; what was found so far stays. Returns at once. */
  public synchronized void cancel() {
    cancelled = true;
    if (process != null) {
      process.kill();
    }
  }

  /**
   * Waits until the exploration is over and its process gone.
   *
   * @return whether it is over; false when {@code timeout} passed first
   */
  public boolean await(Duration timeout) throws InterruptedException {
    return over.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
  }
}
