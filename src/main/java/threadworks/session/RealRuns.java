package threadworks.session;

import java.util.concurrent.CompletableFuture;

/**
 * Real runs of one variant under way, of which only what comes of them counts. Safe for use by any
 * thread.
 */
public interface RealRuns {
  /** What came of them until now; of all when they are over. */
  Luck report();

  /**
   * What came of them in the end, as soon as they are over: also when they were cancelled or their
   * time was up, of those made until then. A {@link threadworks.wording.SentenceException} when
   * none could be made.
   */
  CompletableFuture<Luck> over();

  /** Ends them. Returns at once; the one under way does not count. */
  void cancel();
}
