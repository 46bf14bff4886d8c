package threadworks.session;

import java.util.concurrent.CompletableFuture;
import threadworks.schedule.report.Report;

/** An exploration under way. Safe for use by any thread. */
public interface Exploration {
  /** How far it is now; the last one when it is over. */
  Report report();

  /**
   * Its last report, as soon as it is over: also when it was cancelled or its JVM ended, with what
   * was found until then. A {@link threadworks.wording.SentenceException} when there was nothing to
   * explore.
   */
  CompletableFuture<Report> over();

  /** Ends it; its JVM is ready for the next. Returns at once. */
  void cancel();
}
