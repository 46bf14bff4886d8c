package threadworks.session;

import java.time.Duration;

/**
 * One press of Run: every variant asked for, one after another, round after round. Safe for use by
 * any thread; nothing it does waits for the demo but {@link #await}.
 */
public interface RunSession {
  /** How the run stands now; cheap enough to be called at every pulse of the window. */
  RunSnapshot snapshot();

  /**
   * Gives a live parameter another value, in what runs, its workers, and what comes after it.
   * Returns at once; does nothing when the run is over.
   *
   * @throws threadworks.wording.SentenceException when it is none of the demo's, not live, out of
   *     its bounds or not whole
   */
  void set(String param, double value);

  /**
   * Ends the run and its processes, which are gone within 200 ms; what has not run yet will not.
   * Returns at once; does nothing when the run is over.
   */
  void stop();

  /**
   * Waits until the run is over, all its processes of use to no later run gone.
   *
   * @return whether it is over; false when {@code timeout} passed first
   */
  boolean await(Duration timeout) throws InterruptedException;
}
