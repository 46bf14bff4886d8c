package threadworks.session;

import java.time.Duration;

/**
 * A demo's twin, run by each Python that was found, one after another, for as long as it takes.
 * Safe for use by any thread; nothing it does waits for the twin but {@link #await}.
 */
public interface TwinRun {
  /** How it stands now; cheap enough to be called at every pulse of the window. */
  TwinSnapshot snapshot();

  /** Ends it and all that it started; what has not run yet will not. Returns at once. */
  void stop();

  /**
   * Waits until it is over.
   *
   * @return whether it is; false when {@code timeout} passed first
   */
  boolean await(Duration timeout) throws InterruptedException;
}
